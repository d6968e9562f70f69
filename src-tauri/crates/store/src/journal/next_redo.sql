-- The earliest edit that was undone and not given up since.
SELECT edit.id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state,
    kept.schema_version IS ?1 AS can_replay
FROM journal AS edit
LEFT JOIN changeset AS kept ON kept.journal_id = edit.id
WHERE state = 'undone' AND undoes IS NULL AND redoes IS NULL
ORDER BY seq
LIMIT 1
