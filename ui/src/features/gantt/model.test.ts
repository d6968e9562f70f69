import { describe, expect, it } from "vitest";
import { periodOf, scheduleOf, taskOf as task } from "../../../tests/schedule";
import { dayAt, numberOf } from "./days";
import {
  baselineOf,
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
  rowsOf,
  shownSpan,
  shownStops,
  slackOf,
  type Task,
  wholeBaseline,
  ZOOMS,
} from "./model";

const row = (id: string | null, tasks: Task[]) => ({
  community_id: id,
  name: id ?? "一标段",
  tasks,
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
    expect(shownSpan(scheduleOf({ groups }))).toEqual({ from: "2026-02-01", to: "2026-05-31" });
    expect(shownSpan(scheduleOf())).toBeNull();
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
    ].map(periodOf);
    expect(shownStops(stops, span)).toEqual([
      { from: numberOf("2026-02-01"), to: numberOf("2026-04-15") },
      { from: numberOf("2026-11-01"), to: numberOf("2026-12-01") },
    ]);
  });
});

describe("lines", () => {
  it("number communities through, not lots, and count communities in headings", () => {
    const groups = [
      { label: "一标段", rows: [row(null, [task()]), row("a", [task()])] },
      { label: "二标段", rows: [row("b", [task()])] },
    ];
    const lines = linesOf(scheduleOf({ groups }));
    expect(lines.map(({ group, number }) => [group, number])).toEqual([
      ["一标段", 1],
      [null, null],
      [null, 1],
      ["二标段", 1],
      [null, 2],
    ]);
  });

  it("have no heading where nothing groups them", () => {
    const lines = linesOf(scheduleOf({ groups: [{ label: "", rows: [row("a", [task()])] }] }));
    expect(lines.map((line) => line.group)).toEqual([null]);
  });

  it("hold bars in the order of time, the last day included", () => {
    const later = task({ id: "u", start: "2026-02-01", finish: "2026-02-01" });
    const [line] = linesOf(
      scheduleOf({ groups: [{ label: "", rows: [row("a", [task(), later])] }] }),
    );
    const shown = line?.bars.map((bar) => [bar.task.id, dayAt(bar.from), bar.to - bar.from]);
    expect(shown).toEqual([
      ["u", "2026-02-01", 1],
      ["t", "2026-03-02", 12],
    ]);
  });

  it("find a task with its row, and what it is tied to", () => {
    const [first, second] = [task(), task({ id: "u", name: "验收", is_critical: true })];
    const all = scheduleOf({
      groups: [
        { label: "一标段", rows: [row("a", [])] },
        { label: "二标段", rows: [row("b", []), row("c", [first, second])] },
      ],
      links: [{ from: "t", to: "u", kind: "ss", lag_days: -2 }],
    });
    const found = findTask(all, "u");
    expect([found?.task, found?.row.name, found?.group]).toEqual([second, "c", "二标段"]);
    expect(findTask(all, "none")).toBeUndefined();
    expect(rowsOf(all).map((one) => one.tasks.length)).toEqual([0, 0, 2]);
    expect(rowsOf(all).map((one) => one.holds("u"))).toEqual([false, false, true]);
    const tied = { kind: "ss", lag_days: -2 };
    expect(linksOf(all, "t")).toEqual({ before: [], after: [{ task: second, ...tied }] });
    expect(linksOf(all, "u")).toEqual({ before: [{ task: first, ...tied }], after: [] });
    expect(slackOf(all)).toEqual({ critical: 1, isTight: false });
  });
});

describe("a baseline", () => {
  const at = (start: string | null, finish: string | null) =>
    task({ baseline_start: start, baseline_finish: finish });
  const kept = at("2026-03-02", "2026-03-13");
  const earlier = at("2026-02-02", "2026-02-13");

  it.each([
    ["nowhere", [task()], { isThere: false, isPresent: false }],
    ["as it is now", [kept, kept], { isThere: true, isPresent: true }],
    ["of some tasks", [kept, task()], { isThere: true, isPresent: false }],
    ["that was left", [kept, earlier], { isThere: true, isPresent: false }],
  ])("%s", (_, tasks, expected) => {
    expect(baselineOf(tasks)).toEqual(expected);
    const all = scheduleOf({ groups: [{ label: "", rows: [row("a", tasks)] }] });
    expect(wholeBaseline(all)).toEqual(expected);
  });
});

describe("pages of the table", () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => row(`c${from + i}`, []));
  const groups = [
    { label: "一标段", rows: rows(0, PAGE + 10) },
    { label: "二标段", rows: rows(PAGE + 10, 20) },
  ];
  const all = scheduleOf({ groups });

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
  const stop = [periodOf({ from: "2026-03-20", to: "2026-03-31" })];
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
