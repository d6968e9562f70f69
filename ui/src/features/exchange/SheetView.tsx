/**
 * The sheet as it is on the left, what was understood of each row on the right, scrolled together.
 * Only the rows in sight are drawn. The arrow keys, Page Up and Down, Home and End move from row to
 * row; Alt with an arrow goes to the next row that waits for a decision.
 */
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { ImportPreviewDto, ImportSheetDto, ImportTableDto } from "@/generated/contract";
import { ColumnHead } from "./ColumnHead";
import { FieldHead } from "./FieldHead";
import { MeaningRow } from "./MeaningRow";
import { letters, nextOpen, type SheetRow, SIGNS, stateOf, tableInSight } from "./rows";
import type { Talk } from "./talk";
import { useSheetRows } from "./useSheetRows";
import "./sheet.css";

const ROW = 24;
/** Rows drawn beyond what is in sight, so that a quick scroll meets no blank. */
const SPARE = 8;

export interface Picked {
  row: number;
  /** Letter of the cell, when one is meant. */
  column: string | null;
}

interface Props {
  preview: ImportPreviewDto;
  version: number;
  sheet: ImportSheetDto;
  rows: readonly SheetRow[];
  picked: Picked | null;
  isReadOnly: boolean;
  talk: Talk;
  onPick: (picked: Picked | null) => void;
}

const widthOf = (characters: number) => Math.min(Math.max(characters * 7 + 14, 46), 216);

/** Room for the name of what a column is read as, with its unit and the sign to open it. */
const headWidth = (said: string) =>
  [...said].reduce((sum, one) => sum + (one > "\u2e80" ? 12.5 : 7), 30);

