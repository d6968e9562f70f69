/**
 * The baseline of a whole plan, of a row or of one task: the present dates are kept, or it is
 * cleared, as one step each. Here is who may do what and how it is said; dates are the store's.
 */
import { FlagOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { ScheduleDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import type { MenuItem } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { type BaselineState, baselineOf, type Task, wholeBaseline } from "./model";

/** One of the two things that can be done, and why it cannot be done now. */
export interface BaselineStep {
  key: "keep" | "clear";
  label: string;
  why: string | undefined;
  run: () => void;
}

/** What can be done with a baseline. */
export interface Baseline {
  isPending: boolean;
  ofPlan: (schedule: ScheduleDto) => BaselineStep[];
  ofRow: (tasks: readonly Task[]) => BaselineStep[];
  ofTask: (task: Task) => BaselineStep[];
}

export function useBaseline(plan_id: string, isReadOnly: boolean): Baseline {
  const { t } = useTranslation();
  const toast = useToast();
  const { mutateAsync, isPending } = useAct("schedule.set_baseline");

  async function set(tasks: string[] | null, clear: boolean): Promise<void> {
    try {
      await mutateAsync({ plan_id, tasks, clear });
      toast.tell(t(clear ? "gantt.base.cleared" : "gantt.base.kept"));
    } catch (error) {
      toast.fail(error);
    }
  }
  /** Of these tasks, or of all. */
  function steps(
    whose: "plan" | "row" | "task",
    picked: string[] | null,
    { isThere, isPresent }: BaselineState,
  ): BaselineStep[] {
    const locked = isReadOnly ? t("gantt.base.read_only") : undefined;
    return [
      {
        key: "keep",
        label: t(`gantt.base.keep.${whose}`, { count: picked?.length ?? 0 }),
        why: locked ?? (isPresent ? t("gantt.base.same") : undefined),
        run: () => void set(picked, false),
      },
      {
        key: "clear",
        label: t(`gantt.base.clear.${whose}`),
        why: locked ?? (isThere ? undefined : t("gantt.base.none")),
        run: () => void set(picked, true),
      },
    ];
  }
  const ids = (tasks: readonly Task[]) => tasks.map((task) => task.id);
  return {
    isPending,
    ofPlan: (schedule) => steps("plan", null, wholeBaseline(schedule)),
    ofRow: (tasks) => steps("row", ids(tasks), baselineOf(tasks)),
    ofTask: (task) => steps("task", [task.id], baselineOf([task])),
  };
}

/** The same in the menu of a row or a bar. */
export const asMenuItems = (steps: readonly BaselineStep[]): MenuItem[] =>
  steps.map(({ key, why, ...step }, at) => ({
    ...step,
    key: `baseline-${key}`,
    isFirst: at === 0,
    isOff: why !== undefined,
    why,
  }));

/** The baseline of the whole plan, above the chart. */
export function PlanBaseline({
  baseline,
  schedule,
}: {
  baseline: Baseline;
  schedule: ScheduleDto;
}) {
  const { t } = useTranslation();
  return (
    <Dropdown
      autoFocus
      trigger={["click"]}
      menu={{
        items: baseline.ofPlan(schedule).map(({ key, label, why, run }) => ({
          key,
          label: (
            <>
              {label}
              {why ? <div className="small">{why}</div> : null}
            </>
          ),
          disabled: why !== undefined,
          onClick: run,
        })),
      }}
    >
      <Button
        icon={<FlagOutlined />}
        loading={baseline.isPending}
        aria-label={t("gantt.baseline")}
        title={t("gantt.base.hint")}
      >
        <span className="wide-only">{t("gantt.baseline")}</span>
      </Button>
    </Dropdown>
  );
}

/** The baseline of one task, in its drawer. */
export function TaskBaseline({ baseline, task }: { baseline: Baseline; task: Task }) {
  return (
    <span className="task-baseline">
      {baseline.ofTask(task).map(({ key, label, why, run }) => (
        <button
          key={key}
          type="button"
          className="link"
          disabled={why !== undefined || baseline.isPending}
          title={why}
          onClick={run}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
