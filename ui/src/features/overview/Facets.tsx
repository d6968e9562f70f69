/** What the six facets lack, by the households it concerns. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { formatCount } from "@/shared/format";
import { Card, FacetBadge } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { shareOfWidest } from "./model";

export function Facets({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const { item } = usePolicy();
  return (
    <Card
      title={t("overview.facets")}
      note={t("overview.by_households")}
      className="overview-facets"
    >
      <div className="lacks">
        {data.facets.map((facet) => (
          <button
            key={facet.facet}
            type="button"
            className="lack"
            disabled={facet.communities === 0}
            onClick={() => go("communities", { lacks: facet.facet })}
          >
            <FacetBadge facet={facet.facet} />
            <span className="lack-items">
              {facet.top_items.length > 0
                ? facet.top_items.map((one) => item(one.item)).join(t("list.comma"))
                : t("overview.nothing_lacking")}{" "}
              {facet.hazards > 0 ? (
                <b className="bad">{t("communities.hazards", { count: facet.hazards })}</b>
              ) : null}
            </span>
            <span className="bar">
              <i
                style={{
                  width: `${shareOfWidest(data.facets, facet) * 100}%`,
                  background: `var(--facet-${facet.facet})`,
                }}
              />
            </span>
            <span className="num">{formatCount(facet.households)}</span>
          </button>
        ))}
      </div>
      <p className="soft small">
        {t("overview.inspected", {
          all: formatCount(data.all.communities),
          done: formatCount(data.all.communities - data.not_inspected),
        })}
        {data.not_inspected > 0 ? (
          <button type="button" className="link" onClick={() => go("checklist")}>
            {t("overview.not_inspected", { count: data.not_inspected })}
          </button>
        ) : null}
      </p>
    </Card>
  );
}
