/** Actions on the file as a whole, shared by the top bar, the welcome page, search and shortcuts. */
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asHostError, type CommandName, type Params } from "@/host";
import { reload, useHost, useRpc } from "@/host/context";
import { inTurn } from "@/host/turns";
import { useToast } from "@/shared/toast";
import { useStop } from "@/shared/working";
import { FIRST_PAGE, go } from "./go";
import { handedIn } from "./leaving";
import { parseRoute } from "./route";

/** Changes looked back on. */
const SEEN = 100;

export const useProject = () => useRpc("project.info", {});

/** What became of an action: nothing was done after it, something was, or it was undone. */
export function useStanding(revision: string | null): "newest" | "earlier" | "undone" {
  const project = useProject();
  const entries = useRpc("history.list", { limit: SEEN }, { enabled: revision !== null });
  if (revision !== null && project.data?.revision === revision) return "newest";
  const entry = entries.data?.find(({ id }) => id === revision);
  return entry?.is_undone ? "undone" : "earlier";
}

type FileCommand =
  | "project.open"
  | "project.open_sample"
  | "project.open_recent"
  | "project.open_arrived"
  | "project.new"
  | "project.close";

export function useProjectActions() {
  const host = useHost();
  const client = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const stop = useStop("project.stop");

  return useMemo(() => {
    /** Says whether it came to that. */
    async function file<C extends FileCommand>(
      command: C,
      params: Params<C>,
      page = FIRST_PAGE,
    ): Promise<boolean> {
      try {
        // What was typed last belongs to the file that is being left.
        if (!(await toast.during(handedIn(host), t("shell.finishing")))) return false;
        const { page: from } = parseRoute(location.hash);
        const call = host.call(command, params);
        // That a file is being opened is told however it came; see Arrivals.
        const isClosing = command === "project.close";
        if ((await (isClosing ? toast.during(call, t("file.closing")) : call)) === null)
          return false;
        client.removeQueries({
          predicate: ({ queryKey }) => !String(queryKey[0]).startsWith("project."),
        });
        // The pages may be there before this answer: where somebody went since, they stay.
        if (parseRoute(location.hash).page === from) go(page);
        await reload(client, null);
        return true;
      } catch (error) {
        // A damaged file stays on show with its snapshots; anything else is told in passing.
        const isDamaged = asHostError(error).dto.kind === "file";
        const refused = isDamaged ? await host.call("project.refused", {}).catch(() => null) : null;
        if (refused === null) toast.fail(error);
        await client.invalidateQueries({ queryKey: ["project.refused"] });
        return false;
      }
    }

    async function step(command: CommandName & ("history.undo" | "history.redo")): Promise<void> {
      try {
        const taken = inTurn(host, command, {}).then(async (entry) => {
          if (entry !== null) await reload(client, null);
          return entry;
        });
        const entry = await toast.during(taken, t(`${command}.busy`), stop);
        if (entry === null) return toast.note(t(`${command}.nothing`));
        toast.tell(t(`${command}.done`, { label: entry.label }));
      } catch (error) {
        toast.fail(error);
      }
    }

    return {
      open: () => file("project.open", {}),
      openSample: (code: string | null = null) => file("project.open_sample", { code }),
      openRecent: (key: string) => file("project.open_recent", { key }),
      openArrived: (key: string) => file("project.open_arrived", { key }),
      create: (title: string, policy: string, page: string) =>
        file("project.new", { title, policy }, page),
      close: () => file("project.close", {}),
      undo: () => step("history.undo"),
      redo: () => step("history.redo"),
    };
  }, [host, client, toast, t, stop]);
}
