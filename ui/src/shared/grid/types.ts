/** What a grid shows, described by data. */

export type CellValue = string | number | boolean | null;

/**
 * How a column is read, shown and summed. `money` is fen shown in 万元, `price` fen shown in 元,
 * `area` m², `quantity` a number in a unit that differs from row to row (never summed), `facets` the
 * six facet letters, `gates` the number of open gates, `choice` a code
 * with a name per code, `gap` fen shown in 万元, red and hatched wherever there is one.
 */
export type ColumnKind =
  | "text"
  | "count"
  | "decimal"
  | "quantity"
  | "area"
  | "money"
  | "price"
  | "year"
  | "percent"
  | "date"
  | "facets"
  | "gates"
  | "choice"
  | "gap";

export interface GridColumn {
  /** Name in the data and in edits. */
  field: string;
  title: string;
  /** Shown in the header in a quieter grey. */
  unit?: string;
  width: number;
  /** Texts there must be room for, whatever the width says. */
  roomFor?: readonly string[];
  kind: ColumnKind;
  editable?: boolean;
  /** Names of the codes of a `choice`. */
  choices?: readonly { code: string; name: string }[];
  /** Summed in the totals row. */
  total?: boolean;
  /** The name of the row: bold, and fixed at the left together with all columns before it. */
  strong?: boolean;
  /** For `gates`: the field with the number of gates that cannot be judged yet. */
  unknownField?: string;
  /** May not be emptied. */
  isRequired?: boolean;
  /** Not shown until somebody asks for it. */
  isAside?: boolean;
  /** A text that may have several lines. */
  isLong?: boolean;
  /** Words that may be typed beside figures, e.g. “reserve” for no year. */
  words?: readonly string[];
}

/** One column rows are ordered by. */
export interface Sorting {
  field: string;
  order: "asc" | "desc";
}

/** Rows column by column, as the contract sends them. */
export interface GridData {
  ids: readonly string[];
  columns: Readonly<Record<string, readonly CellValue[]>>;
}

/** One cell as typed. Money is typed in 万元, prices in 元, areas in m²; empty clears. */
export interface GridEdit {
  id: string;
  field: string;
  text: string;
}

/** Remarks by cell: why it is worth a look. Key: {@link cellKey}. */
export type GridRemarks = ReadonlyMap<string, string>;

export const cellKey = (id: string, field: string): string => `${id}\u0000${field}`;

/** A rectangle of cells by position in the view: rows of the view, columns of the description. */
export interface GridRange {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

/** What is selected, by name: rows from top to bottom, columns from left to right. */
export interface GridSelection {
  ids: readonly string[];
  fields: readonly string[];
}

/** Something that can be done with the selected rows, in the menu of a cell. */
export interface GridAction {
  key: string;
  label: (selection: GridSelection) => string;
  run: (selection: GridSelection) => void;
  isDanger?: boolean;
  isOff?: boolean;
}
