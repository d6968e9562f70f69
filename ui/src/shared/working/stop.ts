/** Asks a long job to end; what it was asked for is then refused as stopped. */
import { useCallback } from "react";
import { useHost } from "@/host/context";
import { useToast } from "@/shared/toast";

/** The commands that stop a job. */
export type Stop = "import.stop" | "merge.stop" | "export.stop" | "project.stop";

export function useStop(command: Stop): () => void {
  const host = useHost();
  const toast = useToast();
  return useCallback(() => void host.call(command, {}).catch(toast.fail), [host, command, toast]);
}
