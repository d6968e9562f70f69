/** 总览: where the plan stands, in one screen; every figure leads to its rows. */
import { Button } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { YearsChart } from "@/shared/chart/YearsChart";
import {
  formatCount,
  formatDecimal,
  formatMoment,
  formatWan,
  formatWanArea,
  formatYuan,
} from "@/shared/format";
import { Card, EmptyState, FacetBadge, Loaded, PageHeader, Tile, Tiles } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { gapYears, shareOfWidest } from "./model";
import "./overview.css";

export default function OverviewPage() {
  const overview = useRpc("overview.get", {});
  return (
    <div className="page">
      <Loaded query={overview}>
        {(data) => (data.all.communities === 0 ? <NothingYet /> : <Overview data={data} />)}
      </Loaded>
    </div>
  );
}

function NothingYet() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("page.overview")} />
      <EmptyState
        title={t("communities.empty")}
        hint={t("communities.empty_hint")}
        actions={
          <>
            <Button type="primary" onClick={() => go("exchange")}>
              {t("communities.import")}
            </Button>
            <Button onClick={() => go("communities")}>{t("page.communities")}</Button>
          </>
        }
      />
    </>
  );
}

function Overview({ data }: { data: OverviewDto }) {
  return (
    <>
      <OverviewHeader data={data} />
      <div className="page-scroll overview">
        <Figures data={data} />
        <div className="overview-cards">
          <Years data={data} />
          <Facets data={data} />
          <OpenGates data={data} />
          <Recent data={data} />
        </div>
      </div>
    </>
  );
}

