/**
 * Who pays for the plan as a whole: each source, then what nobody pays. What has no room is counted
 * together in one row that leads on; nothing is cut, and the shares add up to the whole.
 */
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { formatPercent, formatWan } from "@/shared/format";
import { Card, EmptyState } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { type Payer, payers, withRoom } from "./model";

/** Height of a row with the space below it, as in overview.css. */
const ROW = 28;

export function Money({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const { source, sourceShort, sourceColour } = usePolicy();
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const bars = box.current;
    if (bars === null) return;
    const measure = () => {
      if (bars.clientHeight > 0) setRoom(Math.floor((bars.clientHeight + 2) / ROW));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(bars);
    return () => watch.disconnect();
  }, []);
  const rows = payers(data.planned);
  const whole = rows.reduce((sum, row) => sum + row.fen, 0);
  const most = Math.max(...rows.map((row) => row.fen));
  const plan = data.plan_id ?? undefined;
  const paid = rows.filter((row) => row.source !== null);
  const gap = rows.filter((row) => row.source === null);
  const { shown, others, othersFen } = withRoom(paid, room);
  const drawn = (row: Payer, at: number) => (
    <button
      key={row.source ?? "gap"}
      type="button"
      // Rows without room keep their place, so that the room does not depend on them.
      className={row.source !== null && at >= shown ? "bar-row beyond" : "bar-row"}
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
    <Card title={t("overview.money")} note={t("unit.wan")} className="overview-list overview-money">
      {rows.length === 0 ? <EmptyState title={t("overview.no_money")} /> : null}
      <div className="bars" ref={box}>
        {paid.map(drawn)}
        {others > 0 ? (
          <button
            type="button"
            className="bar-row bars-more"
            style={{ top: shown * ROW }}
            data-testid="more-payers"
            onClick={() => go("funding", { plan })}
          >
            <span className="link">{t("overview.more_sources", { count: others })}</span>
            <span className="num">{formatWan(othersFen)}</span>
            <span className="num soft small">{formatPercent(othersFen, whole)}</span>
          </button>
        ) : null}
      </div>
      {/* Never without room: what nobody pays is always in sight. */}
      <div className="bars-gap">{gap.map(drawn)}</div>
    </Card>
  );
}
