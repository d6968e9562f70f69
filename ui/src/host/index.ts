/** Chooses the host once, at start: the window's, else the test server's. */
import type { Host } from "./host";
import { incremental } from "./incremental";

export type { CommandName, EventName, Host, Params, Result } from "./host";
export { asHostError, HostError } from "./host";

declare global {
  interface Window {
    __TAURI_INTERNALS__?: unknown;
  }
}

export async function chooseHost(): Promise<Host> {
  if (window.__TAURI_INTERNALS__ !== undefined)
    return incremental((await import("./tauri")).tauriHost);
  if (import.meta.env.DEV && new URLSearchParams(location.search).get("host") === "memory")
    return (await import("../../tests/demo")).demoHost();
  return incremental((await import("./http")).httpHost());
}
