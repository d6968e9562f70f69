/**
 * Short messages in the lower left corner, over the ends of lists and nothing that is worked with:
 * what happened, why, and what to do. A refusal goes by itself, by Esc, and with what succeeds next.
 * What is at work says so in the lower right one.
 */
import { LoadingOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";
import "./toast.css";

/** A wait somebody notices, and one somebody may want to end. */
const NOTICED_MS = 300;
const LONG_MS = 2000;

/** The one place of short messages. */
const SAID = "said";

let running = 0;

/** Refusals on screen, and what was said of actions. */
const refusals = new Set<string>();
const informed = new Set<string>();

type Notices = Pick<ReturnType<typeof App.useApp>["notification"], "destroy">;

/** Takes messages away; whether there were any. */
function letGo(notices: Notices, messages: Set<string> = refusals): boolean {
  const were = [...messages];
  messages.clear();
  for (const key of were) notices.destroy(key);
  return were.length > 0;
}

/** Refusals go by Esc and with the next thing that succeeds; once in the window. */
export function useRefusalsGo(): void {
  const { notification } = App.useApp();
  const client = useQueryClient();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Where nobody else had a use for the key, it is used up: a drawer stays open.
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const [refused, told] = [letGo(notification), letGo(notification, informed)];
      if (refused || told) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    const stop = client.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "success") letGo(notification);
    });
    return () => {
      removeEventListener("keydown", onKey);
      stop();
    };
  }, [notification, client]);
}

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
  const { notification } = App.useApp();
  const { t } = useTranslation();
  const say = useSay();

  // One at a time: what is said next takes the place of what was said before.
  const said = useCallback(
    (type: "info" | "success", title: string, duration: number) => {
      letGo(notification);
      const place = { placement: "bottomLeft", role: "status", className: "said" } as const;
      notification[type]({ key: SAID, title, duration, closable: false, ...place });
    },
    [notification],
  );
  const note = useCallback((text: string) => said("info", text, 5), [said]);

  const fail = useCallback(
    (error: unknown) => {
      const { dto } = asHostError(error);
      // Whoever stopped it knows why.
      if (dto.code === "cancelled") return note(say(dto));
      const details = `${dto.code}\n${say(dto)}\n${dto.details}`;
      notification.destroy(SAID);
      // The same refusal again is the same message.
      const key = `refused ${details}`;
      refusals.add(key);
      const options = {
        key,
        onClose: () => refusals.delete(key),
        title: t(dto.kind === "internal" ? "state.failed" : "state.refused"),
        description: say(dto),
        placement: "bottomLeft" as const,
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
      note,
      tell: (text) => said("success", text, 3),
      inform: (title) => {
        // The same said again is the same message.
        const key = `informed ${title}`;
        informed.add(key);
        const onClose = () => informed.delete(key);
        notification.info({ key, title, placement: "bottomLeft", duration: 12, onClose });
      },
    }),
    [fail, during, note, said, notification],
  );
}
