/** An annual plan: its figures, its gates, its communities, and the way on to money and time. */
import { ArrowLeftOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { PlanDetailDto, TotalsDto } from "@/generated/contract";
import {
  formatCount,
  formatWan,
  formatWanArea,
  formatWanBrief,
  formatYuan,
  UNKNOWN,
} from "@/shared/format";
import type { GridSelection } from "@/shared/grid";
import { countGates, GateList, PageHeader, StateTag, Tile, Tiles } from "@/shared/parts";
import { type PlanKind, PlanSwitch } from "@/shared/plans";
import { Entries } from "./Entries";
import type { PlanViewProps } from "./FiveYearPlan";
import { Selected } from "./Selected";
import { usePlanActions } from "./usePlanActions";

const KINDS: readonly PlanKind[] = ["five_year", "annual"];

export function AnnualPlan({ detail, plans }: PlanViewProps) {
  const { t } = useTranslation();
  const { isReadOnly, remove } = usePlanActions(detail);
  const [selection, setSelection] = useState<GridSelection | null>(null);
  const onSelect = useCallback((now: GridSelection | null) => setSelection(now), []);
  const { plan } = detail;
  const open = countGates(detail.gates, "open");
  return (
    <>
      <PageHeader
        title={t("page.plans")}
        sentence={
          <>
            <StateTag tone="plain">{t(`plans.plan_state.${plan.state}`)}</StateTag>{" "}
            {t(open > 0 ? "plans.annual_open" : "plans.annual_ready", { count: open })}
          </>
        }
        tools={
          <>
            {plan.parent_id ? (
              <Button
                icon={<ArrowLeftOutlined />}
                title={t("plans.to_parent")}
                aria-label={t("plans.to_parent")}
                onClick={() => go("plans", { plan: plan.parent_id ?? undefined })}
              />
            ) : null}
            <PlanSwitch plans={plans} plan={plan} kinds={KINDS} />
            <Button onClick={() => go("funding", { plan: plan.id })}>{t("page.funding")}</Button>
            <Button
              type={plan.has_schedule ? "default" : "primary"}
              onClick={() => go("gantt", { plan: plan.id })}
            >
              {t(plan.has_schedule ? "page.gantt" : "plans.to_gantt")}
            </Button>
            <Button
              icon={<DeleteOutlined />}
              disabled={isReadOnly}
              aria-label={t("plans.remove")}
              title={t("plans.remove")}
              onClick={remove}
            />
          </>
        }
      />
      <Figures detail={detail} />
      <Selected detail={detail} selection={selection} isReadOnly={isReadOnly} />
      <Entries
        detail={detail}
        isReadOnly={isReadOnly}
        onSelect={onSelect}
        aside={
          <aside className="plan-gates" aria-label={t("plans.gates")}>
            <h2>{t("plans.gates")}</h2>
            <GateList gates={detail.gates} />
          </aside>
        }
      />
    </>
  );
}

function Figures({ detail }: { detail: PlanDetailDto }) {
  const { t } = useTranslation();
  const year = detail.years[0];
  if (year === undefined) return null;
  const totals: TotalsDto = year.totals;
  const per = (whole: number, by: number) => (by > 0 ? whole / by : null);
  return (
    <Tiles>
      <Tile
        label={t("field.name")}
        value={formatCount(totals.communities)}
        unit={t("unit.communities")}
        note={`${formatCount(totals.buildings)} ${t("unit.buildings")}`}
      />
      <Tile
        label={t("field.households")}
        value={formatCount(totals.households)}
        unit={t("unit.households")}
        note={
          totals.missing.households > 0
            ? t("plans.missing", { count: totals.missing.households })
            : ""
        }
      />
      <Tile
        label={t("field.floor_area_m2")}
        value={formatWanArea(totals.floor_area_m2)}
        unit={t("unit.wan_m2")}
        note={
          totals.missing.floor_area > 0
            ? t("plans.missing", { count: totals.missing.floor_area })
            : ""
        }
      />
      <Tile
        label={t("field.investment_fen")}
        value={formatWanBrief(totals.investment_fen)}
        unit={t("unit.wan")}
        note={
          totals.missing.investment > 0
            ? t("plans.without_cost", { count: totals.missing.investment })
            : t("cost.per", {
                area: formatYuan(per(totals.investment_fen, totals.floor_area_m2)),
                household: formatWan(per(totals.investment_fen, totals.households)),
              })
        }
      />
      <Tile
        label={t("money.gap")}
        value={formatWanBrief(totals.gap_fen)}
        unit={t("unit.wan")}
        tone={(totals.gap_fen ?? 0) > 0 ? "bad" : "plain"}
        note={t("plans.ceiling_note", {
          amount: year.ceiling_fen === null ? UNKNOWN : formatWan(year.ceiling_fen),
        })}
      />
    </Tiles>
  );
}
