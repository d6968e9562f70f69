/** Excel's manners: what each key does in the grid. */
import { TypeEditor } from "./editor";
import type { GridTable } from "./table";

export interface KeyPorts {
  clear: () => void;
  fillDown: () => void;
  ask: () => void;
  find: (isReplacing: boolean) => void;
  findNext: (isBackwards: boolean) => void;
  /** Opens the menu of the cell the keyboard is in. */
  menu: () => void;
  /** Opens sorting and filter of the column the keyboard is in. */
  columnMenu: () => void;
  asTable: () => void;
  /** The selection takes the text of the cell being edited. */
  fillTyped: (text: string) => void;
  isBlank: (row: number, column: number) => boolean;
  /** Says so when the cell the keyboard is in cannot be edited. */
  tellLocked: () => void;
  rows: () => number;
  columns: () => number;
}

interface Move {
  row: number;
  column: number;
}

export interface Size {
  rows: number;
  columns: number;
  page: number;
}

const ARROWS: Record<string, Move> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * Where Ctrl and an arrow go: along what is filled to its last cell, else to the next filled cell,
 * else to the end.
 */
function edge(from: Move, step: Move, size: Size, isBlank: KeyPorts["isBlank"]): Move {
  const isInside = (at: Move) =>
    at.row >= 0 && at.row < size.rows && at.column >= 0 && at.column < size.columns;
  const after = (at: Move) => ({ row: at.row + step.row, column: at.column + step.column });
  const blank = (at: Move) => isBlank(at.row, at.column);
  let at = from;
  if (!isInside(after(at))) return at;
  const runs = !blank(at) && !blank(after(at));
  while (isInside(after(at))) {
    if (runs && blank(after(at))) return at;
    at = after(at);
    if (!runs && !blank(at)) return at;
  }
  return at;
}

/** Where a key goes from a cell, or null when it does not move. */
export function target(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">,
  from: Move,
  size: Size,
  isBlank: KeyPorts["isBlank"] = () => false,
): Move | null {
  const far = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[event.key];
  if (arrow) {
    if (far) return edge(from, arrow, size, isBlank);
    return { row: from.row + arrow.row, column: from.column + arrow.column };
  }
  switch (event.key) {
    case "Home":
      return { row: far ? 0 : from.row, column: 0 };
    case "End":
      return { row: far ? size.rows - 1 : from.row, column: size.columns - 1 };
    case "PageUp":
      return { row: from.row - size.page, column: from.column };
    case "PageDown":
      return { row: from.row + size.page, column: from.column };
    default:
      return null;
  }
}

/** Handles a key before the table sees it; true when it was used up. */
export function onGridKey(event: KeyboardEvent, grid: GridTable, ports: KeyPorts): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  if (always(event, grid, ports)) return true;
  const at = grid.cursor();
  if (at === null) {
    if (!ARROWS[event.key]) return false;
    grid.moveTo(0, 0, false);
    return true;
  }
  return grid.isEditing
    ? whileEditing(event, grid, at, ports)
    : whileSelecting(event, grid, at, ports);
}

/** Keys that work whether or not a cell is being edited. */
function always(event: KeyboardEvent, grid: GridTable, ports: KeyPorts): boolean {
  const far = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (far && !event.altKey && (key === "f" || key === "h")) {
    grid.finishEdit();
    ports.find(key === "h");
  } else if (far && event.altKey && key === "t") ports.asTable();
  else if (event.key === "F3") ports.findNext(event.shiftKey);
  else return false;
  return true;
}

/** A row filled in by Tab: the column it was begun in, and the cell Tab led to last. */
export interface TabRun {
  from: number;
  at: Move;
}

/** Where Enter and Tab go; Enter ends a row of Tabs below the cell it was begun in, as in Excel. */
export function leaveBy(
  event: Pick<KeyboardEvent, "key" | "shiftKey">,
  at: Move,
  run: TabRun | undefined,
): { to: Move; run?: TabRun } | null {
  const isGoingOn = run?.at.row === at.row && run.at.column === at.column;
  const from = isGoingOn ? run.from : at.column;
  if (event.key === "Enter") {
    if (event.shiftKey) return { to: { row: at.row - 1, column: at.column } };
    return { to: { row: at.row + 1, column: from } };
  }
  if (event.key !== "Tab") return null;
  const to = { row: at.row, column: at.column + (event.shiftKey ? -1 : 1) };
  return { to, run: { from, at: to } };
}

const runs = new WeakMap<GridTable, TabRun>();

/** Leaves the cell by Enter or Tab; false when the key does neither. */
function left(event: KeyboardEvent, grid: GridTable, at: Move): boolean {
  const leaving = leaveBy(event, at, runs.get(grid));
  if (leaving === null) return false;
  grid.finishEdit();
  grid.moveTo(leaving.to.row, leaving.to.column, false);
  if (leaving.run) runs.set(grid, leaving.run);
  else runs.delete(grid);
  return true;
}

function whileEditing(event: KeyboardEvent, grid: GridTable, at: Move, ports: KeyPorts): boolean {
  const { editor } = grid;
  if (event.key === "Escape") {
    grid.cancelEdit();
    return true;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const text = String(editor?.getValue() ?? "");
    grid.cancelEdit();
    ports.fillTyped(text);
    return true;
  }
  if (left(event, grid, at)) return true;
  const arrow = ARROWS[event.key];
  if (!arrow || !(editor instanceof TypeEditor) || !editor.startedByTyping) return false;
  grid.finishEdit();
  grid.moveTo(at.row + arrow.row, at.column + arrow.column, false);
  return true;
}

function whileSelecting(event: KeyboardEvent, grid: GridTable, at: Move, ports: KeyPorts): boolean {
  const far = event.ctrlKey || event.metaKey;
  if (event.altKey) {
    if (event.key !== "ArrowDown") return false;
    ports.columnMenu();
    return true;
  }
  const size = { rows: ports.rows(), columns: ports.columns(), page: grid.pageRows };
  // A stretched selection goes on from its far end; anything else from where the keyboard is.
  const from = event.shiftKey ? (grid.farEnd() ?? at) : at;
  const next = target(event, from, size, ports.isBlank);
  if (next) {
    grid.moveTo(next.row, next.column, event.shiftKey);
    return true;
  }
  if (!far && left(event, grid, at)) return true;
  const isTyped = !far && event.key.length === 1;
  if (isTyped || event.key === "F2") ports.tellLocked();
  if (event.key === "F2") grid.edit();
  else if (event.key === "Delete" || event.key === "Backspace") ports.clear();
  else if (far && event.key.toLowerCase() === "d") ports.fillDown();
  else if (far && event.key.toLowerCase() === "i") ports.ask();
  else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) ports.menu();
  else return false;
  return true;
}
