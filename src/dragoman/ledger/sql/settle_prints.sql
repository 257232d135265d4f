-- What the copies of each article are known by.
SELECT id, published, outlet, credited, bound, sketch FROM articles ORDER BY published, id
