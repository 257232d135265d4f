-- Characterisations of a pair, of one entity, or all; within a period; by date, undated ones last.
SELECT * FROM characterisations
WHERE ($a IS NULL OR list_contains(actors, $a)) AND ($b IS NULL OR list_contains(actors, $b))
  AND ($since IS NULL OR last_day >= first_day($since))
  AND ($until IS NULL OR first_day <= last_day_of($until))
ORDER BY coalesce(start, "end") NULLS LAST, published NULLS LAST, article, ordinal
