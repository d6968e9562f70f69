/** Builders of contract data for tests. Names and figures are made up. */
import type {
  CommunityTableDto,
  OverviewDto,
  ParameterDto,
  PolicyDto,
  ProjectDto,
  ReadOnlyDto,
  TotalsDto,
} from "@/generated/contract";

export interface RowSeed {
  id: string;
  name?: string;
  division?: string;
  built_to?: number | null;
  buildings?: number | null;
  households?: number | null;
  floor_area_m2?: number | null;
  investment_fen?: number | null;
  year?: number | null;
  stage?: string;
  facets?: string;
  open_gates?: number;
  gates?: string;
  unknown_gates?: number;
  items_inspected?: number;
  cost_missing?: number;
}

/** A registry table, column by column, from rows. */
export function tableOf(rows: RowSeed[]): CommunityTableDto {
  const column = <T>(pick: (row: RowSeed) => T): T[] => rows.map(pick);
  return {
    id: column((row) => row.id),
    name: column((row) => row.name ?? row.id),
    former_name: column(() => ""),
    division: column((row) => row.division ?? ""),
    cluster: column(() => null),
    address: column(() => ""),
    built_from: column(() => null),
    built_to: column((row) => row.built_to ?? null),
    buildings: column((row) => row.buildings ?? null),
    units: column(() => null),
    households: column((row) => row.households ?? null),
    residents: column(() => null),
    floor_area_m2: column((row) => row.floor_area_m2 ?? null),
    investment_fen: column((row) => row.investment_fen ?? null),
    year: column((row) => row.year ?? null),
    stage: column((row) => row.stage ?? "reserve"),
    facets: column((row) => row.facets ?? "nnnnnn"),
    open_gates: column((row) => row.open_gates ?? 0),
    unknown_gates: column((row) => row.unknown_gates ?? 0),
    items_inspected: column((row) => row.items_inspected ?? 0),
    cost_missing: column((row) => row.cost_missing ?? 0),
    note: column(() => ""),
    kind: column(() => "estate"),
    elderly: column(() => null),
    low_income_households: column(() => null),
    lifts: column(() => null),
    ownership: column(() => null),
    owner_unit: column(() => ""),
    property_mode: column(() => null),
    property_fee: column(() => null),
    owners_committee: column(() => null),
    maintenance_fund: column(() => null),
    earlier_renewal: column(() => ""),
    to_be_expropriated: column(() => null),
    gates: column((row) => row.gates ?? ""),
    gate_codes: ["eligible_object", "hazards_first"],
    shared_investment_fen: 0,
    flags: column(() => []),
  };
}

/** Totals that are zero and known, but for what is given. */
export function totalsOf(parts: Partial<TotalsDto> = {}): TotalsDto {
  return {
    communities: 0,
    buildings: 0,
    households: 0,
    residents: 0,
    floor_area_m2: 0,
    investment_fen: 0,
    gap_fen: null,
    by_source: [],
    missing: { buildings: 0, households: 0, floor_area: 0, investment: 0 },
    approximate: 0,
    ...parts,
  };
}

export function overviewOf(parts: Partial<OverviewDto> = {}): OverviewDto {
  return {
    plan_id: null,
    plan_name: null,
    gates: [],
    stages: [],
    all: totalsOf(),
    planned: totalsOf(),
    reserve: 0,
    years: [],
    facets: [],
    not_inspected: 0,
    open_gates: [],
    open_gate_count: 0,
    recent: [],
    declared: [],
    ...parts,
  };
}

export function projectOf(parts: Partial<ProjectDto> = {}): ProjectDto {
  return {
    title: "示例区",
    file_name: "示例区.jiugai",
    folder: "文档",
    is_sample: false,
    read_only: null,
    place: null,
    policy: { code: "national", zh: "全国", en: "National" },
    undo: null,
    redo: null,
    revision: null,
    was_left_open: false,
    saved_at: null,
    communities: 0,
    ...parts,
  };
}

export function readOnlyOf(parts: Partial<ReadOnlyDto> = {}): ReadOnlyDto {
  return { reason: "locked", holder: null, host: null, since: null, zh: "", en: "", ...parts };
}

export function policyOf(parts: Partial<PolicyDto> = {}): PolicyDto {
  return {
    profile: { code: "national", zh: "全国", en: "National" },
    facets: [],
    items: [],
    classes: [],
    measures: [],
    packages: [],
    sources: [],
    stage_templates: [],
    ...parts,
  };
}

export function parameterOf(parts: Partial<ParameterDto> = {}): ParameterDto {
  return {
    key: "gate/eligible_object/built_by",
    group: "gate",
    row: "eligible_object",
    row_zh: "改造对象符合条件",
    row_en: "Eligible object",
    zh: "建成年份不晚于",
    en: "Built no later than",
    unit: "year",
    value: "2000",
    is_edited: false,
    shipped: "2000",
    basis: "国办发〔2020〕23号",
    is_assumption: false,
    ...parts,
  };
}
