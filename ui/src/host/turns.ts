/**
 * Calls of one command that write, one after the other: what was typed last is written last, however
 * the answers come. Different commands do not wait for each other, so that a long one can be stopped.
 */
import type { CommandName, Host, Params, Result } from "./host";

const turns = new WeakMap<Host, Map<CommandName, Promise<unknown>>>();

export function inTurn<C extends CommandName>(
  host: Host,
  command: C,
  params: Params<C>,
): Promise<Result<C>> {
  const last = turns.get(host) ?? new Map<CommandName, Promise<unknown>>();
  turns.set(host, last);
  const before = last.get(command);
  const call = () => host.call(command, params);
  // At once when nothing is on its way; a refusal holds nothing up.
  const now = before === undefined ? call() : before.then(call, call);
  last.set(command, now);
  const over = () => {
    if (last.get(command) === now) last.delete(command);
  };
  now.then(over, over);
  return now;
}
