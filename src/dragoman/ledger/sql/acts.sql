-- What every two entities did or said and was published since $since and coded at least as surely as $least, one row for all that tell the same: the parties, the category, the status, the day, and when it was first published.
WITH met AS (
    SELECT type, status, coalesce(start, "end") AS start, published, unnest(actors) AS x, list_concat(actors, recipients) AS others
    FROM events WHERE status IN ('actual', 'future') AND last_day_of(published) >= $since AND confidence >= $least
), both_ends AS (SELECT type, status, start, published, x, unnest(others) AS y FROM met)
SELECT least(x, y) AS a, greatest(x, y) AS b, type, status, start, min(published) AS published
FROM both_ends WHERE x <> y GROUP BY ALL ORDER BY ALL
