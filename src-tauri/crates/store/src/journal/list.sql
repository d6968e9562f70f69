-- The latest rows first.
SELECT id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state
FROM journal
ORDER BY seq DESC
LIMIT ?1
