/** One table of a workbook: its rows as read, and beside them checks, remarks, columns. */
import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { Segmented, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportTableDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { Grid } from "@/shared/grid";
import { StateTag } from "@/shared/parts";
import {
  checkCounts,
  checkFigure,
  declaredColumns,
  declaredData,
  placeOf,
  remarkCells,
  remarkKinds,
  rowColumns,
  rowData,
  rowKey,
} from "./model";

export function PreviewTable({ table }: { table: ImportTableDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const isDeclared = table.kind === "district_totals";
  const columns = useMemo(() => (isDeclared ? declaredColumns(t) : rowColumns(t)), [isDeclared, t]);
  const data = useMemo(
    () => (isDeclared ? declaredData(table) : rowData(table, t)),
    [isDeclared, table, t],
  );
  const remarks = useMemo(() => remarkCells(table, say), [table, say]);
  return (
    <div className="page-body">
      <section className="preview-rows">
        <p className="preview-title small">
          <b>{table.title || table.sheet}</b>{" "}
          <span className="soft">
            {t("exchange.sheet_at", { sheet: table.sheet, rows: table.header_rows.join("–") })}
          </span>{" "}
          {isDeclared ? <StateTag tone="wait">{t("exchange.declared_hint")}</StateTag> : null}
        </p>
        <Grid
          label={table.title || table.sheet}
          columns={columns}
          data={data}
          remarks={remarks}
          openId={openId}
        />
      </section>
      <Side table={table} onRow={(row) => setOpenId(rowKey(row))} />
    </div>
  );
}

type Part = "checks" | "remarks" | "columns";

function Side({ table, onRow }: { table: ImportTableDto; onRow: (row: number) => void }) {
  const { t } = useTranslation();
  const { differing } = checkCounts(table.checks);
  const [part, setPart] = useState<Part>(
    differing > 0 || table.remarks.length === 0 ? "checks" : "remarks",
  );
  return (
    <aside className="preview-side">
      <Segmented
        block
        value={part}
        onChange={setPart}
        options={[
          { value: "checks", label: t("exchange.part.checks", { count: table.checks.length }) },
          { value: "remarks", label: t("exchange.part.remarks", { count: table.remarks.length }) },
          { value: "columns", label: t("exchange.part.columns", { count: table.columns.length }) },
        ]}
      />
      {part === "checks" ? <Checks table={table} /> : null}
      {part === "remarks" ? <Remarks table={table} onRow={onRow} /> : null}
      {part === "columns" ? <Columns table={table} /> : null}
    </aside>
  );
}

/** Totals the table states, beside the sums of its rows: both figures stay in sight. */
function Checks({ table }: { table: ImportTableDto }) {
  const { t } = useTranslation();
  if (table.checks.length === 0)
    return <p className="soft preview-none">{t("exchange.no_checks")}</p>;
  return (
    <ul className="preview-list" data-testid="import-checks">
      {table.checks.map((check) => (
        <li
          key={`${check.row} ${check.field}`}
          className={check.matches ? "check-agrees" : "check-differs"}
        >
          <span className="check-sign" role="img" aria-label={t(`exchange.match.${check.matches}`)}>
            {check.matches ? <CheckOutlined /> : <CloseOutlined />}
          </span>
          <div>
            <b>{t(`field.${check.field}`, { defaultValue: check.field })}</b>{" "}
            <span className="soft small">
              {check.label} · {t("exchange.row_at", { row: check.row })}
            </span>
            <div className="small">
              {check.matches
                ? t("exchange.agrees", { figure: checkFigure(check.field, check.stated, t) })
                : t("exchange.differs", {
                    stated: checkFigure(check.field, check.stated, t),
                    computed: checkFigure(check.field, check.computed, t),
                  })}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

const ALL = "all";
/** Remarks drawn at once; the filter leads to the rest. */
const MOST = 400;

function Remarks({ table, onRow }: { table: ImportTableDto; onRow: (row: number) => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const [kind, setKind] = useState(ALL);
  const kinds = useMemo(() => remarkKinds(table.remarks), [table.remarks]);
  if (kinds.length === 0) return <p className="soft preview-none">{t("exchange.no_remarks")}</p>;
  const shown = table.remarks.filter((one) => kind === ALL || one.notice.code === kind);
  const rows = new Set(table.rows.map((row) => row.row));
  return (
    <>
      <Select
        value={kind}
        aria-label={t("exchange.filter")}
        data-testid="import-remark-filter"
        onChange={setKind}
        options={[
          { value: ALL, label: t("exchange.all_remarks", { count: table.remarks.length }) },
          ...kinds.map((one) => ({ value: one.code, label: `${one.count} · ${say(one.notice)}` })),
        ]}
      />
      <ul className="preview-list" data-testid="import-remarks">
        {shown.slice(0, MOST).map((remark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: remarks are a fixed list in their order.
          <li key={i}>
            <button
              type="button"
              className="remark-place"
              disabled={!rows.has(remark.row)}
              title={rows.has(remark.row) ? t("exchange.go_to_row") : undefined}
              onClick={() => onRow(remark.row)}
            >
              {placeOf(remark, t)}
            </button>
            <div className="small">
              {remark.text ? <b>「{remark.text}」 </b> : null}
              {say(remark.notice)}
            </div>
          </li>
        ))}
      </ul>
      {shown.length > MOST ? (
        <p className="soft small">{t("exchange.more_remarks", { count: shown.length - MOST })}</p>
      ) : null}
    </>
  );
}

/** Which column was taken for what, in which unit. */
function Columns({ table }: { table: ImportTableDto }) {
  const { t } = useTranslation();
  return (
    <ul className="preview-list" data-testid="import-columns">
      {table.columns.map((column) => (
        <li key={column.letter} className={column.field === null ? "column-unknown" : undefined}>
          <span className="column-letter soft">{column.letter}</span>
          <span className="column-header">{column.header}</span>
          {column.field === null ? (
            <StateTag tone="plain">{t("exchange.not_recognised")}</StateTag>
          ) : (
            <span className="column-field">
              {t(`field.${column.field}`, { defaultValue: column.field })}{" "}
              <span className="unit">{column.unit}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
