/** How far a long job has come, once the host says so. */
import { Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Progress as ProgressDto } from "@/generated/contract";
import { useHost } from "@/host/context";
import { formatCount } from "@/shared/format";

export function Working() {
  const { t } = useTranslation();
  const host = useHost();
  const [progress, setProgress] = useState<ProgressDto | null>(null);
  useEffect(() => host.on("progress", setProgress), [host]);
  if (progress === null) return null;
  return progress.total ? (
    <Progress
      className="exchange-progress"
      size="small"
      percent={Math.round((progress.done / progress.total) * 100)}
    />
  ) : (
    <span className="soft small">{t("exchange.so_far", { done: formatCount(progress.done) })}</span>
  );
}
