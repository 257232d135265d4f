-- Where each event is told, by its id.
SELECT id, article, part FROM events ORDER BY id, article
