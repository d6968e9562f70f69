/** The parameters of a policy without their looks: grouped by what they are for and by their row. */
import type { ParameterDto } from "@/generated/contract";

export const GROUPS = ["gate", "rule", "stage", "winter_stop", "sanity"] as const;
export type Group = (typeof GROUPS)[number];

/** The numbers of one gate, rule or template. */
export interface ParameterRow {
  code: string;
  zh: string;
  en: string;
  parameters: ParameterDto[];
}

/** Rows of a group, in the policy's order. */
export function rowsOf(parameters: readonly ParameterDto[], group: Group): ParameterRow[] {
  const rows = new Map<string, ParameterRow>();
  for (const one of parameters) {
    if (one.group !== group) continue;
    const row = rows.get(one.row) ?? {
      code: one.row,
      zh: one.row_zh,
      en: one.row_en,
      parameters: [],
    };
    row.parameters.push(one);
    rows.set(one.row, row);
  }
  return [...rows.values()];
}

/** How many numbers of a group were set here, and how many are blank and wait for the place. */
export function standing(parameters: readonly ParameterDto[], group: Group) {
  const own = parameters.filter((one) => one.group === group);
  return {
    edited: own.filter((one) => one.is_edited).length,
    blank: own.filter((one) => one.value === null && MUST_BE_SET.has(one.key)).length,
  };
}

/** Ratios no national document states: without them their gate cannot be judged. */
const MUST_BE_SET = new Set([
  "gate/consensus_to_enter/participation",
  "gate/consensus_to_enter/agreement",
]);
