-- How many articles appeared on each day, undated ones left out.
SELECT left(published, 10) AS day, count(*) AS articles FROM owner WHERE length(published) >= 10 GROUP BY 1 ORDER BY 1
