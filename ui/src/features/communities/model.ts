/** The registry page without its looks: columns, filters, sums. */
import type { CommunityTableDto, FundingPartDto } from "@/generated/contract";
import { FACETS } from "@/shared/design/palette";
import { cellKey, type GridColumn, type GridData } from "@/shared/grid";

export const STAGES = ["reserve", "planned", "implementing", "completed"] as const;

type Translate = (key: string) => string;

/** Columns of the registry, the everyday ones first. */
export function communityColumns(t: Translate): GridColumn[] {
  const title = (field: string) => t(`field.${field}`);
  const text = (field: string, width: number): GridColumn => ({
    field,
    title: title(field),
    width,
    kind: "text",
    editable: true,
  });
  const count = (field: string, width: number): GridColumn => ({
    field,
    title: title(field),
    width,
    kind: "count",
    editable: true,
    total: true,
  });
  const year = (field: string, width: number): GridColumn => ({
    ...text(field, width),
    kind: "year",
  });
  const stages = STAGES.map((code) => ({ code, name: t(`stage.${code}`) }));
  return [
    { ...text("name", 178), strong: true },
    text("division", 168),
    year("built_to", 84),
    count("buildings", 74),
    count("households", 88),
    { ...count("floor_area_m2", 122), unit: t("unit.m2"), kind: "area" },
    {
      field: "investment_fen",
      title: title("investment_fen"),
      unit: t("unit.wan"),
      width: 118,
      kind: "money",
      editable: true,
      total: true,
    },
    year("year", 72),
    { field: "facets", title: title("facets"), width: 142, kind: "facets" },
    {
      field: "open_gates",
      title: title("open_gates"),
      width: 92,
      kind: "gates",
      unknownField: "unknown_gates",
    },
    {
      field: "stage",
      title: title("stage"),
      width: 72,
      kind: "choice",
      editable: true,
      choices: stages,
    },
    text("cluster", 100),
    text("former_name", 130),
    text("address", 180),
    year("built_from", 84),
    count("units", 84),
    count("residents", 84),
    text("note", 220),
  ];
}

export function gridData(table: CommunityTableDto): GridData {
  const { id, flags: _flags, shared_investment_fen: _shared, ...columns } = table;
  return { ids: id, columns };
}

export interface Filters {
  stage: string | null;
  divisions: string[];
  years: string[];
  /** Facet codes; a row passes when it lacks any of them. */
  lacks: string[];
}

export const NO_FILTERS: Filters = { stage: null, divisions: [], years: [], lacks: [] };

/** A row without a year is filtered by this word. */
export const NO_YEAR = "none";

/** Positions of the rows that pass every filter. */
export function passing(table: CommunityTableDto, filters: Filters): number[] {
  const facetsAt = filters.lacks.map((facet) => FACETS.indexOf(facet as (typeof FACETS)[number]));
  const lacking = (letters: string) =>
    facetsAt.some((at) => letters[at] === "l" || letters[at] === "h");
  const rows: number[] = [];
  table.id.forEach((_, row) => {
    const year = table.year[row];
    const passes =
      (filters.stage === null || table.stage[row] === filters.stage) &&
      (filters.divisions.length === 0 || filters.divisions.includes(table.division[row] ?? "")) &&
      (filters.years.length === 0 ||
        filters.years.includes(year == null ? NO_YEAR : String(year))) &&
      (facetsAt.length === 0 || lacking(table.facets[row] ?? ""));
    if (passes) rows.push(row);
  });
  return rows;
}

/** Different texts of a column with how often each occurs, the most frequent first. */
export function tally(values: readonly (string | number | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const key = value === null ? NO_YEAR : String(value);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Sum of what is known, with how many rows lack the figure. */
export function sumKnown(values: readonly (number | null)[]): { sum: number; missing: number } {
  let sum = 0;
  let missing = 0;
  for (const value of values) {
    if (value === null) missing += 1;
    else sum += value;
  }
  return { sum, missing };
}

/** Remarks by cell, several on one cell joined. */
export function remarksOf(
  table: CommunityTableDto,
  say: (text: { zh: string; en: string }) => string,
): Map<string, string> {
  const remarks = new Map<string, string>();
  for (const flag of table.flags) {
    const key = cellKey(flag.id, flag.field);
    const before = remarks.get(key);
    const text = say(flag.notice);
    remarks.set(key, before === undefined ? text : `${before} ${text}`);
  }
  return remarks;
}

/** Amounts by source, in the order they come; the gap under the key `null`. */
export function bySource(parts: readonly FundingPartDto[]): Map<string | null, number> {
  const sums = new Map<string | null, number>();
  for (const part of parts) sums.set(part.source, (sums.get(part.source) ?? 0) + part.amount_fen);
  return sums;
}
