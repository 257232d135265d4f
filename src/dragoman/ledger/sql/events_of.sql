-- These events.
SELECT * FROM events WHERE id IN (SELECT unnest(CAST($ids AS VARCHAR[])))
