import { describe, expect, it } from "vitest";
import { type Condition, type Filter, filterRows, valuesOf, withFilter } from "./filter";
import type { GridColumn, GridData } from "./types";

const column = (field: string, kind: GridColumn["kind"]): GridColumn => ({
  field,
  title: field,
  width: 9,
  kind,
});
const COLUMNS = [
  column("name", "text"),
  column("money", "money"),
  column("year", "year"),
  column("facets", "facets"),
  { ...column("gates", "gates"), unknownField: "unknown" },
];
const DATA: GridData = {
  ids: ["a", "b", "c", "d"],
  columns: {
    name: ["城关一村", "五建", "", "城南"],
    money: [1_000_000_000, 250_000, null, 0],
    year: [2026, 2027, null, 2026],
    facets: ["lnffff", "hfffff", "nnnnnn", "ffffff"],
    gates: [2, 0, 0, 0],
    unknown: [0, 1, 0, 0],
  },
};
const ALL = [0, 1, 2, 3];
const listed = (field: string, values: string[]): Filter => ({ field, values, condition: null });
const when = (field: string, test: Condition["test"], from = "", to = ""): Filter => ({
  field,
  values: null,
  condition: { test, from, to },
});

describe("filters", () => {
  it.each<[Filter, number[]]>([
    [listed("year", ["2026"]), [0, 3]],
    [listed("year", ["", "2027"]), [1, 2]],
    [listed("facets", ["person:l", "person:h"]), [0, 1]],
    [listed("gates", ["open"]), [0]],
    [listed("gates", ["unknown"]), [1]],
    [when("name", "contains", "城"), [0, 3]],
    [when("name", "lacks", "城"), [1, 2]],
    [when("name", "begins", "五"), [1]],
    [when("name", "blank"), [2]],
    [when("money", "ge", "1,000"), [0]],
    [when("money", "eq", "0.25"), [1]],
    [when("money", "between", "0", "1"), [1, 3]],
    [when("money", "filled"), [0, 1, 3]],
    [when("money", "gt", ""), [0, 1, 2, 3]],
    [when("year", "lt", "２０２７"), [0, 3]],
  ])("%j", (filter, rows) => {
    expect(filterRows(ALL, COLUMNS, DATA, [filter])).toEqual(rows);
  });

  it("must all be passed, and one column's can be left out", () => {
    const filters = [listed("year", ["2026"]), when("name", "contains", "关")];
    expect(filterRows(ALL, COLUMNS, DATA, filters)).toEqual([0]);
    expect(filterRows(ALL, COLUMNS, DATA, filters, "name")).toEqual([0, 3]);
  });

  it("offer the values there are, blank last", () => {
    const [, , year, facets] = COLUMNS as [GridColumn, GridColumn, GridColumn, GridColumn];
    expect(valuesOf(year, DATA, ALL)).toEqual([
      { key: "2026", count: 2 },
      { key: "2027", count: 1 },
      { key: "", count: 1 },
    ]);
    expect(valuesOf(facets, DATA, [0])[0]).toEqual({ key: "person:l", count: 1 });
  });

  it("go when they let everything through", () => {
    const one = withFilter([], listed("year", ["2026"]));
    expect(withFilter(one, { field: "year", values: null, condition: null })).toEqual([]);
    expect(withFilter(one, listed("year", ["2027"]))).toHaveLength(1);
  });
});
