/**
 * The canvas behind the Gantt page: lines with several bars, dragged and stretched with the mouse.
 * It decides nothing: what a drag means and what comes of it is the page's and the store's business.
 */
import { Gantt, type GanttConstructorOptions, TYPES } from "@visactor/vtable-gantt";
import type { PeriodDto, TaskDto } from "@/generated/contract";
import { colours } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";
import { formatCount, formatWan } from "@/shared/format";
import { drawBar, drawMonth, drawStop } from "./bars";
import { type Bar, dayOf, endsTenDays, type Line, type Span, type Zoom } from "./model";

const ROW = 24;
const BAR = 15;
const HEADER = { year: 20, month: 22, ten_days: 40, week: 20 };
const { base, stages, states } = colours;

export interface ChartTexts {
  columns: Record<"number" | "name" | "households" | "investment" | "done" | "responsible", string>;
  group: (label: string, count: number) => string;
  year: (year: number) => string;
  month: (month: number) => string;
  yearMonth: (year: number, month: number) => string;
  tenDays: readonly string[];
  /** What stands on a bar. */
  short: (task: TaskDto) => string;
}

export interface ChartPorts {
  canMove: (task: TaskDto) => boolean;
  canStretch: (task: TaskDto) => boolean;
  picked: (id: string) => void;
  /** A bar was drawn to other days; the chart shows it there until it is shown anew. */
  drawn: (id: string, start: string, finish: string) => void;
}

export interface ChartView {
  lines: Line[];
  span: Span;
  stops: readonly PeriodDto[];
  zoom: Zoom;
  /** Width of a day in px. */
  day: number;
  today: string;
  /** Leaves out the columns a narrow window has no room for. */
  isNarrow: boolean;
}

type DateCell = { width: number; height: number; startDate: Date };

const textLook = () => ({ fontFamily: FONT_FAMILY, fontSize: 13, color: base.ink });
const cellLook = () => ({ ...textLook(), borderColor: base.line, padding: [0, 6, 0, 6] });

const isGroup = (line: Line | undefined): boolean => line?.row == null;

const morning = (day: string): number => new Date(`${day}T00:00:00`).getTime();

export class GanttChart {
  readonly #gantt: Gantt;
  readonly #view: ChartView;
  #lines: Line[];

  constructor(place: HTMLElement, view: ChartView, texts: ChartTexts, ports: ChartPorts) {
    this.#view = view;
    this.#lines = view.lines;
    this.#gantt = new Gantt(place, this.#options(view, texts, ports));
    this.#hatch();
    this.#gantt.on("click_task_bar", ({ record }) => ports.picked((record as Bar).id));
    const drawn = (event: { record: unknown; startDate: unknown; endDate: unknown }) => {
      const bar = event.record as Bar;
      if (bar?.id) ports.drawn(bar.id, asDay(event.startDate), asDay(event.endDate));
    };
    this.#gantt.on("change_date_range", drawn);
  }

