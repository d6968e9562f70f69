/**
 * The Gantt page without its looks: the columns of a schedule read as groups, rows and tasks; bars,
 * the span of time shown, what a drag means. Rows are there at once, the tasks of a row only when
 * somebody looks at it: a province has 50,000. Both ends of a bar belong to it.
 */
import type {
  PeriodDto,
  ScheduleDto,
  ScheduleRowsDto,
  ScheduleTasksDto,
  TaskKindDto,
  TieDto,
} from "@/generated/contract";
import { addDays, dayAt, monthEnd, monthStart, numberOf, spanDays, weekday } from "./days";

export interface Span {
  from: string;
  to: string;
}

/** A task, its days as they are written. */
export interface Task extends TaskKindDto {
  id: string;
  start: string;
  finish: string;
  duration_days: number;
  not_before: string | null;
  float_days: number;
  is_critical: boolean;
  percent_done: number;
  baseline_start: string | null;
  baseline_finish: string | null;
  actual_start: string | null;
  actual_finish: string | null;
}

/** A community, or what a lot has of its own. */
export interface Row {
  community_id: string | null;
  name: string;
  households: number | null;
  investment_fen: number | null;
  percent_done: number;
  responsible: string;
  /** In their order; read when asked for the first time. */
  readonly tasks: readonly Task[];
  /** Whether the task with this id is one of them. */
  holds: (id: string) => boolean;
}

export interface Group {
  label: string;
  rows: readonly Row[];
}

function taskAt({ about, tasks }: ScheduleDto, at: number): Task {
  const of = <F extends keyof ScheduleTasksDto>(field: F) =>
    tasks[field][at] as ScheduleTasksDto[F][number];
  const day = (number: number | null) => (number === null ? null : dayAt(number));
  return {
    ...(about.kinds[of("kind")] as TaskKindDto),
    id: of("id"),
    start: dayAt(of("start")),
    finish: dayAt(of("finish")),
    duration_days: of("duration_days"),
    not_before: day(of("not_before")),
    float_days: of("float_days"),
    is_critical: of("is_critical"),
    percent_done: of("percent_done"),
    baseline_start: day(of("baseline_start")),
    baseline_finish: day(of("baseline_finish")),
    actual_start: day(of("actual_start")),
    actual_finish: day(of("actual_finish")),
  };
}

/** The row at a place of the columns, whose tasks are those from one position to before another. */
function rowAt(schedule: ScheduleDto, at: number, from: number, to: number): Row {
  const of = <F extends keyof ScheduleRowsDto>(field: F) =>
    schedule.rows[field][at] as ScheduleRowsDto[F][number];
  let tasks: Task[] | undefined;
  return {
    community_id: of("community_id"),
    name: of("name"),
    households: of("households"),
    investment_fen: of("investment_fen"),
    percent_done: of("percent_done"),
    responsible: of("responsible"),
    get tasks() {
      tasks ??= Array.from({ length: to - from }, (_, i) => taskAt(schedule, from + i));
      return tasks;
    },
    holds: (id) => {
      for (let task = from; task < to; task += 1) if (schedule.tasks.id[task] === id) return true;
      return false;
    },
  };
}

const read = new WeakMap<ScheduleDto, readonly Group[]>();

/** Groups with their rows, from top to bottom; read once for as long as a schedule is there. */
export function groupsOf(schedule: ScheduleDto): readonly Group[] {
  const known = read.get(schedule);
  if (known) return known;
  let [row, task] = [0, 0];
  const groups = schedule.groups.label.map((label, at) => {
    const rows = Array.from({ length: schedule.groups.rows[at] ?? 0 }, () => {
      const from = task;
      task += schedule.rows.tasks[row] ?? 0;
      row += 1;
      return rowAt(schedule, row - 1, from, task);
    });
    return { label, rows };
  });
  read.set(schedule, groups);
  return groups;
}

export const rowsOf = (schedule: ScheduleDto): Row[] =>
  groupsOf(schedule).flatMap((group) => group.rows);

/** How many tasks are critical, and whether none of them may slip at all. */
export function slackOf({ tasks }: ScheduleDto): { critical: number; isTight: boolean } {
  const critical = tasks.is_critical.filter(Boolean).length;
  return { critical, isTight: critical === 0 && tasks.float_days.every((days) => days <= 0) };
}

const later = (a: string, b: string): string => (a > b ? a : b);