export function SheetView({
  preview,
  version,
  sheet,
  rows,
  picked,
  isReadOnly,
  talk,
  onPick,
}: Props) {
  const { t } = useTranslation();
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: 0, count: 24 });
  const numbers = useMemo(() => rows.map((row) => row.row), [rows]);
  const from = Math.max(0, sight.first - SPARE);
  const to = Math.min(rows.length, sight.first + sight.count + SPARE);
  const texts = useSheetRows(preview.token, version, sheet.name, numbers, from, to);
  const at = tableInSight(rows, picked?.row ?? null, sight.first, sheet);
  const table = at === null ? undefined : preview.tables[at];
  const widths = useMemo(() => {
    const columns = sheet.tables.flatMap((place) => preview.tables[place]?.columns ?? []);
    return sheet.widths.map((characters, index) => {
      const own = columns.filter((column) => column.letter === letters(index));
      const heads = own.map((column) =>
        headWidth(
          `${column.field ? t(`field.${column.field}`) : t("import.unknown")} ${column.unit}`,
        ),
      );
      return Math.min(Math.max(widthOf(characters), ...heads), 216);
    });
  }, [sheet, preview, t]);
  const tables = useMemo(
    () => new Map(sheet.tables.map((place) => [place, preview.tables[place]])),
    [sheet, preview],
  );

  useEffect(() => {
    const box = right.current;
    if (box === null) return;
    const measure = () =>
      setSight({
        first: Math.floor(box.scrollTop / ROW),
        count: Math.ceil(box.clientHeight / ROW),
      });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  /** The two sides scroll together; whichever is scrolled leads. */
  function scrolled(
    own: RefObject<HTMLDivElement | null>,
    other: RefObject<HTMLDivElement | null>,
  ) {
    if (own.current === null || other.current === null) return;
    if (other.current.scrollTop !== own.current.scrollTop)
      other.current.scrollTop = own.current.scrollTop;
    const first = Math.floor(own.current.scrollTop / ROW);
    setSight((before) => (before.first === first ? before : { ...before, first }));
  }

  // A row picked elsewhere (a remark, a key) comes into sight, and so does its cell.
  const place = picked === null ? -1 : numbers.indexOf(picked.row);
  const column = picked?.column ?? null;
  useEffect(() => {
    const box = right.current;
    if (box === null || place < 0) return;
    const head = headHeight(box);
    const top = place * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW * 2 > box.scrollTop + box.clientHeight - head)
      box.scrollTop = top - Math.floor((box.clientHeight - head) / 2);
    if (left.current !== null) left.current.scrollTop = box.scrollTop;
  }, [place]);
  useEffect(() => {
    const box = left.current;
    if (box === null || column === null) return;
    const index = widths.findIndex((_, one) => letters(one) === column);
    if (index < 0) return;
    const start = widths.slice(0, index).reduce((sum, one) => sum + one, 0);
    const end = start + (widths[index] ?? 0);
    if (start < box.scrollLeft || end > box.scrollLeft + box.clientWidth - 52)
      box.scrollLeft = Math.max(0, start - 60);
  }, [column, widths]);

  function key(event: KeyboardEvent<HTMLDivElement>) {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, sight.count - 4);
    const start = place < 0 ? sight.first : place;
    const steps: Record<string, number> = {
      ArrowDown: start + 1,
      ArrowUp: start - 1,
      PageDown: start + page,
      PageUp: start - page,
      Home: 0,
      End: rows.length - 1,
    };
    let next = steps[event.key];
    if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp"))
      next = nextOpen(rows, start, event.key === "ArrowDown" ? 1 : -1) ?? undefined;
    if (next === undefined) return;
    event.preventDefault();
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (row !== undefined) onPick({ row: row.row, column: null });
  }

  function pick(event: MouseEvent<HTMLDivElement>) {
    const cell = event.target as HTMLElement;
    const line = cell.closest<HTMLElement>("[data-row]");
    if (line === null) return;
    onPick({ row: Number(line.dataset.row), column: cell.dataset.column ?? null });
  }

  const line = rows[place];
  const outcome = line ? stateOf(line) : null;
  const said = line ? t(outcome ? `import.state.${outcome}` : `import.kind.${line.kind}`) : "";
  const shown = rows.slice(from, to);
  const height = rows.length * ROW;
  const lineOf = (row: SheetRow) => {
    const state = stateOf(row);
    return `line line-${row.kind}${state ? ` line-${state}` : ""}${
      row.row === picked?.row ? " line-picked" : ""
    }`;
  };
  return (
    <div
      className="sheet"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked with the keys, as in Excel.
      tabIndex={0}
      aria-label={t("import.sheet_label", { sheet: sheet.name || preview.file })}
      data-picked={picked?.row}
      data-testid="import-sheet"
      onKeyDown={key}
      onClick={pick}
    >
      <output className="visually-hidden">
        {line ? [t("exchange.row_at", { row: line.row }), said, line.data?.name].join(" ") : ""}
      </output>
      <div className="half half-left" ref={left} onScroll={() => scrolled(left, right)}>
        <div className="half-head">
          <span className="cell cell-number" />
          {widths.map((width, index) => (
            <ColumnHead
              key={letters(index)}
              letter={letters(index)}
              width={width}
              table={table}
              isReadOnly={isReadOnly}
              onChoose={(field, unit) =>
                at !== null && talk.column(at, letters(index), field, unit)
              }
            />
          ))}
        </div>
        <div className="half-body" style={{ height }}>
          {shown.map((row, index) => (
            <div
              key={row.row}
              className={lineOf(row)}
              style={{ top: (from + index) * ROW }}
              data-row={row.row}
            >
              <span className="cell cell-number">{row.row}</span>
              <Cells
                row={row}
                texts={texts.get(row.row)?.cells}
                widths={widths}
                sheet={sheet}
                column={row.row === picked?.row ? column : null}
              />
            </div>
          ))}
        </div>
      </div>
      <div className="half half-right" ref={right} onScroll={() => scrolled(right, left)}>
        <div className="half-head">
          <span className="cell cell-sign">{t("import.state_head")}</span>
          {(table?.fields ?? []).map((field) => (
            <FieldHead
              key={field.field}
              field={field}
              isReadOnly={isReadOnly}
              onTake={(take) => at !== null && talk.take(at, field.field, take)}
            />
          ))}
        </div>
        <div className="half-body" style={{ height }}>
          {shown.map((row, index) => {
            const own = row.table === null ? undefined : tables.get(row.table);
            const state = stateOf(row);
            return (
              <div
                key={row.row}
                className={lineOf(row)}
                style={{ top: (from + index) * ROW }}
                data-testid={`understood-${row.row}`}
                data-row={row.row}
              >
                <span className="cell cell-sign">
                  {state ? (
                    <span className={`sign sign-${state}`} title={t(`import.state.${state}`)}>
                      <b>{SIGNS[state]}</b> {t(`import.state.${state}`)}
                    </span>
                  ) : (
                    <span className="soft small">
                      {row.kind === "data" ? null : t(`import.kind.${row.kind}`)}
                    </span>
                  )}
                </span>
                <MeaningRow
                  row={row}
                  table={own as ImportTableDto | undefined}
                  values={texts.get(row.row)?.values ?? null}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

const headHeight = (box: HTMLElement): number =>
  (box.firstElementChild as HTMLElement | null)?.offsetHeight ?? 0;

/** The cells of a row as they stand; one merged over several columns has their room. */
function Cells({
  row,
  texts,
  widths,
  sheet,
  column,
}: {
  row: SheetRow;
  texts: string[] | undefined;
  widths: readonly number[];
  sheet: ImportSheetDto;
  column: string | null;
}) {
  const cells = [];
  for (let index = 0; index < widths.length; index++) {
    const merged = sheet.merged.find(
      ([top, first, bottom, last]) =>
        top <= row.row && row.row <= bottom && first <= index + 1 && index + 1 <= last,
    );
    let width = widths[index] ?? 0;
    const letter = letters(index);
    let isContinued = false;
    if (merged !== undefined && merged[1] === index + 1) {
      for (let over = index + 1; over < merged[3] && over < widths.length; over++)
        width += widths[over] ?? 0;
      isContinued = row.row < merged[2];
    }
    const text = texts?.[index] ?? "";
    // A title alone in its row runs on over the blank cells beside it, as in a spreadsheet.
    const runsOn = text !== "" && !texts?.slice(index + 1).some((one) => one !== "");
    cells.push(
      <span
        key={letter}
        className={`cell${letter === column ? " cell-picked" : ""}${
          isContinued ? " cell-continued" : ""
        }${isNumber(text) ? " num" : ""}${runsOn && merged === undefined ? " cell-runs" : ""}`}
        style={{ width }}
        title={text.length > 8 ? text : undefined}
        data-column={letter}
      >
        {text}
      </span>,
    );
    if (merged !== undefined && merged[1] === index + 1) index = Math.max(index, merged[3] - 1);
  }
  return <>{cells}</>;
}

const isNumber = (text: string): boolean => text !== "" && Number.isFinite(Number(text));
