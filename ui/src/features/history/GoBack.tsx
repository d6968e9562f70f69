/** Back to a point of history, as one decision: shows what will be taken back, then does it. */
import { useTranslation } from "react-i18next";
import { useAct, useRpc } from "@/host/context";
import { Dialog, Loaded } from "@/shared/parts";
import { useToast } from "@/shared/toast";
import { timeOf } from "./model";

export function GoBack({ to, onClose }: { to: string; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const query = useRpc("history.way", { to });
  const act = useAct("history.go");
  const way = query.data;
  const count = way?.steps.length ?? 0;
  const isBack = way?.is_back ?? true;
  const confirm = () =>
    act.mutateAsync({ to, ...(way?.revision ? { revision: way.revision } : {}) }).then(
      (done) => {
        toast.tell(t(isBack ? "history.went_back" : "history.went_forth", { count: done.length }));
        onClose();
      },
      (error) => {
        toast.fail(error);
        onClose();
      },
    );
  return (
    <Dialog
      title={t(isBack ? "history.go_back" : "history.go_forth")}
      okText={t(isBack ? "history.take_back" : "history.do_again", { count })}
      okButtonProps={{ disabled: count === 0, loading: act.isPending }}
      cancelText={t("act.cancel")}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <Loaded query={query}>
        {({ steps }) =>
          steps.length === 0 ? (
            <p>{t("history.there_already")}</p>
          ) : (
            <>
              <p>{t(isBack ? "history.will_take_back" : "history.will_do_again", { count })}</p>
              <ol className="history-way">
                {steps.map((step) => (
                  <li key={step.id}>
                    <span className="soft">{timeOf(step.at)}</span> {step.label}
                  </li>
                ))}
              </ol>
              <p className="soft small">
                {t(isBack ? "history.redo_brings_back" : "history.undo_takes_back")}
              </p>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}
