/** How far a long job has come: shown when the wait is noticed, with a way to stop when it is long. */
import { Button, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Progress as ProgressDto } from "@/generated/contract";
import { useHost } from "@/host/context";
import { useToast } from "@/shared/toast";
import "./working.css";

/** A wait is noticed after 300 ms and long after two seconds. */
const NOTICED = 300;
const LONG = 2_000;

/** The commands that stop a job. */
type Stop = "import.stop" | "merge.stop" | "export.stop";

export function Working({ stop }: { stop?: Stop }) {
  const { t } = useTranslation();
  const host = useHost();
  const toast = useToast();
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
    <span className="working small" role="status" data-testid="working">
      {progress ? t(`working.${progress.job.replace(".", "_")}`, { defaultValue: "" }) : null}
      {progress?.total ? (
        <Progress
          className="working-bar"
          size="small"
          percent={Math.round((progress.done / progress.total) * 100)}
        />
      ) : null}
      {stop !== undefined && wait === "long" ? (
        <Button
          size="small"
          data-testid="working-stop"
          onClick={() => void host.call(stop, {}).catch(toast.fail)}
        >
          {t("act.stop")}
        </Button>
      ) : null}
    </span>
  );
}
