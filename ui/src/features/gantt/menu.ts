/** What can be done with a row or a task under the right mouse button; the drawer can do it too. */
import { useTranslation } from "react-i18next";
import type { MenuItem } from "@/shared/parts";
import { useCommunityMenu } from "@/shared/rowActions";
import { asMenuItems, type Baseline } from "./Baseline";
import type { Row, Task } from "./model";
import type { TaskChange } from "./TaskDrawer";

/** What the menu was asked for: a row, and a task of it where one is meant. */
export interface Asked {
  row: Row;
  task: Task | null;
}

const STEPS = [25, 50, 75, 100] as const;

export function useTaskMenu(does: {
  isReadOnly: boolean;
  baseline: Baseline;
  onPick: (task: string) => void;
  onChange: (task: string, change: TaskChange) => void;
}): (asked: Asked) => MenuItem[] {
  const { t } = useTranslation();
  const leads = useCommunityMenu();
  const { isReadOnly, baseline, onPick, onChange } = does;

  const ofTask = (task: Task): MenuItem[] => [
    {
      key: "open",
      label: t("gantt.menu.open", { task: task.name }),
      keys: "Enter",
      run: () => onPick(task.id),
    },
    ...STEPS.map((percent, at) => ({
      key: `done-${percent}`,
      label: t("gantt.menu.done", { percent }),
      isFirst: at === 0,
      isOn: task.percent_done === percent,
      isOff: isReadOnly,
      run: () => onChange(task.id, { percent_done: percent }),
    })),
    {
      key: "free",
      label: t("gantt.menu.free"),
      isOff: isReadOnly || task.not_before === null,
      run: () => onChange(task.id, { not_before: "" }),
    },
    ...asMenuItems(baseline.ofTask(task)),
  ];
  const ofRow = ({ tasks }: Row): MenuItem[] =>
    tasks.length === 0 ? [] : asMenuItems(baseline.ofRow(tasks));
  return ({ row, task }) => [
    ...(task ? ofTask(task) : ofRow(row)),
    ...(row.community_id === null
      ? []
      : leads(row.community_id).map((item, at) => ({ ...item, isFirst: at === 0 }))),
  ];
}
