/** Rows that wait, decided all at once: as many as a table has, with what each decision means. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportPreviewDto } from "@/generated/contract";
import { waiting } from "./rows";
import { SaveErrors } from "./SaveErrors";
import type { Choice, Talk } from "./talk";

export function Bulk({
  preview,
  isReadOnly,
  talk,
}: {
  preview: ImportPreviewDto;
  isReadOnly: boolean;
  talk: Talk;
}) {
  const { t } = useTranslation();
  const open = preview.tables.map((table) => waiting(table));
  const total = (kind: keyof ReturnType<typeof waiting>) =>
    open.reduce((sum, one) => sum + one[kind], 0);
  const [alike, typedOver, unreadable] = [total("alike"), total("typed_over"), total("unreadable")];
  const refused = preview.counts.refused;
  if (isReadOnly || alike + typedOver + refused === 0) return null;
  const all = (kind: keyof ReturnType<typeof waiting>, choice: Choice) => {
    open.forEach((one, table) => {
      const rows = preview.tables[table]?.rows.filter((row) => row.why === kind) ?? [];
      if (one[kind] > 0)
        talk.decide(
          table,
          rows.map((row) => row.row),
          choice,
        );
    });
  };
  return (
    <div className="import-bulk small" data-testid="import-bulk">
      {alike > 0 ? (
        <span>
          {t("import.bulk_alike", { count: alike })}{" "}
          <Button size="small" data-testid="bulk-same" onClick={() => all("alike", "same")}>
            {t("import.all_same")}
          </Button>{" "}
          <Button size="small" data-testid="bulk-new" onClick={() => all("alike", "new")}>
            {t("import.all_new")}
          </Button>
        </span>
      ) : null}
      {typedOver > 0 ? (
        <span>
          {t("import.bulk_typed_over", { count: typedOver })}{" "}
          <Button size="small" onClick={() => all("typed_over", "workbook")}>
            {t("import.all_workbook")}
          </Button>{" "}
          <Button size="small" onClick={() => all("typed_over", "held")}>
            {t("import.all_held")}
          </Button>
        </span>
      ) : null}
      {refused > 0 ? (
        <span>
          {t("import.bulk_refused", { count: refused })} <SaveErrors token={preview.token} />{" "}
          {unreadable > 0 ? (
            <Button
              size="small"
              data-testid="bulk-blanks"
              onClick={() => all("unreadable", "blanks")}
            >
              {t("import.all_blank", { count: unreadable })}
            </Button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
