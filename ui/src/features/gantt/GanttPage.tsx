/** 横道图: the schedule of an annual plan, built from a template, dragged, reported and exported. */
import { BarsOutlined, DownloadOutlined, ReloadOutlined, TableOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, Segmented, Select } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { go, pick, useRoute } from "@/app/go";
import type { PlanDto, ScheduleDto } from "@/generated/contract";
import { useAct, useHost, useRpc } from "@/host/context";
import { inTurn } from "@/host/turns";
import { useSay } from "@/i18n/say";
import { EmptyState, Loaded, PageHeader, StateTag } from "@/shared/parts";
import { type PlanKind, PlanSwitch, useChosenPlan } from "@/shared/plans";
import { useToast } from "@/shared/toast";
import { Exporting, useStop } from "@/shared/working";
import { PlanBaseline, useBaseline } from "./Baseline";
import { GanttView } from "./GanttView";
import "./gantt.css";
import { dayAt, dayOf } from "./days";
import { Legend } from "./Legend";
import { useTaskMenu } from "./menu";
import { type Drag, findTask, slackOf, ZOOMS, type Zoom } from "./model";
import { type TaskChange, TaskDrawer, taskEdit } from "./TaskDrawer";
import { TaskTable } from "./TaskTable";

const KINDS: readonly PlanKind[] = ["annual"];
const FORMATS = ["pdf", "png", "svg", "xlsx"] as const;

export default function GanttPage() {
  const { t } = useTranslation();
  const { query, plans, plan } = useChosenPlan(KINDS);
  const isBuilt = plan?.has_schedule ?? false;
  const schedule = useRpc("schedule.get", { plan_id: plan?.id ?? "" }, { enabled: isBuilt });
  return (
    <div className="page">
      <Loaded query={query} title={t("page.gantt")}>
        {() => {
          if (plans === undefined || plan === undefined) return <NoPlan />;
          const choose = <PlanSwitch plans={plans} plan={plan} kinds={KINDS} />;
          if (!isBuilt)
            return (
              <>
                <PageHeader title={t("page.gantt")} tools={choose} />
                <EmptyState
                  title={t("gantt.empty", { plan: plan.name })}
                  hint={t("gantt.empty_hint")}
                  actions={<Build plan={plan} isFirst />}
                />
              </>
            );
          return (
            <Loaded query={schedule} title={t("page.gantt")}>
              {(data) => <Schedule schedule={data} plans={plans} plan={plan} />}
            </Loaded>
          );
        }}
      </Loaded>
    </div>
  );
}

function NoPlan() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("page.gantt")} />
      <EmptyState
        title={t("gantt.no_annual")}
        hint={t("gantt.no_annual_hint")}
        actions={
          <Button type="primary" onClick={() => go("plans")}>
            {t("page.plans")}
          </Button>
        }
      />
    </>
  );
}

const useReadOnly = () => useRpc("project.info", {}).data?.read_only != null;

