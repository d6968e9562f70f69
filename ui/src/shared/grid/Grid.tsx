/**
 * The grid: the manners of Excel over rows that live in the store.
 * An edit shows at once in grey, then as the store answers; a refusal turns the cell red, says why,
 * and leaves the value as it was.
 */
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";
import { useLook } from "@/shared/design/look";
import { FACETS } from "@/shared/design/palette";
import { useToast } from "@/shared/toast";
import "./grid.css";
import { onGridKey } from "./keys";
import {
  codeOf,
  copyBlock,
  fromClipboard,
  planPaste,
  type Sorting,
  selectionFigures,
  shownText,
  sortRows,
  sumOf,
  toClipboard,
  typedText,
} from "./model";
import { GridTable } from "./table";
import {
  type CellValue,
  cellKey,
  type GridColumn,
  type GridData,
  type GridEdit,
  type GridRange,
  type GridRemarks,
  type GridSelection,
} from "./types";

export interface GridProps {
  /** Name for those who cannot see it. */
  label: string;
  columns: readonly GridColumn[];
  data: GridData;
  /** Rows to show, as positions in the data; all when absent. */
  rows?: readonly number[];
  remarks?: GridRemarks;
  /** Writes cells, all or none; resolves when the answer is on screen. Absent: read-only. */
  onEdit?: (edits: GridEdit[]) => Promise<unknown>;
  /** Figures of the totals row that are not sums of the rows shown, by field. */
  totals?: Readonly<Record<string, CellValue>>;
  /** The selection changed. */
  onSelect?: (selection: GridSelection | null) => void;
  /** The row the keyboard is in changed. */
  onRow?: (id: string | null) => void;
  /** A row is to be explained. */
  onAsk?: (id: string) => void;
  /** The row to go to. */
  openId?: string | undefined;
}

const NO_REMARKS: GridRemarks = new Map();

