-- Where history contradicts itself: what is wrong, and the row.
-- An undo or redo row names an edit.
SELECT 'names no edit', replay.id FROM journal AS replay
JOIN journal AS edit ON edit.id = coalesce(replay.undoes, replay.redoes)
WHERE edit.undoes IS NOT NULL OR edit.redoes IS NOT NULL
UNION ALL
-- Whether an edit stands is what its latest undo or redo says.
SELECT 'says otherwise than its last undo', edit.id FROM journal AS edit
WHERE edit.undoes IS NULL AND edit.redoes IS NULL
    AND (edit.state = 'applied') IS NOT coalesce(
        (SELECT replay.redoes IS NOT NULL FROM journal AS replay
            WHERE replay.undoes = edit.id OR replay.redoes = edit.id
            ORDER BY replay.seq DESC LIMIT 1),
        1)
UNION ALL
-- What can be redone came after everything that stands.
SELECT 'could be redone past later work', edit.id FROM journal AS edit
WHERE edit.state = 'undone'
    AND edit.seq < (SELECT max(seq) FROM journal
        WHERE state = 'applied' AND undoes IS NULL AND redoes IS NULL)
UNION ALL
-- Changes belong to edits; undo and redo rows have none of their own.
SELECT 'keeps changes it should not', kept.journal_id FROM changeset AS kept
JOIN journal AS replay ON replay.id = kept.journal_id
WHERE replay.undoes IS NOT NULL OR replay.redoes IS NOT NULL
UNION ALL
-- Changes are given up from the oldest on: none is missing among those that are kept.
SELECT 'has lost its changes', edit.id FROM journal AS edit
WHERE edit.undoes IS NULL AND edit.redoes IS NULL AND edit.state <> 'discarded'
    AND edit.id NOT IN (SELECT journal_id FROM changeset)
    AND edit.seq > (SELECT min(older.seq) FROM journal AS older
        JOIN changeset AS kept ON kept.journal_id = older.id WHERE older.state <> 'discarded')
