import { describe, expect, it } from "vitest";
import { byDay, dayName, dayOf, holding, timeOf } from "./model";

const entry = (id: string, at: string, label = "改户数", who = "", file: string | null = null) => ({
  id,
  at,
  who,
  via: "window",
  op: "edit",
  label,
  file,
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

describe("finding", () => {
  const entries = [
    entry("a", local(21, 9), "改户数", "王工"),
    entry("b", local(21, 9), "导入", "", "计划表.xlsx"),
  ];
  it.each([
    ["", ["a", "b"]],
    ["户数", ["a"]],
    ["王工", ["a"]],
    ["XLSX", ["b"]],
    ["没有", []],
  ])("「%s」", (text, ids) => expect(holding(entries, text).map((one) => one.id)).toEqual(ids));
});
