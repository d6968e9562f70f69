import { describe, expect, it } from "vitest";
import type { ScheduleDto, TaskDto } from "@/generated/contract";
import { dayAt } from "./days";
import {
  allTasks,
  dayWidth,
  dragOf,
  durationAfter,
  filled,
  findTask,
  isMovable,
  isStretchable,
  linesOf,
  linksOf,
  PAGE,
  partsOf,
  shownSpan,
  shownStops,
  ZOOMS,
} from "./model";

const task = (parts: Partial<TaskDto> = {}): TaskDto => ({
  id: "t",
  stage: "works",
  name: "施工",
  short: "施工",
  short_en: "Works",
  phase: "works",
  start: "2026-03-02",
  finish: "2026-03-13",
  duration_days: 12,
  calendar: "calendar_days",
  not_before: null,
  float_days: 0,
  is_critical: false,
  percent_done: 0,
  baseline_start: null,
  baseline_finish: null,
  actual_start: null,
  actual_finish: null,
  ...parts,
});

const row = (id: string | null, tasks: TaskDto[]) => ({
  community_id: id,
  name: id ?? "一标段",
  households: null,
  investment_fen: null,
  percent_done: 0,
  responsible: "",
  tasks,
});

const schedule = (parts: Partial<ScheduleDto> = {}): ScheduleDto => ({
  plan_id: "p",
  plan_name: "2026 年度计划",
  start: null,
  finish: null,
  groups: [],
  links: [],
  winter_stops: [],
  unannounced_years: [],
  has_baseline: false,
  ...parts,
});

describe("the span shown", () => {
  const groups = [
    {
      label: "",
      rows: [
        row("a", [
          task({ baseline_start: "2026-02-20", baseline_finish: "2026-03-05" }),
          task({ id: "u", start: "2026-03-14", finish: "2026-05-02" }),
        ]),
      ],
    },
  ];

  it("is whole months around every bar and baseline", () => {
    expect(shownSpan(schedule({ groups }))).toEqual({ from: "2026-02-01", to: "2026-05-31" });
    expect(shownSpan(schedule())).toBeNull();
  });

  it("takes further months only when they fit whole", () => {
    const span = { from: "2026-01-01", to: "2026-01-31" };
    expect(filled(span, 58)).toEqual(span);
    expect(filled(span, 59)).toEqual({ from: "2026-01-01", to: "2026-02-28" });
    expect(filled(span, 0)).toEqual(span);
  });

  it("is spread over the room there is, never narrower than the zoom", () => {
    const span = { from: "2026-01-01", to: "2026-01-10" };
    expect(dayWidth(span, "ten_days", 100)).toBe(10);
    expect(dayWidth(span, "ten_days", 1)).toBe(ZOOMS.ten_days);
  });

  it("cuts winter stops to what is shown", () => {
    const span = { from: "2026-02-01", to: "2026-11-30" };
    const stops = [
      { from: "2025-11-01", to: "2026-04-14" },
      { from: "2026-11-01", to: "2027-04-14" },
      { from: "2027-11-01", to: "2028-04-14" },
    ];
    expect(shownStops(stops, span)).toEqual([
      { from: "2026-02-01", to: "2026-04-14" },
      { from: "2026-11-01", to: "2026-11-30" },
    ]);
  });
});

