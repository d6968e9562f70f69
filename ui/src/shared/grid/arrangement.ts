/** What a person arranged in a grid: columns, filters, order of the rows. */
import { useCallback, useMemo, useRef, useState } from "react";
import { type Filter, filterRows } from "./filter";
import { arranged, frozenCount, keepLayout, type Layout, readLayout } from "./layout";
import { widened } from "./measure";
import { sortRows } from "./order";
import type { GridColumn, GridData, Sorting } from "./types";

export interface Arrangement {
  layout: Layout;
  setLayout: (layout: Layout) => void;
  /** Columns shown, in their order. */
  shown: readonly GridColumn[];
  frozen: number;
  filters: readonly Filter[];
  setFilters: (filters: readonly Filter[]) => void;
  sorting: readonly Sorting[];
  setSorting: (sorting: readonly Sorting[]) => void;
  /** Rows shown, as positions in the data. */
  view: readonly number[];
  /** Filters or order no longer fit what was edited since. */
  isStale: boolean;
  /** Filters and orders the rows anew. */
  reapply: () => void;
}

interface Narrowed {
  filters: readonly Filter[];
  sorting: readonly Sorting[];
}

const NOTHING: Narrowed = { filters: [], sorting: [] };

/** Filters and order by name of the grid, for as long as the window is open. */
const narrowed = new Map<string, Narrowed>();

/** Rows by id: the same rows in the same places, whatever they say. */
const hasSameRows = (a: GridData, b: GridData): boolean =>
  a === b ||
  a.ids === b.ids ||
  (a.ids.length === b.ids.length && a.ids.every((id, i) => id === b.ids[i]));

export interface Arranged {
  /** Name under which the layout is remembered. */
  memory: string | undefined;
  /** Filters and order are forgotten with the rows. */
  isOneOfMany: boolean;
  columns: readonly GridColumn[];
  data: GridData;
  rows: readonly number[] | undefined;
  rowsSign: string | undefined;
}

export function useArrangement(asked: Arranged): Arrangement {
  const { memory, columns, data, rows, rowsSign } = asked;
  const kept = asked.isOneOfMany ? undefined : memory;
  const [layout, setLayoutState] = useState(() => readLayout(memory));
  const [now, setNow] = useState(() => narrowed.get(kept ?? "") ?? NOTHING);
  const [applied, setApplied] = useState(0);
  const setLayout = useCallback(
    (next: Layout) => {
      setLayoutState(next);
      keepLayout(memory, next);
    },
    [memory],
  );
  const change = useCallback(
    (part: Partial<Narrowed>) =>
      setNow((before) => {
        const next = { ...before, ...part };
        if (kept !== undefined) narrowed.set(kept, next);
        return next;
      }),
    [kept],
  );
  const shown = useMemo(() => arranged(columns.map(widened), layout), [columns, layout]);
  const { view, isStale } = useView(columns, data, rows, rowsSign ?? rows, now, applied);
  return {
    layout,
    setLayout,
    shown,
    frozen: frozenCount(shown, layout),
    filters: now.filters,
    setFilters: (filters) => change({ filters }),
    sorting: now.sorting,
    setSorting: (sorting) => change({ sorting }),
    view,
    isStale,
    reapply: () => setApplied((n) => n + 1),
  };
}

/** The fields filters and order look at. */
function fieldsOf(columns: readonly GridColumn[], { filters, sorting }: Narrowed): string[] {
  const asked = new Set([...filters, ...sorting].map((one) => one.field));
  return columns
    .filter((column) => asked.has(column.field))
    .flatMap((column) => [column.field, ...(column.unknownField ? [column.unknownField] : [])]);
}

/** Whether the same rows say something else in one of these fields; back as it was is not else. */
const saysElse = (before: GridData, now: GridData, fields: readonly string[]): boolean =>
  fields.some((field) => {
    const [a, b] = [before.columns[field], now.columns[field]];
    return a !== b && (b ?? []).some((value, row) => value !== a?.[row]);
  });

interface Made {
  data: GridData;
  /** What it was when filters and order were applied. */
  from: GridData;
  /** What decides about the rows. */
  sign: unknown;
  now: Narrowed;
  applied: number;
  view: readonly number[];
  isStale: boolean;
}

/**
 * The rows shown. A row keeps its place while it is edited, as in Excel: filters and order are
 * applied when they change or when rows come or go, not when a cell says something else.
 */
function useView(
  columns: readonly GridColumn[],
  data: GridData,
  rows: readonly number[] | undefined,
  sign: unknown,
  now: Narrowed,
  applied: number,
): { view: readonly number[]; isStale: boolean } {
  const made = useRef<Made | null>(null);
  const before = made.current;
  const isSame =
    before !== null &&
    before.now === now &&
    before.applied === applied &&
    before.sign === sign &&
    hasSameRows(before.data, data);
  const isNarrowed = now.filters.length > 0 || now.sorting.length > 0;
  if (isSame) {
    if (before.data !== data) {
      const isStale = isNarrowed && saysElse(before.from, data, fieldsOf(columns, now));
      made.current = { ...before, data, isStale };
    }
    return made.current ?? before;
  }
  const all = rows ?? data.ids.map((_, at) => at);
  const view = sortRows(filterRows(all, columns, data, now.filters), data, now.sorting);
  made.current = { data, from: data, sign, now, applied, view, isStale: false };
  return made.current;
}
