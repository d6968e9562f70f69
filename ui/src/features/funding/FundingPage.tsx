/** 资金: who pays what, and why. A matrix of owners and sources; the panel explains every yuan. */
import { CloseOutlined } from "@ant-design/icons";
import { Button, Segmented, Select, Tag } from "antd";
import { useCallback, useMemo, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { go, pick, useRoute } from "@/app/go";
import type { FundingDto, PlanDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatWan } from "@/shared/format";
import { Grid, type GridEdit, type GridSelection, useGridMemory } from "@/shared/grid";
import { EmptyState, Loaded, PageHeader } from "@/shared/parts";
import { type PlanKind, PlanSwitch, useChosenPlan } from "@/shared/plans";
import { useCommunityActions } from "@/shared/rowActions";
import { Arrived } from "./Arrived";
import "./funding.css";
import {
  allocationsOf,
  fixedRemarks,
  matrixColumns,
  matrixData,
  matrixTotals,
  offeredSources,
  ownerOf,
  rowsPaidBy,
  shownSources,
  sourceOf,
} from "./model";
import { Rules } from "./Rules";
import { Why } from "./Why";
import { Years } from "./Years";

const KINDS: readonly PlanKind[] = ["five_year", "annual"];
const TABS = ["why", "rules", "years", "arrived"] as const;
type Tab = (typeof TABS)[number];

export default function FundingPage() {
  const { t } = useTranslation();
  const { query, plans, plan } = useChosenPlan(KINDS);
  const funding = useRpc(
    "funding.get",
    { plan_id: plan?.id ?? "" },
    { enabled: plan !== undefined },
  );
  return (
    <div className="page">
      <Loaded query={query} title={t("page.funding")}>
        {() =>
          plans === undefined || plan === undefined ? (
            <NoPlan />
          ) : (
            <Loaded query={funding} title={t("page.funding")}>
              {(data) => <Funding key={data.plan_id} funding={data} plans={plans} plan={plan} />}
            </Loaded>
          )
        }
      </Loaded>
    </div>
  );
}

function NoPlan() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("page.funding")} />
      <EmptyState
        title={t("plans.empty")}
        hint={t("funding.empty_hint")}
        actions={
          <Button type="primary" onClick={() => go("plans")}>
            {t("page.plans")}
          </Button>
        }
      />
    </>
  );
}

