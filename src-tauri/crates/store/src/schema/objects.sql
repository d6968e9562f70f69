-- Everything in the schema except what SQLite makes by itself. Each table is followed by its
-- indexes; a trigger or view would show here too.
SELECT sql FROM sqlite_schema
WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY tbl_name, type <> 'table', type, name
