/** The row picked: what was remarked, what would change, and what has to be decided about it. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportRowDto, ImportTableDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { formatArea, formatCount } from "@/shared/format";
import { shown } from "./MeaningRow";
import { remarkText } from "./model";
import { type SheetRow, SIGNS, stateOf } from "./rows";
import type { Talk } from "./talk";

interface Props {
  row: SheetRow;
  table: ImportTableDto | undefined;
  sheet: string;
  isReadOnly: boolean;
  talk: Talk;
  onColumn: (column: string) => void;
}

export function RowPanel({ row, table, sheet, isReadOnly, talk, onColumn }: Props) {
  const { t } = useTranslation();
  const say = useSay();
  const state = stateOf(row);
  const remarks = (table?.remarks ?? []).filter((one) => one.row === row.row);
  const name = (field: string) => t(`field.${field}`, { defaultValue: field });
  const data = row.data;
  const declared = table?.declared.find((one) => one.row === row.row);
  return (
    <section className="row-panel" aria-label={t("exchange.row_at", { row: row.row })}>
      <div className="row-head">
        <b>{t("exchange.row_at", { row: row.row })}</b>{" "}
        {state ? (
          <span className={`sign sign-${state}`}>
            {SIGNS[state]} {t(`import.state.${state}`)}
          </span>
        ) : (
          <span className="soft">{t(`import.kind.${row.kind}`)}</span>
        )}{" "}
        {data ? <b>{data.name}</b> : null}
        {data?.same_row ? (
          <span className="soft"> {t("import.same_as_row", { row: data.same_row })}</span>
        ) : null}
      </div>
      <div className="row-words small">
        {data && row.table !== null ? <Why data={data} /> : null}
        {declared ? (
          <span>
            {declared.in_file
              ? t("import.in_file", {
                  communities: formatCount(declared.in_file.communities),
                  households: formatCount(declared.in_file.households),
                  area: formatArea(declared.in_file.floor_area_m2),
                })
              : t("import.not_in_file")}
          </span>
        ) : null}
        {(data?.changes ?? []).map((change) => (
          <span key={change.field} className={change.taken ? "" : "soft"}>
            {name(change.field)} <s>{shown(change.field, change.before) || t("import.blank")}</s> →{" "}
            <b>{shown(change.field, change.after)}</b>
            {change.typed_over ? ` ${t("import.you_typed")}` : ""}
            {change.computed ? ` ${t("import.computed")}` : ""}
          </span>
        ))}
        {remarks.map((remark, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: remarks are a fixed list in their order.
          <span key={at}>
            {remark.column ? (
              <button
                type="button"
                className="link"
                onClick={() => remark.column && onColumn(remark.column)}
              >
                {remark.column}
                {row.row}
              </button>
            ) : null}{" "}
            {remarkText(remark, say)}
          </span>
        ))}
      </div>
      {isReadOnly ? null : (
        <div className="row-acts">
          {data && row.table !== null ? (
            <Decisions data={data} table={row.table} talk={talk} />
          ) : null}
          {row.data !== null || !["title", "note", "data"].includes(row.kind) ? null : (
            <Button
              size="small"
              type="text"
              data-testid="import-header-here"
              onClick={() => talk.header(sheet, row.row, row.row, row.table)}
            >
              {t("import.header_here")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** What the row waits for, in one sentence. */
function Why({ data }: { data: ImportRowDto }) {
  const { t } = useTranslation();
  if (data.why === "alike") return <b>{t("import.why.alike")}</b>;
  if (data.why === "typed_over") return <b>{t("import.why.typed_over")}</b>;
  if (data.why === "unreadable")
    return <b>{t("import.why.unreadable", { columns: data.unreadable.join("、") })}</b>;
  return null;
}

function Decisions({ data, table, talk }: { data: ImportRowDto; table: number; talk: Talk }) {
  const { t } = useTranslation();
  const rows = [data.row];
  const decide = (choice: Parameters<Talk["decide"]>[2], target?: string) =>
    talk.decide(table, rows, choice, target);
  const isTypedOver = data.changes.some((change) => change.typed_over && !change.computed);
  return (
    <>
      {data.suspects.map((suspect) => (
        <Button
          key={suspect.community_id ?? suspect.row}
          size="small"
          type={
            data.said.includes("same") &&
            (suspect.row === null
              ? suspect.community_id === data.community_id
              : suspect.row === data.same_row)
              ? "primary"
              : "default"
          }
          title={`${t(`import.alike.${suspect.why}`)} ${suspect.division}`}
          data-testid="decide-same"
          onClick={() => decide("same", suspect.community_id ?? String(suspect.row))}
        >
          {suspect.row === null
            ? t("import.same_as", { name: suspect.name, place: suspect.division })
            : suspect.sheet === null
              ? t("import.same_as_row", { row: suspect.row })
              : t("import.same_elsewhere", { sheet: suspect.sheet, row: suspect.row })}
          <span className="alike small">{t(`import.alike.${suspect.why}`)}</span>
        </Button>
      ))}
      {data.suspects.length > 0 ? (
        <Button
          size="small"
          type={data.said.includes("new") ? "primary" : "default"}
          data-testid="decide-new"
          onClick={() => decide("new")}
        >
          {t("import.another_new")}
        </Button>
      ) : null}
      {isTypedOver ? (
        <>
          <Button size="small" data-testid="decide-workbook" onClick={() => decide("workbook")}>
            {t("import.take_workbook")}
          </Button>
          <Button size="small" data-testid="decide-held" onClick={() => decide("held")}>
            {t("import.keep_held")}
          </Button>
        </>
      ) : null}
      {data.unreadable.length > 0 && !data.said.includes("blanks") ? (
        <Button size="small" data-testid="decide-blanks" onClick={() => decide("blanks")}>
          {t("import.leave_blank")}
        </Button>
      ) : null}
      {data.said.includes("left") || data.state === "unchanged" ? null : (
        <Button size="small" type="text" data-testid="decide-left" onClick={() => decide("left")}>
          {t("import.leave_out")}
        </Button>
      )}
      {data.said.length > 0 ? (
        <Button size="small" type="text" data-testid="decide-ask" onClick={() => decide("ask")}>
          {t("import.ask_again")}
        </Button>
      ) : null}
    </>
  );
}
