/** What is asked of an export of tables, and how the choice is kept between two visits. */

import type { DocumentDto, ExportTables, PlanDto } from "@/generated/contract";
import type { CommandName, Params } from "@/host";

/** How tables look; kept on this machine, never data. */
export interface Look {
  money: "wan" | "yuan";
  area: "m2" | "wan";
  lock: "computed" | "nothing";
  encoding: "utf-8" | "gb18030";
}

export const LOOK: Look = { money: "wan", area: "m2", lock: "computed", encoding: "utf-8" };

const KEY = "jiugai.export";

/** The look chosen last; what is not known (any more) is as shipped. */
export function keptLook(): Look {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, unknown>;
    const one = <T extends string>(name: keyof Look, known: readonly T[], other: T): T =>
      known.find((value) => value === kept[name]) ?? other;
    return {
      money: one("money", ["wan", "yuan"], LOOK.money),
      area: one("area", ["m2", "wan"], LOOK.area),
      lock: one("lock", ["computed", "nothing"], LOOK.lock),
      encoding: one("encoding", ["utf-8", "gb18030"], LOOK.encoding),
    };
  } catch {
    return LOOK;
  }
}

export function keepLook(look: Look): void {
  localStorage.setItem(KEY, JSON.stringify(look));
}

/** Documents that speak of one plan, and the kinds of plan they can speak of. */
const PLANS: Record<string, readonly string[]> = {
  plan: ["five_year", "annual"],
  funding: ["five_year", "annual"],
  schedule: ["annual"],
  declaration: ["annual", "five_year"],
};

/** The plans a document can speak of: those of its first kind first, the newest first. */
export function plansOf(document: string, plans: readonly PlanDto[]): PlanDto[] {
  const kinds = PLANS[document] ?? [];
  return plans
    .filter((plan) => kinds.includes(plan.kind))
    .filter((plan) => document !== "schedule" || plan.has_schedule)
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.id < b.id ? 1 : -1));
}

export const needsPlan = (document: string): boolean => document in PLANS;

/** Documents of which some communities only may be asked for. */
export const byCommunity = (document: string): boolean =>
  ["communities", "checklist", "scheme"].includes(document);

/** Levels of divisions by which such a document can be divided, a workbook for each division. */
export const PARTS = ["district", "subdistrict", "neighbourhood"] as const;
export type Parts = (typeof PARTS)[number];

/** The table delimited text would hold: the one chosen, or the only one there is. */
export function singleTable(
  document: DocumentDto | undefined,
  table: string | undefined,
): string | undefined {
  if (table !== undefined) return table;
  return document?.tables.length === 1 ? document.tables[0]?.code : undefined;
}

export function askFor(
  document: string,
  chosen: {
    table?: string | undefined;
    plan?: string | undefined;
    communities: readonly string[];
    parts?: Parts | undefined;
  },
  format: "xlsx" | "csv",
  look: Look,
  lang: string,
): Params<Extract<CommandName, "export.tables">> {
  const ask: ExportTables = {
    document,
    table: chosen.table ?? null,
    plan_id: needsPlan(document) ? (chosen.plan ?? null) : null,
    community_ids: byCommunity(document) ? [...chosen.communities] : [],
    parts: byCommunity(document) && format === "xlsx" ? (chosen.parts ?? null) : null,
    format,
    ...look,
    lang,
  };
  return ask;
}
