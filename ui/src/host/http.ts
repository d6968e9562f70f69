/**
 * The host of the test server on this machine: `POST /rpc/<command>` answers `{ok}` or `{error}`,
 * `GET /events` streams events.
 */
import type { ErrorDto, Events } from "@/generated/contract";
import type { CommandName, EventName, Host, Params, Result } from "./host";
import { asHostError, HostError } from "./host";

type Answer<T> = { ok: T } | { error: ErrorDto };

export function httpHost(base = ""): Host {
  let events: EventSource | undefined;

  return {
    async call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> {
      try {
        const response = await fetch(`${base}/rpc/${command}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(params),
        });
        const answer = (await response.json()) as Answer<Result<C>>;
        if ("error" in answer) throw new HostError(answer.error);
        return answer.ok;
      } catch (thrown) {
        throw asHostError(thrown);
      }
    },

    on<E extends EventName>(event: E, handler: (payload: Events[E]) => void): () => void {
      events ??= new EventSource(`${base}/events`);
      const source = events;
      const listener = (message: MessageEvent<string>) =>
        handler(JSON.parse(message.data) as Events[E]);
      source.addEventListener(event, listener);
      return () => source.removeEventListener(event, listener);
    },

    // Closing a tab asks nobody.
    onClose: () => () => undefined,
  };
}
