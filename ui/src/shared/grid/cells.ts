/** Cells Excel cannot have, drawn on the canvas: facet strip, gate tag, gap, header with unit. */
import { CustomLayout } from "@visactor/vtable";
import { colours, FACETS, facetColour } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";

const { Group, Rect, Text } = CustomLayout;

interface Box {
  width: number;
  height: number;
}

let ruler: CanvasRenderingContext2D | null | undefined;

/** Width of a text in px. */
function measure(text: string, size: number, weight = 400): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * size;
  ruler.font = `${weight} ${size}px ${FONT_FAMILY}`;
  return ruler.measureText(text).width;
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

/** Solid = lacking, pale = fine, red outline with ! = hazard, dashed ? = not inspected. */
export function facetCell(box: Box, letters: string, marks: readonly string[]) {
  const group = newGroup(box);
  const size = 18;
  const top = (box.height - size) / 2;
  FACETS.forEach((facet, i) => {
    const state = letters[i] ?? "n";
    const left = 8 + i * (size + 3);
    const strong = state === "l" || state === "h";
    const stroke =
      state === "h" ? colours.states.bad : state === "n" ? colours.base.dash : undefined;
    group.add(
      new Rect({
        x: left + 0.5,
        y: top + 0.5,
        width: size - 1,
        height: size - 1,
        cornerRadius: 4,
        fill: strong ? facetColour(facet) : state === "f" ? colours.base.pale : colours.base.card,
        stroke: stroke ?? false,
        lineWidth: state === "h" ? 2 : 1,
        lineDash: state === "n" ? [2, 2] : [],
        pickable: false,
      } as never),
    );
    const mark = state === "n" ? "?" : (marks[i] ?? "");
    group.add(
      label(
        mark,
        left + size / 2,
        top + size / 2 + 0.5,
        strong ? colours.base.on_colour : colours.base.quiet,
        11,
      ),
    );
    if (state === "h") group.add(label("!", left + size, top + 3, colours.states.bad, 12, 800));
  });
  return { rootContainer: group, renderDefault: false };
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
      width,
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

/** Title in ink, unit in a quieter grey, an arrow when the rows stand in this order. */
export function headerCell(
  box: Box,
  title: string,
  unit: string,
  right: boolean,
  order: "asc" | "desc" | null,
) {
  const group = newGroup(box);
  const titleWidth = measure(title, 13, 600);
  const unitWidth = unit === "" ? 0 : measure(unit, 12) + 4;
  const arrow = order === null ? 0 : 14;
  const whole = titleWidth + unitWidth + arrow;
  let x = right ? Math.max(8, box.width - 8 - whole) : 8;
  const y = box.height / 2;
  group.add(label(title, x + titleWidth / 2, y, colours.base.ink, 13, 600));
  x += titleWidth;
  if (unit !== "") group.add(label(unit, x + 4 + (unitWidth - 4) / 2, y, colours.base.soft, 12));
  x += unitWidth;
  if (order !== null)
    group.add(label(order === "asc" ? "▲" : "▼", x + 8, y, colours.base.brand, 10));
  return { rootContainer: group, renderDefault: false };
}
