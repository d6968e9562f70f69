/** Find and replace over the rows shown. Figures are found as typed, with or without separators. */

import { shownText, typedText } from "./model";
import { codeOf } from "./paste";
import type { CellValue, GridColumn, GridData, GridEdit, GridRange } from "./types";
import { type Problem, problemOf } from "./validate";

export interface Search {
  text: string;
  /** The whole cell must say it. */
  isWhole: boolean;
  /** Only these cells; null: everything shown. */
  within: GridRange | null;
}

/** A cell that was found, by position in the view. */
export interface Hit {
  row: number;
  column: number;
}

const isNumber = (value: CellValue): value is number => typeof value === "number";

/** The text of a cell as it is searched in. */
const searched = (column: GridColumn, value: CellValue): string =>
  (isNumber(value) ? typedText(column, value) : shownText(column, value)).toLowerCase();

/** Cells that hold the text, row by row. */
export function find(
  columns: readonly GridColumn[],
  data: GridData,
  view: readonly number[],
  search: Search,
): Hit[] {
  const wanted = search.text.trim().toLowerCase();
  if (wanted === "") return [];
  const plain = wanted.replaceAll(",", "");
  const mayBeNumber = /^[-\d.]+$/.test(plain);
  const picked = columns
    .map((column, at) => ({ column, at, values: data.columns[column.field] ?? [] }))
    .filter(({ column, at }) => {
      const isInside = (range: GridRange) => at >= range.fromColumn && at <= range.toColumn;
      const isDrawn = column.kind === "facets" || column.kind === "gates";
      return !isDrawn && (search.within === null || isInside(search.within));
    });
  const from = search.within?.fromRow ?? 0;
  const to = search.within?.toRow ?? view.length - 1;
  const hits: Hit[] = [];
  for (let row = from; row <= to; row += 1) {
    const at = view[row] ?? -1;
    for (const { column, at: place, values } of picked) {
      const value = values[at] ?? null;
      if (value === null || value === "" || (isNumber(value) && !mayBeNumber)) continue;
      const text = searched(column, value);
      const needle = isNumber(value) ? plain : wanted;
      if (search.isWhole ? text === needle : text.includes(needle))
        hits.push({ row, column: place });
    }
  }
  return hits;
}

/** A cell as it is and as it would be. */
export interface Replacement extends GridEdit {
  before: string;
  /** What is wrong with the new text, or null. */
  problem: Problem | null;
}

export interface ReplacePlan {
  changes: Replacement[];
  /** Found cells that cannot be edited. */
  skipped: number;
}

/** What replacing would do: every change, before anything is written. */
export function planReplace(
  columns: readonly GridColumn[],
  data: GridData,
  view: readonly number[],
  hits: readonly Hit[],
  search: Search,
  by: string,
): ReplacePlan {
  const plan: ReplacePlan = { changes: [], skipped: 0 };
  for (const hit of hits) {
    const column = columns[hit.column];
    const at = view[hit.row] ?? -1;
    const id = data.ids[at];
    if (column === undefined || id === undefined) continue;
    if (!column.editable) {
      plan.skipped += 1;
      continue;
    }
    const before = typedText(column, data.columns[column.field]?.[at] ?? null);
    const text = codeOf(column, replaced(before, search, by).trim());
    if (text === codeOf(column, before)) continue;
    plan.changes.push({ id, field: column.field, before, text, problem: problemOf(column, text) });
  }
  return plan;
}

function replaced(text: string, search: Search, by: string): string {
  if (search.isWhole) return by;
  const wanted = search.text.trim();
  // Figures are typed without separators.
  const needle = text.toLowerCase().includes(wanted.toLowerCase())
    ? wanted
    : wanted.replaceAll(",", "");
  const escaped = needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(escaped, "gi"), () => by);
}

/** The hit after the cursor, or before it; round the end. */
export function nextHit(
  hits: readonly Hit[],
  from: Hit | null,
  { isBackwards }: { isBackwards: boolean },
): number {
  if (hits.length === 0) return -1;
  const isAfter = (hit: Hit) =>
    from === null || hit.row > from.row || (hit.row === from.row && hit.column > from.column);
  const isBefore = (hit: Hit) =>
    from !== null && (hit.row < from.row || (hit.row === from.row && hit.column < from.column));
  if (isBackwards) {
    const at = hits.findLastIndex(isBefore);
    return at >= 0 ? at : hits.length - 1;
  }
  const at = hits.findIndex(isAfter);
  return Math.max(at, 0);
}
