/** An import before anything is written: numbers that filter, the sheet beside what was understood,
 * decisions one by one and all at once. */
import { Button } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportPreviewDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { formatArea, formatCount, formatWan } from "@/shared/format";
import { PageHeader } from "@/shared/parts";
import { Working } from "@/shared/working";
import { Bulk } from "./Bulk";
import { checkCounts } from "./model";
import { Notes } from "./Notes";
import { RowPanel } from "./RowPanel";
import { filtered, SIGNS, STATES, type StateName, sheetRows } from "./rows";
import { type Picked, SheetView } from "./SheetView";
import { TableBar } from "./TableBar";
import { useTalk } from "./talk";

interface Props {
  first: ImportPreviewDto;
  isReadOnly: boolean;
  isWriting: boolean;
  onWrite: (preview: ImportPreviewDto) => void;
  onAgain: () => void;
  onCancel: () => void;
}

export function ImportPreview({ first, isReadOnly, isWriting, onWrite, onAgain, onCancel }: Props) {
  const { t } = useTranslation();
  const { preview, version, talk } = useTalk(first);
  useFreshness(talk.refresh);
  const [sheetAt, setSheetAt] = useState(() => firstSheet(first));
  const [state, setState] = useState<StateName | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [hasNotes, setHasNotes] = useState(false);
  const sheet = preview.sheets[sheetAt];
  const all = useMemo(() => (sheet ? sheetRows(preview, sheet) : []), [preview, sheet]);
  const rows = useMemo(() => filtered(all, state), [all, state]);
  const row = all.find((one) => one.row === picked?.row);
  const { counts, totals } = preview;
  const written = counts.added + counts.updated + counts.declared;
  const waiting = [
    ...(counts.conflict > 0 ? [t("import.not_conflict", { count: counts.conflict })] : []),
    ...(counts.refused > 0 ? [t("import.not_refused", { count: counts.refused })] : []),
  ];
  const nothing = waiting.length > 0 ? "import.no_other_work" : "import.no_work";
  // A sum of nothing stated is not zero: it is left out.
  const sums = [
    [totals.communities, formatCount(totals.communities), t("import.communities")],
    [totals.households, formatCount(totals.households), t("unit.households")],
    [totals.floor_area_m2, formatArea(totals.floor_area_m2), t("unit.m2")],
    [totals.investment_fen, formatWan(totals.investment_fen), t("unit.wan")],
  ].flatMap(([sum, figure, unit]) => (sum === 0 ? [] : [`${figure} ${unit}`]));
  const checks = checkCounts(preview.tables.flatMap((table) => table.checks));
  const remarks = preview.tables.reduce((sum, table) => sum + table.remarks.length, 0);

  return (
    <>
      <PageHeader
        title={t("import.title")}
        sentence={
          <>
            <b>{preview.file}</b> {t(preview.has_work ? "import.nothing_written" : nothing)}
            {sums.length > 0
              ? ` ${t("import.read")}${sums.join(t("list.comma"))}${t("exchange.stop")}`
              : ""}
          </>
        }
        tools={
          <>
            {isWriting ? <Working stop="import.stop" /> : null}
            {!isWriting && waiting.length > 0 ? (
              <span className="bad small" data-testid="import-waiting">
                {waiting.join(t("exchange.comma"))}
              </span>
            ) : null}
            <Button onClick={onCancel} disabled={isWriting}>
              {t("act.cancel")}
            </Button>
            <Button onClick={onAgain} disabled={isWriting}>
              {t("exchange.another")}
            </Button>
            <Button
              type="primary"
              loading={isWriting || talk.isBusy}
              disabled={isReadOnly || !preview.has_work}
              data-testid="import-write"
              onClick={() => onWrite(preview)}
            >
              {preview.has_work ? t("import.write", { count: written }) : t("import.write_nothing")}
            </Button>
          </>
        }
      />
      <fieldset className="import-counts" aria-label={t("import.counts")}>
        <Count
          name={t("import.all_rows")}
          count={all.length}
          isOn={state === null}
          onPick={() => setState(null)}
        />
        {STATES.filter((one) => counts[one] > 0 || !["left", "declared"].includes(one)).map(
          (one) => (
            <Count
              key={one}
              name={t(`import.state.${one}`)}
              sign={SIGNS[one]}
              state={one}
              count={counts[one]}
              isOn={state === one}
              onPick={() => {
                setState(state === one ? null : one);
                setPicked(null);
              }}
            />
          ),
        )}
        <span className="import-gap" />
        <button
          type="button"
          className={`count-chip${checks.differing > 0 ? " chip-bad" : ""}`}
          aria-expanded={hasNotes}
          data-testid="import-notes"
          onClick={() => setHasNotes(!hasNotes)}
        >
          {checks.differing > 0
            ? t("import.notes_differing", { count: remarks, differing: checks.differing })
            : t("import.notes", { count: remarks })}
        </button>
      </fieldset>
      {preview.no_table ? (
        <p className="import-point" role="alert">
          <b>{t("import.no_header")}</b> {t("import.point_out")}
        </p>
      ) : null}
      {sheet ? (
        <TableBar preview={preview} sheet={sheet} isReadOnly={isReadOnly} talk={talk} />
      ) : null}
      <Bulk preview={preview} isReadOnly={isReadOnly} talk={talk} />
      <div className="page-body import-body">
        {sheet ? (
          <SheetView
            key={sheet.name}
            preview={preview}
            version={version}
            sheet={sheet}
            rows={rows}
            picked={picked}
            isReadOnly={isReadOnly}
            talk={talk}
            onPick={setPicked}
          />
        ) : null}
        {hasNotes ? (
          <Notes
            preview={preview}
            onClose={() => setHasNotes(false)}
            onGo={(name, place) => {
              const at = preview.sheets.findIndex((one) => one.name === name);
              if (at >= 0) setSheetAt(at);
              setState(null);
              setPicked(place);
            }}
          />
        ) : null}
      </div>
      {row && sheet ? (
        <RowPanel
          row={row}
          table={row.table === null ? undefined : preview.tables[row.table]}
          sheet={sheet.name}
          isReadOnly={isReadOnly}
          talk={talk}
          onColumn={(column) => setPicked({ row: row.row, column })}
        />
      ) : null}
      <div className="sheet-tabs" role="tablist" aria-label={t("import.sheets")}>
        {preview.sheets.map((one, at) => (
          <button
            type="button"
            role="tab"
            key={one.name}
            aria-selected={at === sheetAt}
            className={`sheet-tab${at === sheetAt ? " sheet-tab-on" : ""}`}
            onClick={() => {
              setSheetAt(at);
              setPicked(null);
            }}
          >
            {one.name || preview.file}
            <span className="soft small"> {t("import.tables", { count: one.tables.length })}</span>
          </button>
        ))}
        {sheet && sheet.tables.length > 1
          ? sheet.tables.map((place, at) => (
              <button
                type="button"
                key={place}
                className="link small"
                onClick={() =>
                  setPicked({ row: preview.tables[place]?.header_rows[0] ?? 1, column: null })
                }
              >
                {t("import.table_at", {
                  number: at + 1,
                  title: preview.tables[place]?.title ?? "",
                })}
              </button>
            ))
          : null}
        <span className="soft small import-keys">{t("import.keys")}</span>
      </div>
    </>
  );
}

