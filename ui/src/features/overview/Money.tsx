/** Who pays for the plan as a whole: each source, then what nobody pays. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { formatPercent, formatWan } from "@/shared/format";
import { Card, EmptyState } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { type Payer, payers } from "./model";

export function Money({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const { source, sourceShort, sourceColour } = usePolicy();
  const rows = payers(data.planned);
  const whole = rows.reduce((sum, row) => sum + row.fen, 0);
  const most = Math.max(...rows.map((row) => row.fen));
  const plan = data.plan_id ?? undefined;
  const shown = (row: Payer) => (
    <button
      key={row.source ?? "gap"}
      type="button"
      className="bar-row"
      title={row.source === null ? t("money.gap") : source(row.source)}
      onClick={() => go("funding", { plan, source: row.source ?? "gap" })}
    >
      <span className={row.source === null ? "bad" : undefined}>
        {row.source === null ? t("money.gap") : sourceShort(row.source)}
      </span>
      <span className="bar">
        <i
          className={row.source === null ? "gap" : undefined}
          style={{
            width: `${(row.fen / most) * 100}%`,
            background: row.source === null ? undefined : sourceColour(row.source),
          }}
        />
      </span>
      <span className={row.source === null ? "num bad" : "num"}>{formatWan(row.fen)}</span>
      <span className="num soft small">{formatPercent(row.fen, whole)}</span>
    </button>
  );
  return (
    <Card title={t("overview.money")} note={t("unit.wan")} className="overview-list">
      {rows.length === 0 ? <EmptyState title={t("overview.no_money")} /> : null}
      <div className="bars">{rows.filter((row) => row.source !== null).map(shown)}</div>
      {/* Never scrolled away: what nobody pays is always in sight. */}
      <div className="bars-gap">{rows.filter((row) => row.source === null).map(shown)}</div>
    </Card>
  );
}
