-- The characterisations of one article, in the order of its text.
SELECT * FROM characterisations WHERE article = $id AND part = $part ORDER BY ordinal
