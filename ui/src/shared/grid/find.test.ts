import { describe, expect, it } from "vitest";
import { find, nextHit, planReplace, type Search } from "./find";
import type { GridColumn, GridData } from "./types";

const NAME: GridColumn = { field: "name", title: "小区", width: 9, kind: "text", editable: true };
const HOUSEHOLDS: GridColumn = { ...NAME, field: "households", kind: "count" };
const PLACE: GridColumn = { ...NAME, field: "place", editable: false };
const COLUMNS = [NAME, HOUSEHOLDS, PLACE];
const DATA: GridData = {
  ids: ["a", "b", "c"],
  columns: {
    name: ["城关一村", "城关二村", "五建.A"],
    households: [1234, 12, null],
    place: ["城关街道", "", "城南"],
  },
};
const VIEW = [2, 0, 1];
const search = (text: string, more: Partial<Search> = {}): Search => ({
  text,
  isWhole: false,
  within: null,
  ...more,
});
const found = (wanted: Search) =>
  find(COLUMNS, DATA, VIEW, wanted).map((hit) => `${hit.row}.${hit.column}`);

describe("find", () => {
  it.each<[Search, string[]]>([
    [search("城关"), ["1.0", "1.2", "2.0"]],
    [search("五建.a"), ["0.0"]],
    [search("1,234"), ["1.1"]],
    [search("12"), ["1.1", "2.1"]],
    [search("12", { isWhole: true }), ["2.1"]],
    [search("城关", { within: { fromRow: 2, toRow: 2, fromColumn: 0, toColumn: 1 } }), ["2.0"]],
    [search(" "), []],
  ])("%#", (wanted, expected) => {
    expect(found(wanted)).toEqual(expected);
  });

  it("steps from where the keyboard is, and round the end", () => {
    const hits = find(COLUMNS, DATA, VIEW, search("城关"));
    const step = (row: number, column: number, isBackwards: boolean) =>
      nextHit(hits, { row, column }, { isBackwards });
    expect(step(0, 0, false)).toBe(0);
    expect(step(1, 0, false)).toBe(1);
    expect(step(2, 0, false)).toBe(0);
    expect(step(1, 0, true)).toBe(2);
    expect(nextHit([], null, { isBackwards: false })).toBe(-1);
  });
});

describe("replace", () => {
  const plan = (wanted: Search, by: string) =>
    planReplace(COLUMNS, DATA, VIEW, find(COLUMNS, DATA, VIEW, wanted), wanted, by);

  it("changes every hit that can be edited, and counts the others", () => {
    const { changes, skipped } = plan(search("城关"), "城西");
    expect(changes.map((change) => [change.before, change.text])).toEqual([
      ["城关一村", "城西一村"],
      ["城关二村", "城西二村"],
    ]);
    expect(skipped).toBe(1);
  });

  it("takes signs for signs", () => {
    expect(plan(search(".a"), "$&").changes[0]?.text).toBe("五建$&");
  });

  it("tells what could not be read afterwards, before it is written", () => {
    const { changes } = plan(search("12"), "约");
    expect(changes.map((change) => change.problem)).toEqual(["count", "count"]);
  });

  it("leaves alone what stays the same", () => {
    expect(plan(search("五建"), "五建").changes).toEqual([]);
  });
});
