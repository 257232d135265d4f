-- Every article, with its text.
SELECT * FROM articles ORDER BY published NULLS LAST, id
