/** How far a long job has come: shown when the wait is noticed, with a way to stop when it is long. */
import { Button, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Progress as ProgressDto } from "@/generated/contract";
import { useAct, useHost } from "@/host/context";

/** A wait is noticed after 300 ms and long after two seconds. */
const NOTICED = 300;
const LONG = 2_000;

export function Working({ canStop = false }: { canStop?: boolean }) {
  const { t } = useTranslation();
  const host = useHost();
  const stop = useAct("import.stop");
  const [progress, setProgress] = useState<ProgressDto | null>(null);
  const [wait, setWait] = useState<"short" | "noticed" | "long">("short");
  useEffect(() => host.on("progress", setProgress), [host]);
  useEffect(() => {
    const noticed = setTimeout(() => setWait("noticed"), NOTICED);
    const long = setTimeout(() => setWait("long"), LONG);
    return () => {
      clearTimeout(noticed);
      clearTimeout(long);
    };
  }, []);
  if (wait === "short") return null;
  return (
    <span className="working small" role="status" data-testid="import-working">
      {progress
        ? t(`import.phase.${progress.job.replace("import.", "")}`, { defaultValue: "" })
        : null}
      {progress?.total ? (
        <Progress
          className="exchange-progress"
          size="small"
          percent={Math.round((progress.done / progress.total) * 100)}
        />
      ) : null}
      {canStop && wait === "long" ? (
        <Button
          size="small"
          loading={stop.isPending}
          data-testid="import-stop"
          onClick={() => stop.mutate({})}
        >
          {t("import.stop")}
        </Button>
      ) : null}
    </span>
  );
}
