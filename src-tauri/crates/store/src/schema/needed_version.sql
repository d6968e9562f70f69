SELECT app_version FROM schema_version ORDER BY version DESC LIMIT 1
