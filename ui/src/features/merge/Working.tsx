/** How far reading or writing has come, once the host says so, and how to stop it. */
import { Button, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Progress as ProgressDto } from "@/generated/contract";
import { useHost } from "@/host/context";

export function Working({ canStop = false }: { canStop?: boolean }) {
  const { t } = useTranslation();
  const host = useHost();
  const [progress, setProgress] = useState<ProgressDto | null>(null);
  useEffect(() => host.on("progress", setProgress), [host]);
  return (
    <span className="merge-working">
      {progress?.total ? (
        <Progress
          className="merge-progress"
          size="small"
          percent={Math.round((progress.done / progress.total) * 100)}
        />
      ) : null}
      {canStop ? (
        <Button size="small" onClick={() => void host.call("merge.stop", {})}>
          {t("merge.stop_reading")}
        </Button>
      ) : null}
    </span>
  );
}
