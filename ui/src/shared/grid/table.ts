/**
 * The canvas table behind the grid: draws rows of the view, tells what is selected, edited or
 * clicked. It holds no data of its own: texts are asked for cell by cell.
 * Column 0 of the table is the row number, row 0 the header, the last row the totals.
 */
import { ListTable } from "@visactor/vtable";
import { colours } from "@/shared/design/palette";
import { facetCell, gapCell, headerCell, tagCell } from "./cells";
import { ChoiceEditor, TypeEditor } from "./editor";
import { gridTheme } from "./look";
import { isRightAligned } from "./model";
import type { CellValue, GridColumn, GridRange } from "./types";

const ROW = 24;
const HEADER = 30;
const NUMBER_WIDTH = 52;

/** A record is its position in the data; -1 is the totals row. */
interface Row {
  at: number;
}

export interface TablePorts {
  value: (row: number, column: GridColumn) => CellValue;
  /** Text shown; `row` -1 asks for the totals row. */
  shown: (row: number, column: GridColumn) => string;
  typed: (row: number, column: GridColumn) => string;
  /** How a cell stands out, if it does. */
  mark: (row: number, column: GridColumn) => "remark" | "refused" | "waiting" | null;
  gate: (open: number, unknown: number) => { text: string; tone: "good" | "wait" | "bad" };
  facetMarks: () => readonly string[];
  order: (column: GridColumn) => "asc" | "desc" | null;
  canEdit: (row: number, column: GridColumn) => boolean;
  commit: (row: number, column: GridColumn, text: string) => void;
  selected: (range: GridRange | null) => void;
  headerClicked: (column: GridColumn) => void;
  /** A row number was clicked, or a cell double-clicked that cannot be edited. */
  asked: (row: number) => void;
  hovered: (row: number, column: GridColumn) => string | null;
}

/** Kinds whose cells are drawn, not written. */
const DRAWN = new Set(["facets", "gates", "gap"]);

const markGround = (mark: "remark" | "refused" | "waiting"): string =>
  ({
    remark: colours.states.remark_ground,
    refused: colours.states.bad_ground,
    waiting: colours.base.header,
  })[mark];

export class GridTable {
  readonly table: ListTable;
  readonly #ports: TablePorts;
  readonly #columns: readonly GridColumn[];
  #rows: Row[] = [];

  constructor(container: HTMLElement, columns: readonly GridColumn[], ports: TablePorts) {
    this.#ports = ports;
    this.#columns = columns;
    const strong = columns.findLastIndex((column) => column.strong);
    this.table = new ListTable(container, {
      records: [],
      columns: columns.map((column) => this.#define(column)) as never,
      rowSeriesNumber: {
        title: "",
        width: NUMBER_WIDTH,
        format: (_col?: number, row?: number) => this.#number(row ?? 0),
        style: { color: colours.base.soft, textAlign: "right", bgColor: colours.base.paper },
        headerStyle: { bgColor: colours.base.header },
      },
      theme: gridTheme() as never,
      defaultRowHeight: ROW,
      defaultHeaderRowHeight: HEADER,
      frozenColCount: strong + 2,
      bottomFrozenRowCount: 1,
      widthMode: "standard",
      autoFillWidth: false,
      limitMinWidth: 40,
      editCellTrigger: ["doubleclick", "keydown"],
      select: {
        headerSelectMode: "body",
        outsideClickDeselect: false,
        blankAreaClickDeselect: false,
      },
      hover: { highlightMode: "cell", disableHover: true },
      keyboardOptions: {
        moveFocusCellOnTab: false,
        editCellOnEnter: false,
        moveFocusCellOnEnter: false,
        moveSelectedCellOnArrowKeys: false,
        selectAllOnCtrlA: { disableHeaderSelect: true, disableRowSeriesNumberSelect: true },
        copySelected: false,
        cutSelected: false,
        pasteValueToCell: false,
        ctrlMultiSelect: false,
      },
      eventOptions: { preventDefaultContextMenu: false },
      tooltip: { isShowOverflowTextTooltip: true },
      overscrollBehavior: "none",
    });
    this.#listen();
  }

  #define(column: GridColumn): Record<string, unknown> {
    const right = isRightAligned(column);
    return {
      field: column.field,
      title: column.title,
      width: column.width,
      fieldFormat: (row: Row) => this.#ports.shown(row.at, column),
      headerCustomLayout: (args: { rect?: { width: number; height: number } }) =>
        headerCell(
          args.rect ?? { width: column.width, height: HEADER },
          column.title,
          column.unit ?? "",
          right,
          this.#ports.order(column),
        ),
      customLayout: DRAWN.has(column.kind)
        ? (args: { row: number; rect?: { width: number; height: number } }) =>
            this.#drawn(column, args)
        : undefined,
      editor: column.editable
        ? (args: { row: number }) => this.#editorFor(column, args.row)
        : undefined,
      style: (args: { row: number }) => {
        const at = this.rowAt(args.row);
        const mark = at === null || at < 0 ? null : this.#ports.mark(at, column);
        return {
          textAlign: right ? "right" : "left",
          fontWeight: column.strong || at === -1 ? 600 : 400,
          color: mark === "waiting" ? colours.base.soft : colours.base.ink,
          bgColor: mark ? markGround(mark) : at === -1 ? colours.base.header : colours.base.card,
        };
      },
      headerStyle: { textAlign: right ? "right" : "left" },
    };
  }

