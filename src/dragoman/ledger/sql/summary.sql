-- What the ledger holds, in figures.
SELECT (SELECT count(*) FROM owner) AS articles,
       (SELECT count(DISTINCT outlet) FROM owner) AS outlets,
       (SELECT count(*) FROM events) AS events,
       (SELECT count(*) FROM characterisations) AS characterisations,
       (SELECT count(*) FROM refusals) AS refusals,
       (SELECT min(published) FROM owner) AS first,
       (SELECT max(published) FROM owner) AS last
