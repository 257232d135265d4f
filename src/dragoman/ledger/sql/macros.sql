-- The first and the last day that an ISO date of any precision stands for (`2026`, `2026-02`, `2026-02-05`), as text that sorts.
CREATE OR REPLACE MACRO first_day(date) AS CASE length(date) WHEN 4 THEN date || '-01-01' WHEN 7 THEN date || '-01' ELSE left(date, 10) END;
CREATE OR REPLACE MACRO last_day_of(date) AS CASE length(date) WHEN 4 THEN date || '-12-31' WHEN 7 THEN date || '-31' ELSE left(date, 10) END;
-- Text as words are looked for in it: lower case, no accents, one kind of apostrophe.
CREATE OR REPLACE MACRO folded(told) AS replace(strip_accents(lower(told)), '’', '''');
