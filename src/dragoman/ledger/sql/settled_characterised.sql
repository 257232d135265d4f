-- Characterisations of a pair ($a before $b) within a period, from what is settled; by date, undated ones last.
SELECT * EXCLUDE (a, b) FROM settled_characterised
WHERE a = $a AND b = $b
  AND ($since IS NULL OR last_day >= first_day($since))
  AND ($until IS NULL OR first_day <= last_day_of($until))
ORDER BY coalesce(start, "end") NULLS LAST, published NULLS LAST, article, ordinal
