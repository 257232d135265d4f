-- Every event once for each of its pairs, pair by pair, by date within a pair.
WITH met AS (
    SELECT DISTINCT id, article, least(x, y) AS a, greatest(x, y) AS b
    FROM (SELECT id, article, x, unnest(others) AS y
          FROM (SELECT id, article, unnest(actors) AS x, list_concat(actors, recipients) AS others FROM events))
    WHERE x <> y
)
SELECT m.a, m.b, e.* FROM events e JOIN met m ON e.id = m.id AND e.article = m.article
ORDER BY m.a, m.b, coalesce(e.start, e."end") NULLS LAST, e.published NULLS LAST, e.article, e.ordinal
