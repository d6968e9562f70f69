/** A bar taken by the mouse: by its body it moves, by its right end it is stretched. Pure. */
import type { Bar, Drag, Line, Stretch, Task } from "./model";

export interface Grip {
  bar: Bar;
  what: Drag["kind"] | "nothing";
}

/** What may be done with a bar taken there. */
export function dragFrom(
  bar: Bar,
  isEnd: boolean,
  may: { canMove: (task: Task) => boolean; canStretch: (task: Task) => boolean },
): Grip {
  if (isEnd && may.canStretch(bar.task)) return { bar, what: "stretch" };
  return { bar, what: may.canMove(bar.task) ? "move" : "nothing" };
}

/** The bar of the same task in other lines; null when it is gone. */
export function sameBar({ bar }: Grip, lines: readonly Line[]): Bar | null {
  const { id } = bar.task;
  const line = lines.find(({ row }) => row?.holds(id));
  return line?.bars.find((other) => other.task.id === id) ?? null;
}

/** Farther than a hand trembles. */
export const isFar = (px: number): boolean => Math.abs(px) > 3;

/** Where the bar stands when drawn by so many days; a day at least is left of it. */
export function stretchAt({ bar, what }: Grip, days: number): Stretch {
  if (what === "move") return { from: bar.from + days, to: bar.to + days };
  return { from: bar.from, to: Math.max(bar.from + 1, bar.to + days) };
}
