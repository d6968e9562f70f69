-- Something in the list of tables that no statement of ours leaves there: without SQL it can only be
-- the index of a primary key, nothing but tables and indexes is known, and each has pages of its own.
SELECT type || ' ' || name FROM sqlite_schema
WHERE type NOT IN ('table', 'index')
    OR (sql IS NULL AND (type <> 'index' OR name NOT LIKE 'sqlite\_autoindex\_%' ESCAPE '\'))
    OR rootpage IS NULL
    OR rootpage < 2
    OR rootpage IN (SELECT rootpage FROM sqlite_schema GROUP BY rootpage HAVING count(*) > 1)
LIMIT 1
