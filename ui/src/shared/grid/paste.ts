/** What a pasted block changes: which cells, with which text, and what does not fit. */
import type { Block } from "./clipboard";
import { isFigure } from "./model";
import type { GridColumn, GridEdit, GridRange } from "./types";
import words from "./words.json";

export interface PastePlan {
  edits: GridEdit[];
  /** Cells left out because they cannot be edited or lie beyond the last column. */
  skipped: number;
  /** Rows of the block below the last row of the view, as cells by field. */
  beyond: NewRow[];
}

/** A row that is not there yet: texts by field. */
export type NewRow = { field: string; text: string }[];

/** Signs that stand for “nothing” in office tables. */
const NOTHING = new Set(words.nothing);

/** The code of a choice from its name as typed; anything else stays as typed. */
export function codeOf(column: GridColumn, text: string): string {
  if (column.kind !== "choice") return text;
  return column.choices?.find((choice) => choice.name === text)?.code ?? text;
}

/** A text as it is written into a column: trimmed, blanks of figures cleared, choices by code. */
export function cleaned(column: GridColumn, text: string): string {
  // A cell of several lines is one text here: line ends become blanks, except in remarks.
  const line = text.replace(/\r\n?/g, "\n").trim();
  const flat = column.isLong ? line : line.replace(/\s*\n\s*/g, " ");
  const isNumber = isFigure(column) || column.kind === "year" || column.kind === "quantity";
  if (isNumber && NOTHING.has(flat)) return "";
  return codeOf(column, flat);
}

/**
 * The edits a paste makes: from the top left cell on. A block that fits into the selection a whole
 * number of times is repeated over it, so that one cell fills all of it.
 */
export function planPaste(
  block: Block,
  columns: readonly GridColumn[],
  ids: readonly string[],
  view: readonly number[],
  range: GridRange,
): PastePlan {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  const down = repeats(range.toRow - range.fromRow + 1, height) * height;
  const across = repeats(range.toColumn - range.fromColumn + 1, width) * width;
  const plan: PastePlan = { edits: [], skipped: 0, beyond: [] };
  for (let i = 0; i < down; i += 1) {
    const id = ids[view[range.fromRow + i] ?? -1];
    const row: NewRow = [];
    for (let j = 0; j < across; j += 1) {
      const cell = block[i % height]?.[j % width];
      const column = columns[range.fromColumn + j];
      if (cell === undefined) continue;
      // A merged figure is one figure: written once, not once for every row it spans.
      if (cell.isCovered && column && isFigure(column)) continue;
      if (column === undefined || !column.editable) plan.skipped += 1;
      else row.push({ field: column.field, text: cleaned(column, cell.text) });
    }
    if (id === undefined) {
      if (row.some((cell) => cell.text !== "")) plan.beyond.push(row);
    } else for (const cell of row) plan.edits.push({ id, ...cell });
  }
  return plan;
}

/** How often a length fits into a larger one; once when it does not fit evenly. */
const repeats = (whole: number, part: number): number =>
  part > 0 && whole > part && whole % part === 0 ? whole / part : 1;

/** Plain texts as a block. */
export const blockOf = (cells: readonly (readonly string[])[]): Block =>
  cells.map((row) => row.map((text) => ({ text, isCovered: false })));
