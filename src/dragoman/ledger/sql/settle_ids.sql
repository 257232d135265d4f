-- The articles that are settled.
SELECT id FROM owner ORDER BY id