  #options(view: ChartView, texts: ChartTexts, ports: ChartPorts): GanttConstructorOptions {
    return {
      records: view.lines,
      tasksShowMode: TYPES.TasksShowMode.Project_Sub_Tasks_Inline,
      projectSubTasksExpandable: false,
      taskKeyField: "id",
      rowHeight: ROW,
      overscrollBehavior: "none",
      minDate: view.span.from,
      maxDate: view.span.to,
      taskListTable: this.#table(view, texts),
      timelineHeader: this.#header(view, texts),
      taskBar: {
        startDateField: "start",
        endDateField: "end",
        progressField: "progress",
        baselineStartDateField: "baseline_start",
        baselineEndDateField: "baseline_end",
        baselinePosition: "bottom",
        baselineStyle: { width: 2, paddingTop: 20, barColor: stages.baseline, cornerRadius: 0 },
        barStyle: { width: BAR, paddingTop: 4, cornerRadius: 2, barColor: stages.dark },
        hoverBarStyle: { barOverlayColor: base.veil, cornerRadius: 2 },
        selectedBarStyle: { borderColor: base.ink, borderLineWidth: 2, shadowBlur: 0 },
        moveable: ({ taskRecord }) => Boolean(taskRecord.task) && ports.canMove(taskRecord.task),
        resizable: ({ taskRecord }) => [
          false,
          Boolean(taskRecord.task) && ports.canStretch(taskRecord.task),
        ],
        dragOrder: false,
        moveToExtendDateRange: false,
        progressAdjustable: false,
        scheduleCreatable: false,
        customLayout: ({ width, height, taskRecord }) => ({
          ...(taskRecord.task
            ? {
                rootContainer: drawBar(
                  taskRecord.task,
                  texts.short(taskRecord.task),
                  width,
                  height,
                ),
              }
            : {}),
          renderDefaultBar: false,
          renderDefaultText: false,
        }),
      },
      grid: {
        backgroundColor: base.card,
        horizontalBackgroundColor: ({ index }) =>
          isGroup(this.#lines[index]) ? base.header : "rgba(0,0,0,0)",
        horizontalLine: { lineColor: base.line, lineWidth: 1 },
        verticalLineDependenceOnTimeScale: view.zoom === "weeks" ? "week" : "day",
        verticalLine: ({ date }) => this.#columnLine(date),
      },
      markLine: [
        {
          date: view.today,
          position: "date",
          scrollToMarkLine: false,
          style: { lineColor: states.wait, lineWidth: 1, lineDash: [4, 3] },
        },
      ],
      frame: {
        outerFrameStyle: { borderColor: base.line, borderLineWidth: 1, cornerRadius: 8 },
        verticalSplitLine: { lineColor: base.edge, lineWidth: 1 },
        horizontalSplitLine: { lineColor: base.edge, lineWidth: 1 },
        verticalSplitLineMoveable: false,
      },
      scrollStyle: {
        visible: "always",
        width: 10,
        scrollSliderColor: base.scroll,
        scrollRailColor: base.scroll_rail,
        hoverOn: false,
      },
      underlayBackgroundColor: base.card,
    };
  }

  /** A line after every ten-day column, a darker one after a month; none between days. */
  #columnLine(date: Date | undefined) {
    const day = date ? dayOf(date) : "";
    const ends = endsTenDays(day);
    const isMonth = ends && !day.endsWith("-10") && !day.endsWith("-20");
    if (this.#view.zoom === "weeks") return { lineColor: base.line, lineWidth: 1 };
    if (isMonth) return { lineColor: base.edge, lineWidth: 1 };
    if (ends && this.#view.zoom === "ten_days") return { lineColor: base.line, lineWidth: 1 };
    return { lineColor: "rgba(0,0,0,0)", lineWidth: 0 };
  }

  #header({ zoom, day }: ChartView, texts: ChartTexts): GanttConstructorOptions["timelineHeader"] {
    const style = { ...textLook(), fontSize: 12, fontWeight: "600", padding: 0 };
    const isTen = zoom === "ten_days";
    return {
      backgroundColor: base.header,
      colWidth: day,
      horizontalLine: { lineColor: base.edge, lineWidth: 1 },
      verticalLine: { lineColor: base.edge, lineWidth: 1 },
      scales: [
        // Weeks are so wide that the middle of a year is out of sight: the month says the year.
        ...(zoom === "weeks"
          ? []
          : [
              {
                unit: "year" as const,
                step: 1,
                rowHeight: HEADER.year,
                customLayout: ({ width, height, startDate }: DateCell) => ({
                  rootContainer: drawMonth(
                    texts.year(startDate.getFullYear()),
                    [],
                    width,
                    height,
                    base.line,
                  ),
                  renderDefaultText: false,
                }),
              },
            ]),
        {
          unit: "month",
          step: 1,
          rowHeight: isTen ? HEADER.ten_days : HEADER.month,
          customLayout: ({ width, height, startDate }) => ({
            rootContainer: drawMonth(
              zoom === "weeks"
                ? texts.yearMonth(startDate.getFullYear(), startDate.getMonth() + 1)
                : texts.month(startDate.getMonth() + 1),
              isTen ? texts.tenDays : [],
              width,
              height,
              base.field,
            ),
            renderDefaultText: false,
          }),
        },
        ...(zoom === "weeks"
          ? [
              {
                unit: "week" as const,
                step: 1,
                startOfWeek: "monday" as const,
                rowHeight: HEADER.week,
                style: { ...style, fontWeight: "400", fontSize: 11, color: base.soft },
                format: ({ startDate }: { startDate: Date }) =>
                  `${startDate.getMonth() + 1}/${startDate.getDate()}`,
              },
            ]
          : []),
        { unit: "day", step: 1, visible: false, rowHeight: 1 },
      ],
    };
  }

