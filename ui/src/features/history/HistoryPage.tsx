/** 变动记录: who changed what, when, from where and from what to what; and the file as it was. */
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { pick, useRoute } from "@/app/go";
import { PageHeader } from "@/shared/parts";
import "./history.css";
import { Filters } from "./Filters";
import { Journal } from "./Journal";
import { filterOf } from "./model";
import { SnapshotsTab } from "./SnapshotsTab";

export default function HistoryPage() {
  const { t } = useTranslation();
  const { picked } = useRoute();
  const isSnapshots = picked.tab === "snapshots";
  return (
    <div className="page">
      <PageHeader
        title={t("page.history")}
        sentence={t(isSnapshots ? "snapshots.sentence" : "history.sentence")}
        tools={
          <>
            {isSnapshots ? null : <Filters filter={filterOf(picked)} />}
            <Segmented
              tabIndex={-1}
              value={isSnapshots ? "snapshots" : "journal"}
              onChange={(tab) =>
                pick({ tab: tab === "snapshots" ? tab : undefined, id: undefined })
              }
              options={[
                { value: "journal", label: t("history.tab") },
                { value: "snapshots", label: t("snapshots.tab") },
              ]}
            />
          </>
        }
      />
      {isSnapshots ? (
        <SnapshotsTab />
      ) : (
        <Journal filter={filterOf(picked)} shown={picked.id ?? null} />
      )}
    </div>
  );
}
