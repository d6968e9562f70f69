/**
 * How a person arranged a grid: order, width and choice of columns, what is frozen. It belongs to
 * the person and the file, not to the data: kept in the window's own storage, lost without harm.
 */
import type { GridColumn } from "./types";

export interface Layout {
  /** Fields in the order they stand; fields not named follow in their own order. */
  order: readonly string[];
  /** Fields hidden, and fields shown that are hidden until asked for. */
  hidden: readonly string[];
  shown: readonly string[];
  widths: Readonly<Record<string, number>>;
  /** The last frozen field; null: none; undefined: as the page says. */
  frozen?: string | null;
}

export const NO_LAYOUT: Layout = { order: [], hidden: [], shown: [], widths: {} };

/** All columns in the person's order. */
export function inOrder(columns: readonly GridColumn[], layout: Layout): GridColumn[] {
  const place = new Map(layout.order.map((field, at) => [field, at]));
  const known = columns.filter((column) => place.has(column.field));
  known.sort((a, b) => (place.get(a.field) ?? 0) - (place.get(b.field) ?? 0));
  if (known.length === 0) return [...columns];
  // A column new since then goes after the one it follows in the page's own order.
  const ordered = [...known];
  for (const [at, column] of columns.entries()) {
    if (place.has(column.field)) continue;
    const before = columns[at - 1];
    const after = before ? ordered.indexOf(before) + 1 : 0;
    ordered.splice(after, 0, column);
  }
  return ordered;
}

export const isShown = (column: GridColumn, layout: Layout): boolean =>
  layout.shown.includes(column.field) || (!column.isAside && !layout.hidden.includes(column.field));

/** The columns shown, with their widths. */
export function arranged(columns: readonly GridColumn[], layout: Layout): GridColumn[] {
  return inOrder(columns, layout)
    .filter((column) => isShown(column, layout))
    .map((column) => {
      const width = layout.widths[column.field];
      return width === undefined ? column : { ...column, width };
    });
}

/** How many of the columns shown are frozen at the left. */
export function frozenCount(shown: readonly GridColumn[], layout: Layout): number {
  if (layout.frozen === null) return 0;
  if (layout.frozen === undefined) return shown.findLastIndex((column) => column.strong) + 1;
  return shown.findIndex((column) => column.field === layout.frozen) + 1;
}

/** The layout with a column shown or hidden. */
export function withColumn(layout: Layout, column: GridColumn, isVisible: boolean): Layout {
  const without = (fields: readonly string[]) => fields.filter((field) => field !== column.field);
  const hidden = without(layout.hidden);
  const shown = without(layout.shown);
  if (isVisible)
    return { ...layout, hidden, shown: column.isAside ? [...shown, column.field] : shown };
  return { ...layout, shown, hidden: column.isAside ? hidden : [...hidden, column.field] };
}

/** The layout with one column moved to where another stands. */
export function withMoved(
  layout: Layout,
  columns: readonly GridColumn[],
  field: string,
  to: string,
): Layout {
  const order = inOrder(columns, layout).map((column) => column.field);
  const [from, target] = [order.indexOf(field), order.indexOf(to)];
  if (from < 0 || target < 0 || from === target) return layout;
  order.splice(from, 1);
  order.splice(target, 0, field);
  return { ...layout, order };
}

const key = (name: string): string => `grid ${name}`;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** What was kept under a name; anything unreadable is forgotten. */
export function readLayout(name: string | undefined): Layout {
  if (name === undefined) return NO_LAYOUT;
  try {
    const kept = JSON.parse(localStorage.getItem(key(name)) ?? "null") as Partial<Layout> | null;
    if (kept === null || typeof kept !== "object") return NO_LAYOUT;
    const widths = Object.entries(kept.widths ?? {}).filter(
      ([, width]) => typeof width === "number" && width >= 30 && width <= 2000,
    );
    const layout: Layout = {
      order: isTexts(kept.order) ? kept.order : [],
      hidden: isTexts(kept.hidden) ? kept.hidden : [],
      shown: isTexts(kept.shown) ? kept.shown : [],
      widths: Object.fromEntries(widths),
    };
    const { frozen } = kept;
    return frozen === null || typeof frozen === "string" ? { ...layout, frozen } : layout;
  } catch {
    return NO_LAYOUT;
  }
}

/** Keeps a layout; a full or forbidden storage loses it, and nothing else. */
export function keepLayout(name: string | undefined, layout: Layout): void {
  if (name === undefined) return;
  try {
    if (layout === NO_LAYOUT) localStorage.removeItem(key(name));
    else localStorage.setItem(key(name), JSON.stringify(layout));
  } catch {
    // Nothing depends on it.
  }
}
