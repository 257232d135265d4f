-- What a pair ($a before $b) did and said, from what is settled, as `told.sql` has it. One pair at a time: only so is the rest passed over.
SELECT a, b, type, mode, status, coalesce(start, "end") AS start, count(DISTINCT coalesce(outlet, article)) AS outlets
FROM settled_by_pair
WHERE a = $a AND b = $b AND status IN ('actual', 'future') AND confidence >= $least AND coalesce(start, "end") IS NOT NULL
  AND coalesce(last_day_of(published), '') <= $until
GROUP BY ALL ORDER BY ALL
