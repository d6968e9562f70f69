/** Bars drawn on the Gantt's canvas. Only works carry colour; the rest is a grey ramp. */
import { colours } from "@/shared/design/palette";
import { FONTS, type Ink, widthOf } from "./ink";
import { doneShare, type Task } from "./model";
import { BAR } from "./place";

const { stages, base } = colours;

/** A bar where it is to be drawn, in px of the window. */
export interface Drawn {
  task: Task;
  x: number;
  y: number;
  width: number;
  /** Where the next bar of the line begins: the name may reach so far. */
  until: number;
}

/** Ground of a bar by its phase, in the look in force. */
const fillOf = (phase: string): string =>
  ({
    survey: stages.light,
    scheme: stages.middle,
    tender: stages.dark,
    works: stages.works,
    acceptance: base.card,
  })[phase] ?? stages.dark;

/** A box without the pixel of each corner: rounded to the eye, and many times cheaper than a path. */
function box(ink: Ink, x: number, y: number, width: number, height: number): void {
  ink.fillRect(x + 1, y, Math.max(0, width - 2), height);
  ink.fillRect(x, y + 1, 1, height - 2);
  if (width > 1) ink.fillRect(x + width - 1, y + 1, 1, height - 2);
}

/** The edge of a box, so and so thick, inside it; its corners are cut likewise. */
function edge(ink: Ink, x: number, y: number, width: number, height: number, line: number): void {
  ink.fillRect(x + 1, y, width - 2, line);
  ink.fillRect(x + 1, y + height - line, width - 2, line);
  ink.fillRect(x, y + 1, line, height - 2);
  ink.fillRect(x + width - line, y + 1, line, height - 2);
}

/** Ground by phase, outline, done part: the outline of a critical task leaves it in sight. */
export function drawBar(ink: Ink, { task, x, y, width }: Drawn): void {
  ink.fillStyle = fillOf(task.phase);
  box(ink, x, y, width, BAR.height);
  if (task.phase === "tender") {
    ink.fillStyle = stages.dark_stripe;
    for (let at = 3; at + 3 < width; at += 6) ink.fillRect(x + at, y, 3, BAR.height);
  }
  const done = Math.round(width * doneShare(task));
  if (done > 0 && task.phase === "works") {
    ink.fillStyle = stages.works_done;
    box(ink, x, y, done, BAR.height);
  }
  if (task.phase === "acceptance") {
    ink.fillStyle = stages.works;
    edge(ink, x, y, width, BAR.height, 1);
  }
  if (task.is_critical) {
    ink.fillStyle = stages.critical;
    edge(ink, x, y, width, BAR.height, 2);
  }
  if (done > 0 && task.phase !== "works") {
    ink.fillStyle = stages.works_done;
    const [up, thick] = task.is_critical ? [4, 2] : [3, 3];
    ink.fillRect(x, y + BAR.height - up, done, thick);
  }
}

/** The short name, where it fits: on a plain grey bar up to the next one, else within the bar. */
export function nameBar(ink: Ink, bar: Drawn, short: string): void {
  const { task, x, y, width, until } = bar;
  const isPlain = !task.is_critical && task.phase !== "works" && task.phase !== "acceptance";
  const room = (isPlain ? Math.max(width, until - x) : width) - 6;
  if (widthOf(ink, short, FONTS.note) > room) return;
  ink.fillStyle = task.phase === "works" ? base.card : base.ink;
  ink.fillText(short, x + 4, y + BAR.height / 2 + 0.5);
}

/** A second outline around a bar: what is picked, and where the keyboard is. */
export function ring(ink: Ink, { x, y, width }: Drawn, colour: string): void {
  ink.fillStyle = colour;
  edge(ink, x - 2, y - 2, width + 4, BAR.height + 4, 2);
}

/** A veil over the bar the mouse is on. */
export function veil(ink: Ink, { x, y, width }: Drawn): void {
  ink.fillStyle = base.veil;
  box(ink, x, y, width, BAR.height);
}

/** A dark ground for what is written beside a bar. */
export function plate(ink: Ink, x: number, y: number, width: number): void {
  ink.fillStyle = base.ink;
  box(ink, x, y - 2, width, BAR.height + 4);
}
