-- The events of one article, in the order of its text.
SELECT * FROM events WHERE article = $id AND part = $part ORDER BY ordinal
