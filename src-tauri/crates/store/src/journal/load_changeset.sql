SELECT bytes, schema_version FROM changeset WHERE journal_id = ?1
