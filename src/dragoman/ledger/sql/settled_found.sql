-- The ids of the events that a search finds in what is settled, as `found.sql` has it, each with its day, and how many there are in all.
WITH hits AS MATERIALIZED (
    SELECT id, article, day FROM settled_told
    WHERE (len($words) = 0 OR len(list_filter($words, lambda word: NOT contains(told, word))) = 0)
      AND ($a IS NULL OR list_contains(actors, $a) OR list_contains(recipients, $a))
      AND ($b IS NULL OR list_contains(actors, $b) OR list_contains(recipients, $b))
      AND ($types IS NULL OR list_contains($types, type))
      AND ($statuses IS NULL OR list_contains($statuses, status))
      AND ($outlet IS NULL OR outlet = $outlet)
      AND ($since IS NULL OR last_day >= first_day($since))
      AND ($until IS NULL OR first_day <= last_day_of($until))
      AND NOT list_contains($but, article)
)
SELECT id, day, (SELECT count(*) FROM hits) AS total FROM hits
WHERE $day IS NULL OR day < $day OR (day = $day AND id > $id) ORDER BY day DESC, id LIMIT $most
