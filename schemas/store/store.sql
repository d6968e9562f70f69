-- Generated from the migrations: the schema of a .jiugai project file.

PRAGMA application_id = 1246183753;
PRAGMA user_version = 3;

CREATE TABLE allocation (
    id           TEXT NOT NULL PRIMARY KEY,
    plan_id      TEXT NOT NULL REFERENCES plan (id),
    community_id TEXT REFERENCES community (id),
    cluster_id   TEXT REFERENCES cluster (id),
    source_code  TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    note         TEXT NOT NULL,
    CHECK ((community_id IS NOT NULL) + (cluster_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;

CREATE INDEX allocation_cluster ON allocation (cluster_id) WHERE cluster_id IS NOT NULL;

CREATE INDEX allocation_community ON allocation (community_id) WHERE community_id IS NOT NULL;

CREATE INDEX allocation_plan ON allocation (plan_id);

CREATE TABLE blob (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE building (
    id               TEXT NOT NULL PRIMARY KEY,
    community_id     TEXT NOT NULL REFERENCES community (id),
    number           TEXT NOT NULL,
    built_year       INTEGER,
    year_proof       TEXT NOT NULL,
    units            INTEGER,
    storeys          INTEGER,
    households       INTEGER,
    floor_area       INTEGER,
    structure        TEXT NOT NULL,
    ownership        TEXT CHECK (ownership IN ('public', 'housing_reform', 'commodity',
                         'cooperative', 'resettlement', 'other')),
    lifts            INTEGER,
    safety_appraisal TEXT NOT NULL,
    in_scope         INTEGER NOT NULL CHECK (in_scope IN (0, 1)),
    note             TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX building_community ON building (community_id);

CREATE TABLE ceiling (
    id          TEXT NOT NULL PRIMARY KEY,
    plan_id     TEXT NOT NULL REFERENCES plan (id),
    year        INTEGER NOT NULL,
    source_code TEXT,
    amount      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ceiling_plan ON ceiling (plan_id);

CREATE TABLE changeset (
    journal_id     TEXT NOT NULL PRIMARY KEY REFERENCES journal (id),
    schema_version INTEGER NOT NULL,
    bytes          BLOB NOT NULL
) STRICT;

CREATE TABLE cluster (
    id          TEXT NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    division_id TEXT REFERENCES division (id),
    note        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX cluster_division ON cluster (division_id);

CREATE TABLE column_mapping (
    id        TEXT NOT NULL PRIMARY KEY,
    signature TEXT NOT NULL,
    mapping   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX column_mapping_signature ON column_mapping (signature);

CREATE TABLE community (
    id                    TEXT NOT NULL PRIMARY KEY,
    division_id           TEXT REFERENCES division (id),
    cluster_id            TEXT REFERENCES cluster (id),
    name                  TEXT NOT NULL,
    former_name           TEXT NOT NULL,
    address               TEXT NOT NULL,
    kind                  TEXT NOT NULL CHECK (kind IN ('estate', 'single_building', 'self_built',
                              'urban_village')),
    built_from            INTEGER,
    built_to              INTEGER,
    buildings             INTEGER,
    households            INTEGER,
    floor_area            INTEGER,
    in_scope_buildings    INTEGER,
    in_scope_households   INTEGER,
    in_scope_floor_area   INTEGER,
    units                 INTEGER,
    residents             INTEGER,
    elderly               INTEGER,
    low_income_households INTEGER,
    lifts                 INTEGER,
    to_be_expropriated    INTEGER CHECK (to_be_expropriated IN (0, 1)),
    owner_unit            TEXT NOT NULL,
    ownership             TEXT CHECK (ownership IN ('public', 'housing_reform', 'commodity',
                              'cooperative', 'resettlement', 'other')),
    property_mode         TEXT CHECK (property_mode IN ('company', 'owner_unit', 'self_managed',
                              'neighbourhood', 'none')),
    property_fee          INTEGER,
    owners_committee      INTEGER CHECK (owners_committee IN (0, 1)),
    maintenance_fund      INTEGER,
    earlier_renewal       TEXT NOT NULL,
    stage                 TEXT NOT NULL CHECK (stage IN ('reserve', 'planned', 'implementing',
                              'completed')),
    note                  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX community_cluster ON community (cluster_id);

CREATE INDEX community_division ON community (division_id);

CREATE TABLE contract (
    id             TEXT NOT NULL PRIMARY KEY,
    lot_id         TEXT NOT NULL REFERENCES lot (id),
    number         TEXT NOT NULL,
    contractor     TEXT NOT NULL,
    price          INTEGER,
    signed_on      TEXT,
    start_order_on TEXT,
    term_days      INTEGER,
    changes        INTEGER,
    settlement     INTEGER,
    retention      INTEGER,
    note           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX contract_lot ON contract (lot_id);

CREATE TABLE cost_line (
    id           TEXT NOT NULL PRIMARY KEY,
    scheme_id    TEXT REFERENCES scheme (id),
    cluster_id   TEXT REFERENCES cluster (id),
    lot_id       TEXT REFERENCES lot (id),
    kind         TEXT NOT NULL CHECK (kind IN ('measure', 'lump_sum')),
    measure_code TEXT,
    quantity     INTEGER,
    unit_price   INTEGER,
    price_source TEXT,
    from_item    TEXT,
    amount       INTEGER,
    class_code   TEXT,
    published    INTEGER CHECK (published IN (0, 1)),
    note         TEXT NOT NULL,
    position     INTEGER NOT NULL,
    CHECK ((scheme_id IS NOT NULL) + (cluster_id IS NOT NULL) + (lot_id IS NOT NULL) = 1),
    CHECK (CASE kind
        WHEN 'measure' THEN measure_code IS NOT NULL AND price_source IS NOT NULL
            AND amount IS NULL AND class_code IS NULL AND published IS NULL
        ELSE published IS NOT NULL AND measure_code IS NULL AND quantity IS NULL
            AND unit_price IS NULL AND price_source IS NULL AND from_item IS NULL
        END)
) STRICT, WITHOUT ROWID;

CREATE INDEX cost_line_cluster ON cost_line (cluster_id) WHERE cluster_id IS NOT NULL;

CREATE INDEX cost_line_lot ON cost_line (lot_id) WHERE lot_id IS NOT NULL;

CREATE INDEX cost_line_scheme ON cost_line (scheme_id) WHERE scheme_id IS NOT NULL;

CREATE TABLE declared_total (
    id            TEXT NOT NULL PRIMARY KEY,
    batch_id      TEXT NOT NULL REFERENCES import_batch (id),
    division_path TEXT NOT NULL,
    year          INTEGER,
    communities   INTEGER,
    buildings     INTEGER,
    households    INTEGER,
    floor_area    INTEGER,
    investment    INTEGER,
    sheet         TEXT NOT NULL,
    sheet_row     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX declared_total_batch ON declared_total (batch_id);

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

CREATE TABLE dependency (
    id        TEXT NOT NULL PRIMARY KEY,
    plan_id   TEXT NOT NULL REFERENCES plan (id),
    from_task TEXT NOT NULL REFERENCES task (id),
    to_task   TEXT NOT NULL REFERENCES task (id),
    kind      TEXT NOT NULL CHECK (kind IN ('fs', 'ss', 'ff')),
    lag_days  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX dependency_from ON dependency (from_task);

CREATE INDEX dependency_plan ON dependency (plan_id);

CREATE INDEX dependency_to ON dependency (to_task);

CREATE TABLE division (
    id            TEXT NOT NULL PRIMARY KEY,
    parent_id     TEXT REFERENCES division (id),
    level         TEXT NOT NULL CHECK (level IN ('province', 'city', 'district', 'subdistrict',
                      'neighbourhood')),
    name          TEXT NOT NULL,
    division_code TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX division_parent ON division (parent_id);

CREATE TABLE evidence (
    id                 TEXT NOT NULL PRIMARY KEY,
    community_id       TEXT NOT NULL REFERENCES community (id),
    gate_code          TEXT NOT NULL,
    kind               TEXT NOT NULL CHECK (kind IN ('rates', 'vote', 'notice', 'confirmation',
                           'document')),
    clause             TEXT CHECK (clause IN ('ordinary', 'special')),
    owners             INTEGER,
    owners_taking_part INTEGER,
    owners_agreeing    INTEGER,
    area               INTEGER,
    area_taking_part   INTEGER,
    area_agreeing      INTEGER,
    is_confirmed       INTEGER CHECK (is_confirmed IN (0, 1)),
    notice_from        TEXT,
    notice_to          TEXT,
    notice_place       TEXT NOT NULL,
    document_no        TEXT NOT NULL,
    dated              TEXT,
    objections         TEXT NOT NULL,
    note               TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_community ON evidence (community_id);

CREATE TABLE file_info (
    id             TEXT NOT NULL PRIMARY KEY CHECK (id = 'file'),
    title          TEXT NOT NULL,
    division_name  TEXT NOT NULL,
    compiling_unit TEXT NOT NULL,
    created_at     TEXT NOT NULL,
    note           TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
    id                   TEXT NOT NULL PRIMARY KEY,
    community_id         TEXT NOT NULL REFERENCES community (id),
    item_code            TEXT NOT NULL,
    level                TEXT NOT NULL CHECK (level IN ('ok', 'minor', 'severe', 'hazard',
                             'not_applicable')),
    quantity             INTEGER,
    strongly_wished      INTEGER NOT NULL CHECK (strongly_wished IN (0, 1)),
    reason_not_in_scheme TEXT NOT NULL,
    note                 TEXT NOT NULL,
    inspected_by         TEXT NOT NULL,
    inspected_on         TEXT
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX finding_community_item ON finding (community_id, item_code);

CREATE TABLE import_batch (
    id          TEXT NOT NULL PRIMARY KEY,
    file_name   TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX import_batch_file ON import_batch (file_sha256);

CREATE TABLE journal (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    at         TEXT NOT NULL,
    who        TEXT NOT NULL,
    via        TEXT NOT NULL CHECK (via IN ('window', 'command_line', 'import')),
    op         TEXT NOT NULL,
    label      TEXT NOT NULL,
    from_file  TEXT,
    from_sheet TEXT,
    from_row   INTEGER,
    undoes     TEXT REFERENCES journal (id),
    redoes     TEXT REFERENCES journal (id),
    state      TEXT NOT NULL CHECK (state IN ('applied', 'undone', 'discarded')),
    CHECK (undoes IS NULL OR redoes IS NULL),
    CHECK (state = 'applied' OR (undoes IS NULL AND redoes IS NULL))
) STRICT;

CREATE INDEX journal_edits ON journal (state, seq) WHERE undoes IS NULL AND redoes IS NULL;

CREATE INDEX journal_redoes ON journal (redoes) WHERE redoes IS NOT NULL;

CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE lot (
    id          TEXT NOT NULL PRIMARY KEY,
    project_id  TEXT REFERENCES project (id),
    name        TEXT NOT NULL,
    tendered_on TEXT,
    note        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX lot_project ON lot (project_id);

CREATE TABLE lot_community (
    id           TEXT NOT NULL PRIMARY KEY,
    lot_id       TEXT NOT NULL REFERENCES lot (id),
    community_id TEXT NOT NULL REFERENCES community (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX lot_community_community ON lot_community (community_id);

CREATE UNIQUE INDEX lot_community_pair ON lot_community (lot_id, community_id);

CREATE TABLE money_arrived (
    id           TEXT NOT NULL PRIMARY KEY,
    plan_id      TEXT NOT NULL REFERENCES plan (id),
    community_id TEXT REFERENCES community (id),
    source_code  TEXT NOT NULL,
    arrived_on   TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    document_no  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX money_arrived_community ON money_arrived (community_id);

CREATE INDEX money_arrived_plan ON money_arrived (plan_id);

CREATE TABLE money_paid (
    id           TEXT NOT NULL PRIMARY KEY,
    plan_id      TEXT NOT NULL REFERENCES plan (id),
    contract_id  TEXT REFERENCES contract (id),
    community_id TEXT REFERENCES community (id),
    paid_on      TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    document_no  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX money_paid_community ON money_paid (community_id);

CREATE INDEX money_paid_contract ON money_paid (contract_id);

CREATE INDEX money_paid_plan ON money_paid (plan_id);

CREATE TABLE origin (
    id         TEXT NOT NULL PRIMARY KEY,
    batch_id   TEXT NOT NULL REFERENCES import_batch (id),
    table_name TEXT NOT NULL,
    row_id     TEXT NOT NULL,
    sheet      TEXT NOT NULL,
    sheet_row  INTEGER NOT NULL,
    cells      TEXT NOT NULL
) STRICT;

CREATE INDEX origin_batch ON origin (batch_id);

CREATE INDEX origin_row ON origin (row_id);

CREATE TABLE photo (
    id          TEXT NOT NULL PRIMARY KEY,
    finding_id  TEXT NOT NULL REFERENCES finding (id),
    blob_sha256 TEXT NOT NULL CHECK (length(blob_sha256) = 64),
    caption     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX photo_blob ON photo (blob_sha256);

CREATE INDEX photo_finding ON photo (finding_id);

CREATE TABLE plan (
    id          TEXT NOT NULL PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('five_year', 'annual')),
    name        TEXT NOT NULL,
    from_year   INTEGER NOT NULL,
    to_year     INTEGER NOT NULL,
    parent_id   TEXT REFERENCES plan (id),
    state       TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'submitted', 'approved',
                    'closed')),
    compiled_by TEXT NOT NULL,
    note        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_parent ON plan (parent_id);

CREATE TABLE plan_entry (
    id               TEXT NOT NULL PRIMARY KEY,
    plan_id          TEXT NOT NULL REFERENCES plan (id),
    community_id     TEXT NOT NULL REFERENCES community (id),
    year             INTEGER,
    package_code     TEXT,
    is_fixed         INTEGER NOT NULL CHECK (is_fixed IN (0, 1)),
    is_carried_over  INTEGER NOT NULL CHECK (is_carried_over IN (0, 1)),
    withdrawn_reason TEXT,
    responsible      TEXT NOT NULL,
    note             TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX plan_entry_community ON plan_entry (community_id);

CREATE INDEX plan_entry_plan ON plan_entry (plan_id);

CREATE TABLE plan_version (
    id             TEXT NOT NULL PRIMARY KEY,
    plan_id        TEXT NOT NULL REFERENCES plan (id),
    label          TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'submitted', 'approved',
                       'closed')),
    frozen_at      TEXT NOT NULL,
    policy_hash    TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    body           TEXT NOT NULL
) STRICT;

CREATE INDEX plan_version_plan ON plan_version (plan_id);

CREATE TABLE policy_part (
    id           TEXT NOT NULL PRIMARY KEY CHECK (id = kind || ':' || code),
    kind         TEXT NOT NULL CHECK (kind IN ('profile', 'facet', 'item', 'class', 'measure',
                     'package', 'effect', 'source', 'rule', 'gate', 'stage_template', 'calendar',
                     'winter_stop')),
    code         TEXT NOT NULL,
    position     INTEGER NOT NULL,
    body         TEXT NOT NULL,
    profile      TEXT NOT NULL,
    version      TEXT NOT NULL,
    shipped_hash TEXT
) STRICT;

CREATE TABLE "price" (
    id           TEXT NOT NULL PRIMARY KEY,
    item         TEXT NOT NULL,
    unit         TEXT NOT NULL,
    unit_price   INTEGER NOT NULL,
    measure_code TEXT,
    region       TEXT NOT NULL,
    dated        TEXT,
    source       TEXT NOT NULL,
    note         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX price_measure ON price (measure_code);

CREATE TABLE project (
    id                TEXT NOT NULL PRIMARY KEY,
    name              TEXT NOT NULL,
    project_code      TEXT NOT NULL,
    implementing_body TEXT NOT NULL,
    approval_no       TEXT NOT NULL,
    approved_on       TEXT,
    note              TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project_community (
    id           TEXT NOT NULL PRIMARY KEY,
    project_id   TEXT NOT NULL REFERENCES project (id),
    community_id TEXT NOT NULL REFERENCES community (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX project_community_community ON project_community (community_id);

CREATE UNIQUE INDEX project_community_pair ON project_community (project_id, community_id);

CREATE TABLE schema_column (
    schema_version INTEGER NOT NULL REFERENCES schema_version (version),
    table_name     TEXT NOT NULL,
    position       INTEGER NOT NULL,
    column_name    TEXT NOT NULL,
    PRIMARY KEY (schema_version, table_name, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_version (
    version     INTEGER PRIMARY KEY,
    app_version TEXT NOT NULL,
    reached_at  TEXT NOT NULL
) STRICT;

CREATE TABLE scheme (
    id           TEXT NOT NULL PRIMARY KEY,
    community_id TEXT NOT NULL REFERENCES community (id),
    version      INTEGER NOT NULL,
    name         TEXT NOT NULL,
    basis        TEXT NOT NULL CHECK (basis IN ('lump_sum', 'measures')),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'approved')),
    note         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX scheme_community_version ON scheme (community_id, version);

CREATE TABLE task (
    id              TEXT NOT NULL PRIMARY KEY,
    plan_id         TEXT NOT NULL REFERENCES plan (id),
    community_id    TEXT REFERENCES community (id),
    lot_id          TEXT REFERENCES lot (id),
    stage_code      TEXT NOT NULL,
    name            TEXT NOT NULL,
    duration_days   INTEGER NOT NULL,
    not_before      TEXT,
    actual_start    TEXT,
    actual_finish   TEXT,
    percent_done    INTEGER NOT NULL CHECK (percent_done BETWEEN 0 AND 100),
    baseline_start  TEXT,
    baseline_finish TEXT,
    responsible     TEXT NOT NULL,
    note            TEXT NOT NULL,
    position        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX task_community ON task (community_id) WHERE community_id IS NOT NULL;

CREATE INDEX task_lot ON task (lot_id) WHERE lot_id IS NOT NULL;

CREATE INDEX task_plan ON task (plan_id);

CREATE TABLE work_done (
    id           TEXT NOT NULL PRIMARY KEY,
    plan_id      TEXT NOT NULL REFERENCES plan (id),
    community_id TEXT NOT NULL REFERENCES community (id),
    month_end    TEXT NOT NULL,
    cumulative   INTEGER NOT NULL,
    reason       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX work_done_community ON work_done (community_id);

CREATE INDEX work_done_plan ON work_done (plan_id);
