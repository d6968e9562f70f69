/** A page that works on the registry: waits for it, and says where to begin while it is empty. */
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { CommunityTableDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { EmptyState, Loaded, PageHeader } from "@/shared/parts";

export function RegistryPage({
  title,
  children,
}: {
  title: string;
  children: (table: CommunityTableDto) => ReactNode;
}) {
  const { t } = useTranslation();
  const table = useRpc("communities.table", {});
  const empty = (
    <>
      <PageHeader title={title} />
      <EmptyState
        title={t("communities.empty")}
        hint={t("communities.empty_hint")}
        actions={
          <Button type="primary" onClick={() => go("exchange")}>
            {t("communities.import")}
          </Button>
        }
      />
    </>
  );
  return (
    <div className="page">
      <Loaded query={table} title={title} shape="list">
        {(data) => (data.id.length > 0 ? children(data) : empty)}
      </Loaded>
    </div>
  );
}
