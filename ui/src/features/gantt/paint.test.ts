import { expect, it } from "vitest";
import { axisOf } from "./axis";
import { numberOf } from "./days";
import type { Ink } from "./ink";
import type { Bar, Row, Task } from "./model";
import { paint, type Scene } from "./paint";

const from = numberOf("2026-01-01");
const texts = { year: String, month: String, yearMonth: String, tenDays: [] };

const bar = (id: string, start: number): Bar => ({
  task: { id, phase: "scheme", percent_done: 0, is_critical: false } as Task,
  from: from + start,
  to: from + start + 10,
  baseline: null,
});

/** The names written, in the order they are, while this bar is in the hand. */
function namesWith(inHand: string | null): string[] {
  const written: string[] = [];
  const known: Record<string, unknown> = {
    measureText: () => ({ width: 8 }),
    fillText: (text: string) => written.push(text),
  };
  const ink = new Proxy(known, { get: (of, key: string) => of[key] ?? (() => undefined) });
  const bars = [bar("a", 0), bar("b", 10), bar("c", 20)];
  const row = { name: "五建", holds: () => true } as unknown as Row;
  const scene: Scene = {
    lines: [{ group: null, number: 1, row, bars }],
    axis: axisOf({ from: "2026-01-01", to: "2026-12-31" }, "months", 4, texts),
    table: 0,
    width: 800,
    height: 400,
    left: 0,
    top: 0,
    columns: [],
    stops: [],
    today: from,
    short: (task) => task.id,
    hatch: "",
    hover: null,
    cursor: null,
    picked: undefined,
    drag: inHand === null ? null : { task: inHand, from: from + 5, to: from + 15, text: "→" },
  };
  paint(ink as unknown as Ink, scene);
  return written.filter((text) => ["a", "b", "c"].includes(text));
}

it("a bar in the hand lies over the bars it is drawn across, name and all", () => {
  expect(namesWith(null)).toEqual(["a", "b", "c"]);
  expect(namesWith("a")).toEqual(["b", "c", "a"]);
});
