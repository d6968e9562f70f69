/** The library's table as this grid wants it: how it is set up, and what it does quicker. */
import { ListTable, type ListTableConstructorOptions } from "@visactor/vtable";
import { colours } from "@/shared/design/palette";
import { columnDefinition, type Placed } from "./columns";
import type { ChoiceEditor, TypeEditor } from "./editor";
import { gridTheme } from "./look";
import { HEADER, NUMBER_WIDTH, ROW } from "./sizes";
import type { GridColumn } from "./types";

export interface TableOptions {
  columns: readonly GridColumn[];
  /** How many columns stay at the left. */
  frozen: number;
  canFill: boolean;
}

type Define = ReturnType<ListTable["getBodyColumnDefine"]>;

/**
 * A table whose body cells are redrawn the quick way while it scrolls. The library takes the slow
 * one for every column that draws its own header; body cells have nothing to do with that. Columns
 * with marked corners keep the slow way: the quick one leaves corners where they were.
 */
export class QuickTable extends ListTable {
  /** Columns of the description that ever had a marked cell. */
  readonly marked = new Set<unknown>();
  readonly #bodies = new WeakMap<object, Define>();

  constructor(...words: ConstructorParameters<typeof ListTable>) {
    super(...words);
    // Goes through all rows, for boxes to be checked that no row has.
    this.stateManager.initCheckedState = () => undefined;
  }

  override getBodyColumnDefine(col: number, row: number): Define {
    const define = super.getBodyColumnDefine(col, row) as Define & { field?: unknown };
    if (!define || this.marked.has(define.field)) return define;
    const known = this.#bodies.get(define);
    if (known) return known;
    const body = { ...define, headerCustomLayout: undefined } as Define;
    this.#bodies.set(define, body);
    return body;
  }

  /** The library draws every cell for the new size and again once all is in its place: once is enough. */
  override _updateSize(): void {
    const stage = this.scenegraph?.stage;
    stage?.pauseRender();
    super._updateSize();
    stage?.resumeRender();
  }

  /** The library forgets two of its scroll bars, which go on listening to the document. */
  override release(): void {
    if (!this.isReleased) {
      const { frozenHScrollBar, rightFrozenHScrollBar } = this.scenegraph.component;
      frozenHScrollBar.release();
      rightFrozenHScrollBar.release();
    }
    super.release();
  }
}

/** Rows kept ready beyond the screen. */
const SPARE = 10;

/** The most columns that stand side by side in some width. */
function columnsInView(columns: readonly GridColumn[], width: number): number {
  let most = 1;
  for (let from = 0, to = 0, sum = 0; to < columns.length; to += 1) {
    sum += columns[to]?.width ?? 0;
    while (sum > width && from < to) sum -= columns[from++]?.width ?? 0;
    most = Math.max(most, to - from + 2);
  }
  return most;
}

/** Cells as the table asks for them. */
interface Cells {
  number: (tableRow: number) => string;
  editor: (column: GridColumn, tableRow: number) => TypeEditor | ChoiceEditor | undefined;
}

/** What begins an edit by itself. */
const EDIT_BY = ["doubleclick", "keydown"] as const;

/**
 * The library takes Alt and a letter for typing, which would empty the cell on the way to another
 * page: such a key begins nothing.
 */
export function typeWithoutAlt(table: ListTable): void {
  table.on("before_keydown", ({ event }) => {
    const isAlt = event instanceof KeyboardEvent && event.altKey;
    table.options.editCellTrigger = isAlt ? ["doubleclick"] : [...EDIT_BY];
  });
}

/** How the library is asked to behave: Excel's manners are ours (keys.ts, clip.ts), not its own. */
export function tableOptions(
  options: TableOptions,
  drawing: Placed,
  cells: Cells,
): ListTableConstructorOptions {
  return {
    records: [],
    columns: options.columns.map((column) => ({
      ...columnDefinition(column, drawing),
      editor: column.editable
        ? (args: { row: number }) => cells.editor(column, args.row)
        : undefined,
    })) as never,
    rowSeriesNumber: {
      title: "",
      width: NUMBER_WIDTH,
      format: (_col?: number, row?: number) => cells.number(row ?? 0),
      style: { color: colours.base.soft, textAlign: "right", bgColor: colours.base.paper },
      headerStyle: { bgColor: colours.base.header },
    },
    theme: gridTheme() as never,
    defaultRowHeight: ROW,
    defaultHeaderRowHeight: HEADER,
    // Drawn cells beyond the screen cost time at every frame: only so many are kept ready.
    maintainedDataCount: Math.ceil(screen.height / ROW) + SPARE,
    maintainedColumnCount: columnsInView(options.columns, screen.width) + 4,
    frozenColCount: options.frozen + 1,
    maxFrozenWidth: "70%",
    bottomFrozenRowCount: 1,
    widthMode: "standard",
    autoFillWidth: false,
    limitMinWidth: 40,
    resize: { columnResizeMode: "header" },
    dragOrder: { dragHeaderMode: "column" },
    resizeTime: 30,
    excelOptions: { fillHandle: options.canFill },
    editCellTrigger: [...EDIT_BY],
    select: {
      headerSelectMode: "body",
      outsideClickDeselect: false,
      blankAreaClickDeselect: false,
      disableSelectOnContextMenu: true,
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
    tooltip: { isShowOverflowTextTooltip: true },
    overscrollBehavior: "none",
  };
}
