/** The funding page without its looks: columns of the matrix, its cells, what stands behind them. */
import type { TFunction } from "i18next";
import type {
  AllocationEdit,
  CeilingDto,
  FixedAmountDto,
  FundingDto,
  FundingPartDto,
  FundingRowDto,
  SourceDto,
} from "@/generated/contract";
import {
  type CellValue,
  cellKey,
  type GridColumn,
  type GridData,
  type GridEdit,
} from "@/shared/grid";

const SOURCE = "source:";
/** Columns shown while no source pays anything yet, so that there is somewhere to type. */
const AT_LEAST = 5;

export const sourceField = (code: string): string => SOURCE + code;

/** The source of a column, or null for the other columns. */
export const sourceOf = (field: string | undefined): string | null =>
  field?.startsWith(SOURCE) ? field.slice(SOURCE.length) : null;

/** Rows are communities and clusters; the kind is part of the key. */
export const ownerKey = (owner: { owner_kind: string; owner_id: string }): string =>
  `${owner.owner_kind}:${owner.owner_id}`;

export function ownerOf(key: string): { owner_kind: string; owner_id: string } {
  const [owner_kind = "", owner_id = ""] = key.split(":", 2);
  return { owner_kind, owner_id };
}

/** Sources to type into while none pays and none is fixed. */
export const offeredSources = (funding: FundingDto): string[] =>
  funding.sources.length + funding.fixed.length > 0
    ? []
    : funding.all_sources.slice(0, AT_LEAST).map((source) => source.code);

/** Sources with a column: those that pay or have a fixed amount, and those chosen; in policy order. */
export function shownSources(funding: FundingDto, chosen: readonly string[]): SourceDto[] {
  const codes = new Set([
    ...funding.sources.map((source) => source.code),
    ...funding.fixed.map((one) => one.source),
    ...chosen,
  ]);
  return funding.all_sources.filter((source) => codes.has(source.code));
}

export function matrixColumns(
  sources: readonly SourceDto[],
  short: (source: SourceDto) => string,
  t: TFunction,
): GridColumn[] {
  const money = (field: string, title: string, width: number): GridColumn => ({
    field,
    title,
    width,
    kind: "money",
    total: true,
  });
  return [
    { field: "name", title: t("funding.owner"), width: 168, kind: "text", strong: true },
    { field: "year", title: t("field.year"), width: 62, kind: "year" },
    { ...money("cost", t("field.investment_fen"), 112), unit: t("unit.wan") },
    ...sources.map((source) => ({
      ...money(sourceField(source.code), short(source), 96),
      editable: true,
    })),
    { ...money("gap", t("funding.gap"), 104), kind: "gap" as const },
  ];
}

const amountOf = (row: FundingRowDto, source: string): number | null =>
  row.by_source.find((part) => part.source === source)?.amount_fen ?? null;

/** Cells of the matrix. What a source does not pay is blank; a gap of nothing is blank too. */
export function matrixData(
  funding: FundingDto,
  sources: readonly SourceDto[],
  t: TFunction,
): GridData {
  const { rows } = funding;
  const columns: Record<string, CellValue[]> = {
    name: rows.map((row) =>
      row.owner_kind === "cluster" ? t("funding.cluster", { name: row.name }) : row.name,
    ),
    year: rows.map((row) => row.year),
    cost: rows.map((row) => row.cost_fen),
    gap: rows.map((row) => (row.gap_fen > 0 ? row.gap_fen : null)),
  };
  for (const { code } of sources)
    columns[sourceField(code)] = rows.map((row) => amountOf(row, code));
  return { ids: rows.map(ownerKey), columns };
}

/** The totals row, as the contract states it. */
export function matrixTotals(
  total: FundingRowDto,
  sources: readonly SourceDto[],
): Record<string, CellValue> {
  const totals: Record<string, CellValue> = { cost: total.cost_fen, gap: total.gap_fen };
  for (const { code } of sources) totals[sourceField(code)] = amountOf(total, code);
  return totals;
}

/** Cells whose amount a person fixed, with the document or reason. */
export function fixedRemarks(funding: FundingDto, t: TFunction): Map<string, string> {
  return new Map(
    funding.fixed.map((one) => [
      cellKey(ownerKey(one), sourceField(one.source)),
      one.note === "" ? t("funding.fixed") : t("funding.fixed_by", { note: one.note }),
    ]),
  );
}

export const findFixed = (
  funding: FundingDto,
  owner: string,
  source: string,
): FixedAmountDto | undefined =>
  funding.fixed.find((one) => ownerKey(one) === owner && one.source === source);

/** What was typed into the matrix as amounts to fix; a document named before stays with its amount. */
export const allocationsOf = (funding: FundingDto, edits: readonly GridEdit[]): AllocationEdit[] =>
  edits.flatMap(({ id, field, text }) => {
    const source = sourceOf(field);
    if (source === null) return [];
    const note = findFixed(funding, id, source)?.note ?? "";
    return [{ ...ownerOf(id), source, amount: text, note }];
  });

export interface ComponentParts {
  code: string;
  component: { zh: string; en: string };
  parts: FundingPartDto[];
}

/** Parts component by component, in the order they come. */
export function byComponent(parts: readonly FundingPartDto[]): ComponentParts[] {
  const groups = new Map<string, ComponentParts>();
  for (const part of parts) {
    const { code } = part.component;
    const group = groups.get(code) ?? { code, component: part.component, parts: [] };
    group.parts.push(part);
    groups.set(code, group);
  }
  return [...groups.values()];
}

/** Fen as it would be typed in 万元; empty for none. */
export const typedWan = (fen: number | null | undefined): string =>
  fen == null ? "" : String(Number((fen / 1e6).toFixed(6)));

/** The ceiling of a year, of one source or as a whole. */
export const ceilingOf = (
  ceilings: readonly CeilingDto[],
  year: number,
  source: string | null,
): number | null =>
  ceilings.find((one) => one.year === year && one.source === source)?.amount_fen ?? null;

/** Places of the rows a source pays for, or of those with a gap; null for all of them. */
export function rowsPaidBy(funding: FundingDto, source: string | undefined): number[] | null {
  if (source === undefined) return null;
  return funding.rows.flatMap((row, at) => {
    const amount =
      source === "gap"
        ? row.gap_fen
        : (row.by_source.find((one) => one.source === source)?.amount_fen ?? 0);
    return amount > 0 ? [at] : [];
  });
}
