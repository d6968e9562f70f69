/** What was understood of one row: values by field, old → new where they change, or both figures of a
 * stated total. */
import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ImportTableDto } from "@/generated/contract";
import { checkFigure } from "./model";
import type { SheetRow } from "./rows";

const WIDE: Record<string, number> = {
  name: 148,
  division: 148,
  address: 148,
  measures: 160,
  note: 140,
  funding_note: 120,
  project: 130,
  earlier_renewal: 130,
  owner_unit: 120,
};
const NUMBERS =
  /^(buildings|households|units|residents|elderly|low_income|lifts|floor_area|investment|cluster_inv|property_fee|maintenance|community_count|project_count)/;

/** How wide a field is drawn. */
export const fieldWidth = (field: string): number => WIDE[field] ?? 92;

const grouped = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 6 });

/** A value of a field as it is read: thousands apart where it is a number. */
export const shown = (field: string, value: string): string =>
  value !== "" && NUMBERS.test(field) && Number.isFinite(Number(value))
    ? grouped.format(Number(value))
    : value;

export function MeaningRow({
  row,
  table,
  values,
}: {
  row: SheetRow;
  table: ImportTableDto | undefined;
  values: string[] | null;
}) {
  const { t } = useTranslation();
  if (row.kind === "total")
    return (
      <span className="totals-line">
        {row.checks.map((check) => (
          <span key={check.field} className={check.matches ? "total-fits" : "total-differs"}>
            {check.matches ? (
              <CheckOutlined aria-label={t("exchange.match.true")} />
            ) : (
              <CloseOutlined aria-label={t("exchange.match.false")} />
            )}{" "}
            {t(`field.${check.field}`, { defaultValue: check.field })}{" "}
            {check.matches
              ? checkFigure(check.field, check.stated, t)
              : t("import.total_differs", {
                  stated: checkFigure(check.field, check.stated, t),
                  computed: checkFigure(check.field, check.computed, t),
                })}
          </span>
        ))}
      </span>
    );
  if (row.kind === "nameless")
    return <span className="cell-words bad small">{t("import.nameless")}</span>;
  if (table === undefined || values === null) return null;
  return (
    <>
      {table.fields.map((field, at) => {
        const change = row.data?.changes.find((one) => one.field === field.field);
        const value = shown(field.field, values[at] ?? "");
        const align = NUMBERS.test(field.field) ? " num" : "";
        if (change === undefined)
          return (
            <span
              key={field.field}
              className={`cell${align}${field.field === "name" ? " cell-name" : ""}`}
              style={{ width: fieldWidth(field.field) }}
              title={value.length > 8 ? value : undefined}
            >
              {value}
            </span>
          );
        const told = `${change.before || t("import.blank")} → ${change.after}`;
        return (
          <span
            key={field.field}
            className={`cell cell-change${change.taken ? "" : " change-kept"}${align}`}
            style={{ width: fieldWidth(field.field) }}
            title={change.computed ? `${told}。${t("import.computed")}` : told}
          >
            <s>{shown(field.field, change.before)}</s> <b>{shown(field.field, change.after)}</b>
          </span>
        );
      })}
    </>
  );
}
