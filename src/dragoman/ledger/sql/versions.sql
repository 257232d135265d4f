-- These articles and those that stood at these addresses, without their text.
SELECT id, lang, published, outlet, title, url, credit, fingerprint AS coder FROM owner WHERE list_contains($ids, id) OR list_contains($urls, url) ORDER BY id
