-- The date of the last article that was read.
SELECT max(published) AS last FROM owner
