/**
 * Rows that are not there yet: what a pasted block makes of them, and which of their cells can be
 * read. Not here: writing them.
 */
import { type Block, readBlock } from "./clipboard";
import { type NewRow, planPaste } from "./paste";
import type { GridColumn } from "./types";
import { type Problem, problemOf } from "./validate";
import words from "./words.json";

/** A cell of a new row that is left out, because it cannot be read. */
export interface UnreadableNew {
  /** Its row among those that are added. */
  row: number;
  field: string;
  text: string;
  problem: Problem;
}

export interface ReadRows {
  /** What can be added, without the cells that cannot be read. */
  rows: readonly NewRow[];
  unreadable: readonly UnreadableNew[];
  /** Rows left out, because they lack what every row must have. */
  lacking: number;
}

export const NO_ROWS: ReadRows = { rows: [], unreadable: [], lacking: 0 };

/** What can be added of these rows. */
export function readRows(columns: readonly GridColumn[], asked: readonly NewRow[]): ReadRows {
  const byField = new Map(columns.map((column) => [column.field, column]));
  const needed = columns.filter((column) => column.isRequired && column.editable);
  const rows: NewRow[] = [];
  const unreadable: UnreadableNew[] = [];
  for (const cells of asked) {
    const has = (field: string) => cells.some((cell) => cell.field === field && cell.text !== "");
    if (!needed.every((column) => has(column.field))) continue;
    const problems = cells.map((cell) => {
      const column = byField.get(cell.field);
      return column ? problemOf(column, cell.text) : null;
    });
    cells.forEach((cell, i) => {
      const problem = problems[i];
      if (problem) unreadable.push({ row: rows.length, ...cell, problem });
    });
    rows.push(cells.filter((_, i) => !problems[i]));
  }
  return { rows, unreadable, lacking: asked.length - rows.length };
}

/** The rows of a text as Excel copies it: by their titles where it begins with them, else by place. */
export function rowsOfText(text: string, columns: readonly GridColumn[]): ReadRows {
  const block = readBlock(text, "");
  const titled = titledBy(block[0] ?? [], columns);
  const begin = { fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 };
  const { beyond } = planPaste(titled ? block.slice(1) : block, titled ?? columns, [], [], begin);
  // A blank cell says nothing of a row that is new.
  const rows = beyond.map((row) => row.filter((cell) => cell.text !== ""));
  return readRows(columns, rows);
}

const NOWHERE: GridColumn = { field: "", title: "", width: 0, kind: "text" };
const BESIDE = new RegExp(`^(${words.title.join("|")})?(\\s*[(（].*[)）])?$`);

/** The columns a first line names, or null where it is no line of titles. */
function titledBy(first: Block[number], columns: readonly GridColumn[]): GridColumn[] | null {
  const found = first.map(({ text }) => {
    const title = text.trim();
    if (title === "") return NOWHERE;
    return columns.find(
      (column) => title.startsWith(column.title) && BESIDE.test(title.slice(column.title.length)),
    );
  });
  const isTitles = found.some((column) => column?.isRequired) && found.every(Boolean);
  return isTitles ? found.map((column) => column ?? NOWHERE) : null;
}
