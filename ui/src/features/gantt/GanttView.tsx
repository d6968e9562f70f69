/** The Gantt's canvas in the page: built when the span or the zoom changes, else shown anew. */
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScheduleDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { useLook } from "@/shared/design/look";
import { GanttChart } from "./chart";
import {
  type Drag,
  dayWidth,
  dragOf,
  filled,
  findTask,
  isMovable,
  isStretchable,
  linesOf,
  shownSpan,
  shownStops,
  ZOOMS,
  type Zoom,
} from "./model";

/** In a window narrower than this the chart leaves out the columns that can be read elsewhere. */
const NARROW = 1200;
/** Width of the columns before the days. */
const TABLE = { wide: 466, narrow: 292 };

export function GanttView({
  schedule,
  zoom,
  today,
  isReadOnly,
  onPick,
  onDrag,
}: {
  schedule: ScheduleDto;
  zoom: Zoom;
  /** The day to mark. */
  today: string;
  isReadOnly: boolean;
  onPick: (task: string) => void;
  /** Resolves to whether it was written; if not, the bar goes back. */
  onDrag: (task: string, drag: Drag) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const look = useLook((state) => state.look);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<GanttChart | null>(null);
  const scrolled = useRef<{ top: number; day: number } | null>(null);
  const [isNarrow, setNarrow] = useState(false);
  const lines = useMemo(() => linesOf(schedule), [schedule]);
  const [room, setRoom] = useState(0);
  const span = useMemo(() => {
    const needed = shownSpan(schedule);
    return needed && room > 0 ? filled(needed, room / ZOOMS[zoom]) : null;
  }, [schedule, room, zoom]);
  const now = { schedule, lines, isReadOnly, onPick, onDrag };
  const current = useRef(now);
  current.current = now;
  const day = span ? dayWidth(span, zoom, room) : 0;
  const from = span?.from;
  const to = span?.to;
  const stops = JSON.stringify(span ? shownStops(schedule.winter_stops, span) : []);

  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    // The drawer takes room and gives it back: only a wider window shows more months.
    const sized = new ResizeObserver(() => {
      const narrow = innerWidth < NARROW;
      const wide = box.clientWidth - (narrow ? TABLE.narrow : TABLE.wide);
      setNarrow(narrow);
      setRoom((before) => Math.max(before, wide));
    });
    sized.observe(box);
    return () => sized.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another look is drawn anew.
  useEffect(() => {
    if (place.current === null || from === undefined || to === undefined) return;
    const back = () => chart.current?.show(linesOf(current.current.schedule));
    const made = new GanttChart(
      place.current,
      {
        lines: linesOf(current.current.schedule),
        span: { from, to },
        stops: JSON.parse(stops),
        zoom,
        day,
        today,
        isNarrow,
      },
      {
        columns: {
          number: t("gantt.column.number"),
          name: t("field.name"),
          households: t("gantt.column.households"),
          investment: t("gantt.column.investment"),
          done: t("gantt.column.done"),
          responsible: t("gantt.column.responsible"),
        },
        group: (label, count) => t("gantt.group", { label: label || t("gantt.no_group"), count }),
        year: (year) => t("gantt.year", { year }),
        month: (month) => t("gantt.month", { month }),
        yearMonth: (year, month) => t("gantt.year_month", { year, month }),
        short: (task) => say({ zh: task.short, en: task.short_en }),
        tenDays: [t("gantt.ten.first"), t("gantt.ten.middle"), t("gantt.ten.last")],
      },
      {
        canMove: (task) => !current.current.isReadOnly && isMovable(task),
        canStretch: (task) => !current.current.isReadOnly && isStretchable(task),
        picked: (id) => current.current.onPick(id),
        drawn: (id, start, finish) => {
          const found = findTask(current.current.schedule, id);
          const drag = found
            ? dragOf(found.task, start, finish, current.current.schedule.winter_stops)
            : null;
          if (drag === null) return back();
          void current.current.onDrag(id, drag).then((written) => {
            if (!written) back();
          });
        },
      },
    );
    // The canvas is for the mouse; the table beside it is for the keyboard.
    for (const inner of place.current.querySelectorAll<HTMLElement>("input, [tabindex]"))
      inner.tabIndex = -1;
    chart.current = made;
    if (scrolled.current) made.scrollTo(scrolled.current);
    return () => {
      scrolled.current = made.scrolled;
      chart.current = null;
      made.release();
    };
  }, [from, to, stops, zoom, day, today, isNarrow, t, say, look]);

  // The library writes into its records: it gets its own each time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown anew whenever there is a new answer.
  useEffect(() => chart.current?.show(linesOf(current.current.schedule)), [lines]);

  return (
    <div className="gantt-canvas" data-testid="gantt-canvas">
      <div ref={place} aria-hidden="true" />
    </div>
  );
}
