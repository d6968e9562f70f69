/**
 * The canvas table behind the grid: draws rows of the view, tells what is selected, edited or
 * clicked. It holds no data of its own: texts are asked for cell by cell.
 * Column 0 of the table is the row number, row 0 the header, the last row the totals.
 */
import type { Drawing, Placed } from "./columns";
import { ChoiceEditor, type EditorPorts, TypeEditor } from "./editor";
import { MENU_WIDTH } from "./measure";
import { QuickTable, type TableOptions, tableOptions, typeWithoutAlt } from "./quick";
import { HEADER, ROW } from "./sizes";
import { type Stand, stretchAmong } from "./stand";
import type { GridColumn, GridRange } from "./types";

/** A record is its position in the data; -1 is the totals row. */
interface Row {
  at: number;
}

/**
 * What records inherit: a blank for every field, so that the library finds the field at once instead
 * of looking for a path; texts come from the description.
 */
const blankRecord = (columns: readonly GridColumn[]): object =>
  Object.fromEntries(columns.map((column) => [column.field, ""]));

/** A cell of the table, its header and row numbers counted. */
interface CellAddress {
  col: number;
  row: number;
}

/** A rectangle on the screen, in px. */
export interface Spot {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface TablePorts extends Drawing {
  typed: (row: number, column: GridColumn) => string;
  canEdit: (row: number, column: GridColumn) => boolean;
  commit: (row: number, column: GridColumn, text: string) => void;
  selected: (range: GridRange | null) => void;
  /** The sign in a header was clicked. */
  headerAsked: (column: GridColumn, spot: Spot) => void;
  /** A cell was double-clicked that cannot be edited. */
  asked: (row: number) => void;
  /** The menu of a cell is wanted. */
  menuAsked: (row: number, column: GridColumn, x: number, y: number) => void;
  hovered: (row: number, column: GridColumn) => string | null;
  resized: (column: GridColumn, width: number) => void;
  moved: (column: GridColumn, to: GridColumn) => void;
  /** The selection was stretched by its handle from these cells. */
  filled: (from: GridRange, to: GridRange) => void;
  /** The handle was double-clicked: down to where the neighbours end. */
  filledToEnd: () => void;
}

export class GridTable {
  readonly table: QuickTable;
  /** Moves between pages with everything in it. */
  readonly place: HTMLElement;
  #ports: TablePorts;
  readonly #columns: readonly GridColumn[];
  #rows: Row[] = [];
  readonly #blank: object;
  #beforeFill: GridRange | null = null;

  constructor(host: HTMLElement, options: TableOptions, ports: TablePorts) {
    this.#ports = ports;
    this.#columns = options.columns;
    this.#blank = blankRecord(options.columns);
    this.place = document.createElement("div");
    this.place.className = "grid-place";
    host.append(this.place);
    this.table = new QuickTable(
      this.place,
      tableOptions(options, this.#drawing(), {
        number: (row) => this.#number(row),
        editor: (column, row) => this.#editorFor(column, row),
      }),
    );
    this.#listen();
  }

  /** Asks somebody else from now on: the page that shows this table again. */
  serve(ports: TablePorts): void {
    this.#ports = ports;
  }

