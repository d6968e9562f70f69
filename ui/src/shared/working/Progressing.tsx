/** What a long job is doing and how far it has come, as it says itself. */
import { Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Progress as ProgressDto } from "@/generated/contract";
import { useHost } from "@/host/context";
import "./working.css";

/** The last thing a job said since it was listened to. */
export function useProgress(): ProgressDto | null {
  const host = useHost();
  const [progress, setProgress] = useState<ProgressDto | null>(null);
  useEffect(() => host.on("progress", setProgress), [host]);
  return progress;
}

export function Progressing({ progress }: { progress: ProgressDto | null }) {
  const { t } = useTranslation();
  if (progress === null) return null;
  return (
    <span className="progressing">
      {t(`working.${progress.job.replace(".", "_")}`, { defaultValue: "" })}
      {progress.total ? (
        <Progress
          className="progressing-bar"
          size="small"
          percent={Math.round((progress.done / progress.total) * 100)}
        />
      ) : null}
    </span>
  );
}

/** An export in a message: where it is to go is asked first, then it says how far it is. */
export function Exporting() {
  const { t } = useTranslation();
  const progress = useProgress();
  return progress === null ? t("export.working") : <Progressing progress={progress} />;
}
