/** Hands the host to components, and queries and actions that go through it. */
import {
  keepPreviousData,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import type { CommandName, Host, HostError, Params, Result } from "./host";
import { isTouched } from "./touched";
import { inTurn } from "./turns";

export const HostContext = createContext<Host | null>(null);

export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  const client = useQueryClient();
  useEffect(
    () =>
      host.on("store-changed", (change) => {
        void reload(client, change.revision, change.tables);
      }),
    [host, client],
  );
  return <HostContext value={host}>{children}</HostContext>;
}

export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error("HostProvider is missing");
  return host;
}

const latest = new WeakMap<QueryClient, { revision: string; done: Promise<void> }>();

/**
 * Reads again what a change touches (without tables: everything) and resolves when it is there.
 * A change is told twice, by the answer of the action and by the event: it is read once.
 */
export function reload(
  client: QueryClient,
  revision: string | null,
  tables?: readonly string[],
): Promise<void> {
  const known = latest.get(client);
  if (revision !== null && known?.revision === revision) return known.done;
  const done = client.invalidateQueries({
    predicate: (query) => isTouched(query.queryKey[0] as CommandName, tables),
  });
  if (revision !== null) latest.set(client, { revision, done });
  return done;
}

const revisionOf = (result: unknown): string | null =>
  typeof result === "object" &&
  result !== null &&
  "label" in result &&
  "revision" in result &&
  typeof result.revision === "string"
    ? result.revision
    : null;

/**
 * Reads one command. Data stays on screen while it is read again; `keep` keeps it also while other
 * params are read, for panels that follow the keyboard.
 */
export function useRpc<C extends CommandName>(
  command: C,
  params: Params<C>,
  { enabled = true, keep = false }: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<Result<C>, HostError> {
  const host = useHost();
  return useQuery<Result<C>, HostError>({
    queryKey: [command, params],
    queryFn: () => host.call(command, params),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** An action: writes through one command; done when everything it may touch was read again. */
export function useAct<C extends CommandName>(
  command: C,
): UseMutationResult<Result<C>, HostError, Params<C>> {
  const host = useHost();
  const client = useQueryClient();
  return useMutation<Result<C>, HostError, Params<C>>({
    mutationKey: [command],
    mutationFn: (params) =>
      inTurn(host, command, params, (result) => reload(client, revisionOf(result))),
  });
}
