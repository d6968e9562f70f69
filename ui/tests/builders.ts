/** Builders of contract data for tests. Names and figures are made up. */
import type { CommunityTableDto, OverviewDto, TotalsDto } from "@/generated/contract";

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
  unknown_gates?: number;
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
    note: column(() => ""),
    flags: [],
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
