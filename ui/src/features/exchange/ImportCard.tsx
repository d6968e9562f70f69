/** The way in: choose a spreadsheet; why one was refused; what the last one did, and its undo. */
import { CheckCircleOutlined, FileExcelOutlined, StopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import { useProjectActions, useStanding } from "@/app/project";
import { asHostError } from "@/host";
import { useSay } from "@/i18n/say";
import { Card } from "@/shared/parts";
import { Working } from "@/shared/working";
import type { Imported } from "./ExchangePage";

export function ImportCard({
  isReading,
  isReadOnly,
  refused,
  imported,
  onAsk,
}: {
  isReading: boolean;
  isReadOnly: boolean;
  refused: unknown;
  imported: Imported | null;
  onAsk: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const standing = useStanding(imported?.done.revision ?? null);
  // What was undone was not imported; done again, it was.
  const done = standing === "undone" ? null : imported;
  return (
    <Card title={t("exchange.import")} className="exchange-card">
      {done ? <Result imported={done} isNewest={standing === "newest"} /> : null}
      {refused ? (
        <div className="exchange-note bad-note" role="alert" data-testid="import-refused">
          <StopOutlined />
          <p>{say(asHostError(refused).dto)}</p>
        </div>
      ) : null}
      <p>{t("exchange.import_hint")}</p>
      <ul className="soft small exchange-notes">
        <li>{t("exchange.import_note_preview")}</li>
        <li>{t("exchange.import_note_totals")}</li>
        <li>{t("exchange.import_note_same")}</li>
      </ul>
      <div className="exchange-go">
        <Button
          type="primary"
          icon={<FileExcelOutlined />}
          disabled={isReadOnly}
          loading={isReading}
          data-testid="import-choose"
          onClick={onAsk}
        >
          {t(done ? "exchange.import_another" : "exchange.choose")}
        </Button>
        {isReading ? <Working stop="import.stop" /> : null}
      </div>
    </Card>
  );
}

/** One sentence about what was written; undone from here as long as nothing else was done since. */
function Result({ imported, isNewest }: { imported: Imported; isNewest: boolean }) {
  const { t } = useTranslation();
  const actions = useProjectActions();
  const { done, file } = imported;
  const parts = [
    ...(done.added > 0 ? [t("exchange.added", { count: done.added })] : []),
    ...(done.updated > 0 ? [t("import.updated", { count: done.updated })] : []),
    ...(done.already_there > done.updated
      ? [t("exchange.untouched", { count: done.already_there - done.updated })]
      : []),
    ...(done.declared > 0 ? [t("exchange.declared_kept", { count: done.declared })] : []),
    ...(done.clusters > 0 ? [t("exchange.clusters_made", { count: done.clusters })] : []),
    ...(done.projects > 0 ? [t("import.projects_made", { count: done.projects })] : []),
    ...(done.planned > 0 ? [t("import.planned", { count: done.planned })] : []),
    ...(done.waiting > 0 ? [t("import.not_conflict", { count: done.waiting })] : []),
    ...(done.refused > 0 ? [t("import.not_refused", { count: done.refused })] : []),
  ];
  return (
    <div className="exchange-note good-note" aria-live="polite" data-testid="import-done">
      <CheckCircleOutlined />
      <div>
        <b>{t("exchange.done", { file })}</b>
        <p>
          {parts.join(t("exchange.comma"))}
          {t("exchange.stop")}
        </p>
        <div className="exchange-next">
          <Button onClick={() => go("communities")}>{t("exchange.see")}</Button>
          <Button
            disabled={!isNewest}
            data-testid="import-undo"
            title={isNewest ? undefined : t("exchange.undo_late")}
            onClick={() => void actions.undo()}
          >
            {t("exchange.undo")}
          </Button>
        </div>
      </div>
    </div>
  );
}
