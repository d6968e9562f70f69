-- Every table's columns as they are now.
INSERT INTO schema_column (schema_version, table_name, position, column_name)
SELECT ?1, entry.name, field.cid, field.name
FROM sqlite_schema AS entry, pragma_table_info(entry.name) AS field
WHERE entry.type = 'table' AND entry.name NOT LIKE 'sqlite\_%' ESCAPE '\'
