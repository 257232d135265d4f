-- These articles, with their text.
SELECT * FROM articles WHERE list_contains($ids, id) ORDER BY id
