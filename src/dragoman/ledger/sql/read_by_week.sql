-- How many articles of each outlet appeared in each week, given by its Monday; undated ones left out.
SELECT strftime(date_trunc('week', day), '%Y-%m-%d') AS week, coalesce(outlet, '') AS outlet, lang, count(*) AS articles
FROM (SELECT try_cast(left(published, 10) AS DATE) AS day, outlet, lang FROM owner WHERE length(published) >= 10)
WHERE day IS NOT NULL GROUP BY ALL ORDER BY ALL
