/**
 * Which queries a change in the store makes stale. Figures depend on nearly everything, so a query
 * is listed only when it does **not** depend on every table.
 */
import type { CommandName } from "./host";

/** Command → the store tables it reads. Not listed: any change makes it stale. */
const READS: Partial<Record<CommandName, readonly RegExp[]>> = {
  "policy.get": [/^policy/],
  "project.samples": [],
  "project.recent": [],
  "checklist.get": [/^finding/, /^community$/, /^photo$/, /^policy/],
  "schedule.get": [
    /^task/,
    /^dependency/,
    /^plan/,
    /^community/,
    /^lot/,
    /^cost_line/,
    /^scheme/,
    /^policy/,
  ],
};

export function isTouched(command: CommandName, tables: readonly string[] | undefined): boolean {
  const reads = READS[command];
  if (tables === undefined || reads === undefined) return true;
  return tables.some((table) => reads.some((pattern) => pattern.test(table)));
}
