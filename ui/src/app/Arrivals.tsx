/**
 * Files that come: a hint while they are held over the window, word that one is being opened, and
 * the opening of one that was let go, or that the file manager handed over. Knows names and keys,
 * never paths.
 */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { HostError } from "@/host";
import { useHost } from "@/host/context";
import { useToast } from "@/shared/toast";
import { useStop } from "@/shared/working";
import { go } from "./go";
import { useProjectActions } from "./project";

export function Arrivals() {
  const { t } = useTranslation();
  const host = useHost();
  const toast = useToast();
  const end = useStop("project.stop");
  const { openArrived, openSample } = useProjectActions();
  const [isOver, setIsOver] = useState(false);

  useEffect(() => host.on("dragging", ({ over }) => setIsOver(over)), [host]);
  useEffect(() => {
    let isOpen = () => {};
    const stop = host.on("progress", ({ job, done }) => {
      if (job !== "project.open") return;
      isOpen();
      if (done > 0) return;
      const opening = new Promise<void>((resolve) => (isOpen = resolve));
      void toast.during(opening, t("file.busy"), end);
    });
    return () => {
      stop();
      isOpen();
    };
  }, [host, toast, t, end]);
  useEffect(
    () =>
      host.on("file-arrived", async (file) => {
        if (file.taken === "refused") return toast.fail(new HostError(file.error));
        if (file.taken === "book") return go("exchange", { book: file.key });
        if (file.taken === "sample") return void openSample();
        if (await openArrived(file.key)) toast.tell(t("shell.opened", { file: file.file_name }));
      }),
    [host, openArrived, openSample, toast, t],
  );

  if (!isOver) return null;
  return (
    <div className="drop-here" role="status">
      <div>{t("shell.drop_here")}</div>
    </div>
  );
}
