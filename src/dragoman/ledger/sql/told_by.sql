-- The events of these articles.
SELECT * FROM events WHERE list_contains($ids, article) ORDER BY article, ordinal
