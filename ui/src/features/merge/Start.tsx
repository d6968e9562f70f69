/** The way in: choose the workbook that came back; what the last one did, and its undo. */
import { CheckCircleOutlined, FileExcelOutlined, StopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import { useProjectActions, useStanding } from "@/app/project";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";
import { Card } from "@/shared/parts";
import { Working } from "@/shared/working";
import type { Done } from "./MergePage";

const NOTES = ["changed", "both", "blank", "removed", "layout", "lost"] as const;

export function Start({
  isReading,
  isReadOnly,
  refused,
  written,
  onAsk,
}: {
  isReading: boolean;
  isReadOnly: boolean;
  refused: unknown;
  written: Done | null;
  onAsk: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const standing = useStanding(written?.done.revision ?? null);
  return (
    <Card title={t("merge.start")} className="merge-card">
      {written && standing !== "undone" ? (
        <Written written={written} isNewest={standing === "newest"} />
      ) : null}
      {refused ? (
        <div className="merge-note bad-note" role="alert" data-testid="merge-refused">
          <StopOutlined />
          <p>{say(asHostError(refused).dto)}</p>
        </div>
      ) : null}
      <p>{t("merge.start_hint")}</p>
      <div className="merge-go">
        <Button
          type="primary"
          icon={<FileExcelOutlined />}
          disabled={isReadOnly}
          loading={isReading}
          data-testid="merge-choose"
          onClick={onAsk}
        >
          {t("merge.choose")}
        </Button>
        {isReading ? <Working stop="merge.stop" /> : null}
      </div>
      <ul className="soft small merge-notes">
        {NOTES.map((note) => (
          <li key={note}>{t(`merge.note.${note}`)}</li>
        ))}
      </ul>
    </Card>
  );
}

/** One sentence about what was written; undone from here as long as nothing else was done since. */
function Written({ written, isNewest }: { written: Done; isNewest: boolean }) {
  const { t } = useTranslation();
  const actions = useProjectActions();
  const { done, file } = written;
  const parts = (["taken", "for_file", "for_mine", "deferred", "added", "removed"] as const)
    .filter((key) => done[key] > 0)
    .map((key) => t(`merge.done.${key}`, { count: done[key] }));
  return (
    <div className="merge-note good-note" aria-live="polite" data-testid="merge-done">
      <CheckCircleOutlined />
      <div>
        <b>{t("merge.done_title", { file })}</b>
        <p>
          {parts.length > 0 ? parts.join(t("merge.comma")) : t("merge.done.nothing")}
          {t("merge.full_stop")}
        </p>
        <div className="merge-next">
          <Button onClick={() => go("communities")}>{t("exchange.see")}</Button>
          <Button disabled={!isNewest} data-testid="merge-undo" onClick={() => void actions.undo()}>
            {t("merge.undo")}
          </Button>
        </div>
      </div>
    </div>
  );
}
