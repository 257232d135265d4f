-- What the coder left out of the articles that are kept.
SELECT step, "where", reason FROM refusals ORDER BY article, step, "where"
