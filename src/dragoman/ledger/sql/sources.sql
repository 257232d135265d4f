-- Articles without their text: those named, or all.
SELECT id, lang, published, outlet, title, url, credit, fingerprint AS coder FROM owner
WHERE $ids IS NULL OR list_contains($ids, id) ORDER BY published NULLS LAST, id
