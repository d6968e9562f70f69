/** A host that tells the guide what succeeded; it changes nothing. */
import type { CommandName, Host, Params } from "@/host";
import { noteCommand } from "./steps";

export function noticing(host: Host): Host {
  return {
    async call<C extends CommandName>(command: C, params: Params<C>) {
      const result = await host.call(command, params);
      // Null: a dialog was declined, or there was nothing to take back.
      if (result !== null) noteCommand(command);
      return result;
    },
    on: (event, handler) => host.on(event, handler),
    onClose: (mayClose) => host.onClose(mayClose),
  };
}
