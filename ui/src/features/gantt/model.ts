/**
 * The Gantt page without its looks: rows and bars, the span of time shown, what a drag means. Both
 * ends of a bar belong to it.
 */
import type {
  PeriodDto,
  ScheduleDto,
  ScheduleLinkDto,
  ScheduleRowDto,
  TaskDto,
} from "@/generated/contract";
import { addDays, monthEnd, monthStart, numberOf, spanDays, weekday } from "./days";

export interface Span {
  from: string;
  to: string;
}

export const allTasks = (schedule: ScheduleDto): TaskDto[] =>
  schedule.groups.flatMap((group) => group.rows.flatMap((row) => row.tasks));

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Whole months that hold every bar, present and baseline. */
export function shownSpan(schedule: ScheduleDto): Span | null {
  let span: Span | null = null;
  const hold = (from: string, to: string) => {
    span = span ? { from: earlier(span.from, from), to: later(span.to, to) } : { from, to };
  };
  for (const task of allTasks(schedule)) {
    hold(task.start, task.finish);
    const { baseline_start: from, baseline_finish: to } = task;
    if (from && to) hold(from, to);
  }
  const held = span as Span | null;
  return held && { from: monthStart(held.from), to: monthEnd(held.to) };
}

/** The span with whole months added at its end, as many as fit into so many days. */
export function filled(span: Span, days: number): Span {
  let { to } = span;
  for (;;) {
    const next = monthEnd(addDays(to, 1));
    if (spanDays(span.from, next) > days) return { from: span.from, to };
    to = next;
  }
}

/** How wide a day is, and which columns the header has. */
export const ZOOMS = { months: 1.2, ten_days: 2.4, weeks: 8 } as const;
export type Zoom = keyof typeof ZOOMS;

/** Width of a day: as the zoom says, or wider where the span leaves room. */
export const dayWidth = (span: Span, zoom: Zoom, room: number): number =>
  Math.max(ZOOMS[zoom], room / spanDays(span.from, span.to));

/** The winter stops as far as they are shown. */
export const shownStops = (stops: readonly PeriodDto[], span: Span): PeriodDto[] =>
  stops
    .map((stop) => ({
      from: later(stop.from, span.from),
      to: earlier(stop.to, span.to),
    }))
    .filter((stop) => stop.from <= stop.to);

/** From the first day to the one after the last, as numbers. */
export interface Stretch {
  from: number;
  to: number;
}

export interface Bar extends Stretch {
  task: TaskDto;
  baseline: Stretch | null;
}

/** A line of the chart: a group's heading, or a row with its bars in the order of time. */
export interface Line {
  group: string | null;
  number: number | null;
  row: ScheduleRowDto | null;
  bars: Bar[];
}

export const stretchOf = (start: string, finish: string): Stretch => ({
  from: numberOf(start),
  to: numberOf(finish) + 1,
});

const barOf = (task: TaskDto): Bar => ({
  ...stretchOf(task.start, task.finish),
  task,
  baseline:
    task.baseline_start && task.baseline_finish
      ? stretchOf(task.baseline_start, task.baseline_finish)
      : null,
});

/** Lines from top to bottom. A single group without a name needs no heading. */
export function linesOf(schedule: ScheduleDto): Line[] {
  const lines: Line[] = [];
  let number = 0;
  const bare = schedule.groups.length === 1 && schedule.groups[0]?.label === "";
  for (const group of schedule.groups) {
    if (!bare) {
      const count = group.rows.filter((row) => row.community_id !== null).length;
      lines.push({ group: group.label, number: count, row: null, bars: [] });
    }
    for (const row of group.rows) {
      const bars = row.tasks.map(barOf).sort((a, b) => a.from - b.from);
      lines.push({ group: null, number: row.community_id === null ? null : ++number, row, bars });
    }
  }
  return lines;
}

/** Rows on a page of the table, with all their tasks: few enough to be drawn at once. */
export const PAGE = 50;

/** A group as far as it stands on a page. */
export interface Part {
  label: string;
  /** Communities of the whole group. */
  count: number;
  rows: ScheduleRowDto[];
}

export function partsOf(schedule: ScheduleDto, page: number): Part[] {
  const from = page * PAGE;
  let before = 0;
  return schedule.groups.flatMap(({ label, rows }) => {
    const shown = rows.slice(Math.max(0, from - before), Math.max(0, from + PAGE - before));
    before += rows.length;
    const count = rows.filter((row) => row.community_id !== null).length;
    return shown.length > 0 ? [{ label, count, rows: shown }] : [];
  });
}

export interface FoundTask {
  task: TaskDto;
  row: ScheduleRowDto;
  group: string;
}

export function findTask(schedule: ScheduleDto, id: string | undefined): FoundTask | undefined {
  if (id === undefined) return undefined;
  for (const group of schedule.groups)
    for (const row of group.rows)
      for (const task of row.tasks) if (task.id === id) return { task, row, group: group.label };
  return undefined;
}

/** What a task waits for, and what waits for it. */
export function linksOf(
  schedule: ScheduleDto,
  id: string,
): { before: ScheduleLinkDto[]; after: ScheduleLinkDto[] } {
  return {
    before: schedule.links.filter((link) => link.to === id),
    after: schedule.links.filter((link) => link.from === id),
  };
}

/**
 * Days between two days that count in a calendar. Weekends do not count as working days; the
 * holidays of a year are known to the store only, so this is what is asked for, and the store's
 * answer is what is shown.
 */
function countingDays(
  calendar: string,
  from: string,
  to: string,
  stops: readonly PeriodDto[],
): number {
  let days = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isWeekend = [0, 6].includes(weekday(numberOf(day)));
    if (calendar === "working_days" && isWeekend) continue;
    if (calendar === "works_season" && stops.some((stop) => day >= stop.from && day <= stop.to))
      continue;
    days += 1;
  }
  return days;
}

/** The duration to ask for when the end of a bar is drawn to another day. */
export function durationAfter(task: TaskDto, finish: string, stops: readonly PeriodDto[]): number {
  const change =
    finish > task.finish
      ? countingDays(task.calendar, addDays(task.finish, 1), finish, stops)
      : -countingDays(task.calendar, addDays(finish, 1), task.finish, stops);
  return Math.max(1, task.duration_days + change);
}

export type Drag =
  | { kind: "move"; not_before: string }
  | { kind: "stretch"; duration_days: number };

/** What drawing a bar by so many days asks for; null when it stands where it stood. */
export function dragOf(
  task: TaskDto,
  kind: Drag["kind"],
  days: number,
  stops: readonly PeriodDto[],
): Drag | null {
  if (days === 0) return null;
  if (kind === "move") return { kind, not_before: addDays(task.start, days) };
  const finish = later(task.start, addDays(task.finish, days));
  if (finish === task.finish) return null;
  return { kind, duration_days: durationAfter(task, finish, stops) };
}

/** A task that began or is done stands where it was reported; only the report moves it. */
export const isMovable = (task: TaskDto): boolean =>
  task.actual_start === null && task.percent_done === 0;

export const isStretchable = (task: TaskDto): boolean =>
  task.actual_finish === null && task.percent_done < 100;

export const hasBaseline = (task: TaskDto): boolean =>
  task.baseline_start !== null || task.baseline_finish !== null;

/** Keeping the present dates would change nothing. */
export const isAtBaseline = (task: TaskDto): boolean =>
  task.baseline_start === task.start && task.baseline_finish === task.finish;

/** The share of a bar that is done, 0–1. */
export const doneShare = (task: TaskDto): number =>
  Math.min(100, Math.max(0, task.percent_done)) / 100;
