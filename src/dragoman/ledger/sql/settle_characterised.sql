-- Every characterisation once for each pair of its parties, pair by pair.
WITH met AS (SELECT id, article, x, unnest(actors) AS y FROM (SELECT id, article, actors, unnest(actors) AS x FROM characterisations))
SELECT m.x AS a, m.y AS b, c.* FROM characterisations c JOIN met m ON c.id = m.id AND c.article = m.article
WHERE m.x < m.y ORDER BY m.x, m.y, coalesce(c.start, c."end") NULLS LAST, c.published NULLS LAST, c.article, c.ordinal
