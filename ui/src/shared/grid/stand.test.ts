import { describe, expect, it } from "vitest";
import { type Stand, stretchAmong } from "./stand";
import type { GridColumn } from "./types";

const columns = (fields: string): GridColumn[] =>
  [...fields].map((field) => ({ field, title: field, width: 80, kind: "text" }));

/** Where the selected fields stand afterwards, read from its beginning to its end. */
function went(shown: string, from: number, to: number, then: string): string | undefined {
  const stand: Stand = {
    fields: [...shown],
    stretch: { from: { row: 3, column: from }, to: { row: 5, column: to } },
    scroll: { top: 0, left: 0 },
    hasKeyboard: true,
  };
  const found = stretchAmong(columns(then), stand);
  if (found === null) return undefined;
  expect([found.from.row, found.to.row]).toEqual([3, 5]);
  return `${then[found.from.column]}${then[found.to.column]}`;
}

describe("a selection among other columns", () => {
  it("stays on its fields, wherever they stand now", () => {
    expect(went("abcd", 2, 2, "abcd")).toBe("cc");
    expect(went("abcd", 2, 2, "cabd")).toBe("cc");
    expect(went("abcd", 1, 2, "bcd")).toBe("bc");
  });

  it("keeps which end the keyboard is in", () => {
    expect(went("abcd", 2, 1, "abcd")).toBe("cb");
  });

  it("shrinks by a column that went, and moves on to the next when that was all of it", () => {
    expect(went("abcd", 1, 3, "abc")).toBe("bc");
    expect(went("abcd", 1, 1, "acd")).toBe("cc");
    expect(went("abcd", 3, 3, "abc")).toBe("cc");
    expect(went("abcd", 3, 3, "")).toBeUndefined();
  });
});
