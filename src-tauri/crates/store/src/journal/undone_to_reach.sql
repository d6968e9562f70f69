-- What stands and came after an edit (?2), the latest first: to be undone to stand right after it.
SELECT edit.id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state,
    kept.schema_version IS ?1 AS can_replay
FROM journal AS edit
LEFT JOIN changeset AS kept ON kept.journal_id = edit.id
WHERE state = 'applied' AND undoes IS NULL AND redoes IS NULL
    AND seq > (SELECT seq FROM journal WHERE id = ?2)
ORDER BY seq DESC
