/** Money of the years by source against the ceilings: the bars, their legend, their table. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { YearFiguresDto } from "@/generated/contract";
import { useLook } from "@/shared/design/look";
import { usePolicy } from "@/shared/policy";
import { Chart } from "./Chart";
import { Picture } from "./Picture";
import {
  sourcesOf,
  unsplitOf,
  type YearsNames,
  yearsFigures,
  yearsInWords,
  yearsOption,
} from "./years";

export function YearsChart({
  name,
  years,
  onPick,
}: {
  name: string;
  years: readonly YearFiguresDto[];
  /** A year was clicked. */
  onPick?: (year: string) => void;
}) {
  const { t } = useTranslation();
  const { sourceShort, sourceInk, sourceColour } = usePolicy();
  const look = useLook((state) => state.look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another look has other colours.
  const names = useMemo(
    (): YearsNames => ({
      year: t("field.year"),
      total: t("overview.investment"),
      source: sourceShort,
      colour: sourceInk,
      gap: t("money.gap"),
      unsplit: t("money.unsplit"),
      ceiling: t("money.ceiling"),
      unit: t("unit.wan"),
    }),
    [sourceShort, sourceInk, t, look],
  );
  const option = useMemo(() => yearsOption(years, names), [years, names]);
  const figures = useMemo(() => yearsFigures(years, names), [years, names]);
  return (
    <Picture name={name} figures={figures}>
      <Chart
        option={option}
        said={yearsInWords(years, names)}
        {...(onPick === undefined ? {} : { onPick })}
      />
      <ul className="legend chart-legend">
        {sourcesOf(years).map((source) => (
          <li key={source}>
            <i style={{ background: sourceColour(source) }} />
            {names.source(source)}
          </li>
        ))}
        {years.some((year) => unsplitOf(year) > 0) ? (
          <li>
            <i className="legend-unsplit" />
            {names.unsplit}
          </li>
        ) : null}
        {years.some((year) => (year.totals.gap_fen ?? 0) > 0) ? (
          <li>
            <i className="gap" />
            {names.gap}
          </li>
        ) : null}
        {years.some((year) => year.ceiling_fen !== null) ? (
          <li>
            <i className="legend-ceiling" />
            {names.ceiling}
          </li>
        ) : null}
      </ul>
    </Picture>
  );
}
