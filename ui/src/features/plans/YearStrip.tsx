/** The years of a plan side by side: how many, how much, how it stands to the ceiling. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { PlanDetailDto, PlanDto, YearFiguresDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { costOf } from "@/shared/chart/years";
import { formatCount, formatWanArea, formatWanBrief } from "@/shared/format";
import { InlineInput } from "@/shared/parts";
import { isOver, RESERVE, WITHDRAWN, withdrawnCount, yearBar } from "./model";

interface Shown {
  detail: PlanDetailDto;
  /** Annual plans derived from this plan. */
  annual: readonly PlanDto[];
  /** The year, or the reserve, whose rows are shown. */
  wanted: string | undefined;
  isReadOnly: boolean;
  onWant: (place: string | undefined) => void;
  onOpen: (plan: string) => void;
  onDerive: (year: number) => void;
}

export function YearStrip(props: Shown) {
  const { detail } = props;
  return (
    <section className="years" data-testid="years">
      {detail.years.map((year) => (
        <YearColumn key={year.year} {...props} year={year} />
      ))}
      <ReserveColumn {...props} />
    </section>
  );
}

function YearColumn(props: Shown & { year: YearFiguresDto }) {
  const { detail, annual, year, wanted, isReadOnly } = props;
  const { t } = useTranslation();
  const setCeiling = useAct("plans.set_ceiling");
  const key = String(year.year);
  const derived = annual.find((plan) => plan.from_year === year.year);
  const { totals } = year;
  return (
    <div
      className={`year-column ${wanted === key ? "on" : ""} ${isOver(year) ? "over" : ""}`}
      data-testid={`year-${key}`}
    >
      <div className="year-head">
        <button
          type="button"
          className="year-name"
          aria-pressed={wanted === key}
          title={t("plans.show_year", { year: key })}
          onClick={() => props.onWant(wanted === key ? undefined : key)}
        >
          {key}
        </button>
        {derived ? (
          <button type="button" className="link small" onClick={() => props.onOpen(derived.id)}>
            {t("plan.kind.annual")} →
          </button>
        ) : totals.communities > 0 ? (
          <Button
            type="link"
            size="small"
            disabled={isReadOnly}
            title={t("plans.derive", { year: key })}
            aria-label={`${t("plans.derive_short")} ${key}`}
            onClick={() => props.onDerive(year.year)}
          >
            {t("plans.derive_short")}
          </Button>
        ) : null}
      </div>
      <div className="year-size">
        {t("plans.year_size", {
          communities: formatCount(totals.communities),
          households: formatCount(totals.households),
        })}
      </div>
      <Bar years={detail.years} year={year} />
      <div className="year-money">
        <b className={isOver(year) ? "bad" : undefined}>{formatWanBrief(costOf(year))}</b>
        <span className="soft"> / </span>
        <InlineInput
          value={year.ceiling_fen === null ? "" : String(year.ceiling_fen / 1e6)}
          label={t("plans.ceiling_of", { year: key })}
          placeholder={t("plans.no_ceiling")}
          disabled={isReadOnly}
          onSave={(amount) =>
            setCeiling.mutateAsync({
              plan_id: detail.plan.id,
              year: year.year,
              source: null,
              amount,
            })
          }
        />
      </div>
      <div className="year-note small">
        {isOver(year) ? <span className="bad">{t("plans.over")}</span> : null}
        {totals.gap_fen !== null && totals.gap_fen > 0 ? (
          <span className="bad">
            <i className="gap year-gap" aria-hidden="true" />
            {t("plans.gap", { amount: formatWanBrief(totals.gap_fen) })}
          </span>
        ) : null}
        {totals.missing.investment > 0 ? (
          <span className="soft">
            {t("plans.without_cost", { count: totals.missing.investment })}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function Bar({ years, year }: { years: readonly YearFiguresDto[]; year: YearFiguresDto }) {
  const bar = yearBar(years, year);
  const percent = (share: number) => `${share * 100}%`;
  return (
    <div className="year-bar" aria-hidden="true">
      <i className="year-within" style={{ width: percent(bar.within) }} />
      <i className="gap" style={{ width: percent(bar.over) }} />
      {bar.ceiling === null ? null : (
        <i className="year-ceiling" style={{ left: percent(bar.ceiling) }} />
      )}
    </div>
  );
}

function ReserveColumn({ detail, wanted, onWant }: Shown) {
  const { t } = useTranslation();
  const { reserve } = detail;
  const withdrawn = withdrawnCount(detail.entries);
  const toggle = (place: string) => onWant(wanted === place ? undefined : place);
  return (
    <div
      className={`year-column reserve ${wanted === RESERVE || wanted === WITHDRAWN ? "on" : ""}`}
      data-testid="year-reserve"
    >
      <div className="year-head">
        <button
          type="button"
          className="year-name"
          aria-pressed={wanted === RESERVE}
          onClick={() => toggle(RESERVE)}
        >
          {t("plans.reserve")}
        </button>
      </div>
      <div className="year-size">
        {t("plans.year_size", {
          communities: formatCount(reserve.communities),
          households: formatCount(reserve.households),
        })}
      </div>
      <div className="small soft">
        {formatWanArea(reserve.floor_area_m2)} {t("unit.wan_m2")}
      </div>
      {withdrawn > 0 ? (
        <button
          type="button"
          className="link small"
          aria-pressed={wanted === WITHDRAWN}
          onClick={() => toggle(WITHDRAWN)}
        >
          {t("plans.withdrawn", { count: withdrawn })}
        </button>
      ) : null}
    </div>
  );
}
