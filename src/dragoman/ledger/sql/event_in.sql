-- One event of an article, in the part that holds it: nothing else need be looked at.
SELECT * FROM events WHERE id = $id AND article = $article AND part = $part
