/** What the grid computes: texts, sums, order, blocks of cells. No drawing, no DOM. */
import { formatArea, formatCount, formatDecimal, formatPrice, formatWan } from "@/shared/format";
import type { CellValue, GridColumn, GridData, GridEdit, GridRange } from "./types";

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
  if (first === undefined || kinds.size > 1) return { ...size, sum: null, average: null };
  const sum = sums.reduce((all, one) => all + one.sum, 0);
  const count = sums.reduce((all, one) => all + one.count, 0);
  const average =
    first.column.kind === "count" ? { ...first.column, kind: "decimal" as const } : first.column;
  return { ...size, sum: shownText(first.column, sum), average: shownText(average, sum / count) };
}

export interface Sorting {
  field: string;
  order: "asc" | "desc";
}

/** Rows in order of a column; unknown comes last either way, equals keep their order. */
export function sortRows(
  rows: readonly number[],
  values: readonly CellValue[],
  order: "asc" | "desc",
): number[] {
  const direction = order === "asc" ? 1 : -1;
  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const isUnknown = (value: CellValue | undefined) =>
    value === null || value === undefined || value === "";
  return [...rows].sort((a, b) => {
    const left = values[a];
    const right = values[b];
    if (isUnknown(left) || isUnknown(right))
      return Number(isUnknown(left)) - Number(isUnknown(right));
    if (typeof left === "string" && typeof right === "string")
      return direction * collator.compare(left, right);
    return direction * (Number(left) - Number(right));
  });
}

const QUOTE = '"';

/** Cells as Excel puts them on the clipboard: tabs, line ends, quotes where needed. */
export function toClipboard(cells: readonly (readonly string[])[]): string {
  const quoted = (text: string) =>
    /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return cells.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

/** Reads what Excel puts on the clipboard, with quoted cells and the line end after the last row. */
export function fromClipboard(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let at = 0;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const char = text[at];
    if (char === QUOTE && cell === "") {
      const [inner, after] = readQuoted(text, at);
      cell = inner;
      at = after;
    } else if (char === "\t") {
      endCell();
      at += 1;
    } else if (char === "\r" || char === "\n") {
      endRow();
      at += char === "\r" && text[at + 1] === "\n" ? 2 : 1;
    } else {
      cell += char;
      at += 1;
    }
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** A quoted cell from its opening quote; a quote that never closes is an ordinary character. */
function readQuoted(text: string, from: number): [string, number] {
  let inner = "";
  let at = from + 1;
  while (at < text.length) {
    if (text[at] !== QUOTE) inner += text[at++];
    else if (text[at + 1] === QUOTE) {
      inner += QUOTE;
      at += 2;
    } else return [inner, at + 1];
  }
  return [text.slice(from), text.length];
}

export interface PastePlan {
  edits: GridEdit[];
  /** Cells left out because they cannot be edited or lie outside. */
  skipped: number;
}

/** The edits a paste makes: from the top left cell on; a single cell fills the whole selection. */
export function planPaste(
  cells: readonly (readonly string[])[],
  columns: readonly GridColumn[],
  ids: readonly string[],
  view: readonly number[],
  range: GridRange,
): PastePlan {
  const single = cells.length === 1 && cells[0]?.length === 1;
  const height = single ? range.toRow - range.fromRow + 1 : cells.length;
  const width = single
    ? range.toColumn - range.fromColumn + 1
    : Math.max(0, ...cells.map((row) => row.length));
  const edits: GridEdit[] = [];
  let skipped = 0;
  for (let down = 0; down < height; down += 1) {
    const id = ids[view[range.fromRow + down] ?? -1];
    for (let across = 0; across < width; across += 1) {
      const text = single ? cells[0]?.[0] : cells[down]?.[across];
      const column = columns[range.fromColumn + across];
      if (text === undefined) continue;
      if (id === undefined || column === undefined || !column.editable) skipped += 1;
      else edits.push({ id, field: column.field, text: codeOf(column, text.trim()) });
    }
  }
  return { edits, skipped };
}

/** The code of a choice from its name as typed; anything else stays as typed. */
export function codeOf(column: GridColumn, text: string): string {
  if (column.kind !== "choice") return text;
  return column.choices?.find((choice) => choice.name === text)?.code ?? text;
}

/** The block of a selection, as copied. */
export function copyBlock(
  columns: readonly GridColumn[],
  data: GridData,
  view: readonly number[],
  range: GridRange,
): string[][] {
  return view
    .slice(range.fromRow, range.toRow + 1)
    .map((row) =>
      columns
        .slice(range.fromColumn, range.toColumn + 1)
        .map((column) => typedText(column, data.columns[column.field]?.[row] ?? null)),
    );
}
