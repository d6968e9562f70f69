/**
 * Tables of pages left a moment ago, kept whole so that coming back costs a frame and not a build.
 * Only a few: each holds a canvas and some thousand drawn cells.
 */
import type { GridTable } from "./table";

interface Warm {
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

/** Keeps a table for later; the one kept longest makes room. */
export function keepWarm(sign: string, table: GridTable): void {
  table.place.remove();
  kept.push({ sign, table });
  while (kept.length > MOST) kept.shift()?.table.release();
}

/** Lets go of everything: another file is open. */
export function forgetWarm(): void {
  for (const { table } of kept) table.release();
  kept = [];
}
