/**
 * Calls of one command that write, one after the other: what was typed last is written last, however
 * the answers come. Different commands do not wait for each other, so that a long one can be stopped.
 * A step of the history is no edit: what was asked before it is over first, what is asked after waits.
 */
import { asHostError, type CommandName, type Host, type Params, type Result } from "./host";

/** The last step of the history, which everything after it waits for. */
const STEP = Symbol("step");
type Turns = Map<CommandName | typeof STEP, Promise<unknown>>;

const known = new WeakMap<Host, Turns>();
/** All that is on its way, exports too; how much was asked for so far, and how much not taken. */
interface Traffic {
  calls: Set<Promise<unknown>>;
  asked: number;
  failures: number;
}

const traffics = new WeakMap<Host, Traffic>();

function turnsOf(host: Host): Turns {
  const turns: Turns = known.get(host) ?? new Map();
  known.set(host, turns);
  return turns;
}

function trafficOf(host: Host): Traffic {
  const traffic = traffics.get(host) ?? { calls: new Set(), asked: 0, failures: 0 };
  traffics.set(host, traffic);
  return traffic;
}

const isStep = (command: CommandName) => command.startsWith("history.");

/** They write into files of their own: no edit waits for them. */
const isExport = (command: CommandName) => command.startsWith("export.");

/** `then` belongs to the call: who leaves waits for it, too. */
export function inTurn<C extends CommandName>(
  host: Host,
  command: C,
  params: Params<C>,
  then: (result: Result<C>) => unknown = () => undefined,
): Promise<Result<C>> {
  const traffic = trafficOf(host);
  traffic.asked += 1;
  const call = queued(host, command, params).then(async (result) => {
    await then(result);
    return result;
  });
  traffic.calls.add(call);
  const over = () => traffic.calls.delete(call);
  call.then(over, (error) => {
    over();
    // What somebody stopped did not fail.
    if (asHostError(error).dto.code !== "cancelled") traffic.failures += 1;
  });
  return call;
}

function queued<C extends CommandName>(
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

/** When all edits asked for are over, well or not; undefined when none is on its way. */
function allOver(host: Host): Promise<unknown> | undefined {
  const turns = turnsOf(host);
  return turns.size === 0 ? undefined : Promise.allSettled(turns.values());
}

/** In the next task what was handed in, or follows from what is over, is on its way. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Hands in what is being typed and waits until nothing is on its way any more, exports included;
 * again when something was asked for meanwhile. Says whether all of it was taken.
 */
export async function settled(host: Host, handIn: () => Promise<boolean>): Promise<boolean> {
  const traffic = trafficOf(host);
  const before = traffic.failures;
  for (let asked = -1; asked !== traffic.asked; ) {
    asked = traffic.asked;
    if (!(await handIn())) return false;
    do {
      await Promise.allSettled(traffic.calls);
      await nextTask();
    } while (traffic.calls.size > 0);
  }
  return traffic.failures === before;
}
