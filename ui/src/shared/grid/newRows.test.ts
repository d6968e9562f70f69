import { describe, expect, it } from "vitest";
import { readRows, rowsOfText } from "./newRows";
import type { GridColumn } from "./types";

const NAME: GridColumn = {
  field: "name",
  title: "小区",
  width: 100,
  kind: "text",
  editable: true,
  isRequired: true,
};
const STREET: GridColumn = { ...NAME, field: "division", title: "区划", isRequired: false };
const BUILT: GridColumn = { ...STREET, field: "built_to", title: "建成", kind: "year" };
const HOUSEHOLDS: GridColumn = { ...STREET, field: "households", title: "户数", kind: "count" };
const AREA: GridColumn = {
  ...STREET,
  field: "floor_area_m2",
  title: "建筑面积",
  unit: "m²",
  kind: "area",
};
const GATES: GridColumn = { field: "gates", title: "底线", width: 80, kind: "gates" };
const COLUMNS = [NAME, STREET, BUILT, GATES, HOUSEHOLDS, AREA];

describe("rows of a text", () => {
  it("are names, one a line, blank lines left out", () => {
    expect(rowsOfText("红星小区\n\n 棉纺厂家属区 \r\n", COLUMNS).rows).toEqual([
      [{ field: "name", text: "红星小区" }],
      [{ field: "name", text: "棉纺厂家属区" }],
    ]);
  });

  it("are read by place where no titles stand above them, what is computed skipped", () => {
    expect(rowsOfText("红星小区\t甲街道\t1998\t通过\t120\t8,000", COLUMNS).rows).toEqual([
      [
        { field: "name", text: "红星小区" },
        { field: "division", text: "甲街道" },
        { field: "built_to", text: "1998" },
        { field: "households", text: "120" },
        { field: "floor_area_m2", text: "8,000" },
      ],
    ]);
  });

  it.each([["小区\t户数\t建筑面积（m²）"], ["小区名称\t户数（户）\t建筑面积(平方米)"]])(
    "are read by the titles %j",
    (titles) => {
      expect(rowsOfText(`${titles}\n红星小区\t120\t8000`, COLUMNS).rows).toEqual([
        [
          { field: "name", text: "红星小区" },
          { field: "households", text: "120" },
          { field: "floor_area_m2", text: "8000" },
        ],
      ]);
    },
  );

  it("a name that begins like a title is a name", () => {
    expect(rowsOfText("小区01\n小区02", COLUMNS).rows).toHaveLength(2);
  });
});

describe("what can be added", () => {
  it("leaves out what cannot be read, cell by cell, and says where", () => {
    const read = rowsOfText("甲\t街道\t约1998年\t\t120\n乙\t街道\t1999\t\t约 9 户", COLUMNS);
    expect(read.unreadable).toEqual([
      { row: 0, field: "built_to", text: "约1998年", problem: "year" },
      { row: 1, field: "households", text: "约 9 户", problem: "count" },
    ]);
    expect(read.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ["甲", "街道", "120"],
      ["乙", "街道", "1999"],
    ]);
  });

  it("leaves out rows without what every row must have", () => {
    const read = readRows(COLUMNS, [
      [{ field: "households", text: "9" }],
      [
        { field: "name", text: "甲" },
        { field: "households", text: "x" },
      ],
    ]);
    expect(read).toEqual({
      rows: [[{ field: "name", text: "甲" }]],
      unreadable: [{ row: 0, field: "households", text: "x", problem: "count" }],
      lacking: 1,
    });
  });
});
