/** The split year by year as bars, and the ceilings that cut it: of a year as a whole or of a source. */
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FundingDto } from "@/generated/contract";
import { useAct } from "@/host/context";
import { useSay } from "@/i18n/say";
import { YearsChart } from "@/shared/chart/YearsChart";
import { formatWan } from "@/shared/format";
import { DrawerSection, InlineInput } from "@/shared/parts";
import { usePolicy } from "@/shared/policy";
import { ceilingOf, typedWan } from "./model";

/** The choice of a ceiling on the year as a whole. */
const ALL = "";

export function Years({ funding, isReadOnly }: { funding: FundingDto; isReadOnly: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="funding-chart">
        <YearsChart name={t("funding.tab.years")} years={funding.years} />
      </div>
      <Ceilings funding={funding} isReadOnly={isReadOnly} />
    </>
  );
}

function Ceilings({ funding, isReadOnly }: { funding: FundingDto; isReadOnly: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const policy = usePolicy();
  const act = useAct("plans.set_ceiling");
  const [source, setSource] = useState(ALL);
  const code = source === ALL ? null : source;
  const others = funding.ceilings.filter((one) => one.source !== code);
  const name = (of: string | null) =>
    of === null ? t("funding.all_sources") : policy.sourceShort(of);
  return (
    <DrawerSection
      title={t("funding.ceilings")}
      side={
        <Select
          size="small"
          className="ceiling-source"
          value={source}
          aria-label={t("funding.ceiling_source")}
          popupMatchSelectWidth={false}
          options={[
            { value: ALL, label: t("funding.all_sources") },
            ...funding.all_sources.map((one) => ({ value: one.code, label: say(one) })),
          ]}
          onChange={setSource}
        />
      }
    >
      <table className="ceilings">
        <tbody>
          {funding.years.map(({ year, totals }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td className="num soft small">
                {formatWan(
                  code === null
                    ? totals.investment_fen
                    : totals.by_source.find((part) => part.source === code)?.amount_fen,
                )}
              </td>
              <td>
                <InlineInput
                  key={source}
                  value={typedWan(ceilingOf(funding.ceilings, year, code))}
                  label={t("funding.ceiling_of", { year, source: name(code) })}
                  placeholder={t("plans.no_ceiling")}
                  suffix={t("unit.wan")}
                  disabled={isReadOnly}
                  onSave={(amount) =>
                    act.mutateAsync({ plan_id: funding.plan_id, year, source: code, amount })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 ? (
        <ul className="other-ceilings soft small">
          {others.map((one) => (
            <li key={`${one.year} ${one.source}`}>
              {one.year} · {name(one.source)} · {formatWan(one.amount_fen)}
            </li>
          ))}
        </ul>
      ) : null}
    </DrawerSection>
  );
}
