import { describe, expect, it } from "vitest";
import { fromHtml, readBlock } from "./clipboard";
import { blockOf, cleaned, planPaste } from "./paste";
import type { GridColumn } from "./types";
import { problemOf } from "./validate";

const NAME: GridColumn = {
  field: "name",
  title: "小区",
  width: 100,
  kind: "text",
  editable: true,
  isRequired: true,
};
const STREET: GridColumn = { ...NAME, field: "street", isRequired: false };
const HOUSEHOLDS: GridColumn = { ...STREET, field: "households", kind: "count" };
const MONEY: GridColumn = { ...STREET, field: "money", kind: "money" };
const FIXED: GridColumn = { ...STREET, field: "fixed", editable: false };
const STAGE: GridColumn = {
  ...STREET,
  field: "stage",
  kind: "choice",
  choices: [{ code: "reserve", name: "储备" }],
};
const COLUMNS = [NAME, STREET, HOUSEHOLDS, MONEY, FIXED];
const IDS = ["a", "b", "c", "d"];
const at = (fromRow: number, toRow: number, fromColumn: number, toColumn: number) => ({
  fromRow,
  toRow,
  fromColumn,
  toColumn,
});
const plan = (cells: string[][], range: ReturnType<typeof at>, view = [0, 1, 2, 3]) =>
  planPaste(blockOf(cells), COLUMNS, IDS, view, range);

describe("a paste", () => {
  it("begins at the top left cell, in the order of the view", () => {
    expect(
      plan(
        [
          ["1", "2"],
          ["3", "4"],
        ],
        at(0, 0, 2, 2),
        [2, 0, 1],
      ).edits,
    ).toEqual([
      { id: "c", field: "households", text: "1" },
      { id: "c", field: "money", text: "2" },
      { id: "a", field: "households", text: "3" },
      { id: "a", field: "money", text: "4" },
    ]);
  });

  it("fills the selection with a single cell, and repeats a block that fits", () => {
    expect(plan([["7"]], at(0, 2, 2, 2)).edits.map((edit) => edit.id)).toEqual(["a", "b", "c"]);
    expect(plan([["1"], ["2"]], at(0, 3, 2, 2)).edits.map((edit) => edit.text)).toEqual([
      "1",
      "2",
      "1",
      "2",
    ]);
    expect(plan([["1"], ["2"]], at(0, 2, 2, 2)).edits).toHaveLength(2);
  });

  it("is larger than the selection when the clipboard is", () => {
    expect(plan([["1"], ["2"], ["3"]], at(1, 1, 2, 2)).edits.map((edit) => edit.id)).toEqual([
      "b",
      "c",
      "d",
    ]);
  });

  it("counts what it leaves out, and keeps what lies below the last row", () => {
    const result = plan(
      [
        ["7", "8"],
        ["9", "10"],
      ],
      at(3, 3, 3, 3),
    );
    expect(result.edits).toEqual([{ id: "d", field: "money", text: "7" }]);
    expect(result.skipped).toBe(2);
    expect(result.beyond).toEqual([[{ field: "money", text: "9" }]]);
  });

  it("adds no row for blank lines", () => {
    expect(plan([["x"], [""], [" "]], at(3, 3, 0, 0)).beyond).toEqual([]);
  });

  it("takes the name of a choice for its code", () => {
    expect(planPaste(blockOf([["储备"]]), [STAGE], ["a"], [0], at(0, 0, 0, 0)).edits).toEqual([
      { id: "a", field: "stage", text: "reserve" },
    ]);
  });

  it.each([
    [HOUSEHOLDS, "—", ""],
    [HOUSEHOLDS, " / ", ""],
    [STREET, "/", "/"],
    [STREET, "一行\r\n二行", "一行 二行"],
    [{ ...STREET, isLong: true }, "一行\r\n二行", "一行\n二行"],
    [MONEY, " 12.5 万元 ", "12.5 万元"],
  ])("%#: cleans a text for its column", (column, text, expected) => {
    expect(cleaned(column, text)).toBe(expected);
  });
});

describe("merged cells", () => {
  const HTML = `<html><body><!--StartFragment--><table>
    <tr><td rowspan=2>城关街道</td><td rowspan=2>300</td><td>甲</td></tr>
    <tr><td>乙</td></tr></table><!--EndFragment--></body></html>`;

  it("repeat their text, and are known as covered", () => {
    expect(fromHtml(HTML)?.map((row) => row.map((cell) => cell.text))).toEqual([
      ["城关街道", "300", "甲"],
      ["城关街道", "300", "乙"],
    ]);
    expect(fromHtml(HTML)?.[1]?.map((cell) => cell.isCovered)).toEqual([true, true, false]);
  });

  it("give every row its street, but the money once", () => {
    const block = readBlock("城关街道\t300\t甲\r\n\t\t乙\r\n", HTML);
    const columns = [STREET, MONEY, NAME];
    const { edits } = planPaste(block, columns, IDS, [0, 1], at(0, 0, 0, 0));
    expect(edits).toEqual([
      { id: "a", field: "street", text: "城关街道" },
      { id: "a", field: "money", text: "300" },
      { id: "a", field: "name", text: "甲" },
      { id: "b", field: "street", text: "城关街道" },
      { id: "b", field: "name", text: "乙" },
    ]);
  });

  it("are not guessed where the plain text has other rows", () => {
    expect(readBlock("甲", HTML)).toEqual([[{ text: "甲", isCovered: false }]]);
    expect(readBlock("甲\t乙", "")).toHaveLength(1);
    expect(readBlock("", HTML)).toHaveLength(2);
  });

  it("lets nothing of a page run", () => {
    expect(fromHtml("<p>no table</p>")).toBeNull();
    expect(fromHtml("<table><tr><td><img src=x onerror=alert(1)>甲</td></tr></table>")).toEqual([
      [{ text: "甲", isCovered: false }],
    ]);
  });
});

describe("what can be read in a column", () => {
  const kind = (kind: GridColumn["kind"]): GridColumn => ({ ...STREET, kind });
  it.each<[GridColumn, string, string | null]>([
    [HOUSEHOLDS, "1,205", null],
    [HOUSEHOLDS, "１，２０５户", null],
    [HOUSEHOLDS, "约329", "count"],
    [HOUSEHOLDS, "3.5", "count"],
    [HOUSEHOLDS, "3,5", "count"],
    [MONEY, "￥1034000元", null],
    [MONEY, "12.5万元", null],
    [MONEY, "十二万", "money"],
    [MONEY, "98.100001", null],
    [MONEY, "98.10000000000001", "money"],
    [kind("area"), "42.11万平方米", null],
    [kind("area"), "13,000㎡", null],
    [kind("area"), "很大", "number"],
    [kind("percent"), "12.5%", null],
    [kind("year"), "1998年", null],
    [kind("year"), "98", "year"],
    [kind("date"), "2026/3/1", null],
    [kind("date"), "2026-02-30", "date"],
    [STAGE, "储备", null],
    [STAGE, "以后", "choice"],
    [NAME, " ", "empty"],
    [HOUSEHOLDS, "", null],
    [{ ...kind("year"), words: ["储备"] }, "储备", null],
  ])("%#: %s", (column, text, expected) => {
    expect(problemOf(column, text)).toBe(expected);
  });
});
