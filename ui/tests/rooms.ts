/**
 * Builders of checklists, schemes and previews, over the national policy as it ships. Findings and
 * figures are made up.
 */
import classes from "@assets/policy/national/classes.json";
import facets from "@assets/policy/national/facets.json";
import items from "@assets/policy/national/items.json";
import measures from "@assets/policy/national/measures.json";
import packages from "@assets/policy/national/packages.json";
import type {
  ChecklistDto,
  CostDto,
  FindingDto,
  ImportPreviewDto,
  ImportRemarkDto,
  ImportRowDto,
  ImportTableDto,
  PolicyDto,
  SchemeDto,
  SchemeLineDto,
  SuggestionDto,
} from "@/generated/contract";
import { policyOf } from "./builders";

const named = (row: { code: string; name: { zh: string; en: string } }) => ({
  code: row.code,
  ...row.name,
});

const measureOf = (code: string) => {
  const measure = measures.find((one) => one.code === code);
  if (measure === undefined) throw new Error(`no measure ${code}`);
  return measure;
};

/** The policy as far as these rooms read it. */
export const shippedPolicy = (parts: Partial<PolicyDto> = {}): PolicyDto =>
  policyOf({
    facets: facets.map((one) => ({ code: one.facet, ...one.name })),
    items: items.map((one) => ({ ...named(one), facet: one.facet })),
    classes: classes.map(named),
    measures: measures.map((one) => ({
      ...named(one),
      class: one.class_code,
      facet: one.facet,
      unit: one.unit,
    })),
    packages: packages.map((one) => ({
      ...named(one),
      measures: one.measures,
      basis: one.basis.source,
    })),
    ...parts,
  });

export const findingOf = (level: string, parts: Partial<FindingDto> = {}): FindingDto => ({
  level,
  quantity: null,
  strongly_wished: false,
  reason_not_in_scheme: "",
  note: "",
  inspected_by: "",
  inspected_on: "2026-05-02",
  ...parts,
});

const LETTERS: Record<string, string> = { hazard: "h", severe: "l", minor: "l" };

/** The letter of a facet from its findings, as the table has it. */
function letterOf(levels: readonly string[]): string {
  if (levels.length === 0) return "n";
  const letters = levels.map((level) => LETTERS[level] ?? "f");
  return letters.includes("h") ? "h" : letters.includes("l") ? "l" : "f";
}

/** A checklist with findings by item code. */
export function checklistOf(
  community_id: string,
  findings: Record<string, FindingDto> = {},
  name = community_id,
): ChecklistDto {
  return {
    community_id,
    name,
    facets: facets.map((facet) => {
      const own = items.filter((item) => item.facet === facet.facet);
      const levels = own.flatMap((item) => findings[item.code]?.level ?? []);
      return {
        facet: facet.facet,
        ...facet.name,
        point_zh: facet.point.zh,
        point_en: facet.point.en,
        state: letterOf(levels),
        items: own.map((item) => ({
          item: item.code,
          ...item.name,
          help_zh: item.help.zh,
          help_en: item.help.en,
          unit: item.unit ?? "",
          suggests: item.suggests.map((code) => named(measureOf(code))),
          hazard_first: facet.facet === "lines",
          finding: findings[item.code] ?? null,
        })),
      };
    }),
  };
}

export const costOf = (parts: Partial<CostDto> = {}): CostDto => ({
  known_fen: null,
  missing: 0,
  is_published: false,
  basis: "measures",
  by_class: [],
  by_facet: [],
  fen_per_m2: null,
  fen_per_household: null,
  ...parts,
});

/** A line of a scheme; its amount follows from quantity and price. */
export function lineOf(code: string, parts: Partial<SchemeLineDto> = {}): SchemeLineDto {
  const measure = measureOf(code);
  const line = {
    id: `line-${code}`,
    measure: code,
    ...measure.name,
    class: measure.class_code,
    facet: measure.facet,
    unit: measure.unit,
    quantity: null,
    unit_price_fen: null,
    amount_fen: null,
    price_source: "",
    price_origin: null,
    from_item: null,
    note: "",
    known_prices: [],
    ...parts,
  };
  const isKnown = line.quantity !== null && line.unit_price_fen !== null;
  return {
    ...line,
    amount_fen: isKnown ? Math.round((line.quantity ?? 0) * (line.unit_price_fen ?? 0)) : null,
  };
}

export function suggestionOf(
  code: string,
  item: string,
  level: string,
  quantity: number | null = null,
): SuggestionDto {
  const measure = measureOf(code);
  const asking = items.find((one) => one.code === item);
  return {
    measure: code,
    ...measure.name,
    class: measure.class_code,
    facet: measure.facet,
    unit: measure.unit,
    because: [{ item, zh: asking?.name.zh ?? item, en: asking?.name.en ?? item, level, quantity }],
  };
}

/** A scheme whose measures' cost follows from its lines. */
export function schemeOf(community_id: string, parts: Partial<SchemeDto> = {}): SchemeDto {
  const lines = parts.lines ?? [];
  const known = lines.flatMap((line) => line.amount_fen ?? []);
  const by_class = classes.map((one) => ({
    code: one.code,
    amount_fen: lines
      .filter((line) => line.class === one.code)
      .reduce((sum, line) => sum + (line.amount_fen ?? 0), 0),
  }));
  const measures_cost = costOf({
    known_fen: known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : null,
    missing: lines.filter((line) => line.amount_fen === null).length,
    by_class,
  });
  return {
    community_id,
    name: community_id,
    id: lines.length > 0 ? "scheme" : null,
    version: 1,
    basis: "measures",
    state: "draft",
    lines,
    lump_sums: [],
    cluster: null,
    suggestions: [],
    cost: measures_cost,
    measures_cost,
    ...parts,
  };
}

export const importTableOf = (parts: Partial<ImportTableDto> = {}): ImportTableDto => ({
  sheet: "Sheet1",
  title: "",
  kind: "communities",
  header_rows: [1],
  columns: [],
  mapping: "recognised",
  fields: [],
  rows: [],
  declared: [],
  checks: [],
  remarks: [],
  ...parts,
});

export const importRowOf = (
  row: number,
  state: string,
  parts: Partial<ImportRowDto> = {},
): ImportRowDto => ({
  row,
  state,
  why: null,
  name: `小区${row}`,
  division: "",
  cluster: null,
  buildings: 1,
  households: 10,
  floor_area_m2: 900,
  built_to: 1990,
  investment_fen: 1_000_000,
  community_id: null,
  same_row: null,
  suspects: [],
  changes: [],
  unreadable: [],
  said: [],
  ...parts,
});

/** A remark of a kind on a row. */
export const remarkOf = (
  code: string,
  row: number,
  column: string | null = null,
  text = "",
): ImportRemarkDto => ({
  row,
  column,
  text,
  notice: { code: `remark.${code}`, zh: `（${code}）`, en: code },
});

export const previewOf = (parts: Partial<ImportPreviewDto> = {}): ImportPreviewDto => ({
  token: "t1",
  file: "计划表.xlsx",
  sheets: [],
  tables: [],
  counts: { added: 0, updated: 0, unchanged: 0, conflict: 0, refused: 0, left: 0, declared: 0 },
  added: 0,
  already_there: 0,
  totals: {
    communities: 0,
    buildings: 0,
    households: 0,
    floor_area_m2: 0,
    investment_fen: 0,
    approximate_cells: 0,
    built_after_limit: 0,
  },
  no_table: null,
  plan: null,
  has_work: true,
  ...parts,
});