function Funding({
  funding,
  plans,
  plan,
}: {
  funding: FundingDto;
  plans: readonly PlanDto[];
  plan: PlanDto;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string[]>([]);
  const header = (
    <PageHeader
      title={t("page.funding")}
      sentence={<Sentence funding={funding} />}
      tools={
        <>
          <OnlySource funding={funding} />
          <SourceColumns funding={funding} chosen={chosen} onChoose={setChosen} />
          <PlanSwitch plans={plans} plan={plan} kinds={KINDS} />
          <Button onClick={() => go("plans", { plan: plan.id })}>{t("page.plans")}</Button>
        </>
      }
    />
  );
  if (funding.rows.length === 0) {
    return (
      <>
        {header}
        <EmptyState
          title={t("funding.no_cost")}
          hint={t("funding.no_cost_hint")}
          actions={<Button onClick={() => go("schemes")}>{t("page.schemes")}</Button>}
        />
      </>
    );
  }
  return (
    <>
      {header}
      <Matrix funding={funding} chosen={chosen} />
    </>
  );
}

/** What is picked in the matrix: a row, and a source where one cell is picked. */
interface Picked {
  owner: string;
  source: string | null;
}

function Matrix({ funding, chosen }: { funding: FundingDto; chosen: readonly string[] }) {
  const { t } = useTranslation();
  const say = useSay();
  const { picked: route } = useRoute();
  const isReadOnly = useRpc("project.info", {}).data?.read_only != null;
  const allocate = useAct("funding.allocate");
  const [tab, setTab] = useState<Tab>("rules");
  const [picked, setPicked] = useState<Picked | null>(null);

  // Columns offered because nothing paid yet stay when the first amount is typed into one of them.
  const [offered] = useState(() => offeredSources(funding));
  const sources = useMemo(
    () => shownSources(funding, [...offered, ...chosen]),
    [funding, offered, chosen],
  );
  const codes = sources.map((source) => source.code).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer with the same sources keeps the columns.
  const columns = useMemo(
    () => matrixColumns(sources, (one) => say({ zh: one.short_zh, en: one.short_en }), t),
    [codes, say, t],
  );
  const data = useMemo(() => matrixData(funding, sources, t), [funding, sources, t]);
  const totals = useMemo(() => matrixTotals(funding.total, sources), [funding, sources]);
  const remarks = useMemo(() => fixedRemarks(funding, t), [funding, t]);

  const onSelect = useCallback((selection: GridSelection | null) => {
    const owner = selection?.ids[0];
    if (owner === undefined) return;
    const source = selection?.fields.length === 1 ? sourceOf(selection.fields[0]) : null;
    setPicked((before) => {
      if (before?.owner === owner && before.source === source) return before;
      setTab("why");
      return { owner, source };
    });
  }, []);

  const onEdit = (edits: GridEdit[]) =>
    allocate.mutateAsync({ plan_id: funding.plan_id, edits: allocationsOf(funding, edits) });

  const memory = useGridMemory("funding");
  const actions = useCommunityActions(communityOf);
  const rows = useMemo(() => rowsPaidBy(funding, route.source), [funding, route.source]);
  const row = picked ? funding.rows[data.ids.indexOf(picked.owner)] : undefined;
  return (
    <div className="page-body">
      <Grid
        label={t("page.funding")}
        columns={columns}
        data={data}
        {...(rows === null ? {} : { rows })}
        rowsSign={`${funding.plan_id} ${route.source ?? ""}`}
        memory={memory}
        actions={actions}
        totals={totals}
        remarks={remarks}
        {...(isReadOnly ? {} : { onEdit })}
        onSelect={onSelect}
        onAsk={() => setTab("why")}
        openId={route.id === undefined ? undefined : `community:${route.id}`}
      />
      <aside className="drawer funding-panel" aria-label={t(`funding.tab.${tab}`)}>
        <Segmented
          tabIndex={-1}
          block
          value={tab}
          onChange={(value) => setTab(value)}
          options={TABS.map((value) => ({ value, label: t(`funding.tab.${value}`) }))}
        />
        <div className="drawer-body">
          {tab === "why" ? (
            <Why
              funding={funding}
              row={row}
              source={picked?.source ?? null}
              isReadOnly={isReadOnly}
            />
          ) : null}
          {tab === "rules" ? <Rules rules={funding.rules} isReadOnly={isReadOnly} /> : null}
          {tab === "years" ? <Years funding={funding} isReadOnly={isReadOnly} /> : null}
          {tab === "arrived" ? <Arrived money={funding.money} /> : null}
        </div>
      </aside>
    </div>
  );
}

/** The community a row of the matrix is; none for what a cluster or lot pays for. */
function communityOf(row: string): string | null {
  const { owner_kind, owner_id } = ownerOf(row);
  return owner_kind === "community" ? owner_id : null;
}

function Sentence({ funding }: { funding: FundingDto }) {
  const { t } = useTranslation();
  const { total, without_cost } = funding;
  return (
    <>
      <Trans
        i18nKey="funding.sentence"
        values={{ cost: formatWan(total.cost_fen), gap: formatWan(total.gap_fen) }}
        components={{ b: <b />, gap: <b className={total.gap_fen > 0 ? "bad" : ""} /> }}
      />
      {total.over_fen > 0 ? (
        <b className="bad"> {t("funding.over", { amount: formatWan(total.over_fen) })}</b>
      ) : null}
      {without_cost > 0 ? (
        <>
          {" "}
          <button type="button" className="link" onClick={() => go("schemes")}>
            {t("funding.without_cost", { count: without_cost })}
          </button>
        </>
      ) : null}
    </>
  );
}

/** Says which source's rows are shown where a figure elsewhere led here. */
function OnlySource({ funding }: { funding: FundingDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const { source } = useRoute().picked;
  if (source === undefined) return null;
  const found = funding.all_sources.find((one) => one.code === source);
  return (
    <Tag
      closable
      className="only"
      closeIcon={<CloseOutlined aria-label={t("filter.clear")} />}
      onClose={() => pick({ source: undefined })}
    >
      {t("filter.only")} {found ? say(found) : t("funding.gap")}
    </Tag>
  );
}

/** Adds columns of sources that pay nothing yet. */
function SourceColumns({
  funding,
  chosen,
  onChoose,
}: {
  funding: FundingDto;
  chosen: string[];
  onChoose: (codes: string[]) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const paying = new Set(funding.sources.map((source) => source.code));
  return (
    <Select
      mode="multiple"
      className="source-columns"
      placeholder={t("funding.columns")}
      aria-label={t("funding.columns")}
      value={chosen}
      maxTagCount={0}
      maxTagPlaceholder={() => t("funding.columns_chosen", { count: chosen.length })}
      popupMatchSelectWidth={false}
      options={funding.all_sources
        .filter((source) => !paying.has(source.code))
        .map((source) => ({ value: source.code, label: say(source) }))}
      onChange={onChoose}
    />
  );
}
