SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version' AND rootpage > 1
