-- The events of one article, in the order of its text.
SELECT * FROM events WHERE article = $id ORDER BY ordinal
