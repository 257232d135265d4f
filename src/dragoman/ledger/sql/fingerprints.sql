-- The coders, code and packs, that made what is kept.
SELECT DISTINCT fingerprint FROM owner WHERE fingerprint IS NOT NULL ORDER BY fingerprint
