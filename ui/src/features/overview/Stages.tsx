/** How far the communities are: reserve, planned, in works, completed. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { formatCount } from "@/shared/format";
import { Card } from "@/shared/parts";

export function Stages({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  return (
    <Card title={t("overview.stages")} className="overview-list">
      <div className="stages">
        {data.stages.map((one) => (
          <button
            key={one.stage}
            type="button"
            className="stage"
            onClick={() => go("communities", { stage: one.stage })}
          >
            <span className="soft small">{t(`stage.${one.stage}`)}</span>
            <b>
              {formatCount(one.communities)} <span className="unit">{t("unit.communities")}</span>
            </b>
            <span className="soft small">
              {formatCount(one.households)} {t("unit.households")}
            </span>
          </button>
        ))}
      </div>
    </Card>
  );
}
