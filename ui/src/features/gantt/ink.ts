/** Writing and hatching on the Gantt's canvas: texts that fit, a pattern that repeats. */
import { colours } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";

export type Ink = CanvasRenderingContext2D;

export const FONTS = {
  cell: `13px ${FONT_FAMILY}`,
  heavy: `600 13px ${FONT_FAMILY}`,
  head: `600 12px ${FONT_FAMILY}`,
  note: `11px ${FONT_FAMILY}`,
};

/** Widths and cut texts by font; measuring is dear, and the same names come again and again. */
const widths = new Map<string, number>();
const cuts = new Map<string, string>();

/** What was measured with a font that had not come yet is forgotten. */
export function forgetWidths(): void {
  widths.clear();
  cuts.clear();
}

/** How wide a text is; the font of the ink stays as it is. */
export function widthOf(ink: Ink, text: string, font: string): number {
  const key = `${font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    const before = ink.font;
    ink.font = font;
    width = ink.measureText(text).width;
    ink.font = before;
    widths.set(key, width);
  }
  return width;
}

/** The text, or as much of it as fits and an ellipsis. */
export function cutTo(ink: Ink, text: string, font: string, room: number): string {
  if (widthOf(ink, text, font) <= room) return text;
  const key = `${room}|${font}|${text}`;
  let cut = cuts.get(key);
  if (cut === undefined) {
    const letters = [...text];
    do letters.pop();
    while (letters.length > 0 && widthOf(ink, `${letters.join("")}…`, font) > room);
    cut = letters.length > 0 ? `${letters.join("")}…` : "";
    cuts.set(key, cut);
  }
  return cut;
}

const TILE = 6;

/** The hatching of a winter stop, in the look in force and as fine as the screen. */
export function hatchOf(ink: Ink, ratio: number): CanvasPattern | string {
  const { winter_ground, winter_stop } = colours.stages;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.round(TILE * ratio);
  const on = canvas.getContext("2d");
  if (on === null) return winter_ground;
  on.scale(canvas.width / TILE, canvas.height / TILE);
  on.fillStyle = winter_ground;
  on.fillRect(0, 0, TILE, TILE);
  on.strokeStyle = winter_stop;
  on.lineWidth = 1.5;
  on.beginPath();
  for (const x of [-TILE, 0, TILE]) {
    on.moveTo(x - 1, -1);
    on.lineTo(x + TILE + 1, TILE + 1);
  }
  on.stroke();
  const pattern = ink.createPattern(canvas, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(TILE / canvas.width));
  return pattern ?? winter_ground;
}