  /** What cells are drawn from: always whoever is asked now. */
  #drawing(): Placed {
    return {
      rowAt: (row) => this.rowAt(row),
      value: (row, column) => this.#ports.value(row, column),
      shown: (row, column) => this.#ports.shown(row, column),
      mark: (row, column) => this.#ports.mark(row, column),
      gate: (open, unknown) => this.#ports.gate(open, unknown),
      facetMarks: () => this.#ports.facetMarks(),
      header: (column) => this.#ports.header(column),
    };
  }

  readonly #editors = new Map<string, TypeEditor | ChoiceEditor>();

  #editorFor(column: GridColumn, tableRow: number): TypeEditor | ChoiceEditor | undefined {
    const at = this.rowAt(tableRow);
    if (at === null || at < 0 || !this.#ports.canEdit(at, column)) return undefined;
    const known = this.#editors.get(column.field);
    if (known) return known;
    const ports: EditorPorts = {
      textAt: (_col, row) => this.#ports.typed(this.rowAt(row) ?? -1, column),
      commit: (_col, row, text) => this.#ports.commit(this.rowAt(row) ?? -1, column, text),
    };
    const names = (column.choices ?? []).map((choice) => choice.name);
    const editor =
      column.kind === "choice" ? new ChoiceEditor(ports, names) : new TypeEditor(ports);
    this.#editors.set(column.field, editor);
    return editor;
  }

  #number(tableRow: number): string {
    const at = this.rowAt(tableRow);
    return at === null ? "" : at < 0 ? "Σ" : String(tableRow);
  }

  /** Position in the data of a row of the table; -1 for the totals, null for the header. */
  rowAt(tableRow: number): number | null {
    return tableRow === 0 ? null : (this.#rows[tableRow - 1]?.at ?? null);
  }

  #columnAt(tableCol: number): GridColumn | undefined {
    return this.#columns[tableCol - 1];
  }

  /** Position in the data and column of a cell, unless it is a header, a number or a total. */
  #cellAt(col: number, row: number): { at: number; column: GridColumn } | null {
    const column = this.#columnAt(col);
    const at = this.rowAt(row);
    return column && at !== null && at >= 0 ? { at, column } : null;
  }

  #listen(): void {
    const { table } = this;
    typeWithoutAlt(table);
    table.on("selected_cell", () => this.#tellSelection());
    table.on("selected_clear", () => this.#tellSelection());
    table.on("click_cell", ({ col, row, event }) => {
      const column = this.#columnAt(col);
      if (row !== 0 || !column || !(event instanceof MouseEvent)) return;
      const spot = this.spot(col, 0);
      if (event.clientX > spot.left + spot.width - MENU_WIDTH - 2)
        this.#ports.headerAsked(column, spot);
    });
    table.on("dblclick_cell", ({ col, row }) => {
      const cell = this.#cellAt(col, row);
      if (cell && !this.#ports.canEdit(cell.at, cell.column)) this.#ports.asked(cell.at);
    });
    table.on("contextmenu_cell", ({ col, row, event }) => {
      const cell = this.#cellAt(Math.max(1, col), row);
      if (!cell || !(event instanceof MouseEvent)) return;
      this.#takeIn(col, row);
      this.#ports.menuAsked(cell.at, cell.column, event.clientX, event.clientY);
    });
    table.on("mouseenter_cell", ({ col, row }) => this.#hover(col, row));
    table.on("resize_column_end", ({ col, colWidths }) => {
      const column = this.#columnAt(col);
      const width = colWidths[col];
      if (column && width !== undefined) this.#ports.resized(column, width);
    });
    table.on("change_header_position", ({ source, target }) => {
      const [column, to] = [this.#columnAt(source.col), this.#columnAt(Math.max(1, target.col))];
      if (column && to) this.#ports.moved(column, to);
    });
    table.on("mousedown_fill_handle", () => {
      this.#beforeFill = this.selection();
    });
    table.on("drag_fill_handle_end", () => {
      const [from, to] = [this.#beforeFill, this.selection()];
      this.#beforeFill = null;
      if (from && to) this.#ports.filled(from, to);
    });
    table.on("dblclick_fill_handle", () => this.#ports.filledToEnd());
  }

  #tellSelection(): void {
    this.#ports.selected(this.selection());
    this.#waitForTyping();
  }

  /** The menu works on the selection; a cell outside it, or a row by its number, is selected. */
  #takeIn(col: number, row: number): void {
    const now = this.selection();
    const isRow = now !== null && row - 1 >= now.fromRow && row - 1 <= now.toRow;
    const isColumn = now !== null && col - 1 >= now.fromColumn && col - 1 <= now.toColumn;
    if (isRow && (col === 0 || isColumn)) return;
    if (col > 0) this.moveTo(row - 1, col - 1, false);
    else this.selectRow(row - 1);
  }

  /** Selects a whole row of the view. */
  selectRow(row: number): void {
    const toColumn = this.#columns.length - 1;
    this.select({ fromRow: row, toRow: row, fromColumn: 0, toColumn });
  }

  #hover(col: number, row: number): void {
    const cell = this.#cellAt(col, row);
    const text = cell ? this.#ports.hovered(cell.at, cell.column) : null;
    if (text === null) return;
    const rect = this.table.getVisibleCellRangeRelativeRect({ col, row });
    this.table.showTooltip(col, row, {
      content: text,
      referencePosition: { rect, placement: "bottom" as never },
    });
  }

  /** With several cells selected, too, typing edits the first of them, as in Excel. */
  #waitForTyping(): void {
    const at = this.cursor();
    if (!at) return;
    const [col, row] = [at.column + 1, at.row + 1];
    const editor = this.table.getEditor(col, row) as TypeEditor | undefined;
    if (!(editor instanceof TypeEditor) || this.isEditing) return;
    // The library waits only where it believes the keyboard to be: where a selection ended.
    Object.assign(this.table.stateManager.select.cellPos, { col, row });
    const rect = this.table.getCellRangeRelativeRect({ col, row });
    const { left, top, width, height } = rect;
    editor.prepareEdit({
      referencePosition: { rect: { left, top, width, height } },
      container: this.table.getElement(),
      table: this.table,
      col,
      row,
    });
  }

  /** Columns with marked cells, told before they are drawn. */
  keepCorners(fields: Iterable<string>): void {
    for (const field of fields) this.table.marked.add(field);
  }

  /** Shows these rows of the data, in this order; scroll and selection stay. */
  show(view: readonly number[]): void {
    const isShown =
      this.#rows.length === view.length + 1 && view.every((at, i) => this.#rows[i]?.at === at);
    if (isShown) return;
    const before = this.table.getSelectedCellRanges().at(-1);
    const { scrollTop, scrollLeft } = this.table;
    const wasShown = this.#rows.length > 0;
    const record = (at: number): Row => Object.assign(Object.create(this.#blank), { at });
    this.#rows = [...view.map(record), record(-1)];
    this.table.setRecords(this.#rows);
    if (!wasShown) return;
    this.table.scrollTop = scrollTop;
    this.table.scrollLeft = scrollLeft;
    if (before) this.#stretch(before.start, before.end);
  }

  /** Draws all cells anew: another language, another state of many. */
  redraw(): void {
    this.table.renderWithRecreateCells();
  }

  /** Draws cells anew that say something else now; `null` stands for the totals. */
  redrawCells(isChanged: (row: number | null, column: GridColumn) => boolean): void {
    const { scenegraph } = this.table;
    const { rowStart, rowEnd } = scenegraph.proxy;
    const last = this.table.rowCount - 1;
    for (const [i, column] of this.#columns.entries()) {
      for (let row = Math.max(1, rowStart); row <= Math.min(rowEnd, last - 1); row += 1) {
        const at = this.rowAt(row);
        if (at !== null && at >= 0 && isChanged(at, column))
          scenegraph.updateCellContent(i + 1, row);
      }
      if (isChanged(null, column)) scenegraph.updateCellContent(i + 1, last);
    }
    this.table.scenegraph.updateNextFrame();
  }

  /** Draws the headers anew. */
  redrawHeader(): void {
    for (const i of this.#columns.keys()) this.table.scenegraph.updateCellContent(i + 1, 0);
    this.table.scenegraph.updateNextFrame();
  }

  /** The last selection in positions of the view; null when only headers are selected. */
  selection(): GridRange | null {
    const range = this.table.getSelectedCellRanges().at(-1);
    if (!range) return null;
    const lastRow = this.#rows.length - 2;
    const fromRow = Math.max(0, Math.min(range.start.row, range.end.row) - 1);
    const toRow = Math.min(lastRow, Math.max(range.start.row, range.end.row) - 1);
    const fromColumn = Math.max(0, Math.min(range.start.col, range.end.col) - 1);
    const toColumn = Math.min(this.#columns.length, Math.max(range.start.col, range.end.col)) - 1;
    if (toRow < fromRow || toColumn < fromColumn) return null;
    return { fromRow, toRow, fromColumn, toColumn };
  }

  select(range: GridRange): void {
    this.#stretch(
      { col: range.fromColumn + 1, row: range.fromRow + 1 },
      { col: range.toColumn + 1, row: range.toRow + 1 },
    );
  }

  /** Selects from the cell the keyboard is in to the far end, whichever lies above. */
  #stretch(from: CellAddress, to: CellAddress): void {
    const lastRow = this.#rows.length - 1;
    if (lastRow < 1) return;
    const inside = ({ col, row }: CellAddress): CellAddress => ({
      col: Math.max(1, Math.min(col, this.#columns.length)),
      row: Math.max(1, Math.min(row, lastRow)),
    });
    this.table.selectCells([{ start: inside(from), end: inside(to) }]);
    // The library says nothing when the cells were selected before.
    this.#tellSelection();
  }

  /** Moves to a cell of the view, or stretches the selection to it. */
  moveTo(row: number, column: number, stretch: boolean): void {
    const lastRow = this.#rows.length - 2;
    if (lastRow < 0) return;
    const toRow = Math.max(0, Math.min(row, lastRow)) + 1;
    const toCol = Math.max(0, Math.min(column, this.#columns.length - 1)) + 1;
    this.table.getElement().focus();
    this.table.selectCell(toCol, toRow, stretch, false, true);
  }

  /** The cell the keyboard is in, in positions of the view: where a selection was begun, as in Excel. */
  cursor(): { row: number; column: number } | null {
    const start = this.table.getSelectedCellRanges().at(-1)?.start;
    if (start === undefined || this.#rows.length < 2) return null;
    return { row: Math.max(0, start.row - 1), column: Math.max(0, start.col - 1) };
  }

  /** The cell a stretched selection ends in, where stretching goes on. */
  farEnd(): { row: number; column: number } | null {
    const end = this.table.getSelectedCellRanges().at(-1)?.end;
    return end === undefined || end.col < 1 || end.row < 1
      ? this.cursor()
      : { row: end.row - 1, column: end.col - 1 };
  }

  /** Where somebody stands in this table. */
  stand(): Stand {
    const range = this.table.getSelectedCellRanges().at(-1);
    const cell = ({ col, row }: CellAddress) => ({
      row: Math.max(0, row - 1),
      column: Math.max(0, col - 1),
    });
    return {
      fields: this.#columns.map((column) => column.field),
      stretch: range ? { from: cell(range.start), to: cell(range.end) } : null,
      scroll: { top: this.table.scrollTop, left: this.table.scrollLeft },
      hasKeyboard: this.place.contains(document.activeElement),
    };
  }

  /** Puts somebody where they stood in a table of the same rows, and the keyboard with them. */
  standAgain(stand: Stand): void {
    this.table.scrollTop = stand.scroll.top;
    this.table.scrollLeft = stand.scroll.left;
    const stretch = stretchAmong(this.#columns, stand);
    const active = document.activeElement as HTMLElement | null;
    if (stretch) {
      const cell = ({ row, column }: typeof stretch.from) => ({ col: column + 1, row: row + 1 });
      this.#stretch(cell(stretch.from), cell(stretch.to));
    }
    // Whoever works elsewhere by now, in the list of columns say, stays there.
    if (active !== document.body) active?.focus();
    else if (stand.hasKeyboard) this.focus();
  }

  get isEditing(): boolean {
    return Boolean(this.table.editorManager?.editingEditor);
  }

  get editor(): TypeEditor | ChoiceEditor | undefined {
    return this.table.editorManager?.editingEditor as TypeEditor | ChoiceEditor | undefined;
  }

  edit(): void {
    const at = this.cursor();
    if (at) this.table.editorManager?.startEditCell(at.column + 1, at.row + 1);
  }

  /** Takes what was typed so far. */
  finishEdit(): void {
    if (this.isEditing) this.table.completeEditCell();
  }

  /** Gives up the edit; the keyboard stays in the cell, the selection as it is. */
  cancelEdit(): void {
    const range = this.table.getSelectedCellRanges().at(-1);
    this.table.cancelEditCell();
    this.focus();
    if (range) this.#stretch(range.start, range.end);
  }

  /** Takes the keyboard, ready for typing. */
  focus(): void {
    this.table.getElement().focus();
    this.#waitForTyping();
  }

  /** Where a cell of the table is on the screen. */
  spot(col: number, row: number): Spot {
    const { left, top, width, height } = this.table.getVisibleCellRangeRelativeRect({ col, row });
    const whole = this.place.getBoundingClientRect();
    return { left: whole.left + left, top: whole.top + top, width, height };
  }

  /** Rows that fit on the screen, for PageUp and PageDown. */
  get pageRows(): number {
    return Math.max(1, Math.floor((this.table.tableNoFrameHeight - HEADER - ROW) / ROW) - 1);
  }

  release(): void {
    this.table.release();
    this.place.remove();
  }
}
