-- Gives up the oldest kept changes once all together take more room than ?2 bytes, but never those
-- of the last ?1 edits that stand, nor of an edit that can still be redone. The journal rows stay.
DELETE FROM changeset WHERE journal_id IN (
    SELECT journal_id FROM (
        SELECT kept.journal_id, edit.seq, edit.state,
            sum(length(kept.bytes)) OVER (ORDER BY edit.seq DESC) AS so_far
        FROM changeset AS kept
        JOIN journal AS edit ON edit.id = kept.journal_id
    )
    WHERE so_far > ?2
        AND state <> 'undone'
        AND seq <= (
            SELECT seq FROM journal
            WHERE state = 'applied' AND undoes IS NULL AND redoes IS NULL
            ORDER BY seq DESC
            LIMIT 1 OFFSET ?1
        )
)
