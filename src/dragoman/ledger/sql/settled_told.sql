-- What the pairs $pairs (`A B`) did and said, from what is settled, as `told.sql` has it.
SELECT a, b, type, mode, status, coalesce(start, "end") AS start, count(DISTINCT coalesce(outlet, article)) AS outlets
FROM settled_by_pair
WHERE list_contains($pairs, a || ' ' || b) AND status IN ('actual', 'future') AND confidence >= $least AND coalesce(start, "end") IS NOT NULL
  AND coalesce(last_day_of(published), '') <= $until
GROUP BY ALL ORDER BY ALL
