/**
 * The Gantt page without its looks: rows and bars, the span of time shown, what a drag means. Days
 * are ISO texts (`2026-03-01`); both ends of a bar belong to it.
 */
import type {
  PeriodDto,
  ScheduleDto,
  ScheduleLinkDto,
  ScheduleRowDto,
  TaskDto,
} from "@/generated/contract";

const DAY = 86_400_000;

const at = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => iso(at(day) + days * DAY);

/** Days from one to the other, both included. */
export const spanDays = (from: string, to: string): number => (at(to) - at(from)) / DAY + 1;

/** A day of a `Date` as the clock on the wall says it. */
export function dayOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;

function monthEnd(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return iso(Date.UTC(year, month, 0));
}

export interface Span {
  from: string;
  to: string;
}

export const allTasks = (schedule: ScheduleDto): TaskDto[] =>
  schedule.groups.flatMap((group) => group.rows.flatMap((row) => row.tasks));

/** Whole months that hold every bar, present and baseline. */
export function shownSpan(schedule: ScheduleDto): Span | null {
  const days = allTasks(schedule).flatMap((task) => [
    task.start,
    task.finish,
    ...(task.baseline_start ? [task.baseline_start] : []),
    ...(task.baseline_finish ? [task.baseline_finish] : []),
  ]);
  const sorted = days.sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first && last ? { from: monthStart(first), to: monthEnd(last) } : null;
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

/** Width of a day: as the zoom says, or wider where the span leaves room. */
export const dayWidth = (span: Span, zoom: Zoom, room: number): number =>
  Math.max(ZOOMS[zoom], room / spanDays(span.from, span.to));

const later = (a: string, b: string): string => [a, b].sort()[1] ?? a;
const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a;

/** The winter stops as far as they are shown. */
export const shownStops = (stops: readonly PeriodDto[], span: Span): PeriodDto[] =>
  stops
    .map((stop) => ({
      from: later(stop.from, span.from),
      to: earlier(stop.to, span.to),
    }))
    .filter((stop) => stop.from <= stop.to);

/** A ten-day column ends on the 10th, the 20th and the last of a month. */
export function endsTenDays(day: string): boolean {
  const of = day.slice(8);
  return of === "10" || of === "20" || monthEnd(day) === day;
}

export interface Bar {
  id: string;
  start: string;
  end: string;
  progress: number;
  baseline_start: string | undefined;
  baseline_end: string | undefined;
  task: TaskDto;
}

/** A line of the chart: a group's heading, or a row with its bars. */
export interface Line {
  id: string;
  /** VTable-Gantt shows the children of a project on one line. */
  type: "project" | "task";
  group: string | null;
  number: number | null;
  row: ScheduleRowDto | null;
  children: Bar[];
}

const barOf = (task: TaskDto): Bar => ({
  id: task.id,
  start: task.start,
  end: task.finish,
  progress: task.percent_done,
  baseline_start: task.baseline_start ?? undefined,
  baseline_end: task.baseline_finish ?? undefined,
  task,
});

/** Lines from top to bottom. A single group without a name needs no heading. */
export function linesOf(schedule: ScheduleDto): Line[] {
  const lines: Line[] = [];
  let number = 0;
  const bare = schedule.groups.length === 1 && schedule.groups[0]?.label === "";
  schedule.groups.forEach((group, i) => {
    if (!bare)
      lines.push({
        id: `group ${i}`,
        type: "task",
        group: group.label,
        number: group.rows.filter((row) => row.community_id !== null).length,
        row: null,
        children: [],
      });
    group.rows.forEach((row, k) => {
      lines.push({
        id: `row ${i} ${row.community_id ?? k}`,
        type: "project",
        group: null,
        number: row.community_id === null ? null : ++number,
        row,
        children: row.tasks.map(barOf),
      });
    });
  });
  return lines;
}

export interface FoundTask {
  task: TaskDto;
  row: ScheduleRowDto;
  group: string;
}

export function findTask(schedule: ScheduleDto, id: string | undefined): FoundTask | undefined {
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
    const weekday = new Date(at(day)).getUTCDay();
    if (calendar === "working_days" && (weekday === 0 || weekday === 6)) continue;
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

/** What was meant by drawing a bar to other days; null when it stands where it stood. */
export function dragOf(
  task: TaskDto,
  start: string,
  finish: string,
  stops: readonly PeriodDto[],
): Drag | null {
  if (start !== task.start) return { kind: "move", not_before: start };
  if (finish === task.finish) return null;
  return { kind: "stretch", duration_days: durationAfter(task, finish, stops) };
}

/** A task that began or is done stands where it was reported; only the report moves it. */
export const isMovable = (task: TaskDto): boolean =>
  task.actual_start === null && task.percent_done === 0;

export const isStretchable = (task: TaskDto): boolean =>
  task.actual_finish === null && task.percent_done < 100;

/** A day as typed or picked: `2026-3-1`, `2026/03/01`, `20260301`; empty clears; else undefined. */
export function typedDay(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return "";
  const found = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(plain);
  if (found === null) return undefined;
  const [, year = "", month = "", day = ""] = found;
  const said = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = at(said);
  return Number.isNaN(time) || iso(time) !== said ? undefined : said;
}

/** How wide a day is, and which columns the header has. */
export const ZOOMS = { months: 1.2, ten_days: 2.4, weeks: 8 } as const;
export type Zoom = keyof typeof ZOOMS;

/** The share of a bar that is done, 0–1. */
export const doneShare = (task: TaskDto): number =>
  Math.min(100, Math.max(0, task.percent_done)) / 100;
