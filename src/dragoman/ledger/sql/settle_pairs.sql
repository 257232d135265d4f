-- The list of pairs, as `pairs.sql` has it.
WITH met AS (
    SELECT id, x, unnest(others) AS y, early, late
    FROM (SELECT id, unnest(actors) AS x, list_concat(actors, recipients) AS others,
                 coalesce(start, "end", published) AS early, coalesce("end", start, published) AS late FROM events)
)
SELECT least(x, y) AS a, greatest(x, y) AS b, count(DISTINCT id) AS events, min(early) AS first, max(late) AS last
FROM met WHERE x <> y GROUP BY ALL ORDER BY events DESC, a, b
