import { describe, expect, it } from "vitest";
import { fromClipboard, toClipboard } from "./clipboard";
import { copyBlock, selectionFigures, shownText, typedText } from "./model";
import type { GridColumn, GridData } from "./types";

const NAME: GridColumn = { field: "name", title: "小区", width: 100, kind: "text", editable: true };
const HOUSEHOLDS: GridColumn = {
  field: "households",
  title: "户数",
  unit: "户",
  width: 80,
  kind: "count",
  editable: true,
};
const BUILDINGS: GridColumn = { ...HOUSEHOLDS, field: "buildings", unit: "栋" };
const MONEY: GridColumn = { field: "money", title: "投资", unit: "万元", width: 90, kind: "money" };
const STAGE: GridColumn = {
  field: "stage",
  title: "状态",
  width: 60,
  kind: "choice",
  editable: true,
  choices: [{ code: "reserve", name: "储备" }],
};
const COLUMNS = [NAME, HOUSEHOLDS, BUILDINGS, MONEY];
const DATA: GridData = {
  ids: ["a", "b", "c"],
  columns: {
    name: ["天阳楼", "五建", "中天"],
    households: [105, 91, null],
    buildings: [3, 4, 1],
    money: [418_000_000, 290_000_000, null],
  },
};

describe("texts of cells", () => {
  it.each([
    [HOUSEHOLDS, 12630, "12,630", "12630"],
    [MONEY, 418_000_000, "418.00", "418"],
    [MONEY, 251_605_000, "251.61", "251.605"],
    [{ ...MONEY, kind: "price" as const }, 30180, "301.80", "301.8"],
    [{ ...MONEY, kind: "year" as const }, 1994, "1994", "1994"],
    [STAGE, "reserve", "储备", "储备"],
    [HOUSEHOLDS, null, "", ""],
  ])("%#: shown and typed", (column, value, shown, typed) => {
    expect(shownText(column, value)).toBe(shown);
    expect(typedText(column, value)).toBe(typed);
  });
});

describe("figures of a selection", () => {
  const figures = (fromRow: number, toRow: number, fromColumn: number, toColumn: number) =>
    selectionFigures(COLUMNS, DATA, [0, 1, 2], { fromRow, toRow, fromColumn, toColumn });

  it("sums and averages what is known", () => {
    expect(figures(0, 2, 1, 1)).toEqual({
      rows: 3,
      columns: 1,
      sum: "196",
      average: "98",
      figures: 2,
      filled: 2,
    });
    expect(figures(0, 1, 3, 3)).toMatchObject({ sum: "708.00", average: "354.00" });
  });

  it("never adds households to buildings", () => {
    expect(figures(0, 2, 1, 2)).toMatchObject({ rows: 3, columns: 2, sum: null });
  });

  it("has no sum where there is no figure", () => {
    expect(figures(0, 2, 0, 0).sum).toBeNull();
    expect(figures(2, 2, 1, 1).sum).toBeNull();
  });
});

describe("the clipboard", () => {
  it.each([
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['"一行\n二行"\tb', [["一行\n二行", "b"]]],
    ['"他说""好"""', [['他说"好"']]],
    [
      "a\t\n\tb\n",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['5" 管', [['5" 管']]],
    ['"没有结束', [['"没有结束']]],
    ["", []],
  ])("reads %j", (text, cells) => {
    expect(fromClipboard(text)).toEqual(cells);
  });

  it("gives back what it wrote", () => {
    const cells = [
      ["a\tb", 'q"q'],
      ["两\n行", ""],
    ];
    expect(fromClipboard(toClipboard(cells))).toEqual(cells);
  });

  it("copies figures as they would be typed", () => {
    const range = { fromRow: 0, toRow: 1, fromColumn: 1, toColumn: 3 };
    const valueAt = (row: number, field: string) => DATA.columns[field]?.[row] ?? null;
    expect(copyBlock(COLUMNS, [1, 0], range, valueAt)).toEqual([
      ["91", "4", "290"],
      ["105", "3", "418"],
    ]);
  });
});