function OverviewHeader({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  return (
    <PageHeader
      title={t("page.overview")}
      sentence={
        <>
          <Trans
            i18nKey="overview.sentence"
            values={{
              all: formatCount(data.all.communities),
              planned: formatCount(data.planned.communities),
              reserve: formatCount(data.reserve),
            }}
            components={{ b: <b /> }}
          />{" "}
          {data.open_gate_count > 0 ? (
            <button type="button" className="link" onClick={() => go("communities")}>
              {t("overview.open_gates", { count: data.open_gate_count })}
            </button>
          ) : (
            t("overview.no_open_gates")
          )}
        </>
      }
    />
  );
}

function Figures({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const { all, planned } = data;
  const gaps = gapYears(data);
  const per = (whole: number, by: number) => (by > 0 ? whole / by : null);
  return (
    <Tiles>
      <Tile
        label={t("overview.planned")}
        value={formatCount(planned.communities)}
        unit={t("unit.communities")}
        note={t("overview.in_reserve", { count: data.reserve })}
      />
      <Tile
        label={t("field.households")}
        value={formatCount(planned.households)}
        unit={t("unit.households")}
        note={t("overview.of_all", { all: formatCount(all.households) })}
      />
      <Tile
        label={t("field.floor_area_m2")}
        value={formatWanArea(planned.floor_area_m2)}
        unit={t("unit.wan_m2")}
        // An average only over the same communities: not where one of the two figures is unknown.
        note={
          planned.missing.floor_area + planned.missing.households > 0
            ? t("communities.missing", {
                count: Math.max(planned.missing.floor_area, planned.missing.households),
              })
            : t("overview.area_per_household", {
                area: formatCount(per(planned.floor_area_m2, planned.households)),
              })
        }
      />
      <Tile
        label={t("overview.investment")}
        value={formatWan(planned.investment_fen)}
        unit={t("unit.wan")}
        note={
          planned.missing.investment > 0
            ? t("overview.without_cost", { count: planned.missing.investment })
            : t("cost.per", {
                area: formatYuan(per(planned.investment_fen, planned.floor_area_m2)),
                household: formatWan(per(planned.investment_fen, planned.households)),
              })
        }
      />
      <Tile
        label={t("money.gap")}
        value={formatWan(planned.gap_fen)}
        unit={t("unit.wan")}
        tone={(planned.gap_fen ?? 0) > 0 ? "bad" : "plain"}
        note={
          planned.gap_fen === null
            ? t("overview.not_split")
            : gaps.length === 0
              ? t("overview.no_gap")
              : gaps
                  .slice(0, 3)
                  .map((gap) =>
                    t("overview.gap_year", { year: gap.year, amount: formatWan(gap.fen) }),
                  )
                  .join(" · ")
        }
      />
    </Tiles>
  );
}

function Years({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const { years } = data;
  return (
    <Card title={t("overview.years")} note={t("unit.wan")} className="overview-years">
      {years.length === 0 ? (
        <EmptyState
          title={t("overview.no_plan")}
          actions={<Button onClick={() => go("plans")}>{t("page.plans")}</Button>}
        />
      ) : (
        <YearsChart
          name={t("overview.years")}
          years={years}
          onPick={(year) => go("plans", { year })}
        />
      )}
    </Card>
  );
}

function Facets({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const { item } = usePolicy();
  return (
    <Card
      title={t("overview.facets")}
      note={t("overview.by_households")}
      className="overview-facets"
    >
      <div className="lacks">
        {data.facets.map((facet) => (
          <div key={facet.facet} className="lack">
            <FacetBadge facet={facet.facet} />
            <span className="lack-items">
              {facet.top_items.length > 0
                ? facet.top_items.map((one) => item(one.item)).join(t("list.comma"))
                : t("overview.nothing_lacking")}{" "}
              {facet.hazards > 0 ? (
                <b className="bad">{t("communities.hazards", { count: facet.hazards })}</b>
              ) : null}
            </span>
            <span className="lack-bar">
              <i
                style={{
                  width: `${shareOfWidest(data.facets, facet) * 100}%`,
                  background: `var(--facet-${facet.facet})`,
                }}
              />
            </span>
            <span className="num">
              {formatCount(facet.households)} <span className="unit">{t("unit.households")}</span>
            </span>
          </div>
        ))}
      </div>
      <p className="soft small">
        {t("overview.inspected", {
          all: formatCount(data.all.communities),
          done: formatCount(data.all.communities - data.not_inspected),
        })}
        {data.not_inspected > 0 ? (
          <button type="button" className="link" onClick={() => go("checklist")}>
            {t("overview.not_inspected", { count: data.not_inspected })}
          </button>
        ) : null}
      </p>
    </Card>
  );
}

function OpenGates({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <Card
      title={t("overview.stuck")}
      note={data.open_gate_count > 0 ? formatDecimal(data.open_gate_count) : undefined}
      className="overview-list"
    >
      {data.open_gates.length === 0 ? <p className="soft">{t("overview.no_open_gates")}</p> : null}
      <div className="rows">
        {data.open_gates.map(({ community_id, name, gate }) => (
          <button
            key={`${community_id} ${gate.gate}`}
            type="button"
            className="row stuck"
            onClick={() => go("communities", { id: community_id })}
          >
            <b>{name}</b>
            <span>{say(gate)}</span>
            <span
              className="soft small row-end"
              title={`${say({ zh: gate.detail_zh, en: gate.detail_en })} ${gate.source}`}
            >
              {say({ zh: gate.detail_zh, en: gate.detail_en })}
            </span>
          </button>
        ))}
      </div>
    </Card>
  );
}

function Recent({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const now = new Date();
  return (
    <Card title={t("overview.recent")} className="overview-list">
      {data.recent.length === 0 ? <p className="soft">{t("overview.no_changes")}</p> : null}
      <div className="rows">
        {data.recent.map((entry) => (
          <div key={entry.id} className="row change">
            <span className="soft">{formatMoment(entry.at, now)}</span>
            <span className={entry.is_undone ? "undone" : undefined}>
              {entry.label}
              {entry.file ? <span className="soft small"> {entry.file}</span> : null}
            </span>
            <span className="soft small row-end">
              {entry.is_undone
                ? t("overview.undone")
                : t(`via.${entry.via}`, { defaultValue: entry.via })}
            </span>
          </div>
        ))}
      </div>
    </Card>
  );
}
