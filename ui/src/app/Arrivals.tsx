/**
 * Files that come: a hint while they are held over the window, word that one is being opened, and
 * what became of one that was let go, or that the file manager handed over. Knows names and keys,
 * never paths.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { HostError } from "@/host";
import { reload, useHost } from "@/host/context";
import { useToast } from "@/shared/toast";
import { FIRST_PAGE, go } from "./go";

export function Arrivals() {
  const { t } = useTranslation();
  const host = useHost();
  const client = useQueryClient();
  const toast = useToast();
  const [isOver, setIsOver] = useState(false);

  useEffect(() => host.on("dragging", ({ over }) => setIsOver(over)), [host]);
  useEffect(() => {
    let isOpen = () => {};
    return host.on("progress", ({ job, done }) => {
      if (job !== "project.open") return;
      isOpen();
      if (done > 0) return;
      void toast.during(new Promise<void>((resolve) => (isOpen = resolve)), t("file.busy"));
    });
  }, [host, toast, t]);
  useEffect(
    () =>
      host.on("file-arrived", (file) => {
        if (file.taken === "refused") return toast.fail(new HostError(file.error));
        if (file.taken === "book") return go("exchange", { book: file.key });
        client.removeQueries({
          predicate: ({ queryKey }) => !String(queryKey[0]).startsWith("project."),
        });
        go(FIRST_PAGE);
        void reload(client, null);
        toast.tell(t("shell.opened", { file: file.file_name }));
      }),
    [host, client, toast, t],
  );

  if (!isOver) return null;
  return (
    <div className="drop-here" role="status">
      <div>{t("shell.drop_here")}</div>
    </div>
  );
}