/** Whole months that hold every bar, present and baseline. */
export function shownSpan({ tasks }: ScheduleDto): Span | null {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const columns = [tasks.start, tasks.finish, tasks.baseline_start, tasks.baseline_finish];
  for (const column of columns)
    for (const day of column) {
      if (day === null) continue;
      if (day < from) from = day;
      if (day > to) to = day;
    }
  return from > to ? null : { from: monthStart(dayAt(from)), to: monthEnd(dayAt(to)) };
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

/** From the first day to the one after the last, as numbers. */
export interface Stretch {
  from: number;
  to: number;
}

/** The winter stops as far as they are shown. */
export const shownStops = (stops: readonly PeriodDto[], span: Span): Stretch[] =>
  stops
    .map((stop) => ({
      from: Math.max(stop.from, numberOf(span.from)),
      to: Math.min(stop.to, numberOf(span.to)) + 1,
    }))
    .filter((stop) => stop.from < stop.to);

export interface Bar extends Stretch {
  task: Task;
  baseline: Stretch | null;
}

/** A line of the chart: a group's heading, or a row with its bars in the order of time. */
export interface Line {
  group: string | null;
  number: number | null;
  row: Row | null;
  /** Made when asked for the first time. */
  readonly bars: readonly Bar[];
}

export const stretchOf = (start: string, finish: string): Stretch => ({
  from: numberOf(start),
  to: numberOf(finish) + 1,
});

const barOf = (task: Task): Bar => ({
  ...stretchOf(task.start, task.finish),
  task,
  baseline:
    task.baseline_start && task.baseline_finish
      ? stretchOf(task.baseline_start, task.baseline_finish)
      : null,
});

function lineOf(row: Row, number: number | null): Line {
  let bars: Bar[] | undefined;
  return {
    group: null,
    number,
    row,
    get bars() {
      bars ??= row.tasks.map(barOf).sort((a, b) => a.from - b.from);
      return bars;
    },
  };
}

const communities = (rows: readonly Row[]): number =>
  rows.filter((row) => row.community_id !== null).length;

/** Lines from top to bottom. A single group without a name needs no heading. */
export function linesOf(schedule: ScheduleDto): Line[] {
  const lines: Line[] = [];
  let number = 0;
  const groups = groupsOf(schedule);
  const bare = groups.length === 1 && groups[0]?.label === "";
  for (const { label, rows } of groups) {
    if (!bare) lines.push({ group: label, number: communities(rows), row: null, bars: [] });
    for (const row of rows) lines.push(lineOf(row, row.community_id === null ? null : ++number));
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
  rows: Row[];
}

export function partsOf(schedule: ScheduleDto, page: number): Part[] {
  const from = page * PAGE;
  let before = 0;
  return groupsOf(schedule).flatMap(({ label, rows }) => {
    const shown = rows.slice(Math.max(0, from - before), Math.max(0, from + PAGE - before));
    before += rows.length;
    return shown.length > 0 ? [{ label, count: communities(rows), rows: shown }] : [];
  });
}

export interface FoundTask {
  task: Task;
  row: Row;
  group: string;
}

export function findTask(schedule: ScheduleDto, id: string | undefined): FoundTask | undefined {
  if (id === undefined) return undefined;
  for (const { label, rows } of groupsOf(schedule)) {
    const row = rows.find((one) => one.holds(id));
    const task = row?.tasks.find((one) => one.id === id);
    if (row && task) return { task, row, group: label };
  }
  return undefined;
}

/** A task that is tied to another one, and how. */
export interface Link {
  task: Task;
  kind: string;
  lag_days: number;
}

/** What a task waits for, and what waits for it. */
export function linksOf(schedule: ScheduleDto, id: string): { before: Link[]; after: Link[] } {
  const { from, to, tie, ties } = schedule.links;
  const at = schedule.tasks.id.indexOf(id);
  const found = { before: [] as Link[], after: [] as Link[] };
  to.forEach((later, i) => {
    const earlier = from[i] ?? -1;
    if (later !== at && earlier !== at) return;
    const { kind, lag_days } = ties[tie[i] ?? -1] as TieDto;
    const [end, other] = later === at ? [found.before, earlier] : [found.after, later];
    end.push({ task: taskAt(schedule, other), kind, lag_days });
  });
  return found;
}

/**
 * Days between two days that count in a calendar. Weekends do not count as working days; the
 * holidays of a year are known to the store only, so this is what is asked for, and the store's
 * answer is what is shown.
 */
function countingDays(
  calendar: string,
  from: number,
  to: number,
  stops: readonly PeriodDto[],
): number {
  let days = 0;
  for (let day = from; day <= to; day += 1) {
    const isWeekend = [0, 6].includes(weekday(day));
    if (calendar === "working_days" && isWeekend) continue;
    if (calendar === "works_season" && stops.some((stop) => day >= stop.from && day <= stop.to))
      continue;
    days += 1;
  }
  return days;
}

/** The duration to ask for when the end of a bar is drawn to another day. */
export function durationAfter(task: Task, finish: string, stops: readonly PeriodDto[]): number {
  const [before, after] = [numberOf(task.finish), numberOf(finish)];
  const change =
    after > before
      ? countingDays(task.calendar, before + 1, after, stops)
      : -countingDays(task.calendar, after + 1, before, stops);
  return Math.max(1, task.duration_days + change);
}

export type Drag =
  | { kind: "move"; not_before: string }
  | { kind: "stretch"; duration_days: number };

/** What drawing a bar by so many days asks for; null when it stands where it stood. */
export function dragOf(
  task: Task,
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
export const isMovable = (task: Task): boolean =>
  task.actual_start === null && task.percent_done === 0;

export const isStretchable = (task: Task): boolean =>
  task.actual_finish === null && task.percent_done < 100;

/** Whether any of some tasks has a baseline, and whether keeping their present dates would change it. */
export interface BaselineState {
  isThere: boolean;
  isPresent: boolean;
}

export const baselineOf = (tasks: readonly Task[]): BaselineState => ({
  isThere: tasks.some((task) => task.baseline_start !== null || task.baseline_finish !== null),
  isPresent: tasks.every(
    (task) => task.baseline_start === task.start && task.baseline_finish === task.finish,
  ),
});

/** The same of all tasks. */
export const wholeBaseline = ({ about, tasks }: ScheduleDto): BaselineState => ({
  isThere: about.has_baseline,
  isPresent: tasks.start.every(
    (start, at) =>
      tasks.baseline_start[at] === start && tasks.baseline_finish[at] === tasks.finish[at],
  ),
});

/** The share of a bar that is done, 0–1. */
export const doneShare = (task: Task): number =>
  Math.min(100, Math.max(0, task.percent_done)) / 100;
