/** Bars and headings drawn on the Gantt's canvas. Only works carry colour; the rest is a grey ramp. */
import { CustomLayout } from "@visactor/vtable";
import type { TaskDto } from "@/generated/contract";
import { colours } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";
import { doneShare } from "./model";

const { Group, Rect, Text } = CustomLayout;
const { stages, base } = colours;

type Shape = InstanceType<typeof Group>;

const box = (attributes: Record<string, unknown>) =>
  new Rect({ pickable: false, ...attributes } as never);

export function label(text: string, attributes: Record<string, unknown>) {
  return new Text({
    text,
    fill: base.ink,
    fontFamily: FONT_FAMILY,
    fontSize: 11,
    textBaseline: "middle",
    pickable: false,
    ...attributes,
  } as never);
}

export const groupOf = (width: number, height: number): Shape =>
  new Group({ x: 0, y: 0, width, height, pickable: false } as never);

let ruler: CanvasRenderingContext2D | null | undefined;

function widthOf(text: string, size: number): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) return text.length * size;
  ruler.font = `${size}px ${FONT_FAMILY}`;
  return ruler.measureText(text).width;
}

/** Ground of a bar by its phase, in the look in force. */
function fillOf(phase: string): string {
  const fills: Record<string, string> = {
    survey: stages.light,
    scheme: stages.middle,
    tender: stages.dark,
    works: stages.works,
    acceptance: base.card,
  };
  return fills[phase] ?? stages.dark;
}

/** The bar of a task in its own box: ground by phase, done part, outline, short name. */
export function drawBar(task: TaskDto, short: string, width: number, height: number): Shape {
  const group = groupOf(width, height);
  const fill = fillOf(task.phase);
  group.add(box({ x: 0, y: 0, width, height, cornerRadius: 2, fill }));
  if (task.phase === "tender") drawStripes(group, width, height);
  const done = width * doneShare(task);
  if (done > 0) {
    const isWorks = task.phase === "works";
    group.add(
      isWorks
        ? box({ x: 0, y: 0, width: done, height, cornerRadius: 2, fill: stages.works_done })
        : box({ x: 0, y: height - 2, width: done, height: 2, fill: stages.works_done }),
    );
  }
  if (task.phase === "acceptance") group.add(outline(width, height, 1, stages.works));
  if (task.is_critical) group.add(outline(width, height, 2, stages.critical));
  if (widthOf(short, 11) + 6 <= width) {
    const fill = task.phase === "works" ? base.card : base.ink;
    group.add(label(short, { x: 4, y: height / 2 + 0.5, fill }));
  }
  return group;
}

function outline(width: number, height: number, lineWidth: number, stroke: string) {
  const half = lineWidth / 2;
  return box({
    x: half,
    y: half,
    width: Math.max(0, width - lineWidth),
    height: height - lineWidth,
    cornerRadius: 2,
    fill: false,
    stroke,
    lineWidth,
  });
}

function drawStripes(group: Shape, width: number, height: number): void {
  for (let x = 3; x + 3 < width; x += 6)
    group.add(box({ x, y: 0, width: 3, height, fill: stages.dark_stripe }));
}

/** A month of the header: its name, and under it the three ten-day columns where they fit. */
export function drawMonth(
  title: string,
  parts: readonly string[],
  width: number,
  height: number,
  line: string,
): Shape {
  const group = groupOf(width, height);
  const top = parts.length > 0 ? height / 2 : height;
  const center = { textAlign: "center", fontSize: 12 };
  if (widthOf(title, 12) < width)
    group.add(label(title, { ...center, x: width / 2, y: top / 2 + 0.5, fontWeight: 600 }));
  if (parts.length === 0) return group;
  group.add(box({ x: 0, y: top, width, height: 1, fill: line }));
  parts.forEach((part, i) => {
    const x = (width * i) / parts.length;
    if (i > 0) group.add(box({ x: Math.round(x), y: top, width: 1, height: top, fill: line }));
    group.add(
      label(part, {
        ...center,
        x: x + width / parts.length / 2,
        y: top * 1.5 + 0.5,
        fontSize: 11,
        fill: base.soft,
      }),
    );
  });
  return group;
}

/** Hatching over the whole height of the chart: the winter stop. */
export const drawStop = (x: number, width: number, height: number) =>
  box({
    x,
    y: 0,
    width,
    height,
    fill: stages.winter_ground,
    texture: "bias-lr",
    textureColor: stages.winter_stop,
    textureSize: 8,
    texturePadding: 2,
  });
