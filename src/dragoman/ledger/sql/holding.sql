-- The parts of which an article holds.
SELECT DISTINCT part FROM owner ORDER BY part
