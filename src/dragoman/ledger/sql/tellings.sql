-- All events within a period, by the first day that their dates stand for, or that of their publication; those without any last.
SELECT * FROM events
WHERE ($since IS NULL OR last_day >= first_day($since))
  AND ($until IS NULL OR first_day <= last_day_of($until))
ORDER BY first_day NULLS LAST, article, ordinal
