-- Rows that name rows which are not there, counted by table.
SELECT "table", "parent", count(*) FROM pragma_foreign_key_check
GROUP BY 1, 2 ORDER BY 1, 2
