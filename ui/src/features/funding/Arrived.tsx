/** Money planned beside money arrived: two different columns, never one. */
import { useTranslation } from "react-i18next";
import type { MoneyColumnDto } from "@/generated/contract";
import { formatWan } from "@/shared/format";
import { usePolicy } from "@/shared/policy";

export function Arrived({ money }: { money: readonly MoneyColumnDto[] }) {
  const { t } = useTranslation();
  const names = usePolicy();
  if (money.length === 0)
    return <p className="soft funding-hint">{t("funding.nothing_planned")}</p>;
  return (
    <table className="arrived">
      <thead>
        <tr>
          <th scope="col">{t("funding.source")}</th>
          <th scope="col" className="num">
            {t("funding.planned")} <span className="unit">{t("unit.wan")}</span>
          </th>
          <th scope="col" className="num">
            {t("funding.arrived")} <span className="unit">{t("unit.wan")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {money.map((one) => (
          <tr key={one.source}>
            <th scope="row">
              <i style={{ background: names.sourceColour(one.source) }} />
              {names.sourceShort(one.source)}
            </th>
            <td className="num">{formatWan(one.planned_fen)}</td>
            <td className="num">
              {formatWan(one.arrived_fen)}
              <div className="arrived-bar" aria-hidden="true">
                <i
                  style={{
                    width: `${one.planned_fen > 0 ? Math.min(100, (one.arrived_fen / one.planned_fen) * 100) : 0}%`,
                    background: names.sourceColour(one.source),
                  }}
                />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
