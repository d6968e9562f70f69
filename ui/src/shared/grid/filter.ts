/**
 * Which rows are shown: by column a list of values, a condition on the text or the figure, or both.
 * Rows must pass the filters of all columns.
 */
import { FACETS } from "@/shared/design/palette";
import { isFigure, shownText } from "./model";
import type { CellValue, GridColumn, GridData } from "./types";

export const TEXT_TESTS = ["contains", "lacks", "begins", "ends", "is", "blank", "filled"] as const;
export const FIGURE_TESTS = [
  "eq",
  "ne",
  "ge",
  "le",
  "gt",
  "lt",
  "between",
  "blank",
  "filled",
] as const;
export type Test = (typeof TEXT_TESTS)[number] | (typeof FIGURE_TESTS)[number];

/** A condition; `from` and `to` as typed. */
export interface Condition {
  test: Test;
  from: string;
  to: string;
}

export interface Filter {
  field: string;
  /** Keys of the values that pass; null: all. */
  values: readonly string[] | null;
  condition: Condition | null;
}

/** Whether a column is compared as a figure. */
export const hasFigures = (column: GridColumn): boolean =>
  (isFigure(column) && column.kind !== "gates") ||
  column.kind === "year" ||
  column.kind === "quantity";

/** How many of a unit as typed make one as stored. */
function scale(column: GridColumn): number {
  if (column.kind === "money" || column.kind === "gap") return 1e6;
  return column.kind === "price" ? 100 : 1;
}

const FACET_STATES = ["l", "h", "f", "n"] as const;

/**
 * The keys a cell is filtered by: its text; of the facet strip one per facet and state; of gates
 * `open`, `unknown` or `passed`. Empty is the key of a blank cell.
 */
export function keysOf(column: GridColumn, data: GridData, row: number): string[] {
  const value = data.columns[column.field]?.[row] ?? null;
  if (column.kind === "facets")
    return FACETS.map((facet, i) => `${facet}:${String(value ?? "")[i] ?? "n"}`);
  if (column.kind === "gates") {
    const unknown = column.unknownField ? (data.columns[column.unknownField]?.[row] ?? 0) : 0;
    if (Number(value ?? 0) > 0) return ["open"];
    return [Number(unknown) > 0 ? "unknown" : "passed"];
  }
  if (column.kind === "choice") return [String(value ?? "")];
  return [shownText(column, value)];
}

export interface FilterValue {
  key: string;
  count: number;
}

/** The different keys of a column among `rows`, in the order people look for them. */
export function valuesOf(
  column: GridColumn,
  data: GridData,
  rows: readonly number[],
): FilterValue[] {
  const counts = new Map<string, number>();
  const first = new Map<string, CellValue>();
  for (const row of rows) {
    for (const key of keysOf(column, data, row)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (!first.has(key)) first.set(key, data.columns[column.field]?.[row] ?? null);
    }
  }
  const values = [...counts].map(([key, count]) => ({ key, count }));
  if (column.kind === "facets") {
    const keys = FACETS.flatMap((facet) => FACET_STATES.map((state) => `${facet}:${state}`));
    return values.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
  }
  const collator = new Intl.Collator("zh-CN", { numeric: true });
  return values.sort((a, b) => {
    if (a.key === "" || b.key === "") return Number(a.key === "") - Number(b.key === "");
    const [left, right] = [first.get(a.key), first.get(b.key)];
    if (typeof left === "number" && typeof right === "number") return left - right;
    return collator.compare(a.key, b.key);
  });
}

type Passes = (row: number) => boolean;

/** Half-width and without separators, as figures are compared. */
const figureOf = (typed: string): number => {
  const plain = typed
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[,\s%]/g, "");
  return plain === "" ? Number.NaN : Number(plain);
};

function figureTest(column: GridColumn, { test, from, to }: Condition) {
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b));
  const one = figureOf(from) * scale(column);
  const other = figureOf(to) * scale(column);
  const tests: Partial<Record<Test, (n: number) => boolean>> = {
    eq: (n) => near(n, one),
    ne: (n) => !near(n, one),
    ge: (n) => n >= one,
    le: (n) => n <= one,
    gt: (n) => n > one,
    lt: (n) => n < one,
    between: (n) => n >= Math.min(one, other) && n <= Math.max(one, other),
  };
  return tests[test] ?? (() => true);
}

function textTest({ test, from }: Condition): (text: string) => boolean {
  const wanted = from.trim().toLowerCase();
  const tests: Partial<Record<Test, (text: string) => boolean>> = {
    contains: (text) => text.includes(wanted),
    lacks: (text) => !text.includes(wanted),
    begins: (text) => text.startsWith(wanted),
    ends: (text) => text.endsWith(wanted),
    is: (text) => text === wanted,
  };
  return tests[test] ?? (() => true);
}

/** Whether a condition says anything yet. */
export const isComplete = (column: GridColumn, { test, from, to }: Condition): boolean => {
  if (test === "blank" || test === "filled") return true;
  if (!hasFigures(column)) return from.trim() !== "";
  const isSaid = !Number.isNaN(figureOf(from));
  return test === "between" ? isSaid && !Number.isNaN(figureOf(to)) : isSaid;
};

function meets(column: GridColumn, data: GridData, condition: Condition): Passes {
  const values = data.columns[column.field] ?? [];
  const isBlank = (row: number) => values[row] === null || values[row] === "";
  if (condition.test === "blank") return isBlank;
  if (condition.test === "filled") return (row) => !isBlank(row);
  if (!isComplete(column, condition)) return () => true;
  if (hasFigures(column)) {
    const passes = figureTest(column, condition);
    return (row) => {
      const value = values[row];
      return typeof value === "number" && passes(value);
    };
  }
  const passes = textTest(condition);
  return (row) => passes(shownText(column, values[row] ?? null).toLowerCase());
}

/** Rows that pass every filter; `except` leaves one column's own filter out. */
export function filterRows(
  rows: readonly number[],
  columns: readonly GridColumn[],
  data: GridData,
  filters: readonly Filter[],
  except?: string,
): readonly number[] {
  const tests = filters.flatMap((filter): Passes[] => {
    const column = columns.find((one) => one.field === filter.field);
    if (column === undefined || filter.field === except) return [];
    const { values, condition } = filter;
    const listed = values === null ? null : new Set(values);
    const both: Passes[] = [];
    if (listed) both.push((row) => keysOf(column, data, row).some((key) => listed.has(key)));
    if (condition) both.push(meets(column, data, condition));
    return both;
  });
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((passes) => passes(row)));
}

/** The filters after one column's was set; one that lets everything through is taken away. */
export function withFilter(filters: readonly Filter[], filter: Filter): Filter[] {
  const isEmpty = filter.values === null && filter.condition === null;
  const isThere = filters.some((one) => one.field === filter.field);
  if (isEmpty) return filters.filter((one) => one.field !== filter.field);
  if (isThere) return filters.map((one) => (one.field === filter.field ? filter : one));
  return [...filters, filter];
}
