-- Everybody who did something.
SELECT DISTINCT who FROM journal ORDER BY who
