/** The chart in the page: what React knows, made into what the canvas shows. */
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { ScheduleDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { useLook } from "@/shared/design/look";
import { type MenuItem, useRowMenu } from "@/shared/parts";
import { axisOf } from "./axis";
import { GanttChart } from "./chart";
import { columnsOf, widthOfColumns } from "./columns";
import { numberOf } from "./days";
import type { Asked } from "./menu";
import {
  type Bar,
  type Drag,
  dayWidth,
  dragOf,
  filled,
  findTask,
  isMovable,
  isStretchable,
  type Line,
  linesOf,
  shownSpan,
  shownStops,
  type Task,
  ZOOMS,
  type Zoom,
} from "./model";

/** In a window narrower than this the chart leaves out the columns that can be read elsewhere. */
const NARROW = 1200;

export function GanttView({
  schedule,
  zoom,
  today,
  isReadOnly,
  picked,
  actionsOf,
  onPick,
  onDrag,
}: {
  schedule: ScheduleDto;
  zoom: Zoom;
  /** The day to mark. */
  today: string;
  isReadOnly: boolean;
  /** The task shown beside the chart. */
  picked: string | undefined;
  /** What the menu of a row or a bar offers. */
  actionsOf: (asked: Asked) => MenuItem[];
  onPick: (task: string) => void;
  /** Resolves when its answer is on screen, or why there is none: the bar stands as it is told. */
  onDrag: (task: string, drag: Drag) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const look = useLook((state) => state.look);
  const hintId = useId();
  const box = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<GanttChart | null>(null);
  const [size, setSize] = useState({ width: 0, isNarrow: false });
  const [told, setTold] = useState("");
  const { menu, openMenu } = useRowMenu();
  const byKey = useRef<Asked | null>(null);
  const lines = useMemo(() => linesOf(schedule), [schedule]);

  const columns = useMemo(
    () =>
      columnsOf(
        {
          number: t("gantt.column.number"),
          name: t("field.name"),
          households: t("gantt.column.households"),
          investment: t("gantt.column.investment"),
          done: t("gantt.column.done"),
          responsible: t("gantt.column.responsible"),
          group: (label, count) => t("gantt.group", { label: label || t("gantt.no_group"), count }),
        },
        size.isNarrow,
      ),
    [t, size.isNarrow],
  );
  const span = useMemo(() => {
    const needed = shownSpan(schedule);
    const wide = size.width - widthOfColumns(columns);
    if (!needed || wide <= 0) return null;
    const shown = filled(needed, wide / ZOOMS[zoom]);
    return { ...shown, day: dayWidth(shown, zoom, wide) };
  }, [schedule, size.width, columns, zoom]);

  const tip = (line: Line, { task }: Bar) =>
    t("gantt.tip", {
      row: line.row?.name,
      task: task.name,
      from: task.start,
      to: task.finish,
      done: task.percent_done,
    });
  const view = useMemo(
    () =>
      span && {
        axis: axisOf(span, zoom, span.day, {
          year: (year) => t("gantt.year", { year }),
          month: (month) => t("gantt.month", { month }),
          yearMonth: (year, month) => t("gantt.year_month", { year, month }),
          tenDays: [t("gantt.ten.first"), t("gantt.ten.middle"), t("gantt.ten.last")],
        }),
        stops: shownStops(schedule.about.winter_stops, span),
      },
    [span, zoom, schedule, t],
  );
  const show = () => {
    if (view === null) return;
    const short = (task: Task) => say({ zh: task.short, en: task.short_en });
    const shown = { ...view, lines, columns, today: numberOf(today), picked, short, tip };
    chart.current?.show(shown);
  };
  const now = { schedule, isReadOnly, onPick, onDrag, tip, show, t };
  const current = useRef(now);
  current.current = now;

  useEffect(() => {
    if (!box.current || !room.current || !canvas.current) return;
    const at = () => current.current;
    const made = new GanttChart(box.current, room.current, canvas.current, {
      canMove: (task) => !at().isReadOnly && isMovable(task),
      canStretch: (task) => !at().isReadOnly && isStretchable(task),
      picked: (id) => at().onPick(id),
      drawn: (id, kind, days) => {
        const found = findTask(at().schedule, id);
        const drag = found && dragOf(found.task, kind, days, at().schedule.about.winter_stops);
        if (drag)
          void at()
            .onDrag(id, drag)
            .then(() => at().show());
        else at().show();
      },
      cameTo: (line, bar) =>
        setTold(
          bar
            ? at().tip(line, bar)
            : at().t("gantt.tip_row", { row: line.row?.name, count: line.bars.length }),
        ),
    });
    chart.current = made;
    // The drawer takes room and gives it back: only a wider window shows more months.
    const sized = new ResizeObserver(([entry]) => {
      const wide = entry?.contentRect.width ?? 0;
      setSize((before) => ({
        width: Math.max(before.width, wide),
        isNarrow: innerWidth < NARROW,
      }));
    });
    sized.observe(box.current);
    return () => {
      sized.disconnect();
      chart.current = null;
      made.release();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another look is drawn anew.
  useEffect(() => chart.current?.forgetLook(), [look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown anew whenever what it shows changes.
  useEffect(() => current.current.show(), [view, lines, columns, today, picked, say]);

  /** The menu is for what lies under the mouse, or for where the keyboard is. */
  const ask = (event: MouseEvent) => {
    event.preventDefault();
    const about = byKey.current ?? chart.current?.at(event.clientX, event.clientY);
    byKey.current = null;
    const items = about ? actionsOf(about) : [];
    if (items.length > 0) openMenu(event, items);
  };
  const askByKey = (event: KeyboardEvent) => {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    event.preventDefault();
    const spot = chart.current?.cursor();
    if (!spot) return;
    byKey.current = spot;
    const at = { button: 2, clientX: spot.left, clientY: spot.top };
    box.current?.dispatchEvent(
      new window.MouseEvent("contextmenu", { ...at, bubbles: true, cancelable: true }),
    );
  };

  return (
    <div className="gantt-canvas canvas-frame" data-testid="gantt-canvas">
      <canvas ref={canvas} />
      <div
        ref={box}
        className="gantt-box"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard walks over rows and bars.
        tabIndex={0}
        aria-label={t("page.gantt")}
        aria-describedby={hintId}
        onContextMenu={ask}
        onKeyDown={askByKey}
      >
        <div ref={room} />
      </div>
      <p id={hintId} hidden>
        {t("gantt.keys_hint")}
      </p>
      <p className="visually-hidden" aria-live="polite" data-testid="gantt-told">
        {told}
      </p>
      {menu}
    </div>
  );
}
