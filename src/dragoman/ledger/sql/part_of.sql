-- The part from which an article is taken.
SELECT part FROM owner WHERE id = $id
