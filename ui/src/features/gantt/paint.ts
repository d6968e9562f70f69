/**
 * One picture of the chart: the lines and days in sight and nothing else, so that it costs the same
 * however many there are. Decides nothing; what is where comes from `place`.
 */
import { colours } from "@/shared/design/palette";
import { type Cell, headerHeight, xOf } from "./axis";
import { type Drawn, drawBar, nameBar, plate, ring, veil } from "./bars";
import type { Column } from "./columns";
import { cutTo, FONTS, type Ink, widthOf } from "./ink";
import type { Stretch, Task } from "./model";
import { BAR, edgesOf, type Frame, ROW, type Spot, seenLines, topOf } from "./place";

const { base, stages, states } = colours;
const PAD = 6;

export interface Scene extends Frame {
  columns: readonly Column[];
  stops: readonly Stretch[];
  today: number;
  short: (task: Task) => string;
  /** The hatching of a winter stop. */
  hatch: CanvasPattern | string;
  /** The bar under the mouse. */
  hover: Spot | null;
  /** Where the keyboard is; null while it is elsewhere. */
  cursor: Spot | null;
  /** The task shown beside the chart. */
  picked: string | undefined;
  /** A bar that is being drawn to other days, and what is written beside it. */
  drag: (Stretch & { task: string; text: string }) | null;
}

export function paint(ink: Ink, scene: Scene): void {
  const head = headerHeight(scene.axis);
  ink.textBaseline = "middle";
  ink.fillStyle = base.card;
  ink.fillRect(0, 0, scene.width, scene.height);
  within(ink, scene.table, head, scene, () => paintDays(ink, scene, head));
  within(ink, 0, head, scene, () => paintTable(ink, scene));
  within(ink, scene.table, 0, scene, () => paintHeader(ink, scene));
  paintHead(ink, scene, head);
  ink.fillStyle = base.edge;
  ink.fillRect(scene.table - 1, 0, 1, bottomOf(scene));
  ink.fillRect(0, head - 1, scene.width, 1);
}

/** Draws only right of and below a corner. */
function within(ink: Ink, x: number, y: number, scene: Scene, draw: () => void): void {
  ink.save();
  ink.beginPath();
  ink.rect(x, y, scene.width - x, scene.height - y);
  ink.clip();
  draw();
  ink.restore();
}

/** Where the lines end, or the window. */
const bottomOf = (scene: Scene): number => Math.min(scene.height, topOf(scene, scene.lines.length));

const atDay = (scene: Scene, day: number): number =>
  Math.round(scene.table - scene.left + xOf(scene.axis, day));

function paintDays(ink: Ink, scene: Scene, head: number): void {
  const seen = seenLines(scene);
  const bottom = bottomOf(scene);
  for (let line = seen.from; line < seen.to; line += 1)
    if (!scene.lines[line]?.row) {
      ink.fillStyle = base.header;
      ink.fillRect(scene.table, topOf(scene, line), scene.width, ROW);
    }
  for (const stop of scene.stops) {
    const [from, to] = [atDay(scene, stop.from), atDay(scene, stop.to)];
    if (to < scene.table || from > scene.width) continue;
    ink.save();
    // The hatching goes with the rows, not with the window.
    ink.translate(from, topOf(scene, 0) % 6);
    ink.fillStyle = scene.hatch;
    ink.fillRect(0, head - 6, to - from, bottom - head + 12);
    ink.restore();
  }
  ink.fillStyle = base.card;
  ink.fillRect(scene.table, bottom, scene.width, scene.height);
  for (const { at, isMonth } of scene.axis.lines) {
    const x = atDay(scene, at) - 1;
    if (x < scene.table || x > scene.width) continue;
    ink.fillStyle = isMonth ? base.edge : base.line;
    ink.fillRect(x, head, 1, bottom - head);
  }
  ink.fillStyle = base.line;
  for (let line = seen.from; line < seen.to; line += 1)
    ink.fillRect(scene.table, topOf(scene, line) + ROW - 1, scene.width, 1);
  paintBars(ink, scene, seen);
  paintToday(ink, scene, head, bottom);
}

