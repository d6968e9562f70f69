/** 总览: where the plan stands, in one screen; every figure leads to its rows. */
import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { useAct, useRpc } from "@/host/context";
import { YearsChart } from "@/shared/chart/YearsChart";
import { formatCount } from "@/shared/format";
import { Card, EmptyState, Loaded, PageHeader } from "@/shared/parts";
import { NoCommunities } from "@/shared/roster/NoCommunities";
import { useToast } from "@/shared/toast";
import { Exporting, useStop } from "@/shared/working";
import { Declared } from "./Declared";
import { Facets } from "./Facets";
import { Figures } from "./Figures";
import { Gates } from "./Gates";
import { Money } from "./Money";
import { Overdue } from "./Overdue";
import "./overview.css";
import { Recent } from "./Recent";
import { Stages } from "./Stages";

export default function OverviewPage() {
  const { t } = useTranslation();
  const overview = useRpc("overview.get", {});
  return (
    <div className="page">
      <Loaded query={overview} title={t("page.overview")} shape="cards">
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
      <NoCommunities />
    </>
  );
}

function Overview({ data }: { data: OverviewDto }) {
  return (
    <>
      <OverviewHeader data={data} />
      <div className="page-scroll">
        <div className="overview">
          <Figures data={data} />
          <div className="overview-cards">
            <Years data={data} />
            <div className="overview-pair">
              <Money data={data} />
              <Stages data={data} />
            </div>
            <Facets data={data} />
            <Gates data={data} />
            <Overdue />
            <Recent data={data} />
          </div>
        </div>
        <Declared data={data} />
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
            <button
              type="button"
              className="link"
              onClick={() => go("communities", { gate: "open" })}
            >
              {t("overview.open_gates", { count: data.open_gate_count })}
            </button>
          ) : (
            t("overview.no_open_gates")
          )}
        </>
      }
      tools={<Export plan={data.plan_id} />}
    />
  );
}

/** The plan as a workbook, or the page on paper. */
function Export({ plan }: { plan: string | null }) {
  const { t, i18n } = useTranslation();
  const toast = useToast();
  const stop = useStop("export.stop");
  const workbook = useAct("export.tables");
  async function write() {
    try {
      const work = workbook.mutateAsync({
        document: "workbook",
        table: null,
        plan_id: plan,
        community_ids: [],
        parts: null,
        format: "xlsx",
        money: "wan",
        area: "m2",
        encoding: "utf-8",
        lock: "nothing",
        lang: i18n.language,
      });
      const done = await toast.during(work, <Exporting />, stop);
      if (done !== null) toast.tell(t("exchange.exported", { ...done }));
    } catch (error) {
      toast.fail(error);
    }
  }
  const items = [
    { key: "workbook", label: t("overview.export_workbook"), onClick: () => void write() },
    { key: "print", label: t("act.print"), extra: "Ctrl+P", onClick: () => print() },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }} autoFocus>
      <Button icon={<DownloadOutlined />} loading={workbook.isPending}>
        {t("overview.export")}
      </Button>
    </Dropdown>
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
          onPick={(year) => go("plans", { plan: data.plan_id ?? undefined, year })}
        />
      )}
    </Card>
  );
}
