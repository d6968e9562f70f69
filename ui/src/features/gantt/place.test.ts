import { describe, expect, it } from "vitest";
import { axisOf } from "./axis";
import { numberOf } from "./days";
import { dragFrom, stretchAt } from "./drag";
import type { Bar, Line, Row, Task } from "./model";
import { edgesOf, type Frame, hitAt, moved, ROW, scrollTo, seenLines } from "./place";

const DAY = 2;
const HEAD = 42;
const TABLE = 100;
const from = numberOf("2026-01-01");

const bar = (start: number, days: number): Bar => ({
  task: { id: `t${start}` } as Task,
  from: from + start,
  to: from + start + days,
  baseline: null,
});
const row = (...bars: Bar[]): Line => ({ group: null, number: 1, row: {} as Row, bars });
const heading: Line = { group: "一标段", number: 2, row: null, bars: [] };
const LINES = [heading, row(bar(0, 10), bar(20, 40)), row(bar(30, 5)), heading, row()];

const texts = { year: String, month: String, yearMonth: String, tenDays: [] };
const frame = (parts: Partial<Frame> = {}): Frame => ({
  lines: LINES,
  axis: axisOf({ from: "2026-01-01", to: "2026-12-31" }, "months", DAY, texts),
  table: TABLE,
  width: 400,
  height: HEAD + 3 * ROW,
  left: 0,
  top: 0,
  ...parts,
});
const middle = (line: number) => HEAD + line * ROW + ROW / 2;

describe("what lies under a point", () => {
  it("is a bar, its right end, its row, or nothing", () => {
    expect(hitAt(frame(), TABLE + 45, middle(1))).toEqual({ line: 1, bar: 1, isEnd: false });
    expect(hitAt(frame(), TABLE + 118, middle(1))).toEqual({ line: 1, bar: 1, isEnd: true });
    expect(hitAt(frame(), TABLE + 30, middle(1))).toEqual({ line: 1, bar: null, isEnd: false });
    expect(hitAt(frame(), 10, middle(2))).toEqual({ line: 2, bar: null, isEnd: false });
    expect(hitAt(frame(), 10, HEAD - 1)).toBeNull();
    expect(hitAt(frame({ height: 900 }), 10, middle(5))).toBeNull();
  });

  it("follows the scrolling, and the columns hide what lies under them", () => {
    const scrolled = frame({ left: 50, top: ROW });
    expect(hitAt(scrolled, TABLE + 15, middle(0))).toMatchObject({ line: 1, bar: 1 });
    expect(hitAt(scrolled, TABLE - 5, middle(0))).toMatchObject({ line: 1, bar: null });
  });

  it("a bar too short to be taken by its end is taken whole", () => {
    expect(hitAt(frame(), TABLE + 69, middle(2))).toEqual({ line: 2, bar: 0, isEnd: false });
    expect(edgesOf(frame(), { from, to: from })).toEqual([TABLE, TABLE + 3]);
  });
});

describe("what is seen", () => {
  it("is the lines in the window, those cut off included", () => {
    expect(seenLines(frame())).toEqual({ from: 0, to: 3 });
    expect(seenLines(frame({ top: 12 }))).toEqual({ from: 0, to: 4 });
    expect(seenLines(frame({ height: 9000 }))).toEqual({ from: 0, to: LINES.length });
  });
});

describe("the keyboard", () => {
  const go = (spot: Parameters<typeof moved>[1], key: string, ctrl = false) =>
    moved(frame(), spot, key, ctrl);

  it("begins at the first row and passes headings over", () => {
    expect(go(null, "ArrowDown")).toEqual({ line: 1, bar: null });
    expect(go({ line: 2, bar: null }, "ArrowDown")).toEqual({ line: 4, bar: null });
    expect(go({ line: 4, bar: null }, "ArrowUp")).toEqual({ line: 2, bar: null });
    expect(go({ line: 1, bar: null }, "ArrowUp")).toEqual({ line: 1, bar: null });
    expect(go({ line: 1, bar: null }, "End", true)).toEqual({ line: 4, bar: null });
  });

  it("goes along the bars of a row and stays near the same days in the next", () => {
    expect(go({ line: 1, bar: null }, "ArrowRight")).toEqual({ line: 1, bar: 0 });
    expect(go({ line: 1, bar: 1 }, "ArrowRight")).toEqual({ line: 1, bar: 1 });
    expect(go({ line: 1, bar: 0 }, "ArrowLeft")).toEqual({ line: 1, bar: null });
    expect(go({ line: 2, bar: 0 }, "ArrowUp")).toEqual({ line: 1, bar: 1 });
    expect(go({ line: 2, bar: 0 }, "ArrowDown")).toEqual({ line: 4, bar: null });
    expect(go({ line: 4, bar: null }, "ArrowRight")).toEqual({ line: 4, bar: null });
    expect(go({ line: 1, bar: 1 }, "x")).toBeNull();
  });

  it("scrolls just so far that the spot is seen, with the heading above it", () => {
    expect(scrollTo(frame(), { line: 4, bar: null })).toEqual({ left: 0, top: 2 * ROW });
    expect(scrollTo(frame({ top: 2 * ROW }), { line: 1, bar: null }).top).toBe(0);
    const narrow = frame({ width: TABLE + 60 });
    expect(scrollTo(narrow, { line: 1, bar: 1 }).left).toBe(16);
    expect(scrollTo(narrow, { line: 1, bar: 0 }).left).toBe(0);
  });
});

describe("a bar taken by the mouse", () => {
  const may = { canMove: () => true, canStretch: () => true };
  const taken = bar(0, 10);

  it("moves by its body and is stretched by its end, never to nothing", () => {
    expect(stretchAt(dragFrom(taken, false, may), 3)).toEqual({ from: from + 3, to: from + 13 });
    expect(stretchAt(dragFrom(taken, true, may), 3)).toEqual({ from, to: from + 13 });
    expect(stretchAt(dragFrom(taken, true, may), -40)).toEqual({ from, to: from + 1 });
  });

  it("what may not be stretched is moved, what may not be moved stays", () => {
    expect(dragFrom(taken, true, { ...may, canStretch: () => false }).what).toBe("move");
    const never = { canMove: () => false, canStretch: () => false };
    const held = dragFrom(taken, true, never);
    expect(held.what).toBe("nothing");
  });
});
