/**
 * Calls of one command that write, one after the other: what was typed last is written last, however
 * the answers come. Different commands do not wait for each other, so that a long one can be stopped.
 * A step of the history is no edit: what was asked before it is over first, what is asked after waits.
 */
import type { CommandName, Host, Params, Result } from "./host";

/** The last step of the history, which everything after it waits for. */
const STEP = Symbol("step");
type Turns = Map<CommandName | typeof STEP, Promise<unknown>>;

const known = new WeakMap<Host, Turns>();

function turnsOf(host: Host): Turns {
  const turns: Turns = known.get(host) ?? new Map();
  known.set(host, turns);
  return turns;
}

const isStep = (command: CommandName) => command.startsWith("history.");

/** They write into files of their own: nobody waits for them. */
const isExport = (command: CommandName) => command.startsWith("export.");

export function inTurn<C extends CommandName>(
  host: Host,
  command: C,
  params: Params<C>,
): Promise<Result<C>> {
  const call = () => host.call(command, params);
  if (isExport(command)) return call();
  const turns = turnsOf(host);
  const before = isStep(command) ? allOver(host) : (turns.get(command) ?? turns.get(STEP));
  // At once when nothing is on its way; a refusal holds nothing up.
  const now = before === undefined ? call() : before.then(call, call);
  if (isStep(command)) turns.clear();
  const key = isStep(command) ? STEP : command;
  turns.set(key, now);
  const over = () => {
    if (turns.get(key) === now) turns.delete(key);
  };
  now.then(over, over);
  return now;
}

/** When all that was asked for is over, well or not; undefined when nothing is on its way. */
export function allOver(host: Host): Promise<unknown> | undefined {
  const turns = turnsOf(host);
  return turns.size === 0 ? undefined : Promise.allSettled(turns.values());
}
