-- Everything that stands, the latest first, and whether it can be undone under the present schema
-- (?1).
SELECT edit.id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state,
    kept.schema_version IS ?1 AS can_replay
FROM journal AS edit
LEFT JOIN changeset AS kept ON kept.journal_id = edit.id
WHERE state = 'applied' AND undoes IS NULL AND redoes IS NULL
ORDER BY seq DESC
