/** The host inside the desktop window. The only file that imports `@tauri-apps/*`. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Events } from "@/generated/contract";
import type { CommandName, EventName, Host, Params, Result } from "./host";
import { asHostError } from "./host";

export const tauriHost: Host = {
  async call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>> {
    try {
      return await invoke<Result<C>>("rpc", { command, params });
    } catch (thrown) {
      throw asHostError(thrown);
    }
  },

  on<E extends EventName>(event: E, handler: (payload: Events[E]) => void): () => void {
    const stop = listen<Events[E]>(event, (message) => handler(message.payload));
    return () => {
      void stop.then((unlisten) => unlisten());
    };
  },

  onClose(mayClose: () => Promise<boolean>): () => void {
    const say = (word: "listening" | "heard" | "ready") => invoke("closing", { word });
    let isAsking = false;
    const stop = listen("closing", async () => {
      await say("heard");
      if (isAsking) return;
      isAsking = true;
      // A page that cannot answer must not keep the window for ever.
      const isReady = await mayClose().catch(() => true);
      isAsking = false;
      if (isReady) await say("ready");
    });
    void stop.then(() => say("listening"));
    return () => {
      void stop.then((unlisten) => unlisten());
    };
  },
};
