/** Builds the canvas table, keeps it warm between pages, and redraws just what changed. */
import { type RefObject, useEffect, useRef } from "react";
import { handsIn } from "@/shared/typing";
import { forgetStrips } from "./cells";
import type { Now } from "./now";
import { portsOf } from "./now";
import type { Stand } from "./stand";
import { GridTable } from "./table";
import { cellKey, type GridColumn } from "./types";
import { keepWarm, takeWarm } from "./warm";

/** More changed cells than this are redrawn with all others. */
const MANY = 600;

/** What was on the canvas when a table was put aside, by its sign. */
const left = new WeakMap<GridTable, Now>();

/** The canvas in `place`; none while `isOff`. */
export function useCanvas(
  place: RefObject<HTMLDivElement | null>,
  now: Now,
  options: { memory: string | undefined; look: string; language: string; isOff: boolean },
): RefObject<GridTable | null> {
  const { columns, view, arrangement, canEdit } = now;
  const { memory, look, language, isOff } = options;
  const grid = useRef<GridTable | null>(null);
  const current = useRef(now);
  current.current = now;
  const drawn = useRef<Now | null>(null);
  // Where somebody stood in the table that is built anew, of the rows of that name.
  const stood = useRef<{ memory: string | undefined; stand: Stand } | null>(null);
  const room = [screen.width, screen.height];
  const sign = JSON.stringify([memory, look, language, room, arrangement.frozen, canEdit, columns]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sign says all a table is built from; the rest is asked for when it is drawn.
  useEffect(() => {
    const host = place.current;
    if (host === null || isOff) return;
    const ports = portsOf(() => current.current);
    const warm = memory === undefined ? undefined : takeWarm(sign);
    if (warm) {
      host.append(warm.place);
      warm.serve(ports);
    }
    const made =
      warm ?? new GridTable(host, { columns, frozen: arrangement.frozen, canFill: canEdit }, ports);
    grid.current = made;
    drawn.current = warm ? (left.get(warm) ?? null) : null;
    made.keepCorners(markedFields(current.current));
    made.show(current.current.view);
    if (warm) {
      const before = drawn.current;
      if (before) redraw(made, before, current.current);
      current.current.setRange(made.selection());
    }
    if (stood.current && stood.current.memory === memory) made.standAgain(stood.current.stand);
    drawn.current = current.current;
    const stop = handsIn(() => {
      made.finishEdit();
      return true;
    });
    return () => {
      stop();
      grid.current = null;
      stood.current = { memory, stand: made.stand() };
      if (memory === undefined) {
        made.release();
        return;
      }
      made.finishEdit();
      left.set(made, drawn.current ?? current.current);
      keepWarm(memory, sign, made);
    };
  }, [sign, isOff, memory]);

  useEffect(() => {
    if (grid.current === null) return;
    const before = drawn.current;
    if (before?.remarks !== now.remarks || before?.writes.refused !== now.writes.refused)
      grid.current.keepCorners(markedFields(now));
    grid.current.show(view);
    drawn.current = current.current;
    if (before && before !== current.current) redraw(grid.current, before, current.current);
  });
  useEffect(() => {
    // Drawn texts do not change their font by themselves when it comes late.
    const drawAgain = () => {
      forgetStrips();
      grid.current?.redraw();
    };
    document.fonts?.addEventListener("loadingdone", drawAgain);
    return () => document.fonts?.removeEventListener("loadingdone", drawAgain);
  }, []);
  return grid;
}

/** Draws the cells anew that look different now. */
function redraw(grid: GridTable, before: Now, now: Now): void {
  if (before.arrangement.sorting !== now.arrangement.sorting) grid.redrawHeader();
  else if (before.arrangement.filters !== now.arrangement.filters) grid.redrawHeader();
  const keys = changedKeys(before, now);
  const fields = new Set(
    now.columns
      .filter(
        (column) =>
          before.data.columns[column.field] !== now.data.columns[column.field] ||
          (column.unknownField &&
            before.data.columns[column.unknownField] !== now.data.columns[column.unknownField]),
      )
      .map((column) => column.field),
  );
  const isTotalChanged = (column: GridColumn) =>
    before.totals.get(column.field) !== now.totals.get(column.field);
  const hasTotals = now.columns.some(isTotalChanged);
  if (keys.size === 0 && fields.size === 0 && !hasTotals) return;
  if (keys.size > MANY || before.data.ids.length !== now.data.ids.length) {
    grid.redraw();
    return;
  }
  const value = (one: Now, field: string, row: number) => one.data.columns[field]?.[row] ?? null;
  grid.redrawCells((row, column) => {
    if (row === null) return isTotalChanged(column);
    if (keys.has(cellKey(now.data.ids[row] ?? "", column.field))) return true;
    if (!fields.has(column.field)) return false;
    const unknown = column.unknownField;
    return (
      value(before, column.field, row) !== value(now, column.field, row) ||
      (unknown !== undefined && value(before, unknown, row) !== value(now, unknown, row))
    );
  });
}

/** Fields with a marked cell. */
function markedFields({ remarks, writes }: Now): Set<string> {
  const fields = new Set<string>();
  for (const keys of [remarks.keys(), writes.refused.keys()])
    for (const key of keys) fields.add(key.slice(key.indexOf("\u0000") + 1));
  return fields;
}

/** Cells that wait, were refused or carry a remark now and did not before, or the other way. */
function changedKeys(before: Now, now: Now): Set<string> {
  const keys = new Set<string>();
  const compare = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>) => {
    if (a === b) return;
    for (const [key, value] of a) if (b.get(key) !== value) keys.add(key);
    for (const key of b.keys()) if (!a.has(key)) keys.add(key);
  };
  compare(before.writes.waiting, now.writes.waiting);
  compare(before.writes.refused, now.writes.refused);
  compare(before.remarks, now.remarks);
  return keys;
}
