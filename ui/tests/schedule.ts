/** Schedules for tests, column by column from what a test says of groups, rows and tasks. */
import { numberOf } from "@/features/gantt/days";
import type { Task } from "@/features/gantt/model";
import type { PeriodDto, ScheduleDto, TaskKindDto, TieDto } from "@/generated/contract";

export interface RowSeed {
  community_id: string | null;
  name: string;
  households?: number | null;
  investment_fen?: number | null;
  percent_done?: number;
  responsible?: string;
  tasks: Task[];
}

export interface ScheduleSeed {
  plan_id?: string;
  plan_name?: string;
  groups?: { label: string; rows: RowSeed[] }[];
  /** Links between ids of tasks. */
  links?: (TieDto & { from: string; to: string })[];
  winter_stops?: { from: string; to: string }[];
  unannounced_years?: number[];
}

/** A task as a test says it: works of twelve days in March, and what it says otherwise. */
export const taskOf = (parts: Partial<Task> = {}): Task => ({
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

export const periodOf = ({ from, to }: { from: string; to: string }): PeriodDto => ({
  from: numberOf(from),
  to: numberOf(to),
});

const kindOf = ({ stage, name, short, short_en, phase, calendar }: Task): TaskKindDto => ({
  stage,
  name,
  short,
  short_en,
  phase,
  calendar,
});

/** Positions in a list of what is different. */
function told<T>(values: readonly T[]): { at: number[]; list: T[] } {
  const places = new Map<string, number>();
  const list: T[] = [];
  const at = values.map((value) => {
    const key = JSON.stringify(value);
    const place = places.get(key) ?? list.push(value) - 1;
    places.set(key, place);
    return place;
  });
  return { at, list };
}

export function scheduleOf(seed: ScheduleSeed = {}): ScheduleDto {
  const { groups = [], links = [], winter_stops = [], unannounced_years = [] } = seed;
  const rows = groups.flatMap((group) => group.rows);
  const tasks = rows.flatMap((row) => row.tasks);
  const kinds = told(tasks.map(kindOf));
  const ties = told(links.map(({ kind, lag_days }) => ({ kind, lag_days })));
  const places = new Map(tasks.map(({ id }, at) => [id, at]));
  const place = (id: string): number => places.get(id) ?? -1;
  const row = <T>(pick: (row: RowSeed) => T): T[] => rows.map(pick);
  const task = <T>(pick: (task: Task) => T): T[] => tasks.map(pick);
  const day = (text: string | null) => (text === null ? null : numberOf(text));
  const days = task(({ start, finish }) => [numberOf(start), numberOf(finish)]).flat();
  return {
    about: {
      plan_id: seed.plan_id ?? "p",
      plan_name: seed.plan_name ?? "2026 年度计划",
      start: Math.min(...days),
      finish: Math.max(...days),
      kinds: kinds.list,
      winter_stops: winter_stops.map(periodOf),
      unannounced_years,
      has_baseline: tasks.some((one) => one.baseline_start !== null),
    },
    groups: {
      label: groups.map((group) => group.label),
      rows: groups.map((group) => group.rows.length),
    },
    rows: {
      community_id: row((one) => one.community_id),
      name: row((one) => one.name),
      households: row((one) => one.households ?? null),
      investment_fen: row((one) => one.investment_fen ?? null),
      percent_done: row((one) => one.percent_done ?? 0),
      responsible: row((one) => one.responsible ?? ""),
      tasks: row((one) => one.tasks.length),
    },
    tasks: {
      id: task((one) => one.id),
      kind: kinds.at,
      start: task((one) => numberOf(one.start)),
      finish: task((one) => numberOf(one.finish)),
      duration_days: task((one) => one.duration_days),
      not_before: task((one) => day(one.not_before)),
      float_days: task((one) => one.float_days),
      is_critical: task((one) => one.is_critical),
      percent_done: task((one) => one.percent_done),
      baseline_start: task((one) => day(one.baseline_start)),
      baseline_finish: task((one) => day(one.baseline_finish)),
      actual_start: task((one) => day(one.actual_start)),
      actual_finish: task((one) => day(one.actual_finish)),
    },
    links: {
      from: links.map((link) => place(link.from)),
      to: links.map((link) => place(link.to)),
      tie: ties.at,
      ties: ties.list,
    },
  };
}
