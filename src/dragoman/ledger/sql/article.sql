-- One article, with its text.
SELECT * FROM articles WHERE id = $id AND part = $part
