/** Totals that source tables declare, beside what the file adds up to for the same division. */
import { useTranslation } from "react-i18next";
import type { OverviewDto } from "@/generated/contract";
import { formatArea, formatCount } from "@/shared/format";
import { Card } from "@/shared/parts";

export function Declared({ data }: { data: OverviewDto }) {
  const { t } = useTranslation();
  if (data.declared.length === 0) return null;
  return (
    <Card
      title={t("overview.declared")}
      note={t("overview.declared_note")}
      className="overview-declared"
    >
      <table className="declared">
        <thead>
          <tr>
            <th>{t("field.division")}</th>
            <th className="num">{t("field.community_count")}</th>
            <th className="num">{t("field.households")}</th>
            <th className="num">
              {t("field.floor_area")} <span className="unit">{t("unit.m2")}</span>
            </th>
            <th>{t("overview.declared_in")}</th>
          </tr>
        </thead>
        <tbody>
          {data.declared.map((one) => (
            <tr key={`${one.file} ${one.sheet} ${one.row}`}>
              <td>{one.division}</td>
              <Pair stated={one.communities} ours={one.in_file?.communities} say={formatCount} />
              <Pair stated={one.households} ours={one.in_file?.households} say={formatCount} />
              <Pair stated={one.floor_area_m2} ours={one.in_file?.floor_area_m2} say={formatArea} />
              <td className="soft small">
                {one.file} · {t("exchange.row_at", { row: one.row })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** As declared, and below it what the file has. */
function Pair({
  stated,
  ours,
  say,
}: {
  stated: number | null;
  ours: number | undefined;
  say: (value: number | null | undefined) => string;
}) {
  const { t } = useTranslation();
  const differs = stated !== null && ours !== undefined && stated !== ours;
  return (
    <td className="num">
      {say(stated)}{" "}
      <span className={`small ${differs ? "bad" : "soft"}`}>
        {t("overview.in_file", { figure: say(ours) })}
      </span>
    </td>
  );
}
