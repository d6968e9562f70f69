/** Writing and hatching on the Gantt's canvas: texts that fit, patterns that repeat. */
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

export interface Patterns {
  /** The hatching of a winter stop. */
  stop: CanvasPattern | string;
  /** The stripes of a tender. */
  stripes: CanvasPattern | string;
}

/** Patterns in the look in force, as fine as the screen. */
export function patternsOf(ink: Ink, ratio: number): Patterns {
  const { stages } = colours;
  const tile = (size: number, draw: (on: Ink) => void): CanvasPattern | string => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.round(size * ratio);
    const on = canvas.getContext("2d");
    if (on === null) return stages.dark;
    on.scale(canvas.width / size, canvas.height / size);
    draw(on);
    const pattern = ink.createPattern(canvas, "repeat");
    pattern?.setTransform(new DOMMatrix().scale(size / canvas.width));
    return pattern ?? stages.dark;
  };
  return {
    stop: tile(6, (on) => {
      on.fillStyle = stages.winter_ground;
      on.fillRect(0, 0, 6, 6);
      on.strokeStyle = stages.winter_stop;
      on.lineWidth = 1.5;
      on.beginPath();
      for (const x of [-6, 0, 6]) {
        on.moveTo(x - 1, -1);
        on.lineTo(x + 7, 7);
      }
      on.stroke();
    }),
    stripes: tile(6, (on) => {
      on.fillStyle = stages.dark;
      on.fillRect(0, 0, 6, 6);
      on.fillStyle = stages.dark_stripe;
      on.fillRect(3, 0, 3, 6);
    }),
  };
}
