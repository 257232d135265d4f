-- The events that a search finds, the latest first, undated ones by their publication, $most at the most after a place ($day, $id); and how many there are in all.
-- $words are folded and stand all in the sentence; $a and $b are parties on either side; $types, $statuses are lists; articles of $but are left out.
-- Only those that are given are read whole.
WITH hits AS MATERIALIZED (
    SELECT id, article, coalesce(start, "end", published, '') AS day FROM events
    WHERE narrowed($a, $b, $types, $statuses, $outlet, $since, $until, $but)
      AND (len($words) = 0 OR len(list_filter($words, lambda word: NOT contains(folded(list_filter(quotes, lambda quote: quote.role = 'sentence')[1].text), word))) = 0)
), given AS MATERIALIZED (
    SELECT * FROM hits WHERE $day IS NULL OR day < $day OR (day = $day AND id > $id) ORDER BY day DESC, id LIMIT $most
)
SELECT e.*, g.day, (SELECT count(*) FROM hits) AS total FROM events e JOIN given g ON e.id = g.id AND e.article = g.article
WHERE e.id IN (SELECT id FROM given) ORDER BY g.day DESC, e.id
