/**
 * A host that fetches the large tables, the registry's and a schedule, once and from then on only
 * what says something else. Columns nothing changed in stay the very same arrays, so that nobody has
 * to compare them.
 */
import type {
  CommunityTableDto,
  ScheduleChangedDto,
  ScheduleDto,
  ScheduleRowsDto,
  ScheduleTasksDto,
} from "@/generated/contract";
import type { CommandName, Host, Params, Result } from "./host";

type Column = readonly unknown[];
type Columns = CommunityTableDto | ScheduleRowsDto | ScheduleTasksDto;

/** What is said of the whole registry, not of its rows. */
const OF_ALL = new Set(["gate_codes", "shared_investment_fen"]);

/** The table with some of its rows replaced. */
export function patched<T extends Columns>(table: T, at: readonly number[], rows: T): T {
  const next: Record<string, unknown> = { ...table };
  for (const [name, values] of Object.entries(rows)) {
    if (OF_ALL.has(name)) next[name] = values;
    else next[name] = patchedColumn(next[name] as Column, at, values as Column);
  }
  return next as T;
}

/** A column that is empty says nothing new. */
function patchedColumn(before: Column, at: readonly number[], values: Column): Column {
  if (values.length === 0 || at.every((row, i) => isSame(before[row], values[i]))) return before;
  const after = [...before];
  for (const [i, row] of at.entries()) after[row] = values[i];
  return after;
}

/** Most values are plain; the remarks of a row are a list, mostly an empty one. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other));

/** The schedule with some of its rows and tasks replaced; what ties them together stays. */
export const replanned = (schedule: ScheduleDto, changed: ScheduleChangedDto): ScheduleDto => ({
  ...schedule,
  about: changed.about,
  rows: patched(schedule.rows, changed.rows_at, changed.rows),
  tasks: patched(schedule.tasks, changed.tasks_at, changed.tasks),
});

/** One after the other: an answer builds on the one before. */
function inOrder<P, R>(ask: (params: P) => Promise<R>): (params: P) => Promise<R> {
  let turn: Promise<unknown> = Promise.resolve();
  return (params) => {
    const next = turn.then(
      () => ask(params),
      () => ask(params),
    );
    turn = next;
    return next;
  };
}

export function incremental(host: Host): Host {
  let registry: { sign: string; table: CommunityTableDto } | null = null;
  let planned: { sign: string; schedule: ScheduleDto } | null = null;

  const table = inOrder(async (): Promise<CommunityTableDto> => {
    const answer = await host.call("communities.changes", { since: registry?.sign ?? null });
    const { sign, is_whole, at, rows } = answer;
    registry = { sign, table: is_whole || !registry ? rows : patched(registry.table, at, rows) };
    return registry.table;
  });
  const schedule = inOrder(async ({ plan_id }: Params<"schedule.get">): Promise<ScheduleDto> => {
    const since = planned?.sign ?? null;
    const { sign, whole, changed } = await host.call("schedule.changes", { plan_id, since });
    const now = planned && changed ? replanned(planned.schedule, changed) : whole;
    if (now === null)
      throw new Error("a schedule that was never asked for is said to have changed");
    planned = { sign, schedule: now };
    return now;
  });
  return {
    call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> {
      if (command === "communities.table") return table({}) as Promise<Result<C>>;
      if (command === "schedule.get")
        return schedule(params as Params<"schedule.get">) as Promise<Result<C>>;
      return host.call(command, params);
    },
    on: (event, handler) => host.on(event, handler),
    onClose: (mayClose) => host.onClose(mayClose),
  };
}
