-- The articles that another coder coded, whose text is kept, in the order of their ids; and how much of their text.
SELECT o.id, coalesce(a.kept, 'full') AS kept FROM owner o JOIN all_articles a ON a.id = o.id AND a.part = o.part
WHERE o.fingerprint IS DISTINCT FROM $fingerprint ORDER BY o.id
