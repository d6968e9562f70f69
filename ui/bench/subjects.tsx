/** What is measured: the product's own grid and Gantt as its pages use them, and the peers. */
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Frame } from "@/app/Root";
import { GanttView } from "@/features/gantt/GanttView";
import "@/features/gantt/gantt.css";
import { memoryHost } from "@/host/memory";
import { Grid } from "@/shared/grid";
import { barDates, bars, columns, gridData, schedule } from "./data";
import type { Subject } from "./measure";

/** Turns the wheel over the largest canvas, as a hand would. */
function wheel(host: HTMLElement, deltaY: number): void {
  const canvas = largest(host);
  if (canvas === undefined) return;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const [clientX, clientY] = [left + width / 2, top + height / 2];
  const turned = { deltaY, clientX, clientY, bubbles: true, cancelable: true };
  canvas.dispatchEvent(new WheelEvent("wheel", turned));
}

function largest(host: HTMLElement): HTMLCanvasElement | undefined {
  const all = [...host.querySelectorAll("canvas")];
  return all.sort((a, b) => b.clientWidth - a.clientWidth)[0];
}

/** What a canvas shows, in short: its pixels would be too many. */
function canvasSign(host: HTMLElement): string {
  const canvas = largest(host);
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return "";
  const { data } = context.getImageData(0, 0, Math.min(400, canvas.width), canvas.height);
  let sign = 0;
  for (let i = 0; i < data.length; i += 97) sign = (sign * 31 + (data[i] ?? 0)) % 1_000_000_007;
  return String(sign);
}

const ourGrid: Subject = {
  mount(host) {
    const described = columns();
    const data = gridData(described);
    const never = () => Promise.resolve();
    flushSync(() =>
      createRoot(host).render(
        <Frame host={memoryHost({})}>
          <Grid label="bench" columns={described} data={data} onEdit={never} />
        </Frame>,
      ),
    );
  },
  isThere: (host) => (largest(host)?.clientHeight ?? 0) > 100,
  scroll: wheel,
  position: canvasSign,
};

const agGrid: Subject = {
  async mount(host) {
    const { AllCommunityModule, createGrid, ModuleRegistry } = await import("peer:ag-grid");
    ModuleRegistry.registerModules([AllCommunityModule]);
    const described = columns();
    const data = gridData(described);
    const rowData = data.ids.map((id, row) => {
      const record: Record<string, unknown> = { id };
      for (const column of described) record[column.field] = data.columns[column.field]?.[row];
      return record;
    });
    createGrid(host, {
      rowData,
      rowHeight: 24,
      headerHeight: 30,
      columnDefs: described.map((column, at) => ({
        field: column.field,
        headerName: column.title,
        width: column.width,
        editable: true,
        sortable: true,
        filter: true,
        pinned: at === 0 ? "left" : undefined,
      })),
    });
  },
  isThere: (host) => host.querySelector(".ag-row .ag-cell") !== null,
  scroll: scrollDown,
  position: scrolledTo,
};

const ourGantt: Subject = {
  mount(host) {
    const made = schedule();
    flushSync(() =>
      createRoot(host).render(
        <Frame host={memoryHost({})}>
          <GanttView
            schedule={made}
            zoom="months"
            today="2026-03-02"
            isReadOnly={false}
            picked={undefined}
            actionsOf={() => []}
            onPick={() => undefined}
            onDrag={() => Promise.resolve()}
          />
        </Frame>,
      ),
    );
  },
  // Until it is painted a canvas has the size browsers give it.
  isThere: (host) => (largest(host)?.clientHeight ?? 0) > 300,
  scroll: scrollDown,
  position: scrolledTo,
};

const frappeGantt: Subject = {
  async mount(host) {
    const { default: Gantt } = await import("peer:frappe-gantt");
    await import("peer:frappe-gantt-css");
    const tasks = bars().map((bar, i) => {
      const { start, finish } = barDates(bar);
      return {
        id: `t${i}`,
        name: `Stage ${bar.stage}`,
        start,
        end: finish,
        progress: (i * 7) % 100,
      };
    });
    new Gantt(host, tasks, {
      view_mode: "Week",
      bar_height: 16,
      padding: 8,
      container_height: host.clientHeight,
      readonly: true,
    });
  },
  isThere: (host) => host.querySelector(".bar-wrapper") !== null,
  scroll: scrollDown,
  position: scrolledTo,
};

function scrollDown(host: HTMLElement, by: number): void {
  const view = scrollable(host);
  if (view) view.scrollTop += by;
}

function scrolledTo(host: HTMLElement): number {
  return scrollable(host)?.scrollTop ?? 0;
}

let found: HTMLElement | null = null;

/** The box with most to scroll. */
function scrollable(host: HTMLElement): HTMLElement | null {
  if (found?.isConnected) return found;
  const all = [...host.querySelectorAll<HTMLElement>("div")];
  const room = (box: HTMLElement) => box.scrollHeight - box.clientHeight;
  const scrolls = (box: HTMLElement) => /auto|scroll/.test(getComputedStyle(box).overflowY);
  const most = all.filter((box) => room(box) > 200 && scrolls(box));
  found = most.sort((a, b) => room(b) - room(a))[0] ?? null;
  return found;
}

export const SUBJECTS: Record<string, Subject> = {
  "grid ours": ourGrid,
  "grid ag-grid": agGrid,
  "gantt ours": ourGantt,
  "gantt frappe": frappeGantt,
};
