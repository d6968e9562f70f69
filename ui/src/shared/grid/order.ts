/** Rows in order of one or several columns. */
import type { CellValue, GridData, Sorting } from "./types";

const collator = new Intl.Collator("zh-CN", { numeric: true });

const isUnknown = (value: CellValue | undefined): boolean =>
  value === null || value === undefined || value === "";

/** Places of each text in the order of Chinese: compared once per text, not once per pair. */
function ranks(values: readonly CellValue[]): Map<string, number> {
  const texts = new Set<string>();
  for (const value of values) if (typeof value === "string") texts.add(value);
  return new Map([...texts].sort(collator.compare).map((text, rank) => [text, rank]));
}

type Compare = (a: number, b: number) => number;

function comparing(values: readonly CellValue[], order: Sorting["order"]): Compare {
  const direction = order === "asc" ? 1 : -1;
  const rank = ranks(values);
  const figure = (value: CellValue | undefined) =>
    typeof value === "string" ? (rank.get(value) ?? 0) : Number(value);
  return (a, b) => {
    const [left, right] = [values[a], values[b]];
    if (isUnknown(left) || isUnknown(right))
      return Number(isUnknown(left)) - Number(isUnknown(right));
    return direction * (figure(left) - figure(right));
  };
}

/** Rows by the first column, equals by the next; unknown comes last, equals keep their order. */
export function sortRows(
  rows: readonly number[],
  data: GridData,
  sorting: readonly Sorting[],
): readonly number[] {
  const compares = sorting.flatMap(({ field, order }) => {
    const values = data.columns[field];
    return values ? [comparing(values, order)] : [];
  });
  if (compares.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const compare of compares) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
}

/** The order after a column was chosen: alone, or as the next after those there are. */
export function sortedBy(
  before: readonly Sorting[],
  field: string,
  order: Sorting["order"] | null,
  { isAdded }: { isAdded: boolean },
): Sorting[] {
  if (order === null) return before.filter((one) => one.field !== field);
  if (!isAdded) return [{ field, order }];
  const isThere = before.some((one) => one.field === field);
  return isThere
    ? before.map((one) => (one.field === field ? { field, order } : one))
    : [...before, { field, order }];
}
