/**
 * What a grid knows and can do at this moment. The canvas, the keys and the clipboard ask for it when
 * something happens, so that none of them has to be built anew when a figure changes.
 */
import type { TFunction } from "i18next";
import { FACETS } from "@/shared/design/palette";
import type { Arrangement } from "./arrangement";
import { continued } from "./fill";
import { copyBlock, shownText, typedText } from "./model";
import { blockOf, codeOf, planPaste } from "./paste";
import type { Spot, TablePorts } from "./table";
import {
  type CellValue,
  cellKey,
  type GridColumn,
  type GridData,
  type GridRange,
  type GridRemarks,
} from "./types";
import type { Writes } from "./writes";

export interface Now {
  /** Columns shown. */
  columns: readonly GridColumn[];
  data: GridData;
  view: readonly number[];
  totals: ReadonlyMap<string, string>;
  remarks: GridRemarks;
  writes: Writes;
  arrangement: Arrangement;
  range: GridRange | null;
  canEdit: boolean;
  t: TFunction;
  setRange: (range: GridRange | null) => void;
  openHeader: (column: GridColumn, spot: Spot) => void;
  openMenu: (left: number, top: number) => void;
  resized: (column: GridColumn, width: number) => void;
  moved: (column: GridColumn, to: GridColumn) => void;
  ask: (id: string) => void;
}

export const idAt = (now: Now, row: number): string => now.data.ids[row] ?? "";

/** What a cell says: the text on its way to the store, else what the store has. */
export function valueAt({ data, writes }: Now, row: number, field: string): CellValue {
  const { waiting } = writes;
  // Asked for every cell drawn: mostly nothing is on its way.
  const typed = waiting.size === 0 ? undefined : waiting.get(cellKey(data.ids[row] ?? "", field));
  return typed ?? data.columns[field]?.[row] ?? null;
}

/** The block of a selection, as copied. */
export const blockAt = (now: Now, range: GridRange): string[][] =>
  copyBlock(now.columns, now.view, range, (row, field) => valueAt(now, row, field));

/** Nothing stands in a cell of the view. */
export function isBlank(now: Now, row: number, column: number): boolean {
  const value = valueAt(now, now.view[row] ?? -1, now.columns[column]?.field ?? "");
  return value === null || value === "";
}

/** Why a cell is marked: a refusal with what was typed, or a remark. */
export function whyOf(now: Now, key: string): string | undefined {
  const refusal = now.writes.refused.get(key);
  if (refusal) return now.t("grid.refused", { text: refusal.text, reason: refusal.reason });
  return now.remarks.get(key);
}

/** What the canvas asks for, answered by whatever is true when it asks. */
export function portsOf(now: () => Now): TablePorts {
  const canEdit = (column: GridColumn) => Boolean(column.editable && now().canEdit);
  return {
    value: (row, column) => valueAt(now(), row, column.field),
    shown: (row, column) => {
      if (row < 0) return now().totals.get(column.field) ?? "";
      return shownText(column, valueAt(now(), row, column.field));
    },
    typed: (row, column) => {
      const refusal = now().writes.refused.get(cellKey(idAt(now(), row), column.field));
      return refusal?.text ?? typedText(column, valueAt(now(), row, column.field));
    },
    mark: (row, column) => {
      const { writes, remarks } = now();
      const plain = canEdit(column) ? null : "readonly";
      // Asked for every cell drawn: mostly there is nothing to look up.
      if (writes.waiting.size + writes.refused.size + remarks.size === 0) return plain;
      const key = cellKey(idAt(now(), row), column.field);
      if (writes.waiting.has(key)) return "waiting";
      if (writes.refused.has(key)) return "refused";
      if (remarks.has(key)) return "remark";
      return plain;
    },
    gate: (open, unknown) => {
      const { t } = now();
      if (open > 0) return { text: t("gate.open", { count: open }), tone: "bad" };
      if (unknown > 0) return { text: t("gate.unknown", { count: unknown }), tone: "wait" };
      return { text: t("gate.passed"), tone: "good" };
    },
    facetMarks: () => FACETS.map((facet) => now().t(`facet.${facet}.mark`)),
    header: (column) => {
      const { sorting, filters } = now().arrangement;
      const at = sorting.findIndex((one) => one.field === column.field);
      return {
        order: sorting[at]?.order ?? null,
        rank: sorting.length > 1 ? at + 1 : 0,
        isFiltered: filters.some((one) => one.field === column.field),
        isEditable: canEdit(column),
      };
    },
    canEdit: (_row, column) => canEdit(column),
    commit: (row, column, text) =>
      now().writes.write([
        { id: idAt(now(), row), field: column.field, text: codeOf(column, text.trim()) },
      ]),
    selected: (range) => now().setRange(range),
    headerAsked: (column, spot) => now().openHeader(column, spot),
    asked: (row) => now().ask(idAt(now(), row)),
    menuAsked: (_row, _column, left, top) => now().openMenu(left, top),
    hovered: (row, column) => whyOf(now(), cellKey(idAt(now(), row), column.field)) ?? null,
    resized: (column, width) => now().resized(column, width),
    moved: (column, to) => now().moved(column, to),
    filled: (from, to) => fill(now(), from, to),
    filledToEnd: () => fillToEnd(now()),
  };
}

