-- The articles that are kept.
SELECT id FROM owner
