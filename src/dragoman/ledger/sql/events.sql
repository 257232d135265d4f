-- Events of a pair ($a, $b), of one entity ($a), or all; within a period; by date, undated ones last.
-- Of a pair: one acts and the other receives, or both act together.
SELECT * FROM events
WHERE ($a IS NULL
       OR ($b IS NULL AND (list_contains(actors, $a) OR list_contains(recipients, $a)))
       OR (list_contains(actors, $a) AND (list_contains(recipients, $b) OR list_contains(actors, $b)))
       OR (list_contains(actors, $b) AND list_contains(recipients, $a)))
  AND ($since IS NULL OR last_day >= first_day($since))
  AND ($until IS NULL OR first_day <= last_day_of($until))
ORDER BY coalesce(start, "end") NULLS LAST, published NULLS LAST, article, ordinal
