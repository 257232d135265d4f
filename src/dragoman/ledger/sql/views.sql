-- The tables as the questions see them: of each article what the part that owns it says.
CREATE OR REPLACE VIEW articles AS
SELECT a.* FROM all_articles a JOIN owner o ON a.id = o.id AND a.part = o.part;

-- `actors` and `recipients` are at the level of the state or body: `MLI:MIL` is MLI. `first_day` and `last_day` are the
-- bounds that a date of any precision stands for, and those of the publication where the event has no date.
CREATE OR REPLACE VIEW events AS
SELECT e.*, o.lang, o.published, o.outlet, o.title, o.url,
       list_distinct(list_transform(e.actor, lambda code: split_part(code, ':', 1))) AS actors,
       list_distinct(list_transform(e.recipient, lambda code: split_part(code, ':', 1))) AS recipients,
       first_day(coalesce(e.start, e."end", o.published)) AS first_day,
       last_day_of(coalesce(e."end", e.start, o.published)) AS last_day
FROM all_events e JOIN owner o ON e.article = o.id AND e.part = o.part;

CREATE OR REPLACE VIEW characterisations AS
SELECT c.*, o.lang, o.published, o.outlet, o.title, o.url,
       list_distinct(list_transform(c.parties, lambda code: split_part(code, ':', 1))) AS actors,
       first_day(coalesce(c.start, c."end", o.published)) AS first_day,
       last_day_of(coalesce(c."end", c.start, o.published)) AS last_day
FROM all_characterisations c JOIN owner o ON c.article = o.id AND c.part = o.part;

CREATE OR REPLACE VIEW refusals AS
SELECT r.* FROM all_refusals r JOIN owner o ON r.article = o.id AND r.part = o.part;
