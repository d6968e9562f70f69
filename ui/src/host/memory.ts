/** A host for unit tests: answers from a table of functions and remembers what was asked. */
import type { Events } from "@/generated/contract";
import type { CommandName, EventName, Host, Params, Result } from "./host";
import { HostError } from "./host";

export type Answers = {
  [C in CommandName]?: (params: Params<C>) => Result<C> | Promise<Result<C>>;
};

export interface MemoryHost extends Host {
  /** Every command asked for, in order. */
  readonly asked: { command: CommandName; params: unknown }[];
  /** Sends an event to all listeners. */
  send<E extends EventName>(event: E, payload: Events[E]): void;
  /** Asks whether the window may be closed. */
  close(): Promise<boolean>;
}

export function memoryHost(answers: Answers): MemoryHost {
  const asked: { command: CommandName; params: unknown }[] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  let atClose: () => Promise<boolean> = () => Promise.resolve(true);
  return {
    asked,
    async call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> {
      asked.push({ command, params });
      const answer = answers[command] as ((params: Params<C>) => Result<C>) | undefined;
      if (answer === undefined) {
        throw new HostError({
          code: "test.no_answer",
          kind: "internal",
          zh: `没有为「${command}」准备回答。`,
          en: `No answer was prepared for “${command}”.`,
          details: "",
        });
      }
      return await answer(params);
    },
    on(event, handler) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(handler as (payload: never) => void);
      return () => set.delete(handler as (payload: never) => void);
    },
    send(event, payload) {
      for (const handler of listeners.get(event) ?? []) handler(payload as never);
    },
    onClose(mayClose) {
      atClose = mayClose;
      return () => undefined;
    },
    close: () => atClose(),
  };
}
