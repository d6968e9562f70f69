import { describe, expect, it } from "vitest";
import { byDay, canGoTo, dayName, dayOf, filterOf, isNarrowed, placeOf, timeOf } from "./model";

const entry = (id: string, at: string, label = "改户数", who = "", file: string | null = null) => ({
  id,
  at,
  who,
  via: "window",
  op: "edit",
  label,
  file,
  sheet: null,
  row: null,
  is_given_up: false,
  is_undone: false,
  kind: "edit",
});
const local = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();

describe("days", () => {
  it("gather what follows one another, in the order it comes", () => {
    const days = byDay([
      entry("c", local(21, 9)),
      entry("b", local(21, 8)),
      entry("a", local(20, 8)),
    ]);
    expect(days.map((one) => [one.day, one.entries.map((e) => e.id)])).toEqual([
      ["2026-11-21", ["c", "b"]],
      ["2026-11-20", ["a"]],
    ]);
  });

  it.each([
    ["2026-11-21", "today"],
    ["2026-11-20", "yesterday"],
    ["2026-11-19", null],
  ])("%s is called %s", (day, name) => {
    expect(dayName(day, new Date(2026, 10, 21, 12))).toBe(name);
  });

  it("say the time to the minute and leave what is no moment as it is", () => {
    expect(timeOf(local(21, 9))).toBe("09:05");
    expect(timeOf("?")).toBe("");
    expect(dayOf("?")).toBe("?");
  });
});

describe("the filter", () => {
  it("comes from the address, blanks left out", () => {
    const filter = filterOf({ community: "c1", who: "", text: "户数", tab: "x" });
    expect(filter).toEqual({ community_id: "c1", text: "户数" });
    expect([isNarrowed(filter), isNarrowed(filterOf({ id: "h1" }))]).toEqual([true, false]);
  });
});

describe("a row of history", () => {
  it("can be gone to when it is an edit that was not given up", () => {
    expect(canGoTo({ kind: "edit", is_given_up: false })).toBe(true);
    expect(canGoTo({ kind: "edit", is_given_up: true })).toBe(false);
    expect(canGoTo({ kind: "undo", is_given_up: false })).toBe(false);
  });

  it("says the file, sheet and row it was read from", () => {
    const t = (key: string, values: Record<string, unknown>) => `${key} ${values.row}`;
    expect(placeOf({ file: "表.xlsx", sheet: "一季度", row: 7 }, t)).toEqual([
      "表.xlsx",
      "一季度",
      "history.row 7",
    ]);
    expect(placeOf({ file: null, sheet: null, row: null }, t)).toEqual([]);
  });
});
