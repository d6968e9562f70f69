SELECT column_name FROM schema_column
WHERE schema_version = ?1 AND table_name = ?2
ORDER BY position
