/** A file that could not be opened because it is damaged: why, and its snapshots to restore from. */
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RefusedDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { Dialog, Loaded } from "@/shared/parts";
import { SnapshotList } from "@/shared/snapshots";
import { useProjectActions } from "./project";

/** Shown on the welcome page and over an open file, until another file is open. */
export function Refused({ refused, onClose }: { refused: RefusedDto; onClose?: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const [isShown, setShown] = useState(false);
  return (
    <section className="refused" role="alert">
      <div className="refused-head">
        <b>{t("snapshots.refused_title", { file: refused.file_name })}</b>
        {onClose ? (
          <Button size="small" type="text" onClick={onClose}>
            {t("snapshots.understood")}
          </Button>
        ) : null}
      </div>
      <p>{say(refused.error)}</p>
      {refused.snapshots > 0 ? (
        <p className="refused-offer">
          <span>{t("snapshots.refused_offer", { count: refused.snapshots })}</span>
          <Button type="primary" size="small" onClick={() => setShown(true)}>
            {t("snapshots.see")}
          </Button>
        </p>
      ) : (
        <p className="soft">{t("snapshots.refused_none")}</p>
      )}
      {isShown ? <Snapshots file={refused.file_name} onClose={() => setShown(false)} /> : null}
    </section>
  );
}

function Snapshots({ file, onClose }: { file: string; onClose: () => void }) {
  const { t } = useTranslation();
  const actions = useProjectActions();
  const query = useRpc("snapshots.list", { of: "refused" });
  return (
    <Dialog width={960} title={`${t("snapshots.tab")} · ${file}`} footer={null} onCancel={onClose}>
      <Loaded query={query}>
        {(list) => (
          <SnapshotList
            list={list}
            of="refused"
            onChanged={() => void query.refetch()}
            onOpen={(key) => {
              onClose();
              void actions.openRecent(key);
            }}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

/** Over the pages of an open file: the last one who wrote here was stopped in the middle. */
export function LeftOpen({ onSee, onClose }: { onSee: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="shell-note" role="status">
      <span>{t("snapshots.left_open")}</span>
      <Button size="small" onClick={onSee}>
        {t("snapshots.see")}
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        {t("snapshots.understood")}
      </Button>
    </div>
  );
}
