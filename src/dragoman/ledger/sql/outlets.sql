-- Every outlet with its languages, how many articles of it were read, from when to when, and how many events they tell.
SELECT a.outlet, list_sort(list(DISTINCT a.lang)) AS langs, count(*) AS articles, min(a.published) AS first, max(a.published) AS last, coalesce(sum(e.events), 0)::BIGINT AS events
FROM owner a LEFT JOIN (SELECT article, count(*) AS events FROM events GROUP BY article) e ON a.id = e.article
GROUP BY a.outlet ORDER BY articles DESC, a.outlet NULLS LAST
