-- Articles by language, the most frequent first.
SELECT lang, count(*) AS articles FROM owner GROUP BY lang ORDER BY articles DESC, lang
