-- What the copies of these articles are known by.
SELECT a.id, a.published, a.outlet, a.credited, a.sketch, a.bound FROM articles a WHERE list_contains($ids, a.id) ORDER BY a.id
