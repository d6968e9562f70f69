/** The same rows as a table, for the keyboard and for those who cannot see the chart. */
import { useTranslation } from "react-i18next";
import type { ScheduleDto, ScheduleRowDto } from "@/generated/contract";
import { formatDecimal } from "@/shared/format";
import { StateTag } from "@/shared/parts";

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
  onPick,
}: {
  schedule: ScheduleDto;
  picked: string | undefined;
  onPick: (task: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="task-table page-scroll">
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
    <tr key={task.id} className={task.id === picked ? "on" : undefined}>
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
