/** Excel's manners: what each key does in the grid. */
import { TypeEditor } from "./editor";
import type { GridTable } from "./table";

export interface KeyPorts {
  clear: () => void;
  fillDown: () => void;
  ask: () => void;
  rows: () => number;
  columns: () => number;
}

interface Move {
  row: number;
  column: number;
}

const ARROWS: Record<string, Move> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Where a key goes from a cell, or null when it does not move. */
export function target(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">,
  from: Move,
  size: { rows: number; columns: number; page: number },
): Move | null {
  const far = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[event.key];
  if (arrow) {
    if (!far) return { row: from.row + arrow.row, column: from.column + arrow.column };
    const end = (step: number, at: number, last: number) => (step < 0 ? 0 : step > 0 ? last : at);
    return {
      row: end(arrow.row, from.row, size.rows - 1),
      column: end(arrow.column, from.column, size.columns - 1),
    };
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
  const at = grid.cursor();
  if (at === null) {
    if (!ARROWS[event.key]) return false;
    grid.moveTo(0, 0, false);
    return true;
  }
  return grid.isEditing ? whileEditing(event, grid, at) : whileSelecting(event, grid, at, ports);
}

function leaveBy(event: KeyboardEvent, at: Move): Move | null {
  if (event.key === "Enter") return { row: at.row + (event.shiftKey ? -1 : 1), column: at.column };
  if (event.key === "Tab") return { row: at.row, column: at.column + (event.shiftKey ? -1 : 1) };
  return null;
}

function whileEditing(event: KeyboardEvent, grid: GridTable, at: Move): boolean {
  const { editor } = grid;
  if (event.key === "Escape") {
    grid.table.cancelEditCell();
    grid.moveTo(at.row, at.column, false);
    return true;
  }
  const arrow = ARROWS[event.key];
  const next =
    leaveBy(event, at) ??
    (arrow && editor instanceof TypeEditor && editor.startedByTyping
      ? { row: at.row + arrow.row, column: at.column + arrow.column }
      : null);
  if (next === null) return false;
  grid.table.completeEditCell();
  grid.moveTo(next.row, next.column, false);
  return true;
}

function whileSelecting(event: KeyboardEvent, grid: GridTable, at: Move, ports: KeyPorts): boolean {
  const far = event.ctrlKey || event.metaKey;
  const size = { rows: ports.rows(), columns: ports.columns(), page: grid.pageRows };
  const next = target(event, at, size);
  if (next) {
    grid.moveTo(next.row, next.column, event.shiftKey);
    return true;
  }
  const left = far ? null : leaveBy(event, at);
  if (left) {
    grid.moveTo(left.row, left.column, false);
    return true;
  }
  if (event.key === "F2") grid.edit();
  else if (event.key === "Delete" || event.key === "Backspace") ports.clear();
  else if (far && event.key.toLowerCase() === "d") ports.fillDown();
  else if (far && event.key.toLowerCase() === "i") ports.ask();
  else return false;
  return true;
}
