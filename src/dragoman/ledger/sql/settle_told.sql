-- What a search looks through, the latest first: each event with its sentence folded, and what it may be narrowed by.
SELECT id, article, type, status, outlet, actors, recipients, first_day, last_day, coalesce(start, "end", published, '') AS day,
       folded(list_filter(quotes, lambda quote: quote.role = 'sentence')[1].text) AS told
FROM events ORDER BY day DESC, id
