-- What the pairs $pairs (`A B`) did and said on days that are known, published by $until and coded at least as surely as $least: one row for all that tell the same of two, with the number of outlets that do.
WITH met AS (
    SELECT DISTINCT id, article, least(x, y) AS a, greatest(x, y) AS b
    FROM (SELECT id, article, x, unnest(others) AS y
          FROM (SELECT id, article, unnest(actors) AS x, list_concat(actors, recipients) AS others FROM events))
    WHERE x <> y AND list_contains($pairs, least(x, y) || ' ' || greatest(x, y))
)
SELECT m.a, m.b, e.type, e.mode, e.status, coalesce(e.start, e."end") AS start, count(DISTINCT coalesce(e.outlet, e.article)) AS outlets
FROM events e JOIN met m ON e.id = m.id AND e.article = m.article
WHERE e.status IN ('actual', 'future') AND e.confidence >= $least AND coalesce(e.start, e."end") IS NOT NULL AND coalesce(last_day_of(e.published), '') <= $until
GROUP BY ALL ORDER BY ALL
