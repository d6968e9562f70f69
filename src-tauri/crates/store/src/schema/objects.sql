-- Everything in the schema that was written down as SQL. Each table is followed by its indexes; a
-- trigger, a view, or a table SQLite keeps for itself would show here too.
SELECT sql FROM sqlite_schema
WHERE sql IS NOT NULL
ORDER BY tbl_name, type <> 'table', type, name
