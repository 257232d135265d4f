-- The latest of the same events, from what is settled, as `latest.sql` has it.
SELECT * EXCLUDE (a, b) FROM settled_by_pair
WHERE a = $a AND b = $b
  AND ($since IS NULL OR last_day >= first_day($since)) AND ($until IS NULL OR first_day <= last_day_of($until))
  AND ($types IS NULL OR list_contains($types, type)) AND NOT list_contains($but, article)
ORDER BY coalesce(start, "end") DESC NULLS LAST, published DESC NULLS LAST, article, ordinal LIMIT $most
