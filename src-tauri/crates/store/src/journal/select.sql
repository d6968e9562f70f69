-- Rows of history that fit, the latest first. Each of the conditions is left out when its value is
-- null: before a row (?1), by a person (?2), of one of some actions (?3, a JSON list), holding a
-- text (?4, in lower case); at most ?5.
SELECT id, at, who, via, op, label, from_file, from_sheet, from_row, undoes, redoes, state
FROM journal
WHERE (?1 IS NULL OR seq < (SELECT seq FROM journal WHERE id = ?1))
    AND (?2 IS NULL OR who = ?2)
    AND (?3 IS NULL OR op IN (SELECT value FROM json_each(?3)))
    AND (?4 IS NULL OR instr(lower(label), ?4) > 0 OR instr(lower(who), ?4) > 0
        OR instr(lower(coalesce(from_file, '')), ?4) > 0)
ORDER BY seq DESC
LIMIT ?5
