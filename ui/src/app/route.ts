/**
 * Where the window is: a page, and what is picked on it, kept in the address (`#/communities?id=…`)
 * so that a reload returns to the same place.
 */
import { useSyncExternalStore } from "react";

export interface Route {
  page: string;
  picked: Record<string, string>;
}

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  return { page: path, picked: Object.fromEntries(new URLSearchParams(query)) };
}

export function routeHash(page: string, picked: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(picked)) if (value) query.set(key, value);
  const text = query.toString();
  return `#/${page}${text ? `?${text}` : ""}`;
}

/** Goes to a page; what is picked replaces what was picked before. */
export function go(page: string, picked?: Record<string, string | undefined>): void {
  location.hash = routeHash(page, picked);
}

/** Picks something on the page that is open; `undefined` puts it down. */
export function pick(changes: Record<string, string | undefined>): void {
  const { page, picked } = parseRoute(location.hash);
  history.replaceState(null, "", routeHash(page, { ...picked, ...changes }));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return parseRoute(hash);
}
