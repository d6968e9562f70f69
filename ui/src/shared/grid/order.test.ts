import { describe, expect, it } from "vitest";
import { sortedBy, sortRows } from "./order";
import type { CellValue, GridData } from "./types";

const data = (columns: Record<string, CellValue[]>): GridData => ({ ids: [], columns });
const by = (values: CellValue[], order: "asc" | "desc") =>
  sortRows(
    values.map((_, i) => i),
    data({ v: values }),
    [{ field: "v", order }],
  );

describe("order", () => {
  it("puts the unknown last both ways and keeps equals in place", () => {
    expect(by([5, null, 3, 5], "asc")).toEqual([2, 0, 3, 1]);
    expect(by([5, null, 3, 5], "desc")).toEqual([0, 3, 2, 1]);
  });

  it("orders Chinese names by pinyin and numbers in them by value", () => {
    expect(by(["中天10号", "安居", "中天9号"], "asc")).toEqual([1, 2, 0]);
  });

  it("orders by the next column where the first is equal", () => {
    const rows = data({ year: [2027, 2026, 2027, 2026], money: [1, 2, 3, 4] });
    expect(
      sortRows([0, 1, 2, 3], rows, [
        { field: "year", order: "asc" },
        { field: "money", order: "desc" },
      ]),
    ).toEqual([3, 1, 2, 0]);
  });

  it("takes one column alone, or after those there are", () => {
    const first = sortedBy([], "a", "asc", { isAdded: false });
    const both = sortedBy(first, "b", "desc", { isAdded: true });
    expect(both.map((one) => one.field)).toEqual(["a", "b"]);
    expect(sortedBy(both, "a", "desc", { isAdded: true })[0]).toEqual({
      field: "a",
      order: "desc",
    });
    expect(sortedBy(both, "c", "asc", { isAdded: false })).toHaveLength(1);
    expect(sortedBy(both, "a", null, { isAdded: false }).map((one) => one.field)).toEqual(["b"]);
  });
});