  #table({ isNarrow }: ChartView, { columns, group }: ChartTexts) {
    const cell = cellLook();
    const right = { textAlign: "right" as const };
    const ground = ({ row, table }: { row: number; table: { getRecordByRowCol?: unknown } }) => {
      void table;
      return isGroup(this.#lines[row - 1]) ? base.header : base.card;
    };
    const column = (
      field: string,
      title: string,
      width: number,
      shown: (line: Line) => string,
      style: Record<string, unknown> = {},
    ) => ({
      field,
      title,
      width,
      fieldFormat: shown,
      style: { ...cell, bgColor: ground as never, ...style },
      headerStyle: { ...cell, fontWeight: 600, bgColor: base.header, textAlign: "center" as const },
    });
    const heavy = ({ row }: { row: number }) => (isGroup(this.#lines[row - 1]) ? 600 : 400);
    return {
      tableWidth: "auto" as const,
      columns: [
        column(
          "number",
          columns.number,
          36,
          (line) => (line.row ? String(line.number ?? "") : ""),
          {
            textAlign: "center",
            color: base.soft,
          },
        ),
        column(
          "name",
          columns.name,
          isNarrow ? 132 : 168,
          (line) => (line.row ? line.row.name : group(line.group ?? "", line.number ?? 0)),
          { fontWeight: heavy as never },
        ),
        column(
          "households",
          columns.households,
          50,
          (line) => formatted(line, formatCount, "households"),
          right,
        ),
        ...(isNarrow
          ? []
          : [
              column(
                "investment",
                columns.investment,
                78,
                (line) => formatted(line, formatWan, "investment_fen"),
                right,
              ),
            ]),
        column(
          "done",
          columns.done,
          58,
          (line) => (line.row ? String(line.row.percent_done) : ""),
          right,
        ),
        ...(isNarrow
          ? []
          : [
              column("responsible", columns.responsible, 60, (line) => line.row?.responsible ?? ""),
            ]),
      ] as never,
      theme: {
        underlayBackgroundColor: base.card,
        headerStyle: cell,
        bodyStyle: cell,
        selectionStyle: {
          cellBorderColor: base.brand,
          cellBorderLineWidth: 1,
          cellBgColor: base.picked,
        },
      } as never,
      tooltip: { isShowOverflowTextTooltip: true },
    };
  }

  /** Winter stops are hatched under the bars; the library only knows plain grounds. */
  #hatch(): void {
    const { grid } = this.#gantt.scenegraph;
    const height = this.#gantt.getAllTaskBarsHeight();
    for (const stop of this.#view.stops) {
      const x = this.#gantt.getXByTime(morning(stop.from));
      const width = this.#gantt.getXByTime(morning(stop.to)) + this.#view.day - x;
      grid.verticalLineGroup?.insertBefore(
        drawStop(x, width, height) as never,
        grid.verticalLineGroup.firstChild as never,
      );
    }
    this.#gantt.scenegraph.updateNextFrame();
  }

  /** Shows these lines, where the page was scrolled to. */
  show(lines: Line[]): void {
    this.#lines = lines;
    const { scrollTop, scrollLeft } = this.#gantt;
    this.#gantt.setRecords(lines);
    this.#hatch();
    this.#gantt.scrollTop = scrollTop;
    this.#gantt.scrollLeft = scrollLeft;
  }

  get scrolled(): { top: number; day: number } {
    return { top: this.#gantt.scrollTop, day: this.#gantt.scrollLeft / this.#view.day };
  }

  scrollTo({ top, day }: { top: number; day: number }): void {
    this.#gantt.scrollTop = top;
    this.#gantt.scrollLeft = day * this.#view.day;
  }

  release(): void {
    // A resize the library still has waiting must not find a chart that is gone.
    const gone = () => undefined;
    Object.assign(this.#gantt, { setPixelRatio: gone, _resize: gone });
    this.#gantt.release();
  }
}

function formatted(
  line: Line,
  format: (n: number | null) => string,
  field: "households" | "investment_fen",
): string {
  const value = line.row?.[field];
  return value == null ? "" : format(value);
}

const asDay = (value: unknown): string =>
  value instanceof Date ? dayOf(value) : String(value).slice(0, 10).replaceAll("/", "-");