export function Grid(props: GridProps) {
  const look = useLook((state) => state.look);
  const { label, columns, data, rows, remarks = NO_REMARKS, openId } = props;
  const { t } = useTranslation();
  const say = useSay();
  const toast = useToast();
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<GridTable | null>(null);
  const [range, setRange] = useState<GridRange | null>(null);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [waiting, setWaiting] = useState<ReadonlyMap<string, string>>(new Map());
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());

  const view = useMemo(() => {
    const all = rows ?? data.ids.map((_, at) => at);
    const values = sorting ? data.columns[sorting.field] : undefined;
    return sorting && values ? sortRows(all, values, sorting.order) : all;
  }, [rows, data, sorting]);

  const given = props.totals;
  const totals = useMemo(() => {
    const texts = new Map<string, string>();
    for (const column of columns) {
      const stated = given?.[column.field];
      if (stated !== undefined) {
        texts.set(column.field, shownText(column, stated));
        continue;
      }
      if (!column.total) continue;
      const { sum, count } = sumOf(column, data.columns[column.field] ?? [], view);
      if (count > 0) texts.set(column.field, shownText(column, sum));
    }
    const named = columns.find((column) => column.strong);
    if (named) texts.set(named.field, t("grid.totals", { count: view.length }));
    return texts;
  }, [columns, data, view, given, t]);

  async function write(edits: GridEdit[]): Promise<void> {
    if (edits.length === 0 || !props.onEdit) return;
    const keys = edits.map((edit) => cellKey(edit.id, edit.field));
    const without = (map: ReadonlyMap<string, string>) => {
      const rest = new Map(map);
      for (const key of keys) rest.delete(key);
      return rest;
    };
    setRefused(without);
    setWaiting((map) => {
      const more = new Map(map);
      for (const [i, edit] of edits.entries()) more.set(keys[i] ?? "", edit.text);
      return more;
    });
    try {
      await props.onEdit(edits);
    } catch (error) {
      const reason = say(asHostError(error).dto);
      setRefused((map) => new Map([...map, ...keys.map((key) => [key, reason] as const)]));
      toast.fail(error);
    } finally {
      setWaiting(without);
    }
  }

  // What the table asks for; kept current without building the table anew.
  const now = {
    props,
    columns,
    data,
    view,
    totals,
    waiting,
    refused,
    remarks,
    sorting,
    range,
    write,
    t,
  };
  const current = useRef(now);
  current.current = now;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the table is built once per description; everything else is asked for through `current`.
  useEffect(() => {
    if (place.current === null) return;
    const at = (row: number, field: string) => current.current.data.columns[field]?.[row] ?? null;
    const id = (row: number) => current.current.data.ids[row] ?? "";
    const made = new GridTable(place.current, columns, {
      value: (row, column) => at(row, column.field),
      shown: (row, column) => {
        if (row < 0) return current.current.totals.get(column.field) ?? "";
        const typed = current.current.waiting.get(cellKey(id(row), column.field));
        return typed ?? shownText(column, at(row, column.field));
      },
      typed: (row, column) => typedText(column, at(row, column.field)),
      mark: (row, column) => {
        const key = cellKey(id(row), column.field);
        const { waiting, refused, remarks } = current.current;
        if (waiting.has(key)) return "waiting";
        if (refused.has(key)) return "refused";
        return remarks.has(key) ? "remark" : null;
      },
      gate: (open, unknown) => {
        const { t } = current.current;
        if (open > 0) return { text: t("gate.open", { count: open }), tone: "bad" };
        if (unknown > 0) return { text: t("gate.unknown", { count: unknown }), tone: "wait" };
        return { text: t("gate.passed"), tone: "good" };
      },
      facetMarks: () => FACETS.map((facet) => current.current.t(`facet.${facet}.mark`)),
      order: (column) => {
        const { sorting } = current.current;
        return sorting?.field === column.field ? sorting.order : null;
      },
      canEdit: (_row, column) => Boolean(column.editable && current.current.props.onEdit),
      commit: (row, column, text) =>
        void current.current.write([
          { id: id(row), field: column.field, text: codeOf(column, text.trim()) },
        ]),
      selected: setRange,
      headerClicked: (column) => setSorting((before) => nextSorting(before, column.field)),
      asked: (row) => current.current.props.onAsk?.(id(row)),
      hovered: (row, column) => {
        const key = cellKey(id(row), column.field);
        return current.current.refused.get(key) ?? current.current.remarks.get(key) ?? null;
      },
    });
    grid.current = made;
    return () => {
      grid.current = null;
      made.release();
    };
  }, [columns, t, look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new table needs its rows too.
  useEffect(() => grid.current?.show(view), [view, columns, t, look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these decide what cells look like.
  useEffect(() => grid.current?.redraw(), [data, waiting, refused, remarks, totals, sorting]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: fresh data answers what was refused before.
  useEffect(() => setRefused((map) => (map.size === 0 ? map : new Map())), [data]);

  const rowId = range ? data.ids[view[range.fromRow] ?? -1] : undefined;
  const onRow = props.onRow;
  useEffect(() => onRow?.(rowId ?? null), [rowId, onRow]);

  const selection = useMemo((): GridSelection | null => {
    if (range === null) return null;
    const shown = view.slice(range.fromRow, range.toRow + 1);
    return {
      ids: shown.flatMap((at) => data.ids[at] ?? []),
      fields: columns.slice(range.fromColumn, range.toColumn + 1).map((column) => column.field),
    };
  }, [range, view, data, columns]);
  const onSelect = props.onSelect;
  useEffect(() => onSelect?.(selection), [selection, onSelect]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there when asked, not whenever the order changes.
  useEffect(() => {
    const row = openId ? view.indexOf(data.ids.indexOf(openId)) : -1;
    if (row >= 0 && openId !== rowId) grid.current?.moveTo(row, 0, false);
  }, [openId]);

  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    const clearOrFill = (cells: (range: GridRange) => string[][]) => {
      const { range, columns, data, view, write } = current.current;
      if (range) void write(planPaste(cells(range), columns, data.ids, view, range).edits);
    };
    const key = (event: KeyboardEvent) => {
      const table = grid.current;
      if (table === null) return;
      const used = onGridKey(event, table, {
        rows: () => current.current.view.length,
        columns: () => current.current.columns.length,
        ask: () => askFor(current.current),
        clear: () => clearOrFill(() => [[""]]),
        fillDown: () => clearOrFill((range) => filledDown(current.current, range)),
      });
      if (!used) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const copy = (event: ClipboardEvent) => {
      const { range, columns, data, view } = current.current;
      if (range === null || grid.current?.isEditing) return;
      event.clipboardData?.setData(
        "text/plain",
        toClipboard(copyBlock(columns, data, view, range)),
      );
      event.preventDefault();
      event.stopPropagation();
    };
    const paste = (event: ClipboardEvent) => {
      const { range, columns, data, view, write, props, t } = current.current;
      if (range === null || grid.current?.isEditing || !props.onEdit) return;
      const cells = fromClipboard(event.clipboardData?.getData("text/plain") ?? "");
      const plan = planPaste(cells, columns, data.ids, view, range);
      if (plan.skipped > 0) toast.note(t("grid.skipped", { count: plan.skipped }));
      void write(plan.edits);
      event.preventDefault();
      event.stopPropagation();
    };
    box.addEventListener("keydown", key, true);
    box.addEventListener("copy", copy, true);
    box.addEventListener("paste", paste, true);
    return () => {
      box.removeEventListener("keydown", key, true);
      box.removeEventListener("copy", copy, true);
      box.removeEventListener("paste", paste, true);
    };
  }, [toast]);

  const first = range ? columns[range.fromColumn] : undefined;
  const firstKey = rowId && first ? cellKey(rowId, first.field) : "";
  const why = refused.get(firstKey) ?? remarks.get(firstKey);
  const said =
    first && range ? `${first.title} ${range.fromRow + 1}: ${cellText(now, range, first)}` : "";
  const isCell = range && range.fromRow === range.toRow && range.fromColumn === range.toColumn;
  const figures = range && !isCell ? selectionFigures(columns, data, view, range) : null;

  return (
    <div className="grid" role="application" aria-label={label}>
      <div className="grid-canvas">
        <div ref={place} />
      </div>
      <div className="visually-hidden" aria-live="polite" data-testid="grid-cell">
        {said}
      </div>
      <div className="grid-bar" data-testid="grid-bar">
        <span>{t("grid.rows", { count: view.length, all: data.ids.length })}</span>
        {figures ? (
          <>
            <span>{t("grid.selected", { rows: figures.rows, columns: figures.columns })}</span>
            {figures.sum !== null ? (
              <>
                <span>
                  {t("grid.sum")} <b>{figures.sum}</b>
                </span>
                <span>
                  {t("grid.average")} <b>{figures.average}</b>
                </span>
              </>
            ) : null}
          </>
        ) : null}
        <span className={refused.has(firstKey) ? "grid-why bad" : "grid-why"}>{why}</span>
      </div>
    </div>
  );
}

const nextSorting = (before: Sorting | null, field: string): Sorting | null => {
  if (before?.field !== field) return { field, order: "asc" };
  return before.order === "asc" ? { field, order: "desc" } : null;
};

interface Now {
  props: GridProps;
  columns: readonly GridColumn[];
  data: GridData;
  view: readonly number[];
  range: GridRange | null;
}

function askFor({ props, range, data, view }: Now): void {
  const id = range ? data.ids[view[range.fromRow] ?? -1] : undefined;
  if (id !== undefined) props.onAsk?.(id);
}

function cellText({ data, view }: Now, range: GridRange, column: GridColumn): string {
  return shownText(column, data.columns[column.field]?.[view[range.fromRow] ?? -1] ?? null);
}

/** The first row of the selection, once for every row of it. */
function filledDown({ columns, data, view }: Now, range: GridRange): string[][] {
  const first = copyBlock(columns, data, view, { ...range, toRow: range.fromRow })[0] ?? [];
  return Array.from({ length: range.toRow - range.fromRow + 1 }, () => first);
}
