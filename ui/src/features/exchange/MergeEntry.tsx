/** The way to the merge of workbooks that come back; it says what was put off there. */
import { MergeCellsOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import { useRpc } from "@/host/context";
import { Card, StateTag } from "@/shared/parts";

export function MergeEntry() {
  const { t } = useTranslation();
  const deferred = useRpc("merge.deferred", {});
  const open = deferred.data?.length ?? 0;
  return (
    <Card title={t("merge.entry")} className="exchange-card">
      <p>{t("merge.entry_hint")}</p>
      <div className="exchange-go">
        <Button icon={<MergeCellsOutlined />} data-testid="merge-entry" onClick={() => go("merge")}>
          {t("merge.entry_go")}
        </Button>
        {open > 0 ? (
          <StateTag tone="wait">{t("merge.entry_open", { count: open })}</StateTag>
        ) : null}
      </div>
    </Card>
  );
}
