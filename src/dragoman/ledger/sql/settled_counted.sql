-- How many events of a pair ($a before $b), from what is settled, as `counted.sql` has it.
SELECT type, outlet, count(*) AS events FROM settled_by_pair
WHERE a = $a AND b = $b
  AND ($since IS NULL OR last_day >= first_day($since)) AND ($until IS NULL OR first_day <= last_day_of($until))
  AND ($types IS NULL OR list_contains($types, type)) AND NOT list_contains($but, article)
GROUP BY ALL
