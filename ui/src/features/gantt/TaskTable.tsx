/**
 * The same rows as a table, page by page, for the keyboard and for those who cannot see the chart.
 */
import { Button } from "antd";
import { type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScheduleDto } from "@/generated/contract";
import { formatDecimal } from "@/shared/format";
import { type MenuItem, StateTag, useRowMenu } from "@/shared/parts";
import type { Asked } from "./menu";
import { findTask, PAGE, partsOf, type Row, rowsOf } from "./model";

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
const FIGURES = new Set<string>(["gantt.duration", "gantt.float", "gantt.done"]);

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
  const rows = useMemo(() => rowsOf(schedule), [schedule]);
  const [page, setPage] = useState(0);
  // A task picked anywhere, as by a link beside the table, is brought in sight; leafing stays free.
  const [followed, setFollowed] = useState<string>();
  if (picked !== followed) {
    setFollowed(picked);
    const at = picked === undefined ? -1 : rows.findIndex((row) => row.holds(picked));
    if (at >= 0) setPage(Math.floor(at / PAGE));
  }
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (picked === undefined) return;
    const row = box.current?.querySelector(`[data-task="${CSS.escape(picked)}"]`);
    row?.scrollIntoView({ block: "nearest" });
  }, [picked]);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const shown = Math.min(page, pages - 1);
  const parts = useMemo(() => partsOf(schedule, shown), [schedule, shown]);
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
    <div className="gantt">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the menu of the task the keyboard is on. */}
      <div ref={box} className="task-table page-scroll" key={shown} onContextMenu={ask}>
        <table aria-label={t("page.gantt")}>
          <thead>
            <tr>
              {COLUMNS.map((key) => (
                <th key={key} scope="col" className={FIGURES.has(key) ? "num" : undefined}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          {parts.map((part) => (
            <tbody key={part.label}>
              <tr className="task-group">
                <th colSpan={COLUMNS.length} scope="rowgroup">
                  {t("gantt.group", {
                    label: part.label || t("gantt.no_group"),
                    count: part.count,
                  })}
                </th>
              </tr>
              {part.rows.map((row, i) => (
                <RowTasks key={row.community_id ?? i} {...{ row, picked, onPick }} />
              ))}
            </tbody>
          ))}
        </table>
        {menu}
      </div>
      {pages > 1 ? (
        <nav className="task-pages" aria-label={t("grid.pages")}>
          <Button size="small" disabled={shown === 0} onClick={() => setPage(shown - 1)}>
            {t("grid.page_before")}
          </Button>
          <span className="soft small">{t("grid.page_of", { page: shown + 1, count: pages })}</span>
          <Button size="small" disabled={shown === pages - 1} onClick={() => setPage(shown + 1)}>
            {t("grid.page_next")}
          </Button>
        </nav>
      ) : null}
    </div>
  );
}

/** The tasks of a row, its name beside the first; a row without tasks is a name alone. */
function RowTasks({
  row,
  picked,
  onPick,
}: {
  row: Row;
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
