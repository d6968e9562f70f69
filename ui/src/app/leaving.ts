/** Before the window or a file is left: what was typed last is handed in and written. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "@/host";
import { useHost } from "@/host/context";
import { settled } from "@/host/turns";
import { useToast } from "@/shared/toast";
import { finishTyping } from "@/shared/typing";

/** Says whether all of it was taken; what was refused is told where it was typed. */
export const handedIn = (host: Host): Promise<boolean> => settled(host, finishTyping);

/** The window stays open until all is written, and when something was refused. */
export function useLeaving(): void {
  const host = useHost();
  const toast = useToast();
  const { t } = useTranslation();
  useEffect(
    () =>
      host.onClose(() => {
        let leave = () => {};
        const atOnce = new Promise<boolean>((resolve) => (leave = () => resolve(true)));
        const isReady = Promise.race([handedIn(host), atOnce]);
        return toast.during(isReady, t("shell.finishing"), leave, t("shell.close_at_once"));
      }),
    [host, toast, t],
  );
}
