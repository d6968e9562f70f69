/** What is special about the tables of a sheet: remembered columns, years of works, totals only. */
import { Button, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportPreviewDto, ImportSheetDto } from "@/generated/contract";
import { StateTag } from "@/shared/parts";
import type { Talk } from "./talk";

export function TableBar({
  preview,
  sheet,
  isReadOnly,
  talk,
}: {
  preview: ImportPreviewDto;
  sheet: ImportSheetDto;
  isReadOnly: boolean;
  talk: Talk;
}) {
  const { t } = useTranslation();
  const tables = sheet.tables.flatMap((at) => {
    const table = preview.tables[at];
    return table === undefined ? [] : [{ at, table }];
  });
  const hasYears = tables.some(({ table }) =>
    table.columns.some((column) => column.field === "plan_year"),
  );
  const words = tables.flatMap(({ at, table }) => [
    ...(table.kind === "district_totals" && table.declared.length > 0
      ? [
          <StateTag key={`declared-${at}`} tone="wait">
            {t("exchange.declared_hint")}
          </StateTag>,
        ]
      : []),
    ...(table.mapping === "remembered"
      ? [
          <span key={`remembered-${at}`} data-testid="import-remembered">
            {t("import.remembered")}{" "}
            {isReadOnly ? null : (
              <Button
                size="small"
                type="text"
                data-testid="import-forget"
                onClick={() => talk.forget(at)}
              >
                {t("import.forget")}
              </Button>
            )}
          </span>,
        ]
      : []),
    ...(table.mapping === "corrected"
      ? [<span key={`corrected-${at}`}>{t("import.corrected")}</span>]
      : []),
  ]);
  if (hasYears)
    words.push(
      preview.plan === null ? (
        <span key="years" className="soft">
          {t("import.years_as_text")}
        </span>
      ) : (
        <span key="years">
          <Switch
            size="small"
            checked={preview.plan.taken}
            disabled={isReadOnly}
            aria-label={t("import.years_into", { plan: preview.plan.name })}
            data-testid="import-years"
            onChange={(take) => talk.planYear(take)}
          />{" "}
          {t(preview.plan.taken ? "import.years_into" : "import.years_not_into", {
            plan: preview.plan.name,
          })}
        </span>
      ),
    );
  const asText = tables.flatMap(({ table }) =>
    table.columns.filter((column) => column.as_text && column.field !== "plan_year"),
  );
  if (asText.length > 0)
    words.push(
      <span key="text" className="soft">
        {t("import.kept_as_text", { columns: asText.map((one) => one.header).join("、") })}
      </span>,
    );
  return words.length > 0 ? <div className="import-bar small">{words}</div> : null;
}
