-- The articles of an outlet (of none where $outlet is null), the latest first: those that come after $skip others, $most at the most.
SELECT id, lang, published, outlet, title, url, credit FROM owner
WHERE outlet IS NOT DISTINCT FROM $outlet ORDER BY published DESC NULLS LAST, id LIMIT $most OFFSET $skip
