/** Keys and clipboard on the canvas: what is pressed there, and what that asks of the grid. */
import { type RefObject, useEffect } from "react";
import { listenToClipboard } from "./clip";
import type { FindSteps } from "./FindBar";
import { onGridKey } from "./keys";
import { clear, fillDown, isBlank, type Now, writeBlock } from "./now";
import type { GridTable } from "./table";

/** Listens while the canvas in `place` is shown; everything is asked of what the grid is by then. */
export function useHands(
  place: RefObject<HTMLElement | null>,
  grid: RefObject<GridTable | null>,
  current: RefObject<Now>,
  to: {
    steps: RefObject<FindSteps | null>;
    find: (isReplacing: boolean) => void;
    asTable: () => void;
    /** Something was typed into a column nobody can type into; `null`: nobody can into any. */
    locked: (title: string | null) => void;
    isOff: boolean;
  },
): void {
  const { steps, find, asTable, locked, isOff } = to;
  useEffect(() => {
    const canvas = place.current;
    if (canvas === null || isOff) return;
    const now = () => current.current;
    const key = (event: KeyboardEvent) => {
      const table = grid.current;
      if (table === null) return;
      const used = onGridKey(event, table, {
        rows: () => now().view.length,
        columns: () => now().columns.length,
        isBlank: (row, column) => isBlank(now(), row, column),
        ask: () => askFor(now()),
        tellLocked: () => {
          const { range, columns, canEdit } = now();
          const column = range ? columns[range.fromColumn] : undefined;
          if (column && !(canEdit && column.editable)) locked(canEdit ? column.title : null);
        },
        clear: () => clear(now()),
        fillDown: () => fillDown(now()),
        fillTyped: (text) => {
          const { range } = now();
          if (range) writeBlock(now(), [[text]], range);
        },
        find,
        findNext: (isBackwards) => steps.current?.next(isBackwards),
        menu: () => {
          const cursor = table.cursor();
          const spot = cursor && table.spot(cursor.column + 1, cursor.row + 1);
          if (spot) now().openMenu(spot.left + 12, spot.top + spot.height);
        },
        columnMenu: () => {
          const cursor = table.cursor();
          const column = cursor && now().columns[cursor.column];
          if (cursor && column) now().openHeader(column, table.spot(cursor.column + 1, 0));
        },
        asTable,
      });
      if (!used) {
        // The library takes the waiting field away on Escape: the cell goes on waiting.
        if (event.key === "Escape") setTimeout(() => canvas.isConnected && table.focus());
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    canvas.addEventListener("keydown", key, true);
    const stop = listenToClipboard(
      canvas,
      now,
      () => grid.current?.isEditing ?? true,
      (pasted) => grid.current?.select(pasted),
    );
    return () => {
      canvas.removeEventListener("keydown", key, true);
      stop();
    };
  }, [place, grid, current, steps, find, asTable, locked, isOff]);
}

function askFor({ range, data, view, ask }: Now): void {
  const id = range ? data.ids[view[range.fromRow] ?? -1] : undefined;
  if (id !== undefined) ask(id);
}