/** The sheet with the first table; a cover or a note often stands before it. */
const firstSheet = (preview: ImportPreviewDto): number =>
  Math.max(
    0,
    preview.sheets.findIndex((sheet) => sheet.tables.length > 0),
  );

/** Looks again when the file has changed meanwhile: what is shown must be what would be written. */
function useFreshness(refresh: () => void) {
  const project = useRpc("project.info", {});
  const revision = project.data?.revision;
  const seen = useRef(revision);
  useEffect(() => {
    if (revision === undefined || revision === seen.current) return;
    const isFirst = seen.current === undefined;
    seen.current = revision;
    if (!isFirst) refresh();
  }, [revision, refresh]);
}

function Count({
  name,
  count,
  sign,
  state,
  isOn,
  onPick,
}: {
  name: string;
  count: number;
  sign?: string;
  state?: StateName;
  isOn: boolean;
  onPick: () => void;
}) {
  return (
    <button
      type="button"
      className={`count-chip${state ? ` chip-${state}` : ""}${isOn ? " chip-on" : ""}`}
      aria-pressed={isOn}
      disabled={count === 0}
      data-testid={`count-${state ?? "all"}`}
      onClick={onPick}
    >
      {sign ? <b>{sign}</b> : null} {name} <strong>{formatCount(count)}</strong>
    </button>
  );
}