/** Writes texts over a selection, from its top left cell on. */
export function writeBlock(now: Now, cells: readonly (readonly string[])[], at: GridRange): void {
  const plan = planPaste(blockOf(cells), now.columns, now.data.ids, now.view, at);
  now.writes.write(plan.edits, { skipped: plan.skipped });
}

/** Continues the cells of `from` over what the selection was stretched to. */
export function fill(now: Now, from: GridRange, to: GridRange): void {
  const seeds = blockAt(now, from);
  const isSideways = to.fromRow === from.fromRow && to.toRow === from.toRow;
  if (isSideways) {
    // Columns mean different things: sideways the cells are repeated, never counted on.
    const cells = seeds.map((row) =>
      Array.from(
        { length: to.toColumn - to.fromColumn + 1 },
        (_, at) => row[at % row.length] ?? "",
      ),
    );
    writeBlock(now, cells, to);
    return;
  }
  const isUpwards = to.fromRow < from.fromRow;
  const count = isUpwards ? from.fromRow - to.fromRow : to.toRow - from.toRow;
  if (count <= 0) return;
  const columns = (seeds[0] ?? []).map((_, at) =>
    continued(
      seeds.map((row) => row[at] ?? ""),
      count,
      { isUpwards },
    ),
  );
  const cells = Array.from({ length: count }, (_, row) => columns.map((texts) => texts[row] ?? ""));
  const top = isUpwards ? to.fromRow : from.toRow + 1;
  writeBlock(now, cells, { ...from, fromRow: top, toRow: top + count - 1 });
}

/** Fills down to where the column at the left, else at the right, has its next blank cell. */
function fillToEnd(now: Now): void {
  const { range, columns, view } = now;
  if (range === null) return;
  const beside = range.fromColumn > 0 ? range.fromColumn - 1 : range.toColumn + 1;
  if (beside >= columns.length) return;
  let end = range.toRow;
  while (end + 1 < view.length && !isBlank(now, end + 1, beside)) end += 1;
  fill(now, range, { ...range, toRow: end });
}

/** Ctrl+D: the first row of the selection over the rest; a single row takes the one above. */
export function fillDown(now: Now): void {
  const { range } = now;
  if (range === null) return;
  const isSingle = range.fromRow === range.toRow;
  const seed = isSingle ? range.fromRow - 1 : range.fromRow;
  if (seed < 0) return;
  const row = blockAt(now, { ...range, fromRow: seed, toRow: seed })[0];
  if (row === undefined) return;
  const at = isSingle ? range : { ...range, fromRow: seed + 1 };
  writeBlock(
    now,
    Array.from({ length: at.toRow - at.fromRow + 1 }, () => row),
    at,
  );
}

/** Clears the selection. */
export const clear = (now: Now): void => {
  if (now.range) writeBlock(now, [[""]], now.range);
};
