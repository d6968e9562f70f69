/**
 * A sheet row by row, as the preview shows it: what each row is, and what becomes of it. No looks,
 * no asking.
 */
import type {
  ImportCheckDto,
  ImportPreviewDto,
  ImportRowDto,
  ImportSheetDto,
  ImportTableDto,
} from "@/generated/contract";

/** What a row of a sheet is. */
export type RowKind =
  | "title"
  | "header"
  | "data"
  | "joined"
  | "declared"
  | "total"
  | "note"
  | "nameless";

export interface SheetRow {
  /** Number in the sheet, from 1. */
  row: number;
  kind: RowKind;
  /** Place of its table in the preview. */
  table: number | null;
  /** The community read from it. */
  data: ImportRowDto | null;
  /** Totals it states, beside what its rows add up to. */
  checks: readonly ImportCheckDto[];
}

/** What a row counts as in the numbers on top; none for titles, headers, totals and notes. */
export type StateName =
  | "added"
  | "updated"
  | "unchanged"
  | "conflict"
  | "refused"
  | "left"
  | "declared";

/** In the order of the numbers on top. */
export const STATES: readonly StateName[] = [
  "added",
  "updated",
  "unchanged",
  "conflict",
  "refused",
  "left",
  "declared",
];

/** A sign beside the colour, for copiers and for eyes that do not tell colours apart. */
export const SIGNS: Record<StateName, string> = {
  added: "+",
  updated: "✎",
  unchanged: "=",
  conflict: "?",
  refused: "×",
  left: "–",
  declared: "Σ",
};

export function stateOf(row: SheetRow): StateName | null {
  if (row.kind === "nameless") return "refused";
  if (row.kind === "declared") return "declared";
  return row.data === null ? null : (row.data.state as StateName);
}

interface TableRows {
  at: number;
  header: Set<number>;
  data: Map<number, ImportRowDto>;
  declared: Set<number>;
  checks: Map<number, ImportCheckDto[]>;
  nameless: Set<number>;
  joined: Set<number>;
}

/** What is said of rows with figures that nobody can be named for. */
const NAMELESS = new Set(["remark.row_without_name", "remark.name_without_value"]);

/** What is said of the first of several rows that are one community together. */
const TOGETHER = new Set(["remark.building_rows_added", "remark.work_rows_added"]);
/** What is said of rows that are left out. */
const LEFT_OUT = new Set([
  "remark.note_row_skipped",
  "remark.section_row_skipped",
  "remark.part_of_row_above",
  "remark.shared_money_row",
]);

/** The rows below the first of a community that has several: down to the next that is something. */
function joinedRows(table: ImportTableDto, last: number): Set<number> {
  const told = (codes: Set<string>) =>
    table.remarks.filter((one) => codes.has(one.notice.code)).map((one) => one.row);
  const ends = new Set([
    ...table.rows.map((one) => one.row),
    ...table.declared.map((one) => one.row),
    ...table.checks.map((one) => one.row),
    ...told(LEFT_OUT),
    ...told(NAMELESS),
  ]);
  const joined = new Set<number>();
  for (const first of told(TOGETHER))
    for (let row = first + 1; row <= last && !ends.has(row); row++) joined.add(row);
  return joined;
}

function tableRows(at: number, table: ImportTableDto, last: number): TableRows {
  const checks = new Map<number, ImportCheckDto[]>();
  for (const check of table.checks)
    checks.set(check.row, [...(checks.get(check.row) ?? []), check]);
  const nameless = table.remarks.filter((one) => NAMELESS.has(one.notice.code));
  return {
    at,
    header: new Set(table.header_rows),
    data: new Map(table.rows.map((row) => [row.row, row])),
    declared: new Set(table.declared.map((one) => one.row)),
    checks,
    nameless: new Set(nameless.map((one) => one.row)),
    joined: joinedRows(table, last),
  };
}

function rowOf(row: number, tables: readonly TableRows[]): SheetRow {
  // The table a row belongs to: the last one whose header stands above it.
  let table: TableRows | null = null;
  for (const one of tables) if (Math.min(...one.header) <= row) table = one;
  const base = { row, table: table?.at ?? null, data: null, checks: [] };
  // Where no table was found nothing is known of any row.
  if (table === null) return { ...base, kind: tables.length > 0 ? "title" : "data" };
  if (table.header.has(row)) return { ...base, kind: "header" };
  const data = table.data.get(row);
  if (data !== undefined) return { ...base, kind: "data", data };
  if (table.declared.has(row)) return { ...base, kind: "declared" };
  const checks = table.checks.get(row);
  if (checks !== undefined) return { ...base, kind: "total", checks };
  if (table.joined.has(row)) return { ...base, kind: "joined" };
  return { ...base, kind: table.nameless.has(row) ? "nameless" : "note" };
}

/** The rows of a sheet that hold something, top to bottom. */
export function sheetRows(preview: ImportPreviewDto, sheet: ImportSheetDto): SheetRow[] {
  const last = sheet.runs.at(-1)?.[1] ?? 0;
  const tables = sheet.tables.flatMap((at) => {
    const table = preview.tables[at];
    return table === undefined ? [] : [tableRows(at, table, last)];
  });
  const rows: SheetRow[] = [];
  for (const [first, last] of sheet.runs)
    for (let row = first; row <= last; row++) rows.push(rowOf(row, tables));
  return rows;
}

/** Rows in a state; headers stay, so that the columns keep their names. */
export const filtered = (rows: readonly SheetRow[], state: StateName | null): SheetRow[] =>
  state === null
    ? [...rows]
    : rows.filter((row) => row.kind === "header" || stateOf(row) === state);

/** The next row below (or above) that waits for a decision or was refused. */
export function nextOpen(rows: readonly SheetRow[], from: number, step: 1 | -1): number | null {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    if (row !== undefined && ["conflict", "refused"].includes(stateOf(row) ?? "")) return at;
  }
  return null;
}

/** The table that is worked on: of the row picked, else of the first row in sight that has one. */
export function tableInSight(
  rows: readonly SheetRow[],
  picked: number | null,
  first: number,
  sheet: ImportSheetDto,
): number | null {
  const own = rows.find((row) => row.row === picked)?.table;
  if (own !== undefined && own !== null) return own;
  for (const row of rows.slice(first)) if (row.table !== null) return row.table;
  return sheet.tables[0] ?? null;
}

/** The letters of a column counted from 0: A … Z, AA … */
export function letters(column: number): string {
  const before = Math.floor(column / 26);
  const own = String.fromCharCode(65 + (column % 26));
  return before === 0 ? own : `${letters(before - 1)}${own}`;
}

/** Puts rows that moved in the place of the ones shown. */
export function withMoved(
  preview: ImportPreviewDto,
  moved: {
    table: number;
    rows: ImportRowDto[];
    counts: ImportPreviewDto["counts"];
    fields: ImportTableDto["fields"];
    has_work: boolean;
  },
): ImportPreviewDto {
  const news = new Map(moved.rows.map((row) => [row.row, row]));
  const tables = preview.tables.map((table, at) =>
    at === moved.table
      ? {
          ...table,
          fields: moved.fields,
          rows: table.rows.map((row) => news.get(row.row) ?? row),
        }
      : table,
  );
  return { ...preview, tables, counts: moved.counts, has_work: moved.has_work };
}

/** Rows a bulk decision can be made about, by what they wait for. */
export function waiting(table: ImportTableDto | undefined) {
  const rows = table?.rows ?? [];
  const of = (why: string) => rows.filter((row) => row.why === why).length;
  return { alike: of("alike"), typed_over: of("typed_over"), unreadable: of("unreadable") };
}
