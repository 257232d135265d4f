-- One event by its id.
SELECT * FROM events WHERE id = $id ORDER BY article LIMIT 1
