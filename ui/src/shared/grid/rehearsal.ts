/**
 * The grid built once out of sight, with made-up cells of every kind, before the first page with a
 * grid is opened: the library's code is compiled and warm by then. Nothing of it is kept.
 */
import { FACETS } from "@/shared/design/palette";
import { whenIdle } from "@/shared/idle";
import { shownText } from "./model";
import { GridTable, type TablePorts } from "./table";
import type { ColumnKind, GridColumn } from "./types";

/** A few rows more at a time, so that whoever types meanwhile waits for none of the steps. */
const STEPS = 8;
const ROWS_MORE = 8;

const KINDS: readonly ColumnKind[] = ["text", "count", "area", "money", "facets", "gates", "gap"];

const COLUMNS: readonly GridColumn[] = KINDS.map((kind, at) => ({
  field: kind,
  title: kind,
  width: 80,
  kind,
  strong: at === 0,
}));

const nothing = () => undefined;

const PORTS: TablePorts = {
  value: (row, { kind }) => (kind === "facets" ? "lhf" : row),
  shown: (row, column) => shownText(column, column.kind === "text" ? `${row}` : row * 1e6),
  mark: (row) => (row % 2 === 0 ? "readonly" : null),
  gate: (open) => ({ text: `${open}`, tone: "wait" }),
  facetMarks: () => FACETS,
  header: () => ({ order: null, rank: 0, isFiltered: false, isEditable: true }),
  hovered: () => null,
  typed: () => "",
  canEdit: () => false,
  commit: nothing,
  selected: nothing,
  headerAsked: nothing,
  asked: nothing,
  menuAsked: nothing,
  resized: nothing,
  moved: nothing,
  filled: nothing,
  filledToEnd: nothing,
};

let rehearsed: Promise<void> | undefined;

/** Once is enough for as long as the window is open. */
export const rehearseGrid = (): Promise<void> => {
  rehearsed ??= rehearse();
  return rehearsed;
};

async function rehearse(): Promise<void> {
  await whenIdle();
  const place = document.createElement("div");
  place.className = "grid-rehearsal";
  document.body.append(place);
  try {
    const table = new GridTable(place, { columns: COLUMNS, frozen: 1, canFill: true }, PORTS);
    try {
      for (let step = 1; step <= STEPS; step += 1) {
        await whenIdle();
        table.show(Array.from({ length: step * ROWS_MORE }, (_, row) => row));
      }
      await whenIdle();
    } finally {
      table.release();
    }
  } finally {
    place.remove();
  }
}
