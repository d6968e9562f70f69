-- Edits from a revision on whose changes are kept, the earliest first.
SELECT edit.id FROM journal AS edit
JOIN changeset AS kept ON kept.journal_id = edit.id
WHERE seq >= (SELECT seq FROM journal WHERE id = ?1)
ORDER BY seq
