import { describe, expect, it } from "vitest";
import { leaveBy, type TabRun, target } from "./keys";

const key = (name: string, far = false) => ({
  key: name,
  ctrlKey: far,
  metaKey: false,
  shiftKey: false,
});
const size = { rows: 100, columns: 8, page: 20 };

describe("where keys go", () => {
  it.each([
    [key("ArrowDown"), { row: 6, column: 3 }],
    [key("ArrowLeft"), { row: 5, column: 2 }],
    [key("ArrowDown", true), { row: 99, column: 3 }],
    [key("ArrowUp", true), { row: 0, column: 3 }],
    [key("ArrowRight", true), { row: 5, column: 7 }],
    [key("Home"), { row: 5, column: 0 }],
    [key("End", true), { row: 99, column: 7 }],
    [key("PageDown"), { row: 25, column: 3 }],
    [key("a"), null],
  ])("%j", (event, expected) => {
    expect(target(event, { row: 5, column: 3 }, size)).toEqual(expected);
  });
});

describe("a row filled in by Tab", () => {
  const press = (name: string, at: { row: number; column: number }, run?: TabRun) =>
    leaveBy({ key: name, shiftKey: false }, at, run);

  it("ends with Enter below the cell it was begun in", () => {
    const one = press("Tab", { row: 5, column: 3 });
    const two = press("Tab", one?.to ?? { row: 0, column: 0 }, one?.run);
    expect(two?.to).toEqual({ row: 5, column: 5 });
    expect(press("Enter", { row: 5, column: 5 }, two?.run)).toEqual({ to: { row: 6, column: 3 } });
  });

  it("is over when somebody goes elsewhere in between", () => {
    const run = press("Tab", { row: 5, column: 3 })?.run;
    expect(press("Enter", { row: 7, column: 1 }, run)?.to).toEqual({ row: 8, column: 1 });
  });
});
