/** The journal without its looks: by day, and what it is narrowed down to. */
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

/** What history is narrowed down to. */
export interface Filter {
  community_id?: string;
  who?: string;
  kind?: string;
  text?: string;
}

/** The filter as the address has it. */
export function filterOf(picked: Record<string, string>): Filter {
  const { community, who, kind, text } = picked;
  return {
    ...(community ? { community_id: community } : {}),
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
    ...(text ? { text } : {}),
  };
}

export const isNarrowed = (filter: Filter): boolean => Object.keys(filter).length > 0;

/** Whether the file can go to right after this row. */
export const canGoTo = (entry: Pick<HistoryEntryDto, "kind" | "is_given_up">): boolean =>
  entry.kind === "edit" && !entry.is_given_up;

type Translate = (key: string, values: Record<string, unknown>) => string;

/** The file, sheet and row something was read from. */
export function placeOf(
  entry: Pick<HistoryEntryDto, "file" | "sheet" | "row">,
  t: Translate,
): string[] {
  if (entry.file === null) return [];
  const row = entry.row === null ? [] : [t("history.row", { row: entry.row })];
  return [entry.file, ...(entry.sheet === null ? [] : [entry.sheet]), ...row];
}
