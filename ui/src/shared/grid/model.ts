/** Texts and sums of cells. No drawing, no DOM. */
import { formatArea, formatCount, formatDecimal, formatPrice, formatWan } from "@/shared/format";
import type { CellValue, GridColumn, GridData, GridRange } from "./types";

const NUMERIC = new Set(["count", "decimal", "area", "money", "price", "percent", "gates", "gap"]);

/** A figure that can be summed; years and dates are not. */
export const isFigure = (column: GridColumn): boolean => NUMERIC.has(column.kind);

export const isRightAligned = (column: GridColumn): boolean =>
  isFigure(column) ? column.kind !== "gates" : column.kind === "year" || column.kind === "quantity";

/** The cell as shown. Unknown is blank in a grid, never zero. */
export function shownText(column: GridColumn, value: CellValue): string {
  if (value === null || value === "") return "";
  if (typeof value === "boolean") return value ? "✓" : "";
  if (typeof value === "string") {
    if (column.kind !== "choice") return value;
    return column.choices?.find((choice) => choice.code === value)?.name ?? value;
  }
  switch (column.kind) {
    case "count":
      return formatCount(value);
    case "area":
      return formatArea(value);
    case "money":
    case "gap":
      return formatWan(value);
    case "price":
      return formatPrice(value);
    case "decimal":
    case "quantity":
      return formatDecimal(value);
    case "percent":
      return `${formatDecimal(value)} %`;
    default:
      return String(value);
  }
}

/** A number without separators and without needless zeros. */
const plainNumber = (n: number): string => String(Number(n.toFixed(6)));

/** The cell as it would be typed, which is also how it is copied. */
export function typedText(column: GridColumn, value: CellValue): string {
  if (typeof value !== "number") return shownText(column, value);
  if (column.kind === "money" || column.kind === "gap") return plainNumber(value / 1e6);
  if (column.kind === "price") return plainNumber(value / 100);
  return plainNumber(value);
}

/** A sum with the number of figures it holds. */
export interface Sum {
  sum: number;
  count: number;
}

export function sumOf(
  column: GridColumn,
  values: readonly CellValue[],
  rows: readonly number[],
): Sum {
  let sum = 0;
  let count = 0;
  if (!isFigure(column)) return { sum, count };
  for (const row of rows) {
    const value = values[row];
    if (typeof value === "number") {
      sum += value;
      count += 1;
    }
  }
  return { sum, count };
}

export interface SelectionFigures {
  rows: number;
  columns: number;
  /** Sum and average as text; null when the selection mixes units or holds no figure. */
  sum: string | null;
  average: string | null;
  /** Figures among the cells, and cells that hold anything. */
  figures: number;
  filled: number;
}

/** Size, sum and average of a selection; figures of different units are not added together. */
export function selectionFigures(
  columns: readonly GridColumn[],
  data: GridData,
  view: readonly number[],
  range: GridRange,
): SelectionFigures {
  const rows = view.slice(range.fromRow, range.toRow + 1);
  const picked = columns.slice(range.fromColumn, range.toColumn + 1);
  const size = { rows: range.toRow - range.fromRow + 1, columns: picked.length };
  const sums = picked
    .map((column) => ({ column, ...sumOf(column, data.columns[column.field] ?? [], rows) }))
    .filter((one) => one.count > 0);
  const first = sums[0];
  const kinds = new Set(sums.map((one) => `${one.column.kind} ${one.column.unit ?? ""}`));
  const figures = sums.reduce((all, one) => all + one.count, 0);
  const filled = picked.reduce((all, column) => all + filledIn(column, data, rows), 0);
  const counted = { ...size, figures, filled };
  if (first === undefined || kinds.size > 1) return { ...counted, sum: null, average: null };
  const sum = sums.reduce((all, one) => all + one.sum, 0);
  const average =
    first.column.kind === "count" ? { ...first.column, kind: "decimal" as const } : first.column;
  return {
    ...counted,
    sum: shownText(first.column, sum),
    average: shownText(average, sum / figures),
  };
}

function filledIn(column: GridColumn, data: GridData, rows: readonly number[]): number {
  const values = data.columns[column.field] ?? [];
  return rows.filter((row) => values[row] != null && values[row] !== "").length;
}

/** The block of a selection, as copied, from what its cells say. */
export function copyBlock(
  columns: readonly GridColumn[],
  view: readonly number[],
  range: GridRange,
  valueAt: (row: number, field: string) => CellValue,
): string[][] {
  const picked = columns.slice(range.fromColumn, range.toColumn + 1);
  return view
    .slice(range.fromRow, range.toRow + 1)
    .map((row) => picked.map((column) => typedText(column, valueAt(row, column.field))));
}
