INSERT INTO schema_version (version, app_version, reached_at) VALUES (?1, ?2, ?3)
