-- The latest $most of the same events, undated ones last.
SELECT * FROM events
WHERE ((list_contains(actors, $a) AND (list_contains(recipients, $b) OR list_contains(actors, $b))) OR (list_contains(actors, $b) AND list_contains(recipients, $a)))
  AND ($since IS NULL OR last_day >= first_day($since)) AND ($until IS NULL OR first_day <= last_day_of($until))
  AND ($types IS NULL OR list_contains($types, type)) AND NOT list_contains($but, article)
ORDER BY coalesce(start, "end") DESC NULLS LAST, published DESC NULLS LAST, article, ordinal LIMIT $most
