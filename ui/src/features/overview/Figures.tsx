/** The five figures on top; each opens what it counts. */
import { useTranslation } from "react-i18next";
import { go } from "@/app/go";
import type { OverviewDto } from "@/generated/contract";
import { formatCount, formatWan, formatWanArea, formatWanBrief, formatYuan } from "@/shared/format";
import { Tile, Tiles } from "@/shared/parts";
import { gapYears } from "./model";

export function Figures({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  const { all, planned } = data;
  const gaps = gapYears(data);
  const plan = data.plan_id ?? undefined;
  const per = (whole: number, by: number) => (by > 0 ? whole / by : null);
  const sizes = planned.missing;
  return (
    <Tiles>
      <Tile
        label={t("overview.planned")}
        value={formatCount(planned.communities)}
        unit={t("unit.communities")}
        note={t("overview.in_reserve", { count: data.reserve })}
        onOpen={() => go("plans", { plan })}
      />
      <Tile
        label={t("field.households")}
        value={formatCount(planned.households)}
        unit={t("unit.households")}
        note={t("overview.of_all", { all: formatCount(all.households) })}
        onOpen={() => go("communities")}
      />
      <Tile
        label={t("field.floor_area_m2")}
        value={formatWanArea(planned.floor_area_m2)}
        unit={t("unit.wan_m2")}
        // An average only over the same communities: not where one of the two figures is unknown.
        note={
          sizes.floor_area + sizes.households > 0
            ? t("communities.missing", { count: Math.max(sizes.floor_area, sizes.households) })
            : t("overview.area_per_household", {
                area: formatCount(per(planned.floor_area_m2, planned.households)),
              })
        }
        onOpen={() =>
          go("communities", {
            missing: sizes.floor_area + sizes.households > 0 ? "size" : undefined,
          })
        }
      />
      <Tile
        label={t("overview.investment")}
        value={formatWanBrief(planned.investment_fen)}
        unit={t("unit.wan")}
        note={
          sizes.investment > 0
            ? t("overview.without_cost", { count: sizes.investment })
            : t("cost.per", {
                area: formatYuan(per(planned.investment_fen, planned.floor_area_m2)),
                household: formatWan(per(planned.investment_fen, planned.households)),
              })
        }
        onOpen={() =>
          sizes.investment > 0 ? go("communities", { missing: "cost" }) : go("funding", { plan })
        }
      />
      <Tile
        label={t("money.gap")}
        value={formatWanBrief(planned.gap_fen)}
        unit={t("unit.wan")}
        tone={(planned.gap_fen ?? 0) > 0 ? "bad" : "plain"}
        note={
          planned.gap_fen === null
            ? t("overview.not_split")
            : gaps.length === 0
              ? t("overview.no_gap")
              : gaps
                  .slice(0, 3)
                  .map((gap) =>
                    t("overview.gap_year", { year: gap.year, amount: formatWanBrief(gap.fen) }),
                  )
                  .join(" · ")
        }
        onOpen={() => go("funding", { plan, source: gaps.length > 0 ? "gap" : undefined })}
      />
    </Tiles>
  );
}
