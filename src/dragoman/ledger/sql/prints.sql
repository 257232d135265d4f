-- What the copies of these articles are known by.
SELECT a.id, a.published, a.outlet, a.credited, a.sketch, a.bound FROM articles a WHERE a.id IN (SELECT unnest(CAST($ids AS VARCHAR[]))) ORDER BY a.id
