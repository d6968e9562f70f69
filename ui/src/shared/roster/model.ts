/** The list of communities beside a page: what is found, where keys lead, what is in view. */
import type { CommunityTableDto } from "@/generated/contract";

/** Height of a row in px: two lines, large enough for a finger. */
export const ROW = 52;

/** A way to narrow the list down. */
export interface RosterFilter {
  key: string;
  name: string;
  passes: (row: number) => boolean;
}

const byId = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Row of every community; worked out once for as long as the same rows are there. */
export function rowsById({ id: ids }: CommunityTableDto): ReadonlyMap<string, number> {
  const known = byId.get(ids);
  if (known) return known;
  const rows = new Map(ids.map((id, row) => [id, row]));
  byId.set(ids, rows);
  return rows;
}

/** Rows whose name, former name or division holds the text, or that were found by sound. */
export function foundRows(
  table: CommunityTableDto,
  text: string,
  bySound: ReadonlySet<string>,
): number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return table.id.map((_, row) => row);
  const rows: number[] = [];
  const holds = (value: string | undefined) => value?.toLowerCase().includes(wanted) ?? false;
  table.id.forEach((id, row) => {
    const found =
      holds(table.name[row]) ||
      holds(table.former_name[row]) ||
      holds(table.division[row]) ||
      bySound.has(id);
    if (found) rows.push(row);
  });
  return rows;
}

/** First and last row worth drawing, with a few beyond the edges; the end is not included. */
export function inView(
  scrollTop: number,
  height: number,
  count: number,
): { from: number; to: number } {
  const spare = 4;
  const from = Math.max(0, Math.floor(scrollTop / ROW) - spare);
  const shown = Math.max(12, Math.ceil(height / ROW));
  return { from, to: Math.min(count, from + shown + 2 * spare) };
}

/** Where a key leads from a place in the list, or null when it leads nowhere. */
export function steppedTo(key: string, at: number, count: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - page,
    PageDown: at + page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  if (to === undefined || count === 0) return null;
  return Math.max(0, Math.min(to, count - 1));
}

/** Marks after one more was ticked, or its tick taken away. */
export function toggled(marks: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(marks);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Marks stretched over everything listed from one place to another. */
export function stretched(
  marks: ReadonlySet<string>,
  listed: readonly string[],
  from: number,
  to: number,
): Set<string> {
  const [first, last] = from < to ? [from, to] : [to, from];
  return new Set([...marks, ...listed.slice(first, last + 1)]);
}

/** The last words of a division path: what tells neighbours apart. */
export const nearestDivision = (path: string): string => path.split(" ").at(-1) ?? "";
