import { beforeEach, describe, expect, it } from "vitest";
import {
  arranged,
  frozenCount,
  keepLayout,
  NO_LAYOUT,
  readLayout,
  withColumn,
  withMoved,
} from "./layout";
import type { GridColumn } from "./types";

const column = (field: string, more: Partial<GridColumn> = {}): GridColumn => ({
  field,
  title: field,
  width: 80,
  kind: "text",
  ...more,
});
const COLUMNS = [
  column("a", { strong: true }),
  column("b"),
  column("c"),
  column("x", { isAside: true }),
];
const fields = (columns: readonly GridColumn[]) => columns.map((one) => one.field).join(" ");

describe("columns as a person arranged them", () => {
  beforeEach(() => localStorage.clear());

  it("stand as the page says until somebody changes them", () => {
    expect(fields(arranged(COLUMNS, NO_LAYOUT))).toBe("a b c");
    expect(frozenCount(arranged(COLUMNS, NO_LAYOUT), NO_LAYOUT)).toBe(1);
  });

  it("are shown, hidden, moved, widened and frozen", () => {
    const [, b, , x] = COLUMNS as [GridColumn, GridColumn, GridColumn, GridColumn];
    let layout = withColumn(withColumn(NO_LAYOUT, b, false), x, true);
    expect(fields(arranged(COLUMNS, layout))).toBe("a c x");
    layout = withMoved(layout, COLUMNS, "x", "a");
    expect(fields(arranged(COLUMNS, layout))).toBe("x a c");
    layout = { ...layout, widths: { c: 200 }, frozen: "x" };
    expect(arranged(COLUMNS, layout)[2]?.width).toBe(200);
    expect(frozenCount(arranged(COLUMNS, layout), layout)).toBe(1);
    expect(frozenCount(arranged(COLUMNS, layout), { ...layout, frozen: null })).toBe(0);
  });

  it("find room for a column that is new since", () => {
    const layout = { ...NO_LAYOUT, order: ["c", "b", "a"] };
    const more = [...COLUMNS.slice(0, 2), column("new"), ...COLUMNS.slice(2)];
    expect(fields(arranged(more, layout))).toBe("c b new a");
  });

  it("are remembered by name, and nonsense is forgotten", () => {
    const layout = { ...NO_LAYOUT, hidden: ["b"], widths: { a: 120 }, frozen: null };
    keepLayout("file registry", layout);
    expect(readLayout("file registry")).toEqual(layout);
    expect(readLayout("other registry")).toEqual(NO_LAYOUT);
    localStorage.setItem("grid file registry", '{"order":7,"widths":{"a":-3}}');
    expect(readLayout("file registry")).toEqual(NO_LAYOUT);
    localStorage.setItem("grid file registry", "{");
    expect(readLayout("file registry")).toEqual(NO_LAYOUT);
  });
});
