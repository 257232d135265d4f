-- The ids of the events that a search finds in what is settled, as `found.sql` has it, each with its day, and how many there are in all.
WITH hits AS MATERIALIZED (
    SELECT id, article, day FROM settled_told
    WHERE (len($words) = 0 OR len(list_filter($words, lambda word: NOT contains(told, word))) = 0)
      AND narrowed($a, $b, $types, $statuses, $outlet, $since, $until, $but)
)
SELECT id, day, (SELECT count(*) FROM hits) AS total FROM hits
WHERE $day IS NULL OR day < $day OR (day = $day AND id > $id) ORDER BY day DESC, id LIMIT $most
