/**
 * A host that fetches the registry's table once and from then on only the rows that say something
 * else. Columns nothing changed in stay the very same arrays, so that nobody has to compare them.
 */
import type { CommunityTableDto } from "@/generated/contract";
import type { CommandName, Host, Params, Result } from "./host";

type Column = readonly unknown[];

/** What is said of the whole table, not of its rows. */
const OF_ALL = new Set(["gate_codes", "shared_investment_fen"]);

/** The table with some of its rows replaced. */
export function patched(
  table: CommunityTableDto,
  at: readonly number[],
  rows: CommunityTableDto,
): CommunityTableDto {
  const next: Record<string, unknown> = { ...table };
  for (const [name, values] of Object.entries(rows)) {
    if (OF_ALL.has(name)) next[name] = values;
    else next[name] = patchedColumn(next[name] as Column, at, values as Column);
  }
  return next as CommunityTableDto;
}

function patchedColumn(before: Column, at: readonly number[], values: Column): Column {
  if (at.every((row, i) => before[row] === values[i])) return before;
  const after = [...before];
  for (const [i, row] of at.entries()) after[row] = values[i];
  return after;
}

export function incremental(host: Host): Host {
  let known: { sign: string; table: CommunityTableDto } | null = null;
  // One after the other: an answer builds on the one before.
  let turn: Promise<unknown> = Promise.resolve();

  async function table(): Promise<CommunityTableDto> {
    const answer = await host.call("communities.changes", { since: known?.sign ?? null });
    const whole = answer.is_whole || known === null;
    const now = whole ? answer.rows : patched(known?.table ?? answer.rows, answer.at, answer.rows);
    known = { sign: answer.sign, table: now };
    return now;
  }
  return {
    call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> {
      if (command !== "communities.table") return host.call(command, params);
      const next = turn.then(table, table);
      turn = next;
      return next as Promise<Result<C>>;
    },
    on: (event, handler) => host.on(event, handler),
    onClose: (mayClose) => host.onClose(mayClose),
  };
}
