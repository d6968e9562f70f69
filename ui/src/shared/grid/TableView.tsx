/**
 * The same rows as a real table, page by page: for screen readers, for magnifiers, and for everybody
 * who would rather have one. Arrows move, Enter or F2 edits.
 */
import { Button } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FacetStrip, GateTag } from "@/shared/parts";
import { handsIn } from "@/shared/typing";
import { isRightAligned, shownText, typedText } from "./model";
import { codeOf } from "./paste";
import { cellKey, type GridColumn, type GridData, type GridEdit, type GridRemarks } from "./types";
import type { Refusal } from "./writes";

/** Rows on a page: few enough to be drawn at once. */
export const PAGE = 100;

export interface TableViewProps {
  label: string;
  columns: readonly GridColumn[];
  data: GridData;
  view: readonly number[];
  totals: ReadonlyMap<string, string>;
  remarks: GridRemarks;
  waiting: ReadonlyMap<string, string>;
  refused: ReadonlyMap<string, Refusal>;
  /** The row to begin with. */
  start: number;
  onEdit: ((edits: GridEdit[]) => void) | undefined;
  onAsk: ((id: string) => void) | undefined;
  onRow: (id: string) => void;
}

interface Place {
  row: number;
  column: number;
}

export function TableView(props: TableViewProps) {
  const { label, columns, data, view, totals, start } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLTableElement>(null);
  const [page, setPage] = useState(Math.floor(start / PAGE));
  const [at, setAt] = useState<Place>({ row: start, column: 0 });
  const [editing, setEditing] = useState(false);
  const wantsFocus = useRef(true);
  const pages = Math.max(1, Math.ceil(view.length / PAGE));
  const shownPage = Math.min(page, pages - 1);
  const first = shownPage * PAGE;

  useEffect(() => {
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
    box.current?.querySelector<HTMLElement>(`[data-at="${at.row} ${at.column}"]`)?.focus();
  }, [at, editing]);

  const goTo = (row: number, column: number) => {
    const to = {
      row: Math.max(0, Math.min(row, view.length - 1)),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    };
    wantsFocus.current = true;
    setPage(Math.floor(to.row / PAGE));
    setAt(to);
    const id = data.ids[view[to.row] ?? -1];
    if (id !== undefined) props.onRow(id);
  };
  const canEdit = (column: GridColumn | undefined) => Boolean(column?.editable && props.onEdit);
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    if (editing || event.nativeEvent.isComposing) return;
    const steps: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [PAGE, 0],
      PageUp: [-PAGE, 0],
      Home: [event.ctrlKey ? -view.length : 0, -columns.length],
      End: [event.ctrlKey ? view.length : 0, columns.length],
    };
    const step = steps[event.key];
    if (step) goTo(at.row + step[0], at.column + step[1]);
    else if ((event.key === "Enter" || event.key === "F2") && canEdit(columns[at.column]))
      setEditing(true);
    else if (event.ctrlKey && event.key.toLowerCase() === "i") {
      const id = data.ids[view[at.row] ?? -1];
      if (id !== undefined) props.onAsk?.(id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const done = (move: number) => {
    setEditing(false);
    goTo(at.row + move, at.column);
  };

  return (
    <div className="grid-table" data-testid="grid-table">
      <div className="grid-table-scroll">
        <table
          ref={box}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move through its cells.
          role="grid"
          aria-label={label}
          aria-rowcount={view.length + 1}
          aria-colcount={columns.length + 1}
          onKeyDown={onKey}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t("grid.number")}</th>
              {columns.map((column) => (
                <th key={column.field} scope="col" className={isRightAligned(column) ? "num" : ""}>
                  {column.title}
                  {column.unit ? <span className="unit"> {column.unit}</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.slice(first, first + PAGE).map((row, i) => (
              <tr key={data.ids[row]} aria-rowindex={first + i + 2}>
                <td className="num soft">{first + i + 1}</td>
                {columns.map((column, c) => (
                  <Cell
                    key={column.field}
                    {...props}
                    column={column}
                    row={row}
                    place={{ row: first + i, column: c }}
                    isHere={at.row === first + i && at.column === c}
                    isEditing={editing && at.row === first + i && at.column === c}
                    onHere={() => {
                      setAt({ row: first + i, column: c });
                      props.onRow(data.ids[row] ?? "");
                    }}
                    onOpen={() => canEdit(column) && setEditing(true)}
                    onDone={done}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>Σ</td>
              {columns.map((column) => (
                <td key={column.field} className={isRightAligned(column) ? "num" : ""}>
                  {totals.get(column.field) ?? ""}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {pages > 1 ? (
        <nav className="grid-pages" aria-label={t("grid.pages")}>
          <Button size="small" disabled={shownPage === 0} onClick={() => goTo(first - PAGE, 0)}>
            {t("grid.page_before")}
          </Button>
          <span className="soft small">
            {t("grid.page_of", { page: shownPage + 1, count: pages })}
          </span>
          <Button
            size="small"
            disabled={shownPage === pages - 1}
            onClick={() => goTo(first + PAGE, 0)}
          >
            {t("grid.page_next")}
          </Button>
        </nav>
      ) : null}
    </div>
  );
}

interface CellProps extends TableViewProps {
  column: GridColumn;
  row: number;
  place: Place;
  isHere: boolean;
  isEditing: boolean;
  onHere: () => void;
  onOpen: () => void;
  /** The edit is over; the keyboard goes this many rows down. */
  onDone: (move: number) => void;
}

function Cell(props: CellProps) {
  const { column, row, place, data, waiting, refused, remarks } = props;
  const id = data.ids[row] ?? "";
  const key = cellKey(id, column.field);
  const value = data.columns[column.field]?.[row] ?? null;
  const why = refused.get(key)?.reason ?? remarks.get(key);
  const isRefused = refused.has(key);
  const classes = [
    isRightAligned(column) ? "num" : "",
    column.editable && props.onEdit ? "" : "readonly",
    isRefused ? "refused" : why ? "remark" : "",
  ];
  return (
    <td
      className={classes.filter(Boolean).join(" ")}
      data-at={`${place.row} ${place.column}`}
      tabIndex={props.isHere ? 0 : -1}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it can be edited.
      role="gridcell"
      aria-readonly={!(column.editable && props.onEdit)}
      aria-invalid={isRefused || undefined}
      title={why}
      onFocus={(event) => event.target === event.currentTarget && props.onHere()}
      onDoubleClick={props.onOpen}
    >
      {props.isEditing ? (
        <Editor {...props} id={id} value={typedText(column, value)} />
      ) : column.kind === "facets" ? (
        <FacetStrip letters={String(value ?? "")} />
      ) : column.kind === "gates" ? (
        <GateTag
          open={Number(value ?? 0)}
          unknown={Number(data.columns[column.unknownField ?? ""]?.[row] ?? 0)}
        />
      ) : (
        (waiting.get(key) ?? shownText(column, value))
      )}
      {why && !props.isEditing ? <span className="visually-hidden">{why}</span> : null}
    </td>
  );
}

function Editor({ id, column, value, onEdit, onDone }: CellProps & { id: string; value: string }) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const isOver = useRef(false);
  useEffect(() => input.current?.focus(), []);
  const finish = (written: string | null, move: number) => {
    if (isOver.current) return;
    isOver.current = true;
    if (written !== null && written !== value)
      onEdit?.([{ id, field: column.field, text: codeOf(column, written.trim()) }]);
    onDone(move);
  };
  const leave = useRef(() => finish(text, 0));
  leave.current = () => finish(text, 0);
  useEffect(
    () =>
      handsIn(() => {
        leave.current();
        return true;
      }),
    [],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === "Enter") finish(text, event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") finish(null, 0);
    else return;
    event.preventDefault();
  };
  const common = { ref: input, value: text, "aria-label": column.title, onKeyDown };
  if (column.kind === "choice")
    return (
      <select
        {...common}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => finish(text, 0)}
      >
        {(column.choices ?? []).map((choice) => (
          <option key={choice.code}>{choice.name}</option>
        ))}
      </select>
    );
  return (
    <input
      {...common}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(text, 0)}
    />
  );
}
