/** What changed last, from the journal. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { formatMoment } from "@/shared/format";
import { Card } from "@/shared/parts";
import { Rows } from "./Rows";

export function Recent({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const now = new Date();
  return (
    <Card
      title={t("overview.recent")}
      side={
        <button type="button" className="link" onClick={() => go("history")}>
          {t("overview.all_history")}
        </button>
      }
      className="overview-list"
    >
      {data.recent.length === 0 ? <p className="soft">{t("overview.no_changes")}</p> : null}
      <Rows>
        {data.recent.map((entry) => (
          <button
            key={entry.id}
            type="button"
            className="row change"
            onClick={() => go("history", { id: entry.id })}
          >
            <span className="soft small">{formatMoment(entry.at, now)}</span>
            <span className={entry.is_undone ? "undone" : undefined} title={entry.label}>
              {entry.label}
              {entry.file ? <span className="soft small"> {entry.file}</span> : null}
            </span>
            <span className="soft small row-end">
              {entry.is_undone
                ? t("overview.undone")
                : t(`via.${entry.via}`, { defaultValue: entry.via })}
            </span>
          </button>
        ))}
      </Rows>
    </Card>
  );
}
