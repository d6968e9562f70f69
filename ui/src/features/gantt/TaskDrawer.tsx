/** One task: its days, its float, what it waits for; its start, length and progress can be changed. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { ScheduleDto, TaskEdit } from "@/generated/contract";
import { HostError } from "@/host";
import { useAct } from "@/host/context";
import { formatDecimal } from "@/shared/format";
import { Drawer, DrawerSection, Facts, InlineInput, StateTag } from "@/shared/parts";
import { type Baseline, TaskBaseline } from "./Baseline";
import { spanDays, typedDay } from "./days";
import { type FoundTask, type Link, linksOf } from "./model";

const NOTHING = {
  not_before: null,
  duration_days: null,
  percent_done: null,
  actual_start: null,
  actual_finish: null,
} satisfies Omit<TaskEdit, "id">;

/** What is to change of a task; the rest stays. */
export type TaskChange = Partial<Omit<TaskEdit, "id">>;

export const taskEdit = (id: string, change: TaskChange): TaskEdit => ({
  ...NOTHING,
  ...change,
  id,
});

export function TaskDrawer({
  schedule,
  found,
  baseline,
  isReadOnly,
  onPick,
  onClose,
}: {
  schedule: ScheduleDto;
  found: FoundTask;
  baseline: Baseline;
  isReadOnly: boolean;
  onPick: (task: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { task, row, group } = found;
  const links = linksOf(schedule, task.id);
  return (
    <Drawer
      title={task.name}
      note={[row.name, group].filter(Boolean).join(" · ")}
      onClose={onClose}
    >
      <Facts
        rows={[
          {
            name: t("gantt.days"),
            value: t("communities.from_to", { from: task.start, to: task.finish }),
            note: t("gantt.calendar_span", { count: spanDays(task.start, task.finish) }),
          },
          { name: t("gantt.calendar_name"), value: t(`gantt.calendar.${task.calendar}`) },
          {
            name: t("gantt.float"),
            value: task.is_critical ? (
              <StateTag tone="bad">{t("gantt.critical")}</StateTag>
            ) : (
              t("gantt.float_days", { count: task.float_days })
            ),
            note: t(task.float_days > 0 ? "gantt.float_hint" : "gantt.critical_hint"),
          },
          {
            name: t("gantt.baseline"),
            value: task.baseline_start
              ? t("communities.from_to", {
                  from: task.baseline_start,
                  to: task.baseline_finish ?? "",
                })
              : t("gantt.base.none"),
            note: <TaskBaseline baseline={baseline} task={task} />,
          },
        ]}
      />
      <Editing key={task.id} found={found} isReadOnly={isReadOnly} />
      <Links title={t("gantt.before")} links={links.before} onPick={onPick} />
      <Links title={t("gantt.after")} links={links.after} onPick={onPick} />
      {row.community_id ? (
        <button
          type="button"
          className="link"
          onClick={() => go("communities", { id: row.community_id ?? undefined })}
        >
          {t("page.communities")} →
        </button>
      ) : null}
    </Drawer>
  );
}

function Editing({ found, isReadOnly }: { found: FoundTask; isReadOnly: boolean }) {
  const { t } = useTranslation();
  const act = useAct("schedule.edit_task");
  const { task } = found;
  const save = (change: TaskChange) => act.mutateAsync(taskEdit(task.id, change));

  const refuse = (key: "gantt.not_a_day" | "gantt.not_a_count", text: string): never => {
    const said = (lng: string) => t(key, { text, lng });
    throw new HostError({
      code: "input.bad_value",
      kind: "input",
      zh: said("zh-CN"),
      en: said("en"),
      details: "",
    });
  };
  const saveDay =
    (field: "not_before" | "actual_start" | "actual_finish") => async (text: string) =>
      save({ [field]: typedDay(text) ?? refuse("gantt.not_a_day", text) });
  const saveCount = (field: "duration_days" | "percent_done") => async (text: string) =>
    save({ [field]: /^\d+$/.test(text) ? Number(text) : refuse("gantt.not_a_count", text) });

  const day = (field: "not_before" | "actual_start" | "actual_finish") => ({
    name: t(`gantt.edit.${field}`),
    value: (
      <InlineInput
        value={task[field] ?? ""}
        label={t(`gantt.edit.${field}`)}
        placeholder={t("gantt.day_example")}
        align="left"
        disabled={isReadOnly}
        onSave={saveDay(field)}
      />
    ),
  });
  const count = (field: "duration_days" | "percent_done", suffix: string, note = "") => ({
    name: t(`gantt.edit.${field}`),
    note,
    value: (
      <InlineInput
        value={String(task[field])}
        label={t(`gantt.edit.${field}`)}
        suffix={suffix}
        align="left"
        disabled={isReadOnly}
        onSave={saveCount(field)}
      />
    ),
  });
  return (
    <DrawerSection title={t("gantt.change")}>
      <div data-testid="task-edit">
        <Facts
          rows={[
            day("not_before"),
            count("duration_days", t(`gantt.calendar_short.${task.calendar}`)),
            count("percent_done", "%", t("gantt.done_hint")),
            day("actual_start"),
            day("actual_finish"),
          ]}
        />
      </div>
      <p className="soft small">{t("gantt.change_hint")}</p>
    </DrawerSection>
  );
}

function Links({
  title,
  links,
  onPick,
}: {
  title: string;
  links: readonly Link[];
  onPick: (task: string) => void;
}) {
  const { t } = useTranslation();
  if (links.length === 0) return null;
  return (
    <DrawerSection title={title}>
      <ul className="task-links">
        {links.map(({ task, kind, lag_days }) => (
          <li key={task.id}>
            <button type="button" className="link" onClick={() => onPick(task.id)}>
              {task.name}
            </button>{" "}
            <span className="soft small">
              {t(`gantt.link.${kind}`)}
              {lag_days === 0
                ? ""
                : ` ${lag_days > 0 ? "+" : ""}${formatDecimal(lag_days)} ${t("gantt.day")}`}
            </span>
          </li>
        ))}
      </ul>
    </DrawerSection>
  );
}
