/**
 * Whether a text can be read in a column, before it is sent: so that of a hundred pasted cells the
 * two that cannot be read are named. The store has the last word; what passes here may still be
 * refused there, and nothing is read differently.
 */
import type { GridColumn } from "./types";
import words from "./words.json";

/** Why a text cannot be read: key of a text, without `grid.problem.`. */
export type Problem = "empty" | "count" | "number" | "money" | "year" | "date" | "choice";

/** Half-width, without blanks; null where a comma separates no thousands. */
function half(text: string): string | null {
  const plain = text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll(words.full_stop, ".")
    .replace(/\s/g, "");
  if (!plain.includes(",")) return plain;
  return /^[¥￥]?-?\d{1,3}(,\d{3})+(\D|$)/.test(plain) ? plain.replaceAll(",", "") : null;
}

const oneOf = (list: readonly string[]): string => `(${list.join("|")})?`;
const WAN = words.ten_thousand;

const COUNT = new RegExp(`^\\d{1,10}${oneOf(words.count)}$`);
const AREA = new RegExp(`^\\d+(\\.\\d+)?${WAN}?${oneOf(words.area)}$`);
/** Exact to the fen: six decimals of 万元, two of 元. */
const money = (decimals: number, units: readonly string[]): RegExp =>
  new RegExp(
    `^[¥￥]?\\d+(\\.\\d{1,${decimals}}0*)?${units.length > 0 ? `(${units.join("|")})` : ""}$`,
  );
const IN_WAN = money(6, [WAN + words.yuan, WAN]);
const IN_YUAN = money(2, [words.yuan]);
const isMoney = (plain: RegExp) => (text: string) =>
  plain.test(text) || IN_WAN.test(text) || IN_YUAN.test(text);
const YEAR = new RegExp(`^(\\d{4})${words.year}?$`);
const NUMBER = /^\d+(\.\d+)?$/;
const PERCENT = /^\d+(\.\d+)?%?$/;
const DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const isYear = (text: string): boolean => {
  const year = YEAR.exec(text)?.[1];
  return year !== undefined && Number(year) >= 1800 && Number(year) <= 2200;
};

const RULES: Partial<Record<GridColumn["kind"], [Problem, (text: string) => boolean]>> = {
  count: ["count", (text) => COUNT.test(text)],
  area: ["number", (text) => AREA.test(text)],
  money: ["money", isMoney(money(6, []))],
  gap: ["money", isMoney(money(6, []))],
  price: ["money", isMoney(money(2, []))],
  decimal: ["number", (text) => NUMBER.test(text)],
  quantity: ["number", (text) => NUMBER.test(text)],
  percent: ["number", (text) => PERCENT.test(text)],
  year: ["year", isYear],
  date: ["date", isDate],
};

/** What is wrong with a text in a column, or null. Empty clears, where the column may be empty. */
export function problemOf(column: GridColumn, text: string): Problem | null {
  if (text.trim() === "") return column.isRequired ? "empty" : null;
  if (column.kind === "choice") {
    const isKnown = column.choices?.some((one) => one.code === text || one.name === text);
    return isKnown ? null : "choice";
  }
  if (column.words?.includes(text.trim())) return null;
  const rule = RULES[column.kind];
  if (rule === undefined) return null;
  const plain = half(text);
  return plain !== null && rule[1](plain) ? null : rule[0];
}
