-- What was undone up to an edit (?2), the earliest first: to be done again to stand right after it.
SELECT edit.id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state,
    kept.schema_version IS ?1 AS can_replay
FROM journal AS edit
LEFT JOIN changeset AS kept ON kept.journal_id = edit.id
WHERE state = 'undone' AND undoes IS NULL AND redoes IS NULL
    AND seq <= (SELECT seq FROM journal WHERE id = ?2)
ORDER BY seq
