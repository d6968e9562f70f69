/**
 * The chart in the page: a canvas as large as its window under a box that scrolls, so that only what
 * is seen is drawn. It decides nothing: what a drag means is the page's and the store's business.
 */
import { type Axis, headerHeight } from "./axis";
import { type Column, widthOfColumns } from "./columns";
import { dayAt } from "./days";
import { dragFrom, type Grip, isFar, sameBar, stretchAt } from "./drag";
import { forgetWidths, hatchOf } from "./ink";
import type { Asked } from "./menu";
import type { Bar, Drag, Line, Stretch, Task } from "./model";
import { paint, type Scene } from "./paint";
import { edgesOf, type Frame, hitAt, moved, ROW, type Spot, scrollTo, topOf } from "./place";

export interface ChartView {
  lines: readonly Line[];
  axis: Axis;
  columns: readonly Column[];
  stops: readonly Stretch[];
  /** The day to mark. */
  today: number;
  picked: string | undefined;
  /** What stands on a bar. */
  short: (task: Task) => string;
  /** What is told of a bar under the mouse. */
  tip: (line: Line, bar: Bar) => string;
}

export interface ChartPorts {
  canMove: (task: Task) => boolean;
  canStretch: (task: Task) => boolean;
  picked: (id: string) => void;
  /** A bar was drawn by so many days; the chart shows it there until it is shown anew. */
  drawn: (id: string, kind: Drag["kind"], days: number) => void;
  /** The keyboard, or a click, came to a row or a bar. */
  cameTo: (line: Line, bar: Bar | null) => void;
}

/** A bar in the hand, and by how many days it has been drawn. */
type Held = Grip & { x: number; scrolled: number; isMoving: boolean; days: number };

export class GanttChart {
  readonly #box: HTMLElement;
  readonly #room: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #ports: ChartPorts;
  readonly #sized: ResizeObserver;
  readonly #off = new AbortController();
  #view: ChartView | null = null;
  #hatch: CanvasPattern | string | null = null;
  #hover: Spot | null = null;
  #cursor: Spot | null = null;
  #held: Held | null = null;
  #drag: Scene["drag"] = null;
  #frame = 0;