/** Chooses a stage template and builds the schedule from it. */
function Build({ plan, isFirst = false }: { plan: PlanDto; isFirst?: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const toast = useToast();
  const { modal } = App.useApp();
  const isReadOnly = useReadOnly();
  const policy = useRpc("policy.get", {});
  const build = useAct("schedule.build");
  const templates = policy.data?.stage_templates ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const template = chosen ?? templates[0]?.code ?? null;

  async function run(code: string | null) {
    try {
      await build.mutateAsync({ plan_id: plan.id, template: code });
      pick({ task: undefined });
    } catch (error) {
      toast.fail(error);
    }
  }
  const ask = (code: string, name: string) =>
    modal.confirm({
      title: t("gantt.rebuild_title"),
      content: t("gantt.rebuild_hint", { template: name }),
      okText: t("gantt.build"),
      cancelText: t("act.cancel"),
      onOk: () => run(code),
    });

  if (!isFirst) {
    return (
      <Dropdown
        autoFocus
        trigger={["click"]}
        disabled={isReadOnly}
        menu={{
          items: templates.map((one) => ({
            key: one.code,
            label: say(one),
            onClick: () => ask(one.code, say(one)),
          })),
        }}
      >
        <Button
          icon={<ReloadOutlined />}
          loading={build.isPending}
          aria-label={t("gantt.rebuild")}
          title={t("gantt.rebuild")}
        >
          <span className="wide-only">{t("gantt.rebuild")}</span>
        </Button>
      </Dropdown>
    );
  }
  return (
    <>
      <Select
        className="template"
        value={template}
        aria-label={t("gantt.template")}
        options={templates.map((one) => ({ value: one.code, label: say(one) }))}
        popupMatchSelectWidth={false}
        onChange={setChosen}
      />
      <Button
        type="primary"
        disabled={isReadOnly}
        loading={build.isPending}
        onClick={() => void run(template)}
      >
        {t("gantt.build")}
      </Button>
    </>
  );
}

function Schedule({
  schedule,
  plans,
  plan,
}: {
  schedule: ScheduleDto;
  plans: readonly PlanDto[];
  plan: PlanDto;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const { picked } = useRoute();
  const isReadOnly = useReadOnly();
  const edit = useAct("schedule.edit_task");
  const baseline = useBaseline(plan.id, isReadOnly);
  const [zoom, setZoom] = useState<Zoom>("ten_days");
  const [isTable, setTable] = useState(false);
  const [today] = useState(() => dayOf(new Date()));
  const found = findTask(schedule, picked.task);
  const show = (task: string | undefined) => pick({ task });

  async function told(action: Promise<unknown>): Promise<void> {
    try {
      await action;
    } catch (error) {
      toast.fail(error);
    }
  }
  const change = (id: string, changed: TaskChange) => told(edit.mutateAsync(taskEdit(id, changed)));
  const drag = (id: string, { kind: _, ...changed }: Drag) => change(id, changed);
  const actionsOf = useTaskMenu({
    isReadOnly,
    baseline,
    onPick: show,
    onChange: (id, to) => void change(id, to),
  });

  return (
    <>
      <PageHeader
        title={t("page.gantt")}
        sentence={<Sentence schedule={schedule} />}
        tools={
          <>
            {isTable ? null : (
              <Segmented
                value={zoom}
                onChange={setZoom}
                options={(Object.keys(ZOOMS) as Zoom[]).map((value) => ({
                  value,
                  label: t(`gantt.zoom.${value}`),
                }))}
              />
            )}
            <Button
              icon={isTable ? <BarsOutlined /> : <TableOutlined />}
              aria-label={t(isTable ? "gantt.as_chart" : "gantt.as_table")}
              title={t(isTable ? "gantt.as_chart" : "gantt.as_table")}
              onClick={() => setTable(!isTable)}
            >
              <span className="wide-only">{t(isTable ? "gantt.as_chart" : "gantt.as_table")}</span>
            </Button>
            <PlanSwitch plans={plans} plan={plan} kinds={KINDS} />
            <Build plan={plan} />
            <PlanBaseline baseline={baseline} schedule={schedule} />
            <Export plan={plan} />
          </>
        }
      />
      <div className="page-body">
        {isTable ? (
          <TaskTable schedule={schedule} picked={picked.task} actionsOf={actionsOf} onPick={show} />
        ) : (
          <div className="gantt">
            <GanttView
              key={schedule.about.plan_id}
              schedule={schedule}
              zoom={zoom}
              today={today}
              isReadOnly={isReadOnly}
              picked={picked.task}
              actionsOf={actionsOf}
              onPick={show}
              onDrag={drag}
            />
            <Legend schedule={schedule} />
          </div>
        )}
        {found ? (
          <TaskDrawer
            schedule={schedule}
            found={found}
            baseline={baseline}
            isReadOnly={isReadOnly}
            onPick={show}
            onClose={() => show(undefined)}
          />
        ) : null}
      </div>
    </>
  );
}

function Sentence({ schedule }: { schedule: ScheduleDto }) {
  const { t } = useTranslation();
  const { start, finish, unannounced_years } = schedule.about;
  // Where nothing has float, marking all of it would say nothing.
  const { critical, isTight } = slackOf(schedule);
  return (
    <>
      <Trans
        i18nKey={isTight ? "gantt.sentence_tight" : "gantt.sentence"}
        values={{ from: dayAt(start), to: dayAt(finish), critical }}
        components={{ b: <b /> }}
      />{" "}
      {unannounced_years.length > 0 ? (
        <StateTag tone="wait">
          <span title={t("gantt.unannounced_hint")}>
            {t("gantt.unannounced", { years: unannounced_years.join(t("list.comma")) })}
          </span>
        </StateTag>
      ) : null}
    </>
  );
}

function Export({ plan }: { plan: PlanDto }) {
  const { t, i18n } = useTranslation();
  const host = useHost();
  const toast = useToast();
  const stop = useStop("export.stop");
  const [busy, setBusy] = useState(false);
  async function write(format: string) {
    setBusy(true);
    try {
      const wanted = { plan_id: plan.id, format, lang: i18n.language };
      const work = inTurn(host, "export.gantt", wanted);
      const done = await toast.during(work, <Exporting />, stop);
      if (done !== null) {
        const { file, folder, pages } = done;
        const key = pages === null ? "gantt.exported" : "gantt.exported_pages";
        toast.tell(t(key, { file, folder, count: pages ?? 0 }));
      }
    } catch (error) {
      toast.fail(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dropdown
      autoFocus
      trigger={["click"]}
      menu={{
        items: FORMATS.map((format) => ({
          key: format,
          label: t(`gantt.format.${format}`),
          onClick: () => void write(format),
        })),
      }}
    >
      <Button type="primary" icon={<DownloadOutlined />} loading={busy}>
        {t("gantt.export")}
      </Button>
    </Dropdown>
  );
}
