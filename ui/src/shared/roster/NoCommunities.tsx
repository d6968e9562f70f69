/** What pages say while the file holds no community, and where to begin. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import { EmptyState } from "@/shared/parts";

export function NoCommunities() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t("communities.empty")}
      hint={t("communities.empty_hint")}
      actions={
        <>
          <Button type="primary" onClick={() => go("exchange")}>
            {t("communities.import")}
          </Button>
          <Button onClick={() => go("communities")}>{t("communities.go_add")}</Button>
        </>
      }
    />
  );
}
