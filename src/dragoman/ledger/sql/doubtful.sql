-- The events that are coded least surely, $most at the most; what did not happen weighs less, as in the order of the review. Of each what tells how much a look is worth.
SELECT id, article, type, mode, status, confidence FROM events ORDER BY (1 - confidence) * CASE status WHEN 'actual' THEN 1.0 ELSE 0.6 END DESC, id LIMIT $most
