/**
 * The grid: the manners of Excel over rows that live in the store.
 * An edit shows at once in grey, then as the store answers; a refusal turns the cell red, says why,
 * keeps what was typed for the next try, and leaves the value as it was.
 */
import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLook } from "@/shared/design/look";
import { Menu } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { AskWrite } from "./AskWrite";
import { useArrangement } from "./arrangement";
import { BulkEdit } from "./BulkEdit";
import { ColumnChooser } from "./ColumnChooser";
import { useCanvas } from "./canvas";
import { FilterChips } from "./FilterChips";
import { FindBar, type FindSteps } from "./FindBar";
import { GridBar } from "./GridBar";
import "./grid.css";
import { HeaderMenu } from "./HeaderMenu";
import { useHands } from "./hands";
import { withMoved } from "./layout";
import { useMenuItems } from "./menu";
import { selectionFigures, shownText } from "./model";
import { type Now, valueAt, whyOf } from "./now";
import { TableView } from "./TableView";
import type { Spot } from "./table";
import { useTotals } from "./totals";
import {
  type CellValue,
  cellKey,
  type GridAction,
  type GridColumn,
  type GridData,
  type GridEdit,
  type GridRange,
  type GridRemarks,
  type GridSelection,
} from "./types";
import { type AddRows, useWrites } from "./writes";

export interface GridProps {
  /** Name for those who cannot see it. */
  label: string;
  columns: readonly GridColumn[];
  data: GridData;
  /** Rows to show, as positions in the data; all when absent. */
  rows?: readonly number[];
  /** What decides about `rows`: while it is the same, an edit moves no row away. */
  rowsSign?: string;
  remarks?: GridRemarks;
  /** Writes cells, all or none; resolves when the answer is on screen. Absent: read-only. */
  onEdit?: (edits: GridEdit[]) => Promise<unknown>;
  /** Adds rows and writes cells as one action; absent: nothing is pasted below the last row. */
  onAddRows?: AddRows;
  /** Figures of the totals row that are not sums of the rows shown, by field. */
  totals?: Readonly<Record<string, CellValue>>;
  /** What the totals leave out, in words. */
  note?: string | undefined;
  /** What else can be done with the selected rows. */
  actions?: readonly GridAction[];
  /** The selection changed. */
  onSelect?: (selection: GridSelection | null) => void;
  /** The row the keyboard is in changed. */
  onRow?: (id: string | null) => void;
  /** A row is to be explained. */
  onAsk?: (id: string) => void;
  /** The row to go to. */
  openId?: string | undefined;
  /** Name under which columns, filters and order are remembered, and the canvas is kept warm. */
  memory?: string;
  /** Other rows of the same kind come and go under that name: filters and order are not kept. */
  isOneOfMany?: boolean;
}

const NO_REMARKS: GridRemarks = new Map();

/** What is open over the grid. */
type Open =
  | { what: "menu"; left: number; top: number }
  | { what: "column"; column: GridColumn; spot: Spot }
  | { what: "columns"; left: number; top: number }
  | { what: "bulk" }
  | null;

