-- How often the ledger was coded anew.
SELECT coalesce(max(generation), 0) AS generation FROM owner