/** The bars of the lines in sight that lie in the days in sight. */
function barsIn(scene: Scene, seen: Stretch): { bars: Drawn[]; marked: [Drawn, string][] } {
  const bars: Drawn[] = [];
  const marked: [Drawn, string][] = [];
  const { hover, cursor, drag } = scene;
  for (let line = seen.from; line < seen.to; line += 1) {
    const of = scene.lines[line]?.bars ?? [];
    of.forEach((bar, at) => {
      const stretch = drag?.task === bar.task.id ? drag : bar;
      const [x, right] = edgesOf(scene, stretch);
      const next = of[at + 1];
      const until = next ? edgesOf(scene, next)[0] : scene.width;
      if (Math.max(right, until) < scene.table || x > scene.width) return;
      const y = topOf(scene, line) + BAR.top;
      const drawn = { task: bar.task, x, y, width: Math.max(1, right - x - 1), until };
      bars.push(drawn);
      const is = (spot: Spot | null) => spot?.line === line && spot.bar === at;
      if (bar.task.id === scene.picked) marked.push([drawn, base.ink]);
      if (is(cursor)) marked.push([drawn, base.brand]);
      if (is(hover) || stretch === drag) marked.push([drawn, ""]);
    });
  }
  return { bars, marked };
}

function paintBars(ink: Ink, scene: Scene, seen: Stretch): void {
  ink.fillStyle = stages.baseline;
  for (let line = seen.from; line < seen.to; line += 1)
    for (const { baseline } of scene.lines[line]?.bars ?? []) {
      if (baseline === null) continue;
      const [x, right] = edgesOf(scene, baseline);
      if (right > scene.table && x < scene.width)
        ink.fillRect(x, topOf(scene, line) + BAR.top + BAR.height + 1, right - x - 1, 2);
    }
  const { bars, marked } = barsIn(scene, seen);
  // A bar in the hand lies over the others, its name too.
  const inHand = bars.filter((bar) => bar.task.id === scene.drag?.task);
  ink.font = FONTS.note;
  ink.textAlign = "left";
  for (const some of [bars.filter((bar) => !inHand.includes(bar)), inHand]) {
    for (const bar of some) drawBar(ink, bar);
    for (const bar of some) nameBar(ink, bar, scene.short(bar.task));
  }
  for (const [bar, colour] of marked) {
    if (colour === "") veil(ink, bar);
    else ring(ink, bar, colour);
    if (scene.drag?.task === bar.task.id) paintTag(ink, scene, bar, scene.drag.text);
  }
}

/** The days a bar is drawn to, beside it. */
function paintTag(ink: Ink, scene: Scene, bar: Drawn, text: string): void {
  const width = widthOf(ink, text, FONTS.head) + 2 * PAD;
  const after = bar.x + bar.width + PAD;
  const x = after + width <= scene.width ? after : bar.x - width - PAD;
  ink.font = FONTS.head;
  plate(ink, x, bar.y, width);
  ink.fillStyle = base.card;
  ink.fillText(text, x + PAD, bar.y + BAR.height / 2 + 0.5);
}

function paintToday(ink: Ink, scene: Scene, head: number, bottom: number): void {
  const x = atDay(scene, scene.today);
  if (x < scene.table || x > scene.width) return;
  ink.fillStyle = states.wait;
  for (let y = head; y < bottom; y += 7) ink.fillRect(x, y, 1, Math.min(4, bottom - y));
}

function paintTable(ink: Ink, scene: Scene): void {
  const seen = seenLines(scene);
  ink.font = FONTS.cell;
  for (let at = seen.from; at < seen.to; at += 1) {
    const line = scene.lines[at];
    if (!line?.row) continue;
    const y = topOf(scene, at);
    ink.fillStyle = scene.cursor?.line === at ? base.selection : base.card;
    ink.fillRect(0, y, scene.table, ROW - 1);
    let x = 0;
    for (const column of scene.columns) {
      const text = cutTo(ink, column.shown(line), FONTS.cell, column.width - 2 * PAD);
      ink.textAlign = column.align;
      ink.fillStyle = column.isSoft ? base.soft : base.ink;
      if (text !== "") ink.fillText(text, anchor(x, column), y + ROW / 2 + 0.5);
      x += column.width;
    }
  }
  const bottom = bottomOf(scene);
  paintColumnLines(ink, scene, headerHeight(scene.axis), bottom);
  paintHeadings(ink, scene, seen);
  ink.fillStyle = base.line;
  for (let at = seen.from; at < seen.to; at += 1)
    ink.fillRect(0, topOf(scene, at) + ROW - 1, scene.table, 1);
  if (scene.cursor?.bar === null) {
    frame(ink, 0, topOf(scene, scene.cursor.line), scene.table - 1, ROW - 1);
  }
}

