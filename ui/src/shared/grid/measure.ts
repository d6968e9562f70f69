/** How wide texts are on the canvas. */
import { FONT_FAMILY } from "@/shared/design/theme";
import type { GridColumn } from "./types";

/** Room at the right of a header for the sign of its menu. */
export const MENU_WIDTH = 20;

/** Room at the left of every text, and before the sign of the menu. */
const BESIDE = 8 + 2;

let ruler: CanvasRenderingContext2D | null | undefined;

/** Width of a text in px. */
export function measure(text: string, size: number, weight = 400): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * size;
  ruler.font = `${weight} ${size}px ${FONT_FAMILY}`;
  return ruler.measureText(text).width;
}

/** Widths of title and unit of a header. */
export const headerWidths = (title: string, unit: string) => ({
  title: measure(title, 13, 600),
  unit: unit === "" ? 0 : measure(unit, 12) + 4,
});

/** The column, at least as wide as its header and what it must have room for say in this language. */
export function widened(column: GridColumn): GridColumn {
  const { title, unit } = headerWidths(column.title, column.unit ?? "");
  const texts = (column.roomFor ?? []).map((text) => measure(text, 13) + 8);
  const least = Math.ceil(Math.max(title + unit + MENU_WIDTH, ...texts)) + BESIDE;
  return column.width >= least ? column : { ...column, width: least };
}
