import { describe, expect, it } from "vitest";
import { axisOf, headerHeight, xOf } from "./axis";
import { dayAt, numberOf } from "./days";
import type { Zoom } from "./model";

const texts = {
  year: (year: number) => `${year}`,
  month: (month: number) => `${month}月`,
  yearMonth: (year: number, month: number) => `${year}-${month}`,
  tenDays: ["上", "中", "下"],
};
const axis = (from: string, to: string, zoom: Zoom) => axisOf({ from, to }, zoom, 2, texts);
const said = (row: { cells: { text: string; from: number; to: number }[] } | undefined) =>
  row?.cells.map(({ text, from, to }) => `${text} ${dayAt(from)} ${to - from}`);

describe("the header", () => {
  it("has years over months over ten-day columns, the last of them as long as its month", () => {
    const { header } = axis("2026-12-01", "2027-02-28", "ten_days");
    expect(said(header[0])).toEqual(["2026 2026-12-01 31", "2027 2027-01-01 59"]);
    expect(said(header[1])).toEqual([
      "12月 2026-12-01 31",
      "1月 2027-01-01 31",
      "2月 2027-02-01 28",
    ]);
    expect(said(header[2])?.slice(-3)).toEqual([
      "上 2027-02-01 10",
      "中 2027-02-11 10",
      "下 2027-02-21 8",
    ]);
  });

  it("has weeks that begin on a Monday, and the year beside the month", () => {
    // 1 March 2026 is a Sunday.
    const { header } = axis("2026-03-01", "2026-03-31", "weeks");
    expect(said(header[0])).toEqual(["2026-3 2026-03-01 31"]);
    expect(said(header[1])?.slice(0, 2)).toEqual(["2/23 2026-03-01 1", "3/2 2026-03-02 7"]);
    expect(said(header[1])?.at(-1)).toBe("3/30 2026-03-30 2");
  });

  it("has no third row for months", () => {
    const months = axis("2026-01-01", "2026-12-31", "months");
    expect(months.header).toHaveLength(2);
    expect(headerHeight(months)).toBe(42);
  });
});

describe("lines between columns", () => {
  it("stand after ten-day columns, stronger after months, never twice", () => {
    const { lines } = axis("2026-02-01", "2026-03-31", "ten_days");
    const days = lines.map(({ at, isMonth }) => `${dayAt(at - 1)}${isMonth ? " month" : ""}`);
    expect(days.sort()).toEqual([
      "2026-02-10",
      "2026-02-20",
      "2026-02-28 month",
      "2026-03-10",
      "2026-03-20",
      "2026-03-31 month",
    ]);
  });

  it("days stand side by side", () => {
    const shown = axis("2026-02-01", "2026-03-31", "months");
    expect(xOf(shown, numberOf("2026-03-01"))).toBe(56);
    expect(shown.days).toBe(59);
  });
});
