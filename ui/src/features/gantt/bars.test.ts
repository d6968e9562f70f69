import { expect, it, vi } from "vitest";
import { colours } from "@/shared/design/palette";
import { type Drawn, drawBar } from "./bars";
import type { Ink } from "./ink";
import type { Task } from "./model";
import { BAR } from "./place";

/** What is drawn of a task, one rectangle after the other, with the colour it has. */
function drawn(task: Partial<Task>) {
  const filled: { colour: string; at: number[] }[] = [];
  const ink = {
    fillStyle: "",
    fillRect: vi.fn((...at: number[]) => filled.push({ colour: ink.fillStyle, at })),
  };
  const bar: Drawn = { task: task as Task, x: 0, y: 0, width: 40, until: 40 };
  drawBar(ink as unknown as Ink, bar);
  return filled;
}

it.each([false, true])("half a task done is seen, critical or not (%s)", (is_critical) => {
  const filled = drawn({ phase: "scheme", percent_done: 50, is_critical });
  const last = filled.at(-1);
  expect(last?.colour).toBe(colours.stages.works_done);
  expect(last?.at.slice(0, 1)).toEqual([0]);
  expect(last?.at[2]).toBe(20);
  const [, top = 0, , height = 0] = last?.at ?? [];
  // The outline of a critical task is 2 px thick.
  expect(top + height).toBe(is_critical ? BAR.height - 2 : BAR.height);
  expect(
    drawn({ phase: "scheme", percent_done: 0, is_critical }).map((one) => one.colour),
  ).not.toContain(colours.stages.works_done);
});
