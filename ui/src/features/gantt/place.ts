/**
 * Where things stand in the chart: which row, bar and end of it lies under a point, where the
 * keyboard goes next, and how far to scroll to see it. Pure; measures in px of the chart's window.
 */
import { type Axis, headerHeight, xOf } from "./axis";
import type { Bar, Line } from "./model";

/** Height of a line; a bar in it begins so far down and is so high. */
export const ROW = 24;
export const BAR = { top: 4, height: 15 };
/** How near to its right end a bar is taken by the end. */
const GRIP = 5;
/** A bar is never drawn narrower. */
export const NARROWEST = 3;

/** How the chart is laid out and how far it is scrolled. */
export interface Frame {
  lines: readonly Line[];
  axis: Axis;
  /** Width of the columns before the days. */
  table: number;
  width: number;
  height: number;
  left: number;
  top: number;
}

/** A line, and a bar in it where one is meant. */
export interface Spot {
  line: number;
  bar: number | null;
}

export interface Hit extends Spot {
  /** At the right end, where a bar is stretched. */
  isEnd: boolean;
}

/** Left and right edge of a bar in the window, on whole px. */
export function edgesOf(frame: Frame, bar: { from: number; to: number }): [number, number] {
  const at = (day: number) => Math.round(frame.table - frame.left + xOf(frame.axis, day));
  return [at(bar.from), Math.max(at(bar.from) + NARROWEST, at(bar.to))];
}

export const topOf = (frame: Frame, line: number): number =>
  headerHeight(frame.axis) + line * ROW - frame.top;

/** The lines to be seen, wholly or in part. */
export function seenLines(frame: Frame): { from: number; to: number } {
  const room = frame.height - headerHeight(frame.axis);
  return {
    from: Math.max(0, Math.floor(frame.top / ROW)),
    to: Math.min(frame.lines.length, Math.ceil((frame.top + room) / ROW)),
  };
}

/** What lies under a point; null over the header and below the last line. */
export function hitAt(frame: Frame, x: number, y: number): Hit | null {
  const head = headerHeight(frame.axis);
  if (y < head) return null;
  const line = Math.floor((y - head + frame.top) / ROW);
  const found = frame.lines[line];
  if (found === undefined) return null;
  const nothing = { line, bar: null, isEnd: false };
  const inRow = y - topOf(frame, line);
  if (x < frame.table || inRow < BAR.top - 2 || inRow > BAR.top + BAR.height + 3) return nothing;
  for (let at = found.bars.length - 1; at >= 0; at -= 1) {
    const bar = found.bars[at] as Bar;
    const [left, right] = edgesOf(frame, bar);
    if (x < left || x > right) continue;
    const isEnd = right - left > GRIP * 3 && x >= right - GRIP;
    return { line, bar: at, isEnd };
  }
  return nothing;
}

/** The nearest line that is a row, going one way. */
function rowFrom(lines: readonly Line[], from: number, step: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < lines.length; at += step) if (lines[at]?.row) return at;
  return null;
}

function nearestBar(bars: readonly Bar[], day: number): number | null {
  const far = (bar: Bar) => Math.max(bar.from - day, day - bar.to, 0);
  let best: number | null = null;
  bars.forEach((bar, at) => {
    if (best === null || far(bar) < far(bars[best] as Bar)) best = at;
  });
  return best;
}

/** Where a key leads from a spot; null for keys that lead nowhere. */
export function moved(frame: Frame, spot: Spot | null, key: string, ctrl: boolean): Spot | null {
  const { lines } = frame;
  const last = lines.length - 1;
  const first = rowFrom(lines, 0, 1);
  if (first === null) return null;
  const here = spot ?? { line: first, bar: null };
  const bars = lines[here.line]?.bars ?? [];
  const page = Math.max(1, Math.floor((frame.height - headerHeight(frame.axis)) / ROW) - 1);
  const toLine = (from: number, step: 1 | -1): Spot => {
    const bounded = Math.min(last, Math.max(0, from));
    const line = rowFrom(lines, bounded, step) ?? rowFrom(lines, bounded, step === 1 ? -1 : 1);
    if (line === null) return here;
    const bar = here.bar === null ? undefined : bars[here.bar];
    const next = lines[line]?.bars ?? [];
    return { line, bar: bar ? nearestBar(next, (bar.from + bar.to) / 2) : null };
  };
  if (spot === null && ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"].includes(key))
    return here;
  switch (key) {
    case "ArrowDown":
      return toLine(here.line + 1, 1);
    case "ArrowUp":
      return toLine(here.line - 1, -1);
    case "PageDown":
      return toLine(here.line + page, 1);
    case "PageUp":
      return toLine(here.line - page, -1);
    case "ArrowRight":
      return {
        ...here,
        bar: bars.length === 0 ? null : Math.min(bars.length - 1, (here.bar ?? -1) + 1),
      };
    case "ArrowLeft":
      return { ...here, bar: here.bar === null || here.bar === 0 ? null : here.bar - 1 };
    case "Home":
      return ctrl ? toLine(0, 1) : { ...here, bar: null };
    case "End":
      return ctrl ? toLine(last, -1) : { ...here, bar: bars.length === 0 ? null : bars.length - 1 };
    default:
      return null;
  }
}

/** How far the chart has to be scrolled so that a spot is seen. */
export function scrollTo(frame: Frame, spot: Spot): { left: number; top: number } {
  const head = headerHeight(frame.axis);
  const y = spot.line * ROW;
  // The heading of a group stands above its first row.
  const above = frame.lines[spot.line - 1]?.row === null ? y - ROW : y;
  const top = Math.min(Math.max(frame.top, y + ROW - (frame.height - head)), above);
  const bar = spot.bar === null ? undefined : frame.lines[spot.line]?.bars[spot.bar];
  if (bar === undefined) return { left: frame.left, top };
  const room = frame.width - frame.table;
  const [from, to] = [xOf(frame.axis, bar.from), xOf(frame.axis, bar.to)];
  const isSeen = from >= frame.left && to <= frame.left + room;
  return { left: isSeen ? frame.left : Math.max(0, from - 24), top };
}
