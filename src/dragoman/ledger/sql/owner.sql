-- The tables as the questions see them. `all_*` are the rows of every part; an article that several parts hold
-- (two ledgers put together, or coded anew) is taken from that which was coded last, else from the first, with what that part says of it.
CREATE OR REPLACE TABLE owner AS
SELECT id, part, lang, published, outlet, title, url, credit, fingerprint, coalesce(generation, 0) AS generation
FROM all_articles
QUALIFY row_number() OVER (PARTITION BY id ORDER BY coalesce(generation, 0) DESC, part) = 1;
