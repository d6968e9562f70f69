/** The name under which a grid is remembered: its own, in the file that is open. */
import { useRpc } from "@/host/context";

export function useGridMemory(name: string): string {
  const project = useRpc("project.info", {}).data;
  return `${project?.folder ?? ""}/${project?.file_name ?? ""}/${name}`;
}
