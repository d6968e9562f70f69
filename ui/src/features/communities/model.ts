/** The registry page without its looks: columns, filters, sums. */
import type { CommunityTableDto, FundingPartDto } from "@/generated/contract";
import { FACETS } from "@/shared/design/palette";
import { cellKey, type GridColumn, type GridData } from "@/shared/grid";

export const STAGES = ["reserve", "planned", "implementing", "completed"] as const;

const KINDS = ["estate", "single_building", "self_built", "urban_village"] as const;
const OWNERSHIPS = [
  "public",
  "housing_reform",
  "commodity",
  "cooperative",
  "resettlement",
  "other",
] as const;
const MODES = ["company", "owner_unit", "self_managed", "neighbourhood", "none"] as const;
const ANSWERS = ["yes", "no"] as const;

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
  const choice = (
    field: string,
    width: number,
    codes: readonly string[],
    name: (code: string) => string,
  ): GridColumn => ({
    field,
    title: title(field),
    width,
    kind: "choice",
    editable: true,
    choices: codes.map((code) => ({ code, name: name(code) })),
  });
  const money = (field: string, width: number): GridColumn => ({
    ...count(field, width),
    unit: t("unit.wan"),
    kind: "money",
  });
  const aside = (column: GridColumn): GridColumn => ({ ...column, isAside: true });
  const maybe = (field: string, width: number, codes: readonly string[], list: string) =>
    aside(choice(field, width, ["", ...codes], (code) => (code ? t(`${list}.${code}`) : "")));
  return [
    { ...text("name", 178), strong: true, isRequired: true },
    text("division", 172),
    year("built_to", 66),
    count("buildings", 70),
    count("households", 80),
    { ...count("floor_area_m2", 108), unit: t("unit.m2"), kind: "area" },
    money("investment_fen", 112),
    year("year", 66),
    { field: "facets", title: title("facets"), width: 142, kind: "facets" },
    {
      field: "open_gates",
      title: title("open_gates"),
      width: 84,
      kind: "gates",
      unknownField: "unknown_gates",
    },
    choice("stage", 70, STAGES, (code) => t(`stage.${code}`)),
    text("cluster", 100),
    text("former_name", 130),
    text("address", 180),
    year("built_from", 80),
    count("units", 80),
    count("residents", 80),
    { ...text("note", 220), isLong: true },
    aside(choice("kind", 96, KINDS, (code) => t(`housing_kind.${code}`))),
    aside(count("elderly", 110)),
    aside(count("low_income_households", 110)),
    aside(count("lifts", 84)),
    maybe("ownership", 110, OWNERSHIPS, "ownership"),
    aside(text("owner_unit", 160)),
    maybe("property_mode", 110, MODES, "property_mode"),
    aside({
      ...count("property_fee", 132),
      unit: t("unit.yuan_m2"),
      kind: "price",
      total: false,
    }),
    maybe("owners_committee", 96, ANSWERS, "has"),
    aside(money("maintenance_fund", 128)),
    aside(text("earlier_renewal", 180)),
    maybe("to_be_expropriated", 96, ANSWERS, "answer"),
  ];
}

export function gridData(table: CommunityTableDto): GridData {
  const {
    id,
    flags: _flags,
    shared_investment_fen: _shared,
    gate_codes: _gates,
    ...columns
  } = table;
  return { ids: id, columns };
}

export interface Filters {
  stage: string | null;
  divisions: string[];
  years: string[];
  /** Facet codes; a row passes when it lacks any of them. */
  lacks: string[];
  /** Code of a gate that is not passed, or `open` for any that is open. */
  gate: string | null;
  /** What is not known: `size` or `cost`. */
  missing: string | null;
}

export const NO_FILTERS: Filters = {
  stage: null,
  divisions: [],
  years: [],
  lacks: [],
  gate: null,
  missing: null,
};

const listed = (text: string | undefined): string[] => (text ? text.split("|") : []);

/** Filters as the address carries them, so that a figure elsewhere can lead to its rows. */
export function filtersFrom(picked: Record<string, string>): Filters {
  return {
    stage: picked.stage ?? null,
    divisions: listed(picked.division),
    years: listed(picked.year),
    lacks: listed(picked.lacks),
    gate: picked.gate ?? null,
    missing: picked.missing ?? null,
  };
}

/** The way back, for the address. */
export function filtersTo(filters: Filters): Record<string, string | undefined> {
  return {
    stage: filters.stage ?? undefined,
    division: filters.divisions.join("|") || undefined,
    year: filters.years.join("|") || undefined,
    lacks: filters.lacks.join("|") || undefined,
    gate: filters.gate ?? undefined,
    missing: filters.missing ?? undefined,
  };
}

/** A row without a year is filtered by this word. */
export const NO_YEAR = "none";

/** Positions of the rows that pass every filter. */
export function passing(table: CommunityTableDto, filters: Filters): number[] {
  const facetsAt = filters.lacks.map((facet) => FACETS.indexOf(facet as (typeof FACETS)[number]));
  const lacking = (letters: string) =>
    facetsAt.some((at) => letters[at] === "l" || letters[at] === "h");
  const gateAt = table.gate_codes.indexOf(filters.gate ?? "");
  const held = (row: number) =>
    filters.gate === "open"
      ? (table.open_gates[row] ?? 0) > 0
      : (table.gates[row]?.[gateAt] ?? "p") !== "p";
  const lacksFigure = (row: number) =>
    filters.missing === "cost"
      ? table.investment_fen[row] == null && table.cluster[row] == null
      : table.households[row] == null || table.floor_area_m2[row] == null;
  const rows: number[] = [];
  table.id.forEach((_, row) => {
    const year = table.year[row];
    const passes =
      (filters.stage === null || table.stage[row] === filters.stage) &&
      (filters.divisions.length === 0 || filters.divisions.includes(table.division[row] ?? "")) &&
      (filters.years.length === 0 ||
        filters.years.includes(year == null ? NO_YEAR : String(year))) &&
      (facetsAt.length === 0 || lacking(table.facets[row] ?? "")) &&
      (filters.gate === null || held(row)) &&
      (filters.missing === null || lacksFigure(row));
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

/** The sum of what is known, and how many are not; of figures nobody knows there is no sum. */
export function sumKnown(values: readonly (number | null)[]): {
  sum: number | null;
  missing: number;
} {
  const known = values.filter((value) => value !== null);
  const sum = known.length > 0 ? known.reduce((all, value) => all + value, 0) : null;
  return { sum, missing: values.length - known.length };
}

/** Remarks by cell, several on one cell joined. */
export function remarksOf(
  table: CommunityTableDto,
  say: (text: { zh: string; en: string }) => string,
): Map<string, string> {
  const remarks = new Map<string, string>();
  for (const [row, flags] of table.flags.entries()) {
    for (const flag of flags) {
      const key = cellKey(table.id[row] ?? "", flag.field);
      const before = remarks.get(key);
      const text = say(flag.notice);
      remarks.set(key, before === undefined ? text : `${before} ${text}`);
    }
  }
  return remarks;
}

/** Amounts by source, in the order they come; the gap under the key `null`. */
export function bySource(parts: readonly FundingPartDto[]): Map<string | null, number> {
  const sums = new Map<string | null, number>();
  for (const part of parts) sums.set(part.source, (sums.get(part.source) ?? 0) + part.amount_fen);
  return sums;
}
