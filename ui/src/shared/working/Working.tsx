/** How far a long job has come: shown when the wait is noticed, with a way to stop when it is long. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Progressing, useProgress } from "./Progressing";
import { type Stop, useStop } from "./stop";
import { useWait } from "./wait";
import "./working.css";

export function Working({ stop }: { stop: Stop }) {
  const { t } = useTranslation();
  const end = useStop(stop);
  const progress = useProgress();
  const wait = useWait(true);
  if (wait === "short") return null;
  return (
    <span className="working small" role="status" data-testid="working">
      <Progressing progress={progress} />
      {wait === "long" ? (
        <Button size="small" data-testid="working-stop" onClick={end}>
          {t("act.stop")}
        </Button>
      ) : null}
    </span>
  );
}
