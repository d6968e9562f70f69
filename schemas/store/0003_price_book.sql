-- A price book holds what its table says: an item in its own words and its own unit, whether or not
-- a measure of the policy is known for it.

CREATE TABLE price_line (
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

INSERT INTO price_line
    SELECT id, measure_code, '', unit_price, measure_code, region, dated, source, '' FROM price;

DROP TABLE price;
ALTER TABLE price_line RENAME TO price;
CREATE INDEX price_measure ON price (measure_code);
