/** Days as the Gantt counts them: ISO texts (`2026-03-01`) and whole numbers, no clock, no zone. */
const DAY = 86_400_000;

const at = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);

/** Number of a day: days since the first of January 1970. */
export const numberOf = (day: string): number => at(day) / DAY;

/** The day of a number. */
export const dayAt = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayAt(numberOf(day) + days);

/** Days from one to the other, both included. */
export const spanDays = (from: string, to: string): number => numberOf(to) - numberOf(from) + 1;

/** 0 is Sunday. */
export const weekday = (number: number): number => (((number + 4) % 7) + 7) % 7;

/** A day of a `Date` as the clock on the wall says it. */
export function dayOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const monthStart = (day: string): string => `${day.slice(0, 7)}-01`;

export function monthEnd(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return dayAt(Date.UTC(year, month, 0) / DAY);
}

/** A day as typed or picked: `2026-3-1`, `2026/03/01`, `20260301`, `2026年3月1日`; empty clears. */
export function typedDay(text: string): string | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "") return "";
  const found = /^(\d{4})[-/.\u5e74]?(\d{1,2})[-/.\u6708]?(\d{1,2})\u65e5?$/.exec(plain);
  if (found === null) return undefined;
  const [, year = "", month = "", day = ""] = found;
  const said = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return Number.isNaN(at(said)) || dayAt(numberOf(said)) !== said ? undefined : said;
}
