/** Cells Excel cannot have, drawn on the canvas: facet strip, gate tag, gap, header with unit. */
import { CustomLayout } from "@visactor/vtable";
import { colours, FACETS, facetColour } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";
import { headerWidths, MENU_WIDTH, measure } from "./measure";

const { Group, Image, Rect, Text } = CustomLayout;

interface Box {
  width: number;
  height: number;
}

const newGroup = (box: Box) =>
  new Group({ x: 0, y: 0, width: box.width, height: box.height, pickable: false } as never);

function label(text: string, x: number, y: number, fill: string, size = 12, weight = 400) {
  return new Text({
    x,
    y,
    text,
    fill,
    fontSize: size,
    fontWeight: weight,
    fontFamily: FONT_FAMILY,
    textAlign: "center",
    textBaseline: "middle",
    pickable: false,
  } as never);
}

const FACET = { size: 18, gap: 3, left: 8 };

/** Strips drawn so far, by look and letters: thousands of rows share a few. */
const strips = new Map<string, HTMLCanvasElement>();

/** Solid = lacking, pale = fine, red outline with ! = hazard, dashed ? = not inspected. */
export function facetCell(box: Box, letters: string, marks: readonly string[]) {
  const group = newGroup(box);
  const strip = stripOf(letters, marks);
  const { width, height } = stripSize();
  group.add(
    new Image({
      x: FACET.left - 1,
      y: (box.height - height) / 2,
      width,
      height,
      image: strip,
      pickable: false,
    } as never),
  );
  return { rootContainer: group, renderDefault: false };
}

/** Draws strips anew from now on: their font came late. */
export const forgetStrips = (): void => strips.clear();

const stripSize = () => ({
  width: FACETS.length * (FACET.size + FACET.gap) + 4,
  height: FACET.size + 4,
});

/** The six marks as one picture: one drawing instead of a dozen shapes in every row. */
function stripOf(letters: string, marks: readonly string[]): HTMLCanvasElement {
  const key = [colours.base.card, devicePixelRatio, marks.join(""), letters].join(" ");
  const known = strips.get(key);
  if (known) return known;
  const strip = document.createElement("canvas");
  const { width, height } = stripSize();
  strip.width = Math.ceil(width * devicePixelRatio);
  strip.height = Math.ceil(height * devicePixelRatio);
  const pen = strip.getContext("2d");
  if (pen) {
    pen.scale(devicePixelRatio, devicePixelRatio);
    const left = (i: number) => 1 + i * (FACET.size + FACET.gap);
    for (const [i, facet] of FACETS.entries())
      drawFacet(pen, left(i), facet, letters[i] ?? "n", marks[i] ?? "");
    for (const i of FACETS.keys()) if (letters[i] === "h") drawHazard(pen, left(i));
  }
  strips.set(key, strip);
  return strip;
}

function drawFacet(
  pen: CanvasRenderingContext2D,
  left: number,
  facet: string,
  state: string,
  mark: string,
): void {
  const { size } = FACET;
  const top = 2;
  const isStrong = state === "l" || state === "h";
  pen.beginPath();
  pen.roundRect(left + 0.5, top + 0.5, size - 1, size - 1, 4);
  pen.fillStyle = isStrong
    ? facetColour(facet)
    : state === "f"
      ? colours.base.pale
      : colours.base.card;
  pen.fill();
  if (state === "h" || state === "n") {
    pen.lineWidth = state === "h" ? 2 : 1;
    pen.strokeStyle = state === "h" ? colours.states.bad : colours.base.dash;
    pen.setLineDash(state === "n" ? [2, 2] : []);
    pen.stroke();
  }
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.font = `400 12px ${FONT_FAMILY}`;
  pen.fillStyle = isStrong ? colours.base.on_colour : colours.base.quiet;
  pen.fillText(state === "n" ? "?" : mark, left + size / 2, top + size / 2 + 1);
}

/** The sign of a hazard, over the corner of its mark. */
function drawHazard(pen: CanvasRenderingContext2D, left: number): void {
  const [x, y] = [left + FACET.size - 1, 5.5];
  pen.setLineDash([]);
  for (const [radius, fill] of [
    [6, colours.base.card],
    [5, colours.states.bad],
  ] as const) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = fill;
    pen.fill();
  }
  pen.font = `800 10px ${FONT_FAMILY}`;
  pen.fillStyle = colours.base.on_colour;
  pen.fillText("!", x, y + 0.5);
}

