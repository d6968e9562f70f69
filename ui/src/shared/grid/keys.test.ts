import { describe, expect, it } from "vitest";
import { target } from "./keys";

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
