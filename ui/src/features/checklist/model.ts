/** The checklist without its looks: levels, keys, what is still to look at, what needs a reason. */
import type {
  ChecklistDto,
  ChecklistItemDto,
  CommunityTableDto,
  FacetChecklistDto,
  FindingDto,
  FindingSet,
  SchemeDto,
} from "@/generated/contract";

/** What can be found, in the order of the keys 1–5. */
export const LEVELS = ["ok", "minor", "severe", "hazard", "not_applicable"] as const;
export type Level = (typeof LEVELS)[number];

/** Takes a finding back: the item is then not inspected. */
export const TAKE_BACK = "not_inspected";

/** The level a key records, `not_inspected` to take it back, or null. */
export function levelOfKey(key: string): Level | typeof TAKE_BACK | null {
  if (key === "0" || key === "Delete" || key === "Backspace") return TAKE_BACK;
  return /^[1-5]$/.test(key) ? (LEVELS[Number(key) - 1] ?? null) : null;
}

/** A change of one item; what is not named stays as it is. */
export function changeOf(item: string, parts: Partial<FindingSet>): FindingSet {
  return {
    item,
    level: null,
    quantity: null,
    strongly_wished: null,
    reason_not_in_scheme: null,
    note: null,
    inspected_by: null,
    ...parts,
  };
}

/** Items of a facet nobody has looked at yet. */
export const notInspected = (facet: FacetChecklistDto): ChecklistItemDto[] =>
  facet.items.filter((item) => item.finding === null);

/** 「其余均无问题」: every item of the facet not looked at yet is recorded as fine. */
export const restIsFine = (facet: FacetChecklistDto, by: string): FindingSet[] =>
  notInspected(facet).map(({ item }) => changeOf(item, { level: "ok", inspected_by: by || null }));

const isShort = (finding: FindingDto): boolean =>
  ["minor", "severe", "hazard"].includes(finding.level);

/** A finding that asks for a measure: something is short, or strongly wished. */
export const asksForMeasure = (finding: FindingDto): boolean =>
  isShort(finding) || finding.strongly_wished;

export interface Tally {
  inspected: number;
  total: number;
  lacking: number;
  hazards: number;
}

export function tallyOf(facets: readonly FacetChecklistDto[]): Tally {
  const tally = { inspected: 0, total: 0, lacking: 0, hazards: 0 };
  for (const { finding } of facets.flatMap((facet) => facet.items)) {
    tally.total += 1;
    if (finding === null) continue;
    tally.inspected += 1;
    if (finding.level === "hazard") tally.hazards += 1;
    else if (isShort(finding)) tally.lacking += 1;
  }
  return tally;
}

/** Measures in a scheme. */
export const measuresOf = (scheme: SchemeDto | undefined): Set<string> =>
  new Set(scheme?.lines.map((line) => line.measure));

/**
 * Whether an item must be in the scheme or say why not: hazards and strong wishes
 * (建办城〔2021〕50号 一(五)). A measure of it in the scheme answers it.
 */
export function needsReason(item: ChecklistItemDto, inScheme: ReadonlySet<string>): boolean {
  const { finding } = item;
  if (finding === null || (finding.level !== "hazard" && !finding.strongly_wished)) return false;
  return !item.suggests.some((measure) => inScheme.has(measure.code));
}

/** The checklist with what was just pressed and is not answered yet. */
export function withPending(
  checklist: ChecklistDto,
  pending: ReadonlyMap<string, FindingSet>,
): ChecklistDto {
  if (pending.size === 0) return checklist;
  const seen = (item: ChecklistItemDto): ChecklistItemDto => {
    const change = pending.get(item.item);
    if (change === undefined) return item;
    if (change.level === TAKE_BACK) return { ...item, finding: null };
    const before = item.finding ?? blank();
    const finding = {
      ...before,
      level: change.level ?? before.level,
      strongly_wished: change.strongly_wished ?? before.strongly_wished,
    };
    return { ...item, finding };
  };
  const facets = checklist.facets.map((facet) => ({ ...facet, items: facet.items.map(seen) }));
  return { ...checklist, facets };
}

const blank = (): FindingDto => ({
  level: "ok",
  quantity: null,
  strongly_wished: false,
  reason_not_in_scheme: "",
  note: "",
  inspected_by: "",
  inspected_on: null,
});

/** How far the inspection of a community has come; `total` is 0 until the policy is read. */
export type Inspection = "none" | "some" | "done";

export function inspectionOf(inspected: number, total: number): Inspection {
  if (inspected === 0) return "none";
  return inspected < total || total === 0 ? "some" : "done";
}

/** How many communities are how far, and how many have a hazard. */
export function progressOf(table: CommunityTableDto, total: number) {
  const progress = { none: 0, some: 0, done: 0, hazards: 0 };
  table.id.forEach((_, row) => {
    progress[inspectionOf(table.items_inspected[row] ?? 0, total)] += 1;
    if (table.facets[row]?.includes("h")) progress.hazards += 1;
  });
  return progress;
}

/** The next community, after the one picked and round the end, that is not inspected to the end. */
export function nextUnfinished(
  table: CommunityTableDto,
  picked: string,
  total: number,
): string | undefined {
  const count = table.id.length;
  const at = table.id.indexOf(picked);
  for (let step = 1; step < count; step += 1) {
    const row = (at + step) % count;
    if ((table.items_inspected[row] ?? 0) < total) return table.id[row];
  }
  return undefined;
}
