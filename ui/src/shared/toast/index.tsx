/** Short messages at the edge of the window: what happened, why, and what to do. */
import { LoadingOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { type ReactNode, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";

/** A wait somebody notices, and one somebody may want to end. */
const NOTICED_MS = 300;
const LONG_MS = 2000;

/** The one place of short messages. */
const SAID = "said";

let running = 0;

export interface Toast {
  /** A refusal or failure, with its details to copy. */
  fail: (error: unknown) => void;
  /** Something done, in one sentence. */
  tell: (text: string) => void;
  /** Something worth a look that stops nothing. */
  note: (text: string) => void;
  /** Something to be known of what was just done: longer, and not replaced by what is said next. */
  inform: (text: string) => void;
  /** Says that something takes its time, after 300 ms; after 2 s it can be stopped. */
  during: <T>(work: Promise<T>, text: ReactNode, stop?: () => void, word?: string) => Promise<T>;
}

export function useToast(): Toast {
  const { notification, message } = App.useApp();
  const { t } = useTranslation();
  const say = useSay();

  const note = useCallback(
    (content: string) => void message.info({ key: SAID, content, duration: 5 }),
    [message],
  );

  const fail = useCallback(
    (error: unknown) => {
      const { dto } = asHostError(error);
      // Whoever stopped it knows why.
      if (dto.code === "cancelled") return note(say(dto));
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
    [notification, note, say, t],
  );

  const during = useCallback(
    async <T,>(
      work: Promise<T>,
      text: ReactNode,
      stop?: () => void,
      word = t("act.stop"),
    ): Promise<T> => {
      const key = `during ${++running}`;
      const show = (actions?: ReactNode) =>
        notification.open({
          key,
          title: text,
          icon: <LoadingOutlined />,
          placement: "bottomRight",
          duration: 0,
          closable: false,
          actions,
        });
      const noticed = setTimeout(() => show(), NOTICED_MS);
      const long = setTimeout(() => {
        if (stop)
          show(
            <Button size="small" onClick={stop}>
              {word}
            </Button>,
          );
      }, LONG_MS);
      try {
        return await work;
      } finally {
        clearTimeout(noticed);
        clearTimeout(long);
        notification.destroy(key);
      }
    },
    [notification, t],
  );

  return useMemo(
    () => ({
      fail,
      during,
      // One at a time: what is said next takes the place of what was said before.
      tell: (content) => void message.success({ key: SAID, content }),
      note,
      inform: (title) => void notification.info({ title, placement: "topRight", duration: 12 }),
    }),
    [fail, during, note, message, notification],
  );
}
