/** The plans page without its looks: columns, rows of a year, what is typed into the year column. */
import type {
  CommunityTableDto,
  PlanDetailDto,
  PlanEntriesDto,
  YearFiguresDto,
} from "@/generated/contract";
import type { CellValue, GridColumn, GridData } from "@/shared/grid";

type Translate = (key: string) => string;
type Say = (text: { zh: string; en: string }) => string;

/** Rows without a year are filtered by this word; a withdrawn one stands in no year at all. */
export const RESERVE = "reserve";
export const WITHDRAWN = "withdrawn";

/** Columns of the entries. In an annual plan all stand in its one year, which is left out. */
export function entryColumns(t: Translate, isAnnual: boolean): GridColumn[] {
  const text = (field: string, width: number): GridColumn => ({
    field,
    title: t(`field.${field}`),
    width,
    kind: "text",
  });
  return [
    { ...text("name", 168), strong: true },
    ...(isAnnual
      ? []
      : [
          {
            ...text("year", 66),
            kind: "year" as const,
            editable: true,
            words: [t("plans.reserve")],
          },
        ]),
    { ...text("state", 68), title: t("plans.state_column") },
    { ...text("households", 80), kind: "count", total: true },
    { ...text("floor_area_m2", 108), kind: "area", unit: t("unit.m2"), total: true },
    { ...text("investment_fen", 112), kind: "money", unit: t("unit.wan"), total: true },
    { ...text("facets", 142), kind: "facets" },
    { ...text("open_gates", 84), kind: "gates", unknownField: "unknown_gates" },
    { ...text("reason", 270), title: t("plans.reason_column") },
    text("division", 160),
    text("cluster", 110),
    { ...text("responsible", 110), title: t("plans.responsible") },
  ];
}

/** Communities a plan does not speak of: added after it was made. What is completed is in none. */
export function outsidePlan(
  table: Pick<CommunityTableDto, "id" | "stage">,
  { entries }: Pick<PlanDetailDto, "entries">,
): string[] {
  const inside = new Set(entries.community_id);
  return table.id.filter((id, at) => !inside.has(id) && table.stage[at] !== "completed");
}

/** What stands in the state column: withdrawn before carried over before fixed by hand. */
export function entryState(entries: PlanEntriesDto, row: number, t: Translate): string {
  if (entries.withdrawn_reason[row] != null) return t("plans.state.withdrawn");
  if (entries.is_carried_over[row]) return t("plans.state.carried_over");
  return entries.is_fixed[row] ? t("plans.state.fixed") : "";
}

export function entryData(entries: PlanEntriesDto, t: Translate, say: Say): GridData {
  const {
    community_id,
    withdrawn_reason,
    reason,
    reasons,
    year,
    is_fixed: _,
    is_carried_over: __,
    ...rest
  } = entries;
  const sayings = reasons.map(say);
  const because: CellValue[] = community_id.map((_id, row) => {
    const withdrawn = withdrawn_reason[row];
    if (withdrawn != null) return withdrawn;
    return sayings[reason[row] ?? -1] ?? "";
  });
  return {
    ids: community_id,
    columns: {
      ...rest,
      year: year.map((one) => (one === null ? t("plans.reserve") : String(one))),
      state: community_id.map((_id, row) => entryState(entries, row, t)),
      reason: because,
    },
  };
}

/** Positions of the rows of one year, of the reserve, or of what was withdrawn; else all that count. */
export function rowsOf(entries: PlanEntriesDto, wanted: string | undefined): number[] {
  const rows: number[] = [];
  entries.community_id.forEach((_, row) => {
    const isWithdrawn = entries.withdrawn_reason[row] != null;
    const year = entries.year[row];
    const place = isWithdrawn ? WITHDRAWN : year == null ? RESERVE : String(year);
    if (wanted === place || (wanted === undefined && !isWithdrawn)) rows.push(row);
  });
  return rows;
}

/** Fen that clusters and lots carry for the communities of these rows together: in no row itself. */
export function sharedFen(detail: PlanDetailDto, wanted: string | undefined): number {
  if (wanted === WITHDRAWN) return 0;
  const { entries, years, reserve } = detail;
  const places = [
    ...years.map(({ year, totals }) => ({ place: String(year), totals })),
    { place: RESERVE, totals: reserve },
  ];
  const whole = places
    .filter(({ place }) => wanted === undefined || wanted === place)
    .reduce((sum, { totals }) => sum + totals.investment_fen, 0);
  const own = rowsOf(entries, wanted).reduce(
    (sum, row) => sum + (entries.investment_fen[row] ?? 0),
    0,
  );
  return Math.max(0, whole - own);
}

/**
 * Rows in the order they were first shown in, new ones last: a row never runs away from under the
 * cursor because its year was changed.
 */
export function inOrder(
  rows: readonly number[],
  ids: readonly string[],
  shown: readonly string[],
): number[] {
  const places = new Map(shown.map((id, place) => [id, place]));
  const place = (row: number) => places.get(ids[row] ?? "") ?? shown.length;
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** How many communities were withdrawn. */
export const withdrawnCount = (entries: PlanEntriesDto): number =>
  rowsOf(entries, WITHDRAWN).length;

/** A year as typed: a number, `null` for the reserve, `undefined` when it is neither. */
export function typedYear(text: string, reserve: string): number | null | undefined {
  const plain = text.normalize("NFKC").trim();
  if (plain === "" || plain === reserve) return null;
  const digits = /^(\d{4})\u5e74?$/.exec(plain)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Cells typed at once, as few actions as there are different years. */
export function byYear<T>(edits: readonly { id: string; year: T }[]): { year: T; ids: string[] }[] {
  const groups = new Map<T, string[]>();
  for (const { id, year } of edits) groups.set(year, [...(groups.get(year) ?? []), id]);
  return [...groups].map(([year, ids]) => ({ year, ids }));
}

export interface YearBar {
  /** Shares of the widest bar of the plan, 0–1: what is within the ceiling, what is above it. */
  within: number;
  over: number;
  /** Where the ceiling stands; null without one. */
  ceiling: number | null;
}

/** The bar of a year beside those of the other years; only lengths, no figures. */
export function yearBar(years: readonly YearFiguresDto[], year: YearFiguresDto): YearBar {
  const widest = Math.max(
    1,
    ...years.map((one) => Math.max(one.totals.investment_fen, one.ceiling_fen ?? 0)),
  );
  const spent = year.totals.investment_fen;
  const within = year.ceiling_fen === null ? spent : Math.min(spent, year.ceiling_fen);
  return {
    within: within / widest,
    over: (spent - within) / widest,
    ceiling: year.ceiling_fen === null ? null : year.ceiling_fen / widest,
  };
}

export const isOver = (year: YearFiguresDto): boolean =>
  year.ceiling_fen !== null && year.totals.investment_fen > year.ceiling_fen;

/** Communities that stand in a year. */
export const placedCount = (detail: PlanDetailDto): number =>
  detail.years.reduce((sum, year) => sum + year.totals.communities, 0);

/** Names joined until it gets long. */
export function fewNames(names: readonly string[], comma: string, most = 3): string {
  return names.slice(0, most).join(comma) + (names.length > most ? "…" : "");
}
