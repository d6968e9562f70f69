import { describe, expect, it } from "vitest";
import type { ImportSheetDto } from "@/generated/contract";
import { importRowOf, importTableOf, previewOf, remarkOf } from "../../../tests/rooms";
import {
  filtered,
  letters,
  nextOpen,
  sheetRows,
  stateOf,
  tableInSight,
  waiting,
  withMoved,
} from "./rows";

const sheet: ImportSheetDto = {
  name: "计划",
  runs: [
    [1, 8],
    [11, 13],
  ],
  columns: 3,
  widths: [4, 12, 8],
  merged: [],
  tables: [0, 1],
};
const check = {
  row: 6,
  label: "合计",
  field: "households",
  stated: 30,
  computed: 20,
  matches: false,
};
const preview = previewOf({
  sheets: [sheet],
  tables: [
    importTableOf({
      sheet: "计划",
      header_rows: [2, 3],
      rows: [importRowOf(4, "added"), importRowOf(5, "conflict", { why: "alike" })],
      checks: [check],
      remarks: [remarkOf("row_without_name", 7), remarkOf("note_row_skipped", 8)],
    }),
    importTableOf({
      sheet: "计划",
      kind: "district_totals",
      header_rows: [11],
      declared: [
        {
          file: "a",
          sheet: "计划",
          row: 12,
          division: "甲区",
          communities: 3,
          buildings: null,
          households: null,
          floor_area_m2: null,
          investment_fen: null,
          in_file: null,
        },
      ],
    }),
  ],
});
const rows = sheetRows(preview, sheet);

describe("the rows of a sheet", () => {
  it("are what they are in their own table, and gaps stay gaps", () => {
    expect(rows.map((row) => `${row.row} ${row.kind} ${row.table}`)).toEqual([
      "1 title null",
      "2 header 0",
      "3 header 0",
      "4 data 0",
      "5 data 0",
      "6 total 0",
      "7 nameless 0",
      "8 note 0",
      "11 header 1",
      "12 declared 1",
      "13 note 1",
    ]);
    expect(rows[5]?.checks).toEqual([check]);
  });

  it("that are one community with the row above are no notes", () => {
    const table = importTableOf({
      sheet: "计划",
      header_rows: [1],
      rows: [importRowOf(2, "added"), importRowOf(5, "added")],
      checks: [{ ...check, row: 7 }],
      remarks: [
        remarkOf("building_rows_added", 2),
        remarkOf("building_rows_added", 5),
        remarkOf("note_row_skipped", 8),
      ],
    });
    const plain: ImportSheetDto = { ...sheet, runs: [[1, 9]], tables: [0] };
    const kinds = sheetRows(previewOf({ sheets: [plain], tables: [table] }), plain);
    expect(kinds.map((row) => row.kind)).toEqual([
      "header",
      "data",
      "joined",
      "joined",
      "data",
      "joined",
      "total",
      "note",
      "note",
    ]);
  });

  it("count as what becomes of them; a row without a name is refused", () => {
    expect(rows.map(stateOf)).toEqual([
      null,
      null,
      null,
      "added",
      "conflict",
      null,
      "refused",
      null,
      null,
      "declared",
      null,
    ]);
    expect(filtered(rows, "refused").map((row) => row.row)).toEqual([2, 3, 7, 11]);
    expect(filtered(rows, null)).toHaveLength(rows.length);
  });

  it("that wait are found one after the other", () => {
    expect(nextOpen(rows, 0, 1)).toBe(4);
    expect(nextOpen(rows, 4, 1)).toBe(6);
    expect(nextOpen(rows, 6, 1)).toBeNull();
    expect(nextOpen(rows, 6, -1)).toBe(4);
  });

  it("say which table is worked on", () => {
    expect(tableInSight(rows, 12, 0, sheet)).toBe(1);
    expect(tableInSight(rows, null, 8, sheet)).toBe(1);
    expect(tableInSight(rows, null, 0, sheet)).toBe(0);
    expect(tableInSight([], null, 0, sheet)).toBe(0);
  });
});

describe("decisions", () => {
  it("are counted by what rows wait for", () => {
    expect(waiting(preview.tables[0])).toEqual({ alike: 1, typed_over: 0, unreadable: 0 });
    expect(waiting(undefined).alike).toBe(0);
  });

  it("put the rows that moved in place and leave the others", () => {
    const moved = withMoved(preview, {
      table: 0,
      rows: [importRowOf(5, "added")],
      counts: { ...preview.counts, added: 2 },
      fields: [],
      has_work: true,
    });
    expect(moved.tables[0]?.rows.map((row) => row.state)).toEqual(["added", "added"]);
    expect(moved.tables[1]).toBe(preview.tables[1]);
    expect(moved.counts.added).toBe(2);
  });
});

it("columns have letters", () => {
  expect([0, 25, 26, 701, 702].map(letters)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});
