-- How many events of a pair ($a, $b) within a period, of some categories or all, by category and outlet; none of some articles.
SELECT type, outlet, count(*) AS events FROM events
WHERE ((list_contains(actors, $a) AND (list_contains(recipients, $b) OR list_contains(actors, $b))) OR (list_contains(actors, $b) AND list_contains(recipients, $a)))
  AND ($since IS NULL OR last_day >= first_day($since)) AND ($until IS NULL OR first_day <= last_day_of($until))
  AND ($types IS NULL OR list_contains($types, type)) AND NOT list_contains($but, article)
GROUP BY ALL
