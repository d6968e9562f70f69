/** The journal without its looks: by day, narrowed down by a word. */
import type { HistoryEntryDto } from "@/generated/contract";

export interface HistoryDay {
  /** `YYYY-MM-DD` on this machine's clock. */
  day: string;
  entries: HistoryEntryDto[];
}

const two = (n: number) => String(n).padStart(2, "0");

/** The day of a moment on this machine's clock; the text itself when it is no moment. */
export function dayOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Time of day of a moment, to the minute. */
export function timeOf(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? "" : `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Entries by day, in the order they come. */
export function byDay(entries: readonly HistoryEntryDto[]): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** How a day is called today. */
export function dayName(day: string, now: Date): "today" | "yesterday" | null {
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (day === dayOf(now.toISOString())) return "today";
  return day === dayOf(before.toISOString()) ? "yesterday" : null;
}

/** Entries that hold the text: what was done, by whom, from which file. */
export function holding(entries: readonly HistoryEntryDto[], text: string): HistoryEntryDto[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [...entries];
  return entries.filter((entry) =>
    [entry.label, entry.who, entry.file ?? ""].some((one) => one.toLowerCase().includes(wanted)),
  );
}