  /** `box` scrolls; `room` in it is as large as everything; `canvas` lies under both. */
  constructor(box: HTMLElement, room: HTMLElement, canvas: HTMLCanvasElement, ports: ChartPorts) {
    [this.#box, this.#room, this.#canvas, this.#ports] = [box, room, canvas, ports];
    this.#sized = new ResizeObserver(() => this.#draw());
    this.#sized.observe(box);
    const { signal } = this.#off;
    const again = () => this.#draw();
    box.addEventListener("scroll", again, { signal, passive: true });
    box.addEventListener("focus", again, { signal });
    box.addEventListener("blur", again, { signal });
    box.addEventListener("pointermove", (event) => this.#over(event), { signal });
    box.addEventListener("pointerleave", () => this.#hoverOn(null), { signal });
    box.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    box.addEventListener("pointerup", () => this.#up(), { signal });
    box.addEventListener("pointercancel", () => this.#letGo(), { signal });
    box.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.fonts?.addEventListener(
      "loadingdone",
      () => {
        forgetWidths();
        this.#draw();
      },
      { signal },
    );
  }

  /** Shows this, where the page was scrolled to; another width of a day keeps the first one seen. */
  show(view: ChartView): void {
    const before = this.#view;
    this.#view = view;
    this.#holdOn(view.lines);
    this.#room.style.width = `${widthOfColumns(view.columns) + view.axis.days * view.axis.day}px`;
    this.#room.style.height = `${headerHeight(view.axis) + view.lines.length * ROW}px`;
    if (before && before.axis.day !== view.axis.day)
      this.#box.scrollLeft *= view.axis.day / before.axis.day;
    if (this.#cursor && !view.lines[this.#cursor.line]?.row) this.#cursor = null;
    this.#draw();
  }

  /** Another look, painted at once: a page that is being printed waits for no frame. */
  forgetLook(): void {
    this.#hatch = null;
    this.#paint();
  }

  /** What lies under a point of the screen. */
  at(clientX: number, clientY: number): Asked | null {
    const frame = this.#placed();
    const { left, top } = this.#box.getBoundingClientRect();
    return frame && this.#asked(hitAt(frame, clientX - left, clientY - top));
  }

  /** What the keyboard is on, and where on the screen a menu for it opens. */
  cursor(): (Asked & { left: number; top: number }) | null {
    const [frame, spot] = [this.#placed(), this.#cursor];
    const asked = this.#asked(spot);
    if (frame === null || spot === null || asked === null) return null;
    const { left, top } = this.#box.getBoundingClientRect();
    const bar = this.#found(spot)?.bar;
    const x = bar ? Math.max(frame.table, edgesOf(frame, bar)[0]) + 8 : 48;
    return { ...asked, left: left + x, top: top + topOf(frame, spot.line) + ROW / 2 };
  }

  release(): void {
    cancelAnimationFrame(this.#frame);
    this.#sized.disconnect();
    this.#off.abort();
  }

  #placed(): Frame | null {
    if (this.#view === null) return null;
    const {
      clientWidth: width,
      clientHeight: height,
      scrollLeft: left,
      scrollTop: top,
    } = this.#box;
    const { lines, axis, columns } = this.#view;
    return { lines, axis, table: widthOfColumns(columns), width, height, left, top };
  }

  #found(spot: Spot | null): { line: Line; bar: Bar | null } | null {
    const line = spot ? this.#view?.lines[spot.line] : undefined;
    if (!spot || !line) return null;
    return { line, bar: spot.bar === null ? null : (line.bars[spot.bar] ?? null) };
  }

  #asked(spot: Spot | null): Asked | null {
    const found = this.#found(spot);
    return found?.line.row ? { row: found.line.row, task: found.bar?.task ?? null } : null;
  }

  /** Draws with the next frame, once however often it is asked for. */
  #draw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const [frame, view, ink] = [this.#placed(), this.#view, this.#canvas.getContext("2d")];
    if (!frame || !view || !ink || frame.width === 0) return;
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      Object.assign(this.#canvas, { width, height });
      Object.assign(this.#canvas.style, { width: `${frame.width}px`, height: `${frame.height}px` });
      this.#hatch = null;
    }
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#hatch ??= hatchOf(ink, ratio);
    paint(ink, {
      ...view,
      ...frame,
      hatch: this.#hatch,
      hover: this.#hover,
      cursor: document.activeElement === this.#box ? this.#cursor : null,
      drag: this.#drag,
    });
  }

  #hit(event: PointerEvent) {
    const frame = this.#placed();
    const { left, top } = this.#box.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    // The scroll bars belong to the box, not to the chart.
    if (frame === null || x >= frame.width || y >= frame.height) return null;
    return hitAt(frame, x, y);
  }

  #over(event: PointerEvent): void {
    if (this.#held) this.#pull(event);
    else this.#hoverOn(this.#hit(event));
  }

  #hoverOn(spot: (Spot & { isEnd?: boolean }) | null): void {
    const found = this.#found(spot);
    const bar = found?.bar ?? null;
    const { canMove, canStretch } = this.#ports;
    const isEnd = bar !== null && spot?.isEnd === true && canStretch(bar.task);
    const cursor = isEnd ? "ew-resize" : bar && canMove(bar.task) ? "grab" : bar ? "pointer" : "";
    this.#box.style.cursor = cursor;
    const title = found?.line.row
      ? bar
        ? this.#view?.tip(found.line, bar)
        : found.line.row.name
      : "";
    if (this.#box.title !== title) this.#box.title = title ?? "";
    const now = bar ? spot : null;
    if (now?.line === this.#hover?.line && now?.bar === this.#hover?.bar) return;
    this.#hover = now;
    this.#draw();
  }

  #down(event: PointerEvent): void {
    const hit = this.#hit(event);
    if (hit === null || event.button !== 0) return;
    const found = this.#found(hit);
    if (!found?.line.row) return;
    this.#goTo(hit);
    if (found.bar === null) return;
    const grip = dragFrom(found.bar, hit.isEnd, this.#ports);
    const from = { x: event.clientX, scrolled: this.#box.scrollLeft };
    this.#held = { ...grip, ...from, isMoving: false, days: 0 };
    this.#box.setPointerCapture(event.pointerId);
  }

  #pull(event: PointerEvent): void {
    const [held, view] = [this.#held, this.#view];
    if (held === null || view === null || held.what === "nothing") return;
    const by = event.clientX - held.x + this.#box.scrollLeft - held.scrolled;
    held.isMoving ||= isFar(by);
    if (!held.isMoving) return;
    held.days = Math.round(by / view.axis.day);
    this.#dragged(held);
    this.#box.style.cursor = held.what === "move" ? "grabbing" : "ew-resize";
    this.#draw();
  }

  #dragged(held: Held): void {
    const stretch = stretchAt(held, held.days);
    const text = `${dayAt(stretch.from).slice(5)} → ${dayAt(stretch.to - 1).slice(5)}`;
    this.#drag = { ...stretch, task: held.bar.task.id, text };
  }

  /** What is in the hand stays there when it has moved meanwhile: it is drawn on from where it is. */
  #holdOn(lines: readonly Line[]): void {
    const held = this.#held;
    const bar = held && sameBar(held, lines);
    this.#held = held && bar && { ...held, bar };
    if (this.#held?.isMoving) this.#dragged(this.#held);
    else this.#drag = null;
  }

  #up(): void {
    const held = this.#held;
    this.#held = null;
    if (held === null) return;
    const { id } = held.bar.task;
    if (!held.isMoving) this.#ports.picked(id);
    else if (held.what !== "nothing") this.#ports.drawn(id, held.what, held.days);
  }

  #letGo(): void {
    [this.#held, this.#drag] = [null, null];
    this.#draw();
  }

  #goTo(spot: Spot): void {
    this.#cursor = { line: spot.line, bar: spot.bar };
    const found = this.#found(this.#cursor);
    if (found) this.#ports.cameTo(found.line, found.bar);
    this.#draw();
  }

  #key(event: KeyboardEvent): void {
    const frame = this.#placed();
    if (frame === null || event.altKey || event.shiftKey || event.metaKey) return;
    if (event.key === "Escape" && this.#held) {
      event.preventDefault();
      this.#letGo();
      return;
    }
    const task = this.#found(this.#cursor)?.bar?.task;
    if ((event.key === "Enter" || event.key === " ") && task) {
      event.preventDefault();
      this.#ports.picked(task.id);
      return;
    }
    const spot = moved(frame, this.#cursor, event.key, event.ctrlKey);
    if (spot === null) return;
    event.preventDefault();
    this.#goTo(spot);
    const { left, top } = scrollTo(frame, spot);
    this.#box.scrollTo(left, top);
  }
}
