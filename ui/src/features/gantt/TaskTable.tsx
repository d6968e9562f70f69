/** The same rows as a table, for the keyboard and for those who cannot see the chart. */
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ScheduleDto, ScheduleRowDto } from "@/generated/contract";
import { formatDecimal } from "@/shared/format";
import { type MenuItem, StateTag, useRowMenu } from "@/shared/parts";
import type { Asked } from "./menu";
import { findTask } from "./model";

const COLUMNS = [
  "field.name",
  "gantt.task",
  "gantt.start",
  "gantt.finish",
  "gantt.duration",
  "gantt.float",
  "gantt.done",
  "gantt.baseline",
  "gantt.actual",
] as const;

export function TaskTable({
  schedule,
  picked,
  actionsOf,
  onPick,
}: {
  schedule: ScheduleDto;
  picked: string | undefined;
  /** What the menu of a task or its row offers. */
  actionsOf: (asked: Asked) => MenuItem[];
  onPick: (task: string) => void;
}) {
  const { t } = useTranslation();
  const { menu, openMenu } = useRowMenu();
  /** The name of a row asks for the row, all else for the task beside it. */
  const ask = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest("th, td");
    const found = findTask(schedule, cell?.closest("tr")?.dataset.task);
    if (!cell || !found) return;
    const task = cell.matches("th") ? null : found.task;
    const items = actionsOf({ row: found.row, task });
    if (items.length > 0) openMenu(event, items, cell);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu of the task the keyboard is on.
    <div className="task-table page-scroll" onContextMenu={ask}>
      <table aria-label={t("page.gantt")}>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        {schedule.groups.map((group) => (
          <tbody key={group.label}>
            <tr className="task-group">
              <th colSpan={COLUMNS.length} scope="rowgroup">
                {t("gantt.group", {
                  label: group.label || t("gantt.no_group"),
                  count: group.rows.filter((row) => row.community_id !== null).length,
                })}
              </th>
            </tr>
            {group.rows.map((row, i) => (
              <RowTasks key={row.community_id ?? i} {...{ row, picked, onPick }} />
            ))}
          </tbody>
        ))}
      </table>
      {menu}
    </div>
  );
}

/** The tasks of a row, its name beside the first; a row without tasks is a name alone. */
function RowTasks({
  row,
  picked,
  onPick,
}: {
  row: ScheduleRowDto;
  picked: string | undefined;
  onPick: (task: string) => void;
}) {
  const { t } = useTranslation();
  if (row.tasks.length === 0) {
    return (
      <tr>
        <th scope="row">{row.name}</th>
        <td colSpan={COLUMNS.length - 1} className="soft">
          {t("gantt.no_tasks")}
        </td>
      </tr>
    );
  }
  return row.tasks.map((task, i) => (
    <tr key={task.id} data-task={task.id} className={task.id === picked ? "on" : undefined}>
      {i === 0 ? (
        <th scope="rowgroup" rowSpan={row.tasks.length}>
          {row.name}
        </th>
      ) : null}
      <td>
        <button type="button" className="link" onClick={() => onPick(task.id)}>
          {task.name}
        </button>{" "}
        {task.is_critical ? <StateTag tone="bad">{t("gantt.critical")}</StateTag> : null}
      </td>
      <td>{task.start}</td>
      <td>{task.finish}</td>
      <td className="num">
        {formatDecimal(task.duration_days)}{" "}
        <span className="unit">{t(`gantt.calendar_short.${task.calendar}`)}</span>
      </td>
      <td className="num">{formatDecimal(task.float_days)}</td>
      <td className="num">{task.percent_done}</td>
      <td>{fromTo(task.baseline_start, task.baseline_finish)}</td>
      <td>{fromTo(task.actual_start, task.actual_finish)}</td>
    </tr>
  ));
}

const fromTo = (from: string | null, to: string | null): string =>
  from === null && to === null ? "" : `${from ?? ""} → ${to ?? ""}`;
