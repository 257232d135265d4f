-- The first and the last day that an ISO date of any precision stands for (`2026`, `2026-02`, `2026-02-05`), as text that sorts.
CREATE OR REPLACE MACRO first_day(date) AS CASE length(date) WHEN 4 THEN date || '-01-01' WHEN 7 THEN date || '-01' ELSE left(date, 10) END;
CREATE OR REPLACE MACRO last_day_of(date) AS CASE length(date) WHEN 4 THEN date || '-12-31' WHEN 7 THEN date || '-31' ELSE left(date, 10) END;
-- Text as words are looked for in it: lower case, no accents, one kind of apostrophe.
CREATE OR REPLACE MACRO folded(told) AS replace(strip_accents(lower(told)), '’', '''');
-- Whether a row of events is of what a search asks for besides words: parties on either side, lists of categories and statuses, an outlet, a period; none of some articles.
CREATE OR REPLACE MACRO narrowed(a, b, types, statuses, paper, since, until, but) AS
    (a IS NULL OR list_contains(actors, a) OR list_contains(recipients, a))
    AND (b IS NULL OR list_contains(actors, b) OR list_contains(recipients, b))
    AND (types IS NULL OR list_contains(types, type)) AND (statuses IS NULL OR list_contains(statuses, status))
    AND (paper IS NULL OR outlet = paper)
    AND (since IS NULL OR last_day >= first_day(since)) AND (until IS NULL OR first_day <= last_day_of(until))
    AND NOT list_contains(but, article);