describe("lines", () => {
  it("number communities through, not lots, and count communities in headings", () => {
    const groups = [
      { label: "一标段", rows: [row(null, [task()]), row("a", [task()])] },
      { label: "二标段", rows: [row("b", [task()])] },
    ];
    const lines = linesOf(schedule({ groups }));
    expect(lines.map(({ group, number }) => [group, number])).toEqual([
      ["一标段", 1],
      [null, null],
      [null, 1],
      ["二标段", 1],
      [null, 2],
    ]);
  });

  it("have no heading where nothing groups them", () => {
    const lines = linesOf(schedule({ groups: [{ label: "", rows: [row("a", [task()])] }] }));
    expect(lines.map((line) => line.group)).toEqual([null]);
  });

  it("hold bars in the order of time, the last day included", () => {
    const later = task({ id: "u", start: "2026-02-01", finish: "2026-02-01" });
    const [line] = linesOf(
      schedule({ groups: [{ label: "", rows: [row("a", [task(), later])] }] }),
    );
    const shown = line?.bars.map((bar) => [bar.task.id, dayAt(bar.from), bar.to - bar.from]);
    expect(shown).toEqual([
      ["u", "2026-02-01", 1],
      ["t", "2026-03-02", 12],
    ]);
  });

  it("find a task with its row, and what it is tied to", () => {
    const link = { from: "t", to: "u", kind: "fs", lag_days: 0 };
    const all = schedule({
      groups: [{ label: "一标段", rows: [row("a", [task(), task({ id: "u" })])] }],
      links: [link],
    });
    expect(findTask(all, "u")?.row.name).toBe("a");
    expect(findTask(all, "none")).toBeUndefined();
    expect(allTasks(all)).toHaveLength(2);
    expect(linksOf(all, "t")).toEqual({ before: [], after: [link] });
    expect(linksOf(all, "u")).toEqual({ before: [link], after: [] });
  });
});

describe("pages of the table", () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => row(`c${from + i}`, []));
  const groups = [
    { label: "一标段", rows: rows(0, PAGE + 10) },
    { label: "二标段", rows: rows(PAGE + 10, 20) },
  ];
  const all = schedule({ groups });

  it("hold every row once, and a group that goes on says how large it is", () => {
    const [first, second] = [partsOf(all, 0), partsOf(all, 1)];
    expect(first.map((part) => [part.label, part.count, part.rows.length])).toEqual([
      ["一标段", PAGE + 10, PAGE],
    ]);
    expect(second.map((part) => [part.label, part.count, part.rows.length])).toEqual([
      ["一标段", PAGE + 10, 10],
      ["二标段", 20, 20],
    ]);
    const shown = [...first, ...second].flatMap((part) => part.rows.map((one) => one.name));
    expect(shown).toEqual(groups.flatMap((group) => group.rows.map((one) => one.name)));
    expect(partsOf(all, 2)).toEqual([]);
  });
});

describe("stretching a bar", () => {
  const stop = [{ from: "2026-03-20", to: "2026-03-31" }];
  it.each([
    // 13 March 2026 is a Friday.
    ["calendar_days", "2026-03-20", 19],
    ["calendar_days", "2026-03-12", 11],
    ["working_days", "2026-03-15", 12],
    ["working_days", "2026-03-16", 13],
    ["working_days", "2026-03-06", 7],
    ["works_season", "2026-03-31", 18],
    ["works_season", "2026-04-02", 20],
    ["calendar_days", "2026-02-01", 1],
  ])("in %s to %s asks for %s days", (calendar, finish, days) => {
    expect(durationAfter(task({ calendar }), finish, stop)).toBe(days);
  });
});

describe("what a drag means", () => {
  it("moved by its body it asks for not before", () => {
    expect(dragOf(task(), "move", 3, [])).toEqual({ kind: "move", not_before: "2026-03-05" });
  });

  it("a new end asks for another duration, never for none", () => {
    expect(dragOf(task(), "stretch", 1, [])).toEqual({ kind: "stretch", duration_days: 13 });
    expect(dragOf(task(), "stretch", -90, [])).toEqual({ kind: "stretch", duration_days: 1 });
  });

  it("nothing moved asks for nothing", () => {
    expect(dragOf(task(), "move", 0, [])).toBeNull();
    expect(dragOf(task({ finish: "2026-03-02" }), "stretch", -5, [])).toBeNull();
  });

  it("what was reported is not moved by hand", () => {
    expect(isMovable(task())).toBe(true);
    expect(isMovable(task({ actual_start: "2026-03-02" }))).toBe(false);
    expect(isMovable(task({ percent_done: 10 }))).toBe(false);
    expect(isStretchable(task({ percent_done: 10 }))).toBe(true);
    expect(isStretchable(task({ percent_done: 100 }))).toBe(false);
    expect(isStretchable(task({ actual_finish: "2026-03-12" }))).toBe(false);
  });
});
