/**
 * Where somebody stands in a table: what is selected, how far it is scrolled, whether the keyboard is
 * there. Kept in names of columns, so that a table built anew with other columns can put them back.
 */
import type { GridColumn } from "./types";

/** A selection begins in one cell and ends in another, whichever lies above; rows of the view. */
export interface Stretch {
  from: { row: number; column: number };
  to: { row: number; column: number };
}

export interface Stand {
  /** The fields shown then, in their order. */
  fields: readonly string[];
  stretch: Stretch | null;
  scroll: { top: number; left: number };
  hasKeyboard: boolean;
}

/** The same selection among these columns; a column that went gives its place to the one there now. */
export function stretchAmong(
  columns: readonly GridColumn[],
  { fields, stretch }: Stand,
): Stretch | null {
  if (stretch === null || columns.length === 0) return null;
  const { from, to } = stretch;
  const [first, last] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  const found = fields
    .slice(first, last + 1)
    .map((field) => columns.findIndex((column) => column.field === field))
    .filter((at) => at >= 0);
  const gone = Math.min(first, columns.length - 1);
  const [left, right] = found.length > 0 ? [Math.min(...found), Math.max(...found)] : [gone, gone];
  const isForward = from.column <= to.column;
  return {
    from: { row: from.row, column: isForward ? left : right },
    to: { row: to.row, column: isForward ? right : left },
  };
}
