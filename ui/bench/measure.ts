/**
 * Measures one subject: from mounting to the frame after its first rows are there, then frames
 * while it is scrolled, slowly and in leaps. One step for every frame, so that a subject that keeps up shows a
 * frame every 16.7 ms.
 */
import { LEAP_FRAMES, SLOW_FRAMES } from "./size.mjs";

export interface Subject {
  /** Builds it in `host`; resolves when its first picture has been asked for. */
  mount: (host: HTMLElement) => Promise<void> | void;
  /** Whether its first rows or bars are there. */
  isThere: (host: HTMLElement) => boolean;
  /** Scrolls down by some px. */
  scroll: (host: HTMLElement, by: number) => void;
  /** Where it stands, to know that it moved. */
  position: (host: HTMLElement) => number | string;
}

export interface Measured {
  first_paint_ms: number;
  slow: Frames;
  leaps: Frames;
  moved: boolean;
}

export interface Frames {
  p50: number;
  p95: number;
  longest: number;
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function figuresOf(intervals: readonly number[]): Frames {
  const sorted = [...intervals].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}

/** Goes on, or back and forth: whoever comes to the end stands still and has nothing to draw. */
async function scrolled(
  subject: Subject,
  host: HTMLElement,
  by: number,
  count: number,
  turnAfter = Number.POSITIVE_INFINITY,
) {
  const intervals: number[] = [];
  let last = await frame();
  for (let i = 0; i < count; i += 1) {
    subject.scroll(host, Math.floor(i / turnAfter) % 2 === 0 ? by : -by);
    const now = await frame();
    intervals.push(now - last);
    last = now;
  }
  return figuresOf(intervals);
}

/** Lets whoever drives the page read its clocks in between. */
function tellPhase(phase: string): void {
  document.documentElement.dataset.phase = phase;
}

export async function measure(subject: Subject, host: HTMLElement): Promise<Measured> {
  await pause(300);
  const start = performance.now();
  await subject.mount(host);
  do await frame();
  while (!subject.isThere(host));
  await frame();
  const first = performance.now() - start;
  // What fills itself in later is not counted as scrolling.
  await pause(2500);
  const before = subject.position(host);
  tellPhase("slow");
  const slow = await scrolled(subject, host, 60, SLOW_FRAMES);
  tellPhase("leaps");
  const moved = subject.position(host) !== before;
  const leaps = await scrolled(subject, host, 1400, LEAP_FRAMES, 20);
  return { first_paint_ms: first, slow, leaps, moved };
}
