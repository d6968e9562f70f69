/** How the columns of a grid are drawn: texts, grounds and marks of cells, headers. */
import { colours } from "@/shared/design/palette";
import { facetCell, gapCell, type HeaderState, headerCell, tagCell } from "./cells";
import { isRightAligned } from "./model";
import { HEADER, ROW } from "./sizes";
import type { CellValue, GridColumn } from "./types";

/** How a cell stands out. */
export type Mark = "remark" | "refused" | "waiting" | "readonly";

/** What is asked to draw a cell. */
export interface Drawing {
  value: (row: number, column: GridColumn) => CellValue;
  /** Text shown; `row` -1 asks for the totals row. */
  shown: (row: number, column: GridColumn) => string;
  mark: (row: number, column: GridColumn) => Mark | null;
  gate: (open: number, unknown: number) => { text: string; tone: "good" | "wait" | "bad" };
  facetMarks: () => readonly string[];
  header: (column: GridColumn) => HeaderState;
}

export interface Placed extends Drawing {
  /** Position in the data of a row of the table; -1 for the totals, null for the header. */
  rowAt: (tableRow: number) => number | null;
}

interface Box {
  width: number;
  height: number;
}

/** Kinds whose cells are drawn, not written. */
const DRAWN = new Set(["facets", "gates", "gap"]);

function ground(at: number | null, mark: Mark | null): string {
  if (at === -1) return colours.base.header;
  switch (mark) {
    case "remark":
      return colours.states.remark_ground;
    case "refused":
      return colours.states.bad_ground;
    case "waiting":
      return colours.base.header;
    case "readonly":
      return colours.base.raised;
    case null:
      return colours.base.card;
  }
}

/** Corner of a cell that has something to say, as Excel marks a note. */
const corner = (bgColor: string) => ({
  bgColor,
  shape: "triangle",
  size: 7,
  position: "right-top",
});

/** A column as the table wants it. */
export function columnDefinition(column: GridColumn, draw: Placed): Record<string, unknown> {
  const right = isRightAligned(column);
  return {
    field: column.field,
    title: column.title,
    width: column.width,
    fieldFormat: (row: { at: number }) => draw.shown(row.at, column),
    headerCustomLayout: (args: { rect?: Box }) =>
      headerCell(
        args.rect ?? { width: column.width, height: HEADER },
        column.title,
        column.unit ?? "",
        right,
        draw.header(column),
      ),
    customLayout: DRAWN.has(column.kind)
      ? (args: { row: number; rect?: Box }) => drawn(column, draw, args)
      : undefined,
    style: (args: { row: number }) => {
      const at = draw.rowAt(args.row);
      const mark = at === null || at < 0 ? null : draw.mark(at, column);
      return {
        textAlign: right ? "right" : "left",
        fontWeight: column.strong || at === -1 ? 600 : 400,
        color: inkOf(mark),
        bgColor: ground(at, mark),
        marked:
          mark === "refused"
            ? corner(colours.states.bad)
            : mark === "remark"
              ? corner(colours.states.wait)
              : false,
      };
    },
    headerStyle: { textAlign: right ? "right" : "left" },
  };
}

function inkOf(mark: Mark | null): string {
  if (mark === "waiting") return colours.base.soft;
  return mark === "readonly" ? colours.base.quiet : colours.base.ink;
}

function drawn(column: GridColumn, draw: Placed, args: { row: number; rect?: Box }) {
  const box = args.rect ?? { width: column.width, height: ROW };
  const at = draw.rowAt(args.row);
  const plain = { rootContainer: undefined as never, renderDefault: true };
  if (at === null) return plain;
  if (column.kind === "gap") {
    const text = draw.shown(at, column);
    return Number.parseFloat(text.replaceAll(",", "")) > 0 ? gapCell(box, text) : plain;
  }
  if (at < 0) return plain;
  const value = draw.value(at, column);
  if (column.kind === "facets") return facetCell(box, String(value ?? ""), draw.facetMarks());
  const unknown = column.unknownField
    ? draw.value(at, { ...column, field: column.unknownField })
    : 0;
  const gate = draw.gate(Number(value ?? 0), Number(unknown ?? 0));
  return tagCell(box, gate.text, gate.tone);
}
