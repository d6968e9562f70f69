import { describe, expect, it } from "vitest";
import { addDays, dayOf, numberOf, spanDays, typedDay, weekday } from "./days";

describe("days", () => {
  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
  ])("%s and %s is %s", (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });

  it("count both ends", () => {
    expect(spanDays("2026-03-01", "2026-03-01")).toBe(1);
    expect(spanDays("2026-03-01", "2026-04-01")).toBe(32);
  });

  it("are read off the clock on the wall, not off Greenwich", () => {
    expect(dayOf(new Date(2026, 2, 1, 0, 30))).toBe("2026-03-01");
  });

  it.each([
    ["2026-03-01", 0],
    ["2026-03-02", 1],
    ["1969-12-31", 3],
  ])("%s is day %s of the week", (day, expected) => {
    expect(weekday(numberOf(day))).toBe(expected);
  });

  it.each([
    ["2026-04-15", "2026-04-15"],
    ["2026/4/5", "2026-04-05"],
    ["２０２６．４．５", "2026-04-05"],
    ["20260415", "2026-04-15"],
    ["2026年4月5日", "2026-04-05"],
    ["", ""],
    ["2026-02-30", undefined],
    ["明天", undefined],
    ["4-15", undefined],
  ])("typed as %s", (text, day) => {
    expect(typedDay(text)).toBe(day);
  });
});
