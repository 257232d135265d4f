-- What the copies of the articles published within days of a day are known by; of an undated one, of all.
SELECT a.id, a.published, a.outlet, a.credited, a.sketch, a.bound FROM articles a
WHERE $first IS NULL OR a.published IS NULL OR left(a.published, 10) BETWEEN $first AND $last ORDER BY a.id
