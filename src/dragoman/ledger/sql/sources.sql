-- Articles without their text: those named, or all.
SELECT id, lang, published, outlet, title, url, credit, fingerprint AS coder FROM owner
WHERE $ids IS NULL OR id IN (SELECT unnest(CAST($ids AS VARCHAR[]))) ORDER BY published NULLS LAST, id
