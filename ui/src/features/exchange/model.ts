/** An import preview without its looks: rows and declared totals as grids, checks, remarks. */
import type { TFunction } from "i18next";
import type {
  ImportCheckDto,
  ImportPreviewDto,
  ImportRemarkDto,
  ImportTableDto,
  PlanDto,
} from "@/generated/contract";
import type { BothTexts } from "@/i18n/say";
import { formatArea, formatCount, formatWan } from "@/shared/format";
import { cellKey, type GridColumn, type GridData } from "@/shared/grid";

/** What stands for a row of the workbook in the grid; rows are counted from 1 there. */
export const rowKey = (row: number): string => String(row);

/** Width of a column that shows its whole title: a Han character is about as wide as it is high. */
const wide = (least: number, title: string, unit = ""): number => {
  const text = `${title} ${unit}`;
  const width = [...text].reduce((sum, one) => sum + (one > "\u2e80" ? 14 : 8), 0);
  return Math.max(least, width + 14);
};

/** Columns with room for their titles in either language. */
const fitting = (columns: GridColumn[]): GridColumn[] =>
  columns.map((column) => ({ ...column, width: wide(column.width, column.title, column.unit) }));

/** Columns of the communities read. */
export function rowColumns(t: TFunction): GridColumn[] {
  const title = (field: string) => t(`field.${field}`);
  const count = (field: string, width: number): GridColumn => ({
    field,
    title: title(field),
    width,
    kind: "count",
    total: true,
  });
  return fitting([
    { field: "row", title: t("exchange.row"), width: 58, kind: "text" },
    { field: "name", title: title("name"), width: 144, kind: "text", strong: true },
    { field: "state", title: t("exchange.state"), width: 68, kind: "text" },
    { field: "division", title: title("division"), width: 128, kind: "text" },
    { field: "built_to", title: title("built_to"), width: 58, kind: "year" },
    count("buildings", 56),
    count("households", 70),
    {
      ...count("floor_area_m2", 108),
      unit: t("unit.m2"),
      kind: "area",
    },
    {
      ...count("investment_fen", 94),
      unit: t("unit.wan"),
      kind: "money",
    },
    { field: "cluster", title: title("cluster"), width: 90, kind: "text" },
  ]);
}

export function rowData(table: ImportTableDto, t: TFunction): GridData {
  const { rows } = table;
  return {
    ids: rows.map((row) => rowKey(row.row)),
    columns: {
      row: rows.map((row) => String(row.row)),
      name: rows.map((row) => row.name),
      state: rows.map((row) => t(row.already_there ? "exchange.there" : "exchange.new")),
      division: rows.map((row) => row.division),
      built_to: rows.map((row) => row.built_to),
      buildings: rows.map((row) => row.buildings),
      households: rows.map((row) => row.households),
      floor_area_m2: rows.map((row) => row.floor_area_m2),
      investment_fen: rows.map((row) => row.investment_fen),
      cluster: rows.map((row) => row.cluster ?? ""),
    },
  };
}

/** Columns of totals a table declares: kept beside ours, never added to them. */
export function declaredColumns(t: TFunction): GridColumn[] {
  return fitting([
    { field: "row", title: t("exchange.row"), width: 58, kind: "text" },
    {
      field: "division",
      title: t("field.division"),
      width: 200,
      kind: "text",
      strong: true,
    },
    { field: "communities", title: t("exchange.communities"), width: 90, kind: "count" },
    { field: "buildings", title: t("field.buildings"), width: 80, kind: "count" },
    { field: "households", title: t("field.households"), width: 90, kind: "count" },
    {
      field: "floor_area_m2",
      title: t("field.floor_area_m2"),
      unit: t("unit.m2"),
      width: 130,
      kind: "area",
    },
    {
      field: "investment_fen",
      title: t("field.investment_fen"),
      unit: t("unit.wan"),
      width: 120,
      kind: "money",
    },
  ]);
}

export function declaredData(table: ImportTableDto): GridData {
  const { declared } = table;
  return {
    ids: declared.map((one) => rowKey(one.row)),
    columns: {
      row: declared.map((one) => String(one.row)),
      division: declared.map((one) => one.division),
      communities: declared.map((one) => one.communities),
      buildings: declared.map((one) => one.buildings),
      households: declared.map((one) => one.households),
      floor_area_m2: declared.map((one) => one.floor_area_m2),
      investment_fen: declared.map((one) => one.investment_fen),
    },
  };
}

/** Where the grid shows what a column of the workbook was read as. */
const SHOWN_AS: Record<string, string> = {
  name: "name",
  former_name: "name",
  buildings: "buildings",
  households: "households",
  floor_area: "floor_area_m2",
  investment: "investment_fen",
  cluster_investment: "investment_fen",
  cluster: "cluster",
  built_year: "built_to",
};

/** Remarks by cell of the grid; those on columns it does not show stand with the name. */
export function remarkCells(
  table: ImportTableDto,
  say: (text: BothTexts) => string,
): Map<string, string> {
  const fields = new Map(
    table.columns.map((one) => [one.letter, SHOWN_AS[one.field ?? ""] ?? "name"]),
  );
  const cells = new Map<string, string>();
  for (const remark of table.remarks) {
    const key = cellKey(rowKey(remark.row), fields.get(remark.column ?? "") ?? "name");
    const before = cells.get(key);
    const text = remarkText(remark, say);
    cells.set(key, before === undefined ? text : `${before} ${text}`);
  }
  return cells;
}

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

export function previewCounts(preview: ImportPreviewDto) {
  const all = preview.tables;
  return {
    remarks: all.reduce((sum, table) => sum + table.remarks.length, 0),
    declared: all.reduce((sum, table) => sum + table.declared.length, 0),
    ...checkCounts(all.flatMap((table) => table.checks)),
  };
}

/** A sum read, or unknown where nothing was stated: no figure is not zero. */
export const readSum = (sum: number): number | null => (sum === 0 ? null : sum);

/** Nothing of it would change the file. */
export const isNothingNew = (preview: ImportPreviewDto): boolean =>
  preview.added === 0 && previewCounts(preview).declared === 0;

/** Plans whose Gantt chart can be written, the annual ones first. */
export const ganttPlans = (plans: readonly PlanDto[]): PlanDto[] =>
  [...plans].sort(
    (a, b) =>
      Number(b.has_schedule) - Number(a.has_schedule) ||
      Number(b.kind === "annual") - Number(a.kind === "annual") ||
      b.from_year - a.from_year,
  );
