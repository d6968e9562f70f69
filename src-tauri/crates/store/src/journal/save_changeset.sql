INSERT INTO changeset (journal_id, schema_version, bytes) VALUES (?1, ?2, ?3)