/** Where the keyboard is in the columns. */
function frame(ink: Ink, x: number, y: number, width: number, height: number): void {
  ink.fillStyle = base.brand;
  for (const at of [y, y + height - 2]) ink.fillRect(x, at, width, 2);
  for (const at of [x, x + width - 2]) ink.fillRect(at, y, 2, height);
}

/** Headings of groups reach over all columns. */
function paintHeadings(ink: Ink, scene: Scene, seen: Stretch): void {
  const [, name] = scene.columns;
  const left = scene.columns[0]?.width ?? 0;
  ink.font = FONTS.heavy;
  ink.textAlign = "left";
  for (let at = seen.from; at < seen.to; at += 1) {
    const line = scene.lines[at];
    if (!line || line.row || !name) continue;
    ink.fillStyle = base.header;
    ink.fillRect(0, topOf(scene, at), scene.table, ROW);
    ink.fillStyle = base.ink;
    const text = cutTo(ink, name.shown(line), FONTS.heavy, scene.table - left - 2 * PAD);
    ink.fillText(text, left + PAD, topOf(scene, at) + ROW / 2 + 0.5);
  }
}

const anchor = (x: number, { align, width }: Column): number =>
  align === "left" ? x + PAD : align === "right" ? x + width - PAD : x + width / 2;

function paintColumnLines(ink: Ink, scene: Scene, from: number, to: number): void {
  let x = 0;
  ink.fillStyle = base.line;
  for (const { width } of scene.columns) {
    x += width;
    ink.fillRect(x - 1, from, 1, to - from);
  }
}

function paintHead(ink: Ink, scene: Scene, head: number): void {
  ink.fillStyle = base.header;
  ink.fillRect(0, 0, scene.table, head);
  ink.font = FONTS.head;
  ink.textAlign = "center";
  ink.fillStyle = base.ink;
  let x = 0;
  for (const { title, width } of scene.columns) {
    const text = cutTo(ink, title, FONTS.head, width - 4);
    ink.fillText(text, x + width / 2, head / 2 + 0.5);
    x += width;
  }
  paintColumnLines(ink, scene, 0, head);
}

function paintHeader(ink: Ink, scene: Scene): void {
  const { axis } = scene;
  ink.fillStyle = base.header;
  ink.fillRect(scene.table, 0, scene.width, headerHeight(axis));
  ink.textAlign = "center";
  let y = 0;
  for (const row of axis.header) {
    const font = row.isHeavy ? FONTS.head : FONTS.note;
    ink.font = font;
    for (const cell of row.cells) {
      const [from, to] = [atDay(scene, cell.from), atDay(scene, cell.to)];
      if (to <= scene.table || from >= scene.width) continue;
      ink.fillStyle = row.isHeavy ? base.edge : base.field;
      ink.fillRect(to - 1, y, 1, row.height);
      ink.fillRect(from, y + row.height - 1, to - from, 1);
      ink.fillStyle = row.isHeavy ? base.ink : base.soft;
      paintTitle(ink, scene, cell, font, y + row.height / 2);
    }
    y += row.height;
  }
}

/** In the middle of what is seen of its days, so that a long year keeps its name in sight. */
function paintTitle(ink: Ink, scene: Scene, cell: Cell, font: string, y: number): void {
  const from = Math.max(atDay(scene, cell.from), scene.table);
  const to = Math.min(atDay(scene, cell.to), scene.width);
  const width = widthOf(ink, cell.text, font);
  if (width + 2 <= to - from) ink.fillText(cell.text, (from + to) / 2, y + 0.5);
}
