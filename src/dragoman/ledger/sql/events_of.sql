-- These events; their ids are put into the question.
SELECT * FROM events WHERE id IN ('ids')
