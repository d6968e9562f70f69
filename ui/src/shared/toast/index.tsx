/** Short messages at the edge of the window: what happened, why, and what to do. */
import { App, Button } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";

export interface Toast {
  /** A refusal or failure, with its details to copy. */
  fail: (error: unknown) => void;
  /** Something done, in one sentence. */
  tell: (text: string) => void;
  /** Something worth a look that stops nothing. */
  note: (text: string) => void;
}

export function useToast(): Toast {
  const { notification, message } = App.useApp();
  const { t } = useTranslation();
  const say = useSay();

  const fail = useCallback(
    (error: unknown) => {
      const { dto } = asHostError(error);
      const details = `${dto.code}\n${say(dto)}\n${dto.details}`;
      const options = {
        title: t(dto.kind === "internal" ? "state.failed" : "state.refused"),
        description: say(dto),
        placement: "topRight" as const,
        duration: 8,
        actions: dto.details ? (
          <Button size="small" onClick={() => void navigator.clipboard.writeText(details)}>
            {t("act.copy_details")}
          </Button>
        ) : undefined,
      };
      if (dto.kind === "internal") notification.error(options);
      else notification.warning(options);
    },
    [notification, say, t],
  );

  return useMemo(
    () => ({
      fail,
      tell: (text) => void message.success(text),
      note: (text) => void message.info(text, 5),
    }),
    [fail, message],
  );
}
