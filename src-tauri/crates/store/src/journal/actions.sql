-- Every action that was done.
SELECT DISTINCT op FROM journal ORDER BY op