export function Grid(props: GridProps) {
  const { label, columns, data, rows, remarks = NO_REMARKS, openId, memory } = props;
  const look = useLook((state) => state.look);
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const place = useRef<HTMLDivElement>(null);
  const steps = useRef<FindSteps>(null);
  const hintId = useId();
  const [range, setRange] = useState<GridRange | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [finding, setFinding] = useState<{ isReplacing: boolean; within: GridRange | null } | null>(
    null,
  );
  const [isTable, setTable] = useState(false);
  const arrangement = useArrangement({
    memory,
    isOneOfMany: props.isOneOfMany ?? false,
    columns,
    data,
    rows,
    rowsSign: props.rowsSign,
  });
  const { shown, view, layout, setLayout } = arrangement;
  const writes = useWrites(columns, data, props.onEdit, props.onAddRows);
  const totals = useTotals(shown, data, view, props.totals);

  const now: Now = {
    columns: shown,
    data,
    view,
    totals,
    remarks,
    writes,
    arrangement,
    range,
    canEdit: props.onEdit !== undefined,
    t,
    setRange,
    openHeader: (column, spot) => setOpen({ what: "column", column, spot }),
    openMenu: (left, top) => setOpen({ what: "menu", left, top }),
    resized: (column, width) =>
      setLayout({ ...layout, widths: { ...layout.widths, [column.field]: width } }),
    moved: (column, to) => setLayout(withMoved(layout, columns, column.field, to.field)),
    ask: (id) => props.onAsk?.(id),
  };
  const current = useRef(now);
  current.current = now;
  const grid = useCanvas(place, now, { memory, look, language: i18n.language, isOff: isTable });

  const rowAt = range?.fromRow ?? -1;
  const rowId = range ? data.ids[view[rowAt] ?? -1] : undefined;
  // Told only when the row changes: whoever asks for a row by `openId` would be sent back otherwise.
  const tellRow = useEffectEvent((id: string | null) => props.onRow?.(id));
  useEffect(() => tellRow(rowId ?? null), [rowId]);
  const selection = useMemo(
    () => (range === null ? null : selectionOf(range, view, data, shown)),
    [range, view, data, shown],
  );
  const onSelect = props.onSelect;
  useEffect(() => onSelect?.(selection), [selection, onSelect]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there when asked, not whenever the order changes.
  useEffect(() => {
    const row = openId ? view.indexOf(data.ids.indexOf(openId)) : -1;
    if (row >= 0 && openId !== rowId) grid.current?.moveTo(row, 0, false);
  }, [openId]);

  const toggleTable = useCallback(() => setTable((is) => !is), []);
  const find = useCallback(
    (isReplacing: boolean) => setFinding({ isReplacing, within: current.current.range }),
    [],
  );
  const locked = useCallback(
    (title: string | null) =>
      toast.note(title === null ? t("grid.locked_all") : t("grid.locked", { title })),
    [toast, t],
  );
  useHands(place, grid, current, { steps, find, asTable: toggleTable, locked, isOff: isTable });

  // The canvas listens through an input of its own that has no name.
  useEffect(() => {
    place.current?.querySelector(".table-focus-control")?.setAttribute("aria-label", label);
  });

  const first = range ? shown[range.fromColumn] : undefined;
  const firstKey = rowId && first ? cellKey(rowId, first.field) : "";
  const why = whyOf(now, firstKey);
  const said = first && range ? spoken(now, range, first) : "";
  const isCell = range && range.fromRow === range.toRow && range.fromColumn === range.toColumn;
  const figures = range && !isCell ? selectionFigures(shown, data, view, range) : null;
  const items = useMenuItems({
    now,
    selection,
    actions: props.actions ?? [],
    canAsk: props.onAsk !== undefined,
    onBulk: () => setOpen({ what: "bulk" }),
    onFind: () => setFinding({ isReplacing: false, within: range }),
    onPasted: (pasted) => grid.current?.select(pasted),
    onPasteRefused: () => toast.note(t("grid.paste_by_key")),
    focus: () => grid.current?.focus(),
  });
  const close = useCallback(() => {
    setOpen(null);
    grid.current?.focus();
  }, [grid]);

  return (
    <div
      className="grid"
      role="application"
      aria-label={label}
      aria-describedby={hintId}
      data-idle={range === null || undefined}
      onKeyDown={(event) => {
        if (!event.ctrlKey || !event.altKey || event.key.toLowerCase() !== "t") return;
        event.preventDefault();
        toggleTable();
      }}
    >
      <FilterChips arrangement={arrangement} columns={columns} />
      {finding ? (
        <FindBar
          columns={shown}
          data={data}
          view={view}
          selection={finding.within}
          isReplacing={finding.isReplacing}
          canEdit={now.canEdit}
          steps={steps}
          cursor={() => grid.current?.cursor() ?? null}
          onGo={(hit) => {
            const field = document.activeElement as HTMLElement | null;
            grid.current?.moveTo(hit.row, hit.column, false);
            field?.focus();
          }}
          onWrite={(edits) => writes.write(edits)}
          onClose={() => {
            setFinding(null);
            grid.current?.focus();
          }}
        />
      ) : null}
      {isTable ? (
        <TableView
          label={label}
          columns={shown}
          data={data}
          view={view}
          totals={totals}
          remarks={remarks}
          waiting={writes.waiting}
          refused={writes.refused}
          start={Math.max(0, rowAt)}
          onEdit={props.onEdit ? (edits) => writes.write(edits) : undefined}
          onAsk={props.onAsk}
          onRow={(id) => props.onRow?.(id)}
        />
      ) : (
        <div className="grid-canvas canvas-frame" ref={place} />
      )}
      <div className="visually-hidden" id={hintId}>
        {t("grid.hint")}
      </div>
      <div className="visually-hidden" aria-live="polite" data-testid="grid-cell">
        {said}
      </div>
      <GridBar
        shown={view.length}
        all={data.ids.length}
        note={props.note}
        figures={figures}
        why={why}
        isRefused={writes.refused.has(firstKey)}
        isSlow={writes.isSlow}
        isReadOnly={!now.canEdit}
        isTable={isTable}
        onFind={() => setFinding({ isReplacing: now.canEdit, within: range })}
        onColumns={(left, top) => setOpen({ what: "columns", left, top })}
        onTable={toggleTable}
      />
      {open?.what === "menu" ? (
        <Menu
          label={t("grid.menu")}
          left={open.left}
          top={open.top}
          items={items}
          onClose={close}
        />
      ) : null}
      {open?.what === "columns" ? (
        <ColumnChooser
          columns={columns}
          layout={layout}
          {...open}
          onChange={setLayout}
          onClose={close}
        />
      ) : null}
      {open?.what === "column" ? (
        <HeaderMenu now={now} all={columns} rows={rows} open={open} onClose={close} />
      ) : null}
      {open?.what === "bulk" && selection ? (
        <BulkEdit
          columns={columns}
          field={first?.field ?? ""}
          ids={selection.ids}
          onWrite={(edits) => writes.write(edits)}
          onClose={close}
        />
      ) : null}
      {writes.asked ? (
        <AskWrite asked={writes.asked} columns={columns} data={data} onAnswer={writes.answer} />
      ) : null}
    </div>
  );
}

function selectionOf(
  range: GridRange,
  view: readonly number[],
  data: GridData,
  columns: readonly GridColumn[],
): GridSelection {
  return {
    ids: view.slice(range.fromRow, range.toRow + 1).flatMap((at) => data.ids[at] ?? []),
    fields: columns.slice(range.fromColumn, range.toColumn + 1).map((column) => column.field),
  };
}

/** The cell as it is read out: title, row, text. Why it is marked is read out below the grid. */
function spoken(now: Now, range: GridRange, column: GridColumn): string {
  const value = valueAt(now, now.view[range.fromRow] ?? -1, column.field);
  return `${column.title} ${range.fromRow + 1}: ${shownText(column, value)}`;
}
