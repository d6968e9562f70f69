import { beforeEach, describe, expect, it, vi } from "vitest";
import { axisOf } from "./axis";
import { type ChartPorts, type ChartView, GanttChart } from "./chart";
import { numberOf } from "./days";
import type { Bar, Row, Task } from "./model";

const DAY = 4;
const from = numberOf("2026-01-01");
const texts = { year: String, month: String, yearMonth: String, tenDays: [] };
const axis = axisOf({ from: "2026-01-01", to: "2026-12-31" }, "months", DAY, texts);

/** A bar ten days long, from so many days into the year. */
const bar = (start: number): Bar => ({
  task: { id: "b" } as Task,
  from: from + start,
  to: from + start + 10,
  baseline: null,
});
const rowWith = (bars: Bar[]) =>
  ({ name: "五建", holds: (id) => bars.some((one) => one.task.id === id) }) as Row;
const view = (...bars: Bar[]): ChartView => ({
  lines: [{ group: null, number: 1, row: rowWith(bars), bars }],
  axis,
  columns: [],
  stops: [],
  today: from,
  picked: undefined,
  short: () => "",
  tip: () => "",
});

describe("a bar in the hand", () => {
  const drawn = vi.fn<ChartPorts["drawn"]>();
  const picked = vi.fn<ChartPorts["picked"]>();
  let box: HTMLElement;
  let chart: GanttChart;
  beforeEach(() => {
    vi.clearAllMocks();
    box = document.createElement("div");
    Object.defineProperties(box, { clientWidth: { value: 800 }, clientHeight: { value: 400 } });
    box.setPointerCapture = () => {};
    const [room, canvas] = [document.createElement("div"), document.createElement("canvas")];
    canvas.getContext = () => null;
    const may = { canMove: () => true, canStretch: () => true };
    chart = new GanttChart(box, room, canvas, { ...may, drawn, picked, cameTo: () => {} });
    chart.show(view(bar(20)));
  });
  const mouse = (what: string, day: number) =>
    box.dispatchEvent(new MouseEvent(what, { clientX: day * DAY, clientY: 55 }));
  const END = 30;

  it("is stretched by its end and moved by its body", () => {
    mouse("pointerdown", END);
    mouse("pointermove", END + 5);
    mouse("pointerup", END + 5);
    mouse("pointerdown", 25);
    mouse("pointermove", 22);
    mouse("pointerup", 22);
    expect(drawn.mock.calls).toEqual([
      ["b", "stretch", 5],
      ["b", "move", -3],
    ]);
    expect(picked).not.toHaveBeenCalled();
  });

  it("is still stretched when another edit moves it meanwhile", () => {
    mouse("pointerdown", END);
    mouse("pointermove", END + 5);
    chart.show(view(bar(40)));
    mouse("pointerup", END + 5);
    expect(drawn.mock.calls).toEqual([["b", "stretch", 5]]);
  });

  it("is let go when it is no longer there", () => {
    mouse("pointerdown", END);
    mouse("pointermove", END + 5);
    chart.show(view());
    mouse("pointermove", END + 6);
    mouse("pointerup", END + 6);
    expect(drawn).not.toHaveBeenCalled();
    expect(picked).not.toHaveBeenCalled();
  });
});
