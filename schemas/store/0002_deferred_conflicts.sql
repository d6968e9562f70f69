-- What a merge asked and a person put off: it stays here until it is settled.

-- `context` and `row_id` are what the workbook carried: they may name rows that are gone.
-- `field` is empty where a whole row is meant; `cells` then holds the row, JSON, field to value.
-- `carried` is the column as the workbook carried it, JSON; `{}` where a whole row is meant.
CREATE TABLE deferred_conflict (
    id          TEXT NOT NULL PRIMARY KEY,
    question    TEXT NOT NULL CHECK (question IN ('conflict', 'emptied', 'no_base', 'recognised',
                    'removed', 'removed_edited', 'gone_here', 'new')),
    sheet_kind  TEXT NOT NULL,
    context     TEXT NOT NULL,
    row_id      TEXT NOT NULL,
    row_name    TEXT NOT NULL,
    field       TEXT NOT NULL,
    carried     TEXT NOT NULL,
    base        TEXT,
    file        TEXT,
    cells       TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    sheet       TEXT NOT NULL,
    sheet_row   INTEGER,
    cell        TEXT NOT NULL,
    deferred_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deferred_conflict_row ON deferred_conflict (row_id);
