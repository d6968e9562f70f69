/** The way to the merge of workbooks that come back; it says what was put off there. */
import { Badge, Button } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import { useRpc } from "@/host/context";

export function MergeEntry() {
  const { t } = useTranslation();
  const deferred = useRpc("merge.deferred", {});
  const open = deferred.data?.length ?? 0;
  return (
    <Badge count={open} title={open > 0 ? t("merge.entry_open", { count: open }) : ""}>
      <Button
        data-testid="merge-entry"
        title={open > 0 ? t("merge.entry_open", { count: open }) : t("merge.entry_hint")}
        onClick={() => go("merge")}
      >
        {t("merge.entry")}
      </Button>
    </Badge>
  );
}
