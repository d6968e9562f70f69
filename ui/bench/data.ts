/** The same made-up data for everybody: a registry of 30 columns, a schedule of many bars. */
import type { Task } from "@/features/gantt/model";
import type { ScheduleDto } from "@/generated/contract";
import type { CellValue, GridColumn, GridData } from "@/shared/grid";
import { scheduleOf } from "../tests/schedule";
import { BARS, COLUMNS, ROWS } from "./size.mjs";

/** Texts and figures in turn, as in a registry: names, counts, areas, money. */
export function columns(): GridColumn[] {
  const kinds = ["text", "count", "area", "money", "year", "text"] as const;
  return Array.from({ length: COLUMNS }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? "text";
    return {
      field: `c${at}`,
      title: `Column ${at}`,
      width: kind === "text" ? 150 : 100,
      kind,
      editable: true,
      total: kind === "count" || kind === "money",
      strong: at === 0,
    };
  });
}

function value(row: number, column: GridColumn, at: number): CellValue {
  const seed = (row * 7919 + at * 104_729) % 100_003;
  if (seed % 17 === 0) return null;
  if (column.kind === "text") return `Community ${row} part ${at}`;
  if (column.kind === "year") return 1970 + (seed % 40);
  if (column.kind === "money") return seed * 1_000_000;
  return column.kind === "area" ? seed / 10 : seed % 1500;
}

export function gridData(described: readonly GridColumn[]): GridData {
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  return {
    ids: rows.map((row) => `r${row}`),
    columns: Object.fromEntries(
      described.map((column, at) => [column.field, rows.map((row) => value(row, column, at))]),
    ),
  };
}

const STAGES = 8;
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

/** A bar of the schedule, in days from the first of January. */
export interface Bar {
  row: number;
  stage: number;
  start: number;
  length: number;
}

/** Eight stages one after the other for each of 2,000 communities. */
export function bars(): Bar[] {
  return Array.from({ length: BARS }, (_, i) => {
    const [row, stage] = [Math.floor(i / STAGES), i % STAGES];
    return { row, stage, start: (row % 60) + stage * 24, length: 12 + ((row + stage) % 18) };
  });
}

export const barDates = (bar: Bar): { start: string; finish: string } => ({
  start: day(bar.start),
  finish: day(bar.start + bar.length),
});

function task(bar: Bar, i: number): Task {
  return {
    id: `t${i}`,
    stage: `s${bar.stage}`,
    name: `Stage ${bar.stage}`,
    short: `S${bar.stage}`,
    short_en: `S${bar.stage}`,
    phase: bar.stage === 5 ? "works" : "prepare",
    ...barDates(bar),
    duration_days: bar.length,
    calendar: "calendar",
    not_before: null,
    float_days: 0,
    is_critical: false,
    percent_done: (i * 7) % 100,
    baseline_start: null,
    baseline_finish: null,
    actual_start: null,
    actual_finish: null,
  } as Task;
}

export function schedule(): ScheduleDto {
  const all = bars();
  const rows = Array.from({ length: BARS / STAGES }, (_, row) => ({
    community_id: `r${row}`,
    name: `Community ${row}`,
    households: 100 + row,
    investment_fen: row * 1_000_000,
    percent_done: row % 100,
    responsible: "",
    tasks: all.slice(row * STAGES, (row + 1) * STAGES).map((bar, i) => task(bar, row * STAGES + i)),
  }));
  const groups = Array.from({ length: 20 }, (_, at) => ({
    label: `Lot ${at}`,
    rows: rows.slice(at * 100, (at + 1) * 100),
  }));
  return scheduleOf({ groups });
}
