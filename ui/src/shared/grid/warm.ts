/**
 * Tables of pages left a moment ago, kept whole so that coming back costs a frame and not a build.
 * Only a few: each holds a canvas and some thousand drawn cells.
 */
import type { GridTable } from "./table";

interface Warm {
  /** The file it shows. */
  file: string;
  /** What the table was built from; another sign means another table. */
  sign: string;
  table: GridTable;
}

const MOST = 3;

let kept: Warm[] = [];

/** The table kept under this sign, taken out of store. */
export function takeWarm(sign: string): GridTable | undefined {
  const found = kept.find((one) => one.sign === sign);
  if (found) kept = kept.filter((one) => one !== found);
  return found?.table;
}

/** The file in the name of a grid: all but its own last word. */
const fileOf = (memory: string): string => memory.slice(0, memory.lastIndexOf("/"));

/** Keeps a table for later; the one kept longest makes room, and so do those of another file. */
export function keepWarm(memory: string, sign: string, table: GridTable): void {
  table.place.remove();
  const file = fileOf(memory);
  kept.push({ file, sign, table });
  const isOver = (one: Warm, at: number) => one.file !== file || at < kept.length - MOST;
  const over = kept.filter(isOver);
  kept = kept.filter((one) => !over.includes(one));
  for (const one of over) one.table.release();
}
