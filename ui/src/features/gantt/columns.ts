/** The columns before the days: what a row says about its community. */
import { formatCount, formatWan } from "@/shared/format";
import type { Line } from "./model";

export type ColumnTexts = Record<
  "number" | "name" | "households" | "investment" | "done" | "responsible",
  string
> & { group: (label: string, count: number) => string };

export interface Column {
  title: string;
  width: number;
  align: "left" | "center" | "right";
  isSoft: boolean;
  shown: (line: Line) => string;
}

/** A narrow window leaves out what can be read elsewhere. */
export function columnsOf(texts: ColumnTexts, isNarrow: boolean): Column[] {
  const column = (
    title: string,
    width: number,
    shown: (line: Line) => string,
    align: Column["align"] = "right",
    isSoft = false,
  ): Column => ({ title, width, align, isSoft, shown });
  const wide = (one: Column) => (isNarrow ? [] : [one]);
  const figure = (n: number | null | undefined, format: (n: number | null) => string) =>
    n == null ? "" : format(n);
  return [
    column(texts.number, 36, (line) => (line.row ? String(line.number ?? "") : ""), "center", true),
    column(
      texts.name,
      isNarrow ? 140 : 176,
      ({ row, group, number }) => row?.name ?? texts.group(group ?? "", number ?? 0),
      "left",
    ),
    column(texts.households, 52, ({ row }) => figure(row?.households, formatCount)),
    ...wide(column(texts.investment, 78, ({ row }) => figure(row?.investment_fen, formatWan))),
    column(texts.done, 56, ({ row }) => (row ? String(row.percent_done) : "")),
    ...wide(column(texts.responsible, 62, ({ row }) => row?.responsible ?? "", "left")),
  ];
}

export const widthOfColumns = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + column.width, 0);
