/** Over the pages of a file that can only be looked at: why, and the way to a copy to work in. */
import { LockOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ReadOnlyDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";

export function Locked({
  reason,
  onSee,
  onClose,
}: {
  reason: ReadOnlyDto;
  /** The snapshots are to be seen. */
  onSee: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <div className="shell-note" role="status">
      <LockOutlined />
      <span title={say(reason)}>
        <b>{t("read_only.short")}</b> {say(reason)}
      </span>
      <Button size="small" onClick={onSee}>
        {t("snapshots.see")}
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        {t("snapshots.understood")}
      </Button>
    </div>
  );
}
