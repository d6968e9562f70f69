/** Bars drawn on the Gantt's canvas. Only works carry colour; the rest is a grey ramp. */
import type { TaskDto } from "@/generated/contract";
import { colours } from "@/shared/design/palette";
import { FONTS, type Ink, type Patterns, widthOf } from "./ink";
import { doneShare } from "./model";
import { BAR } from "./place";

const { stages, base } = colours;

/** A bar where it is to be drawn, in px of the window. */
export interface Drawn {
  task: TaskDto;
  x: number;
  y: number;
  width: number;
  /** Where the next bar of the line begins: the name may reach so far. */
  until: number;
}

const RADIUS = 2;

/** Ground of a bar by its phase, in the look in force. */
const fillOf = (phase: string): string =>
  ({
    survey: stages.light,
    scheme: stages.middle,
    tender: stages.dark,
    works: stages.works,
    acceptance: base.card,
  })[phase] ?? stages.dark;

function box(ink: Ink, x: number, y: number, width: number, height: number): void {
  ink.beginPath();
  ink.roundRect(x, y, width, height, RADIUS);
}

function outline(ink: Ink, { x, y, width }: Drawn, line: number, colour: string): void {
  box(ink, x + line / 2, y + line / 2, Math.max(0, width - line), BAR.height - line);
  ink.lineWidth = line;
  ink.strokeStyle = colour;
  ink.stroke();
}

/** Ground by phase, done part, outline. */
export function drawBar(ink: Ink, bar: Drawn, patterns: Patterns): void {
  const { task, x, y, width } = bar;
  box(ink, x, y, width, BAR.height);
  if (task.phase === "tender") {
    // The stripes go with the bar, not with the window.
    ink.save();
    ink.translate(x, y);
    ink.fillStyle = patterns.stripes;
    ink.fill();
    ink.restore();
  } else {
    ink.fillStyle = fillOf(task.phase);
    ink.fill();
  }
  const done = width * doneShare(task);
  if (done > 0) {
    ink.fillStyle = stages.works_done;
    if (task.phase === "works") {
      box(ink, x, y, done, BAR.height);
      ink.fill();
    } else ink.fillRect(x, y + BAR.height - 2, done, 2);
  }
  if (task.phase === "acceptance") outline(ink, bar, 1, stages.works);
  if (task.is_critical) outline(ink, bar, 2, stages.critical);
}

/** The short name, where it fits: on works within the bar, else up to the next bar. */
export function nameBar(ink: Ink, bar: Drawn, short: string): void {
  const { task, x, y, width, until } = bar;
  const isWorks = task.phase === "works";
  const room = (isWorks ? x + width : Math.max(x + width, until)) - x - 6;
  if (widthOf(ink, short, FONTS.note) > room) return;
  ink.fillStyle = isWorks ? base.card : base.ink;
  ink.fillText(short, x + 4, y + BAR.height / 2 + 0.5);
}

/** A second outline around a bar: what is picked, and where the keyboard is. */
export function ring(ink: Ink, bar: Drawn, colour: string): void {
  ink.beginPath();
  ink.roundRect(bar.x - 1.5, bar.y - 1.5, bar.width + 3, BAR.height + 3, RADIUS + 1);
  ink.lineWidth = 2;
  ink.strokeStyle = colour;
  ink.stroke();
}

/** A veil over the bar the mouse is on. */
export function veil(ink: Ink, { x, y, width }: Drawn): void {
  box(ink, x, y, width, BAR.height);
  ink.fillStyle = base.veil;
  ink.fill();
}