  #drawn(column: GridColumn, args: { row: number; rect?: { width: number; height: number } }) {
    const box = args.rect ?? { width: column.width, height: ROW };
    const at = this.rowAt(args.row);
    const plain = { rootContainer: undefined as never, renderDefault: true };
    if (at === null) return plain;
    if (column.kind === "gap") {
      const text = this.#ports.shown(at, column);
      return Number.parseFloat(text.replaceAll(",", "")) > 0 ? gapCell(box, text) : plain;
    }
    if (at < 0) return plain;
    const value = this.#ports.value(at, column);
    if (column.kind === "facets")
      return facetCell(box, String(value ?? ""), this.#ports.facetMarks());
    const unknown = column.unknownField
      ? this.#ports.value(at, { ...column, field: column.unknownField })
      : 0;
    const gate = this.#ports.gate(Number(value ?? 0), Number(unknown ?? 0));
    return tagCell(box, gate.text, gate.tone);
  }

  readonly #editors = new Map<string, TypeEditor | ChoiceEditor>();

  #editorFor(column: GridColumn, tableRow: number): TypeEditor | ChoiceEditor | undefined {
    const at = this.rowAt(tableRow);
    if (at === null || at < 0 || !this.#ports.canEdit(at, column)) return undefined;
    const known = this.#editors.get(column.field);
    if (known) return known;
    const ports = {
      textAt: (_col: number, row: number) => this.#ports.typed(this.rowAt(row) ?? -1, column),
      commit: (_col: number, row: number, text: string) =>
        this.#ports.commit(this.rowAt(row) ?? -1, column, text),
    };
    const editor =
      column.kind === "choice"
        ? new ChoiceEditor(
            ports,
            (column.choices ?? []).map((choice) => choice.name),
          )
        : new TypeEditor(ports);
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

  #listen(): void {
    const { table } = this;
    const tell = () => this.#ports.selected(this.selection());
    table.on("selected_cell", tell);
    table.on("selected_clear", tell);
    table.on("click_cell", ({ col, row }) => {
      const column = this.#columnAt(col);
      const at = this.rowAt(row);
      if (row === 0 && column) this.#ports.headerClicked(column);
      else if (col === 0 && at !== null && at >= 0) this.#ports.asked(at);
    });
    table.on("dblclick_cell", ({ col, row }) => {
      const column = this.#columnAt(col);
      const at = this.rowAt(row);
      if (column && at !== null && at >= 0 && !this.#ports.canEdit(at, column))
        this.#ports.asked(at);
    });
    table.on("mouseenter_cell", ({ col, row }) => {
      const column = this.#columnAt(col);
      const at = this.rowAt(row);
      const text = column && at !== null && at >= 0 ? this.#ports.hovered(at, column) : null;
      if (text === null) return;
      const rect = table.getVisibleCellRangeRelativeRect({ col, row });
      table.showTooltip(col, row, {
        content: text,
        referencePosition: { rect, placement: "bottom" as never },
      });
    });
  }

  /** Shows these rows of the data, in this order; scroll and selection stay. */
  show(view: readonly number[]): void {
    const isShown =
      this.#rows.length === view.length + 1 && view.every((at, i) => this.#rows[i]?.at === at);
    if (isShown) return;
    const before = this.selection();
    const { scrollTop, scrollLeft } = this.table;
    const wasShown = this.#rows.length > 0;
    this.#rows = [...view.map((at) => ({ at })), { at: -1 }];
    this.table.setRecords(this.#rows);
    if (!wasShown) return;
    this.table.scrollTop = scrollTop;
    this.table.scrollLeft = scrollLeft;
    if (before) this.select(before);
  }

  /** Draws all visible cells anew, after data or marks changed. */
  redraw(): void {
    this.table.renderWithRecreateCells();
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
    const lastRow = this.#rows.length - 2;
    if (lastRow < 0) return;
    const down = (row: number) => Math.max(0, Math.min(row, lastRow)) + 1;
    const across = (col: number) => Math.max(0, Math.min(col, this.#columns.length - 1)) + 1;
    this.table.selectCells([
      {
        start: { col: across(range.fromColumn), row: down(range.fromRow) },
        end: { col: across(range.toColumn), row: down(range.toRow) },
      },
    ]);
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

  /** The cell the keyboard is in, in positions of the view. */
  cursor(): { row: number; column: number } | null {
    const { col, row } = this.table.stateManager.select.cellPos;
    return col < 1 || row < 1 ? null : { row: row - 1, column: col - 1 };
  }

  get isEditing(): boolean {
    return Boolean(this.table.editorManager?.editingEditor);
  }

  get editor(): TypeEditor | ChoiceEditor | undefined {
    return this.table.editorManager?.editingEditor as TypeEditor | ChoiceEditor | undefined;
  }

  edit(): void {
    const at = this.cursor();
    if (at) this.table.startEditCell(at.column + 1, at.row + 1);
  }

  /** Rows that fit on the screen, for PageUp and PageDown. */
  get pageRows(): number {
    return Math.max(1, Math.floor((this.table.tableNoFrameHeight - HEADER - ROW) / ROW) - 1);
  }

  release(): void {
    this.table.release();
  }
}
