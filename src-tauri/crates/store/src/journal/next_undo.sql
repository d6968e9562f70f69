-- The latest edit that stands. It can be undone only while its changes are kept and were recorded
-- under the present schema (?1): nothing before it may be undone past it.
SELECT edit.id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state,
    kept.schema_version IS ?1 AS can_replay
FROM journal AS edit
LEFT JOIN changeset AS kept ON kept.journal_id = edit.id
WHERE state = 'applied' AND undoes IS NULL AND redoes IS NULL
ORDER BY seq DESC
LIMIT 1
