/**
 * The days across the chart: where each stands, what the header says over them, and where the lines
 * between columns are. Pure; what it looks like is painted elsewhere.
 */
import { dayAt, monthEnd, numberOf, weekday } from "./days";
import type { Span, Stretch, Zoom } from "./model";

export interface AxisTexts {
  year: (year: number) => string;
  month: (month: number) => string;
  yearMonth: (year: number, month: number) => string;
  tenDays: readonly string[];
}

/** A cell of the header over some days. */
export interface Cell extends Stretch {
  text: string;
}

export interface HeaderRow {
  height: number;
  /** Heavy for what holds others. */
  isHeavy: boolean;
  cells: Cell[];
}

export interface Axis {
  /** The first day. */
  from: number;
  days: number;
  /** Width of a day in px. */
  day: number;
  header: HeaderRow[];
  /** Lines before these days; the end of a month is stronger. */
  lines: { at: number; isMonth: boolean }[];
}

interface Month extends Stretch {
  year: number;
  month: number;
}

function monthsOf(span: Span): Month[] {
  const months: Month[] = [];
  for (let day = span.from; day <= span.to; day = dayAt(numberOf(monthEnd(day)) + 1)) {
    const [year = 0, month = 0] = day.split("-").map(Number);
    months.push({ year, month, from: numberOf(day), to: numberOf(monthEnd(day)) + 1 });
  }
  return months;
}

function yearCells(months: readonly Month[], texts: AxisTexts): Cell[] {
  const cells = new Map<number, Cell>();
  for (const { year, from, to } of months) {
    const before = cells.get(year);
    cells.set(year, { text: texts.year(year), from: before?.from ?? from, to });
  }
  return [...cells.values()];
}

const tenCells = (months: readonly Month[], texts: AxisTexts): Cell[] =>
  months.flatMap(({ from, to }) =>
    [from, from + 10, from + 20].map((start, i) => ({
      text: texts.tenDays[i] ?? "",
      from: start,
      to: i === 2 ? to : start + 10,
    })),
  );

/** Weeks by the day they begin on, a Monday; the first may have begun before. */
function weekCells(from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  for (let start = from - ((weekday(from) + 6) % 7); start < to; start += 7) {
    const [, month, day] = dayAt(start).split("-").map(Number);
    const cell = { from: Math.max(start, from), to: Math.min(start + 7, to) };
    cells.push({ ...cell, text: `${month}/${day}` });
  }
  return cells;
}

/** The axis of a span of whole months. */
export function axisOf(span: Span, zoom: Zoom, day: number, texts: AxisTexts): Axis {
  const months = monthsOf(span);
  const from = numberOf(span.from);
  const to = numberOf(span.to) + 1;
  const monthLines = months.map((month) => ({ at: month.to, isMonth: true }));
  const fine = { weeks: weekCells(from, to), ten_days: tenCells(months, texts), months: [] }[zoom];
  const ends = new Set(months.map((month) => month.to));
  // Weeks are so wide that the middle of a year is out of sight: the month says the year.
  const isWeeks = zoom === "weeks";
  const named = months.map((month) => ({
    from: month.from,
    to: month.to,
    text: isWeeks ? texts.yearMonth(month.year, month.month) : texts.month(month.month),
  }));
  return {
    from,
    days: to - from,
    day,
    header: [
      ...(isWeeks ? [] : [{ height: 20, isHeavy: true, cells: yearCells(months, texts) }]),
      { height: zoom === "months" ? 22 : 20, isHeavy: true, cells: named },
      ...(fine.length > 0 ? [{ height: 20, isHeavy: false, cells: fine }] : []),
    ],
    lines: [
      ...fine.filter((cell) => !ends.has(cell.to)).map(({ to: at }) => ({ at, isMonth: false })),
      ...monthLines,
    ],
  };
}

export const headerHeight = (axis: Axis): number =>
  axis.header.reduce((sum, row) => sum + row.height, 0);

/** Left edge of a day, in px from the first. */
export const xOf = (axis: Axis, day: number): number => (day - axis.from) * axis.day;
