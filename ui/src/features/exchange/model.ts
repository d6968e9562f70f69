/** What is said of a preview's cells and totals, in words. */
import type { TFunction } from "i18next";
import type { ImportCheckDto, ImportRemarkDto, PlanDto } from "@/generated/contract";
import type { BothTexts } from "@/i18n/say";
import { formatArea, formatCount, formatWan } from "@/shared/format";

/** A remark with the text of its cell: `「约100」 原文写的是约数…`. */
export const remarkText = (remark: ImportRemarkDto, say: (text: BothTexts) => string): string =>
  remark.text === "" ? say(remark.notice) : `「${remark.text}」 ${say(remark.notice)}`;

/** Where a remark stands in the workbook: `E6`, `第 6 行`, `E 列`, or the table as a whole. */
export function placeOf(remark: ImportRemarkDto, t: TFunction): string {
  if (remark.row === 0)
    return remark.column ? t("exchange.column_at", { column: remark.column }) : "";
  if (remark.column === null) return t("exchange.row_at", { row: remark.row });
  return `${remark.column}${remark.row}`;
}

export interface RemarkKind {
  code: string;
  /** The first remark of the kind, for its words. */
  notice: BothTexts;
  count: number;
}

/** Kinds of remarks with how often each occurs, the rarest first: they are the ones to read. */
export function remarkKinds(remarks: readonly ImportRemarkDto[]): RemarkKind[] {
  const kinds = new Map<string, RemarkKind>();
  for (const { notice } of remarks) {
    const known = kinds.get(notice.code);
    if (known) known.count += 1;
    else kinds.set(notice.code, { code: notice.code, notice, count: 1 });
  }
  return [...kinds.values()].sort((a, b) => a.count - b.count || (a.code < b.code ? -1 : 1));
}

/** A figure of a check in the unit of its field. */
export function checkFigure(field: string, value: number, t: TFunction): string {
  if (/investment|fund/.test(field)) return `${formatWan(value)} ${t("unit.wan")}`;
  if (field.startsWith("floor_area")) return `${formatArea(value)} ${t("unit.m2")}`;
  return formatCount(value);
}

/** How many stated totals agree with the rows, and how many do not. */
export function checkCounts(checks: readonly ImportCheckDto[]) {
  const agreeing = checks.filter((check) => check.matches).length;
  return { agreeing, differing: checks.length - agreeing };
}

/** Plans whose Gantt chart can be written, the annual ones first. */
export const ganttPlans = (plans: readonly PlanDto[]): PlanDto[] =>
  [...plans].sort(
    (a, b) =>
      Number(b.has_schedule) - Number(a.has_schedule) ||
      Number(b.kind === "annual") - Number(a.kind === "annual") ||
      b.from_year - a.from_year,
  );