/** A short state on a coloured ground. */
export function tagCell(box: Box, text: string, tone: "good" | "wait" | "bad") {
  const group = newGroup(box);
  const width = measure(text, 12) + 14;
  const top = (box.height - 18) / 2;
  group.add(
    new Rect({
      x: 8,
      y: top,
      width,
      height: 18,
      cornerRadius: 4,
      fill: colours.states[`${tone}_ground`],
      pickable: false,
    } as never),
  );
  group.add(label(text, 8 + width / 2, box.height / 2 + 0.5, colours.states[tone], 12));
  return { rootContainer: group, renderDefault: false };
}

/** A gap: the amount in red on hatching, so that it survives a black-and-white copier. */
export function gapCell(box: Box, text: string) {
  const group = newGroup(box);
  const width = measure(text, 13, 600) + 8;
  group.add(
    new Rect({
      x: 0.5,
      y: 1.5,
      width: box.width - 1.5,
      height: box.height - 3,
      fill: colours.base.card,
      texture: "bias-rl",
      textureColor: colours.gap,
      textureSize: 7,
      texturePadding: 2.6,
      pickable: false,
    } as never),
  );
  group.add(
    new Rect({
      x: box.width - width - 4,
      y: 1.5,
      // To the end of the hatching: none of it shows behind the amount.
      width: width + 4,
      height: box.height - 3,
      fill: colours.base.card,
      pickable: false,
    } as never),
  );
  const shown = label(text, box.width - 8, box.height / 2 + 0.5, colours.states.bad, 13, 600);
  shown.setAttribute("textAlign", "right");
  group.add(shown);
  return { rootContainer: group, renderDefault: false };
}

/** How a header stands: its column's place in the order of the rows, and whether it is filtered. */
export interface HeaderState {
  order: "asc" | "desc" | null;
  /** 1 for the first of several columns the rows are ordered by; 0 when it is the only one. */
  rank: number;
  isFiltered: boolean;
  isEditable: boolean;
}

/** Title in ink, unit in a quieter grey, the order of the rows, and the sign of the menu. */
export function headerCell(
  box: Box,
  title: string,
  unit: string,
  right: boolean,
  now: HeaderState,
) {
  const group = newGroup(box);
  const { title: titleWidth, unit: unitWidth } = headerWidths(title, unit);
  const whole = titleWidth + unitWidth;
  const room = box.width - MENU_WIDTH;
  let x = right ? Math.max(8, room - 2 - whole) : 8;
  const y = box.height / 2;
  const ink = now.isEditable ? colours.base.ink : colours.base.quiet;
  group.add(label(title, x + titleWidth / 2, y, ink, 13, 600));
  x += titleWidth;
  if (unit !== "") group.add(label(unit, x + 4 + (unitWidth - 4) / 2, y, colours.base.soft, 12));
  const sign = headerSign(now);
  group.add(
    new Rect({
      x: room,
      y: 5,
      width: MENU_WIDTH - 3,
      height: box.height - 10,
      cornerRadius: 3,
      fill: sign.isOn ? colours.base.selection : colours.base.header,
      pickable: false,
    } as never),
  );
  const colour = sign.isOn ? colours.base.brand : colours.base.dash;
  group.add(label(sign.text, room + (MENU_WIDTH - 3) / 2, y + 0.5, colour, sign.isOn ? 11 : 9));
  if (now.isFiltered) addFunnel(group, room + 3, box.height / 2 - 5, colours.base.brand);
  return { rootContainer: group, renderDefault: false };
}

function headerSign({ order, rank, isFiltered }: HeaderState): { text: string; isOn: boolean } {
  if (isFiltered) return { text: "", isOn: true };
  if (order === null) return { text: "▾", isOn: false };
  return { text: `${order === "asc" ? "↑" : "↓"}${rank === 0 ? "" : rank}`, isOn: true };
}

/** A funnel: three bars, each narrower than the one above. */
function addFunnel(group: InstanceType<typeof Group>, x: number, y: number, fill: string): void {
  for (const [left = 0, top = 0, width = 0, height = 0] of [
    [0, 0, 11, 2],
    [2, 4, 7, 2],
    [4, 8, 3, 2],
  ])
    group.add(new Rect({ x: x + left, y: y + top, width, height, fill, pickable: false } as never));
}
