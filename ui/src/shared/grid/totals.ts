/** The row below the last one: sums of what is shown, and figures a page states itself. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { shownText, sumOf } from "./model";
import type { CellValue, GridColumn, GridData } from "./types";

/** Square metres of a province are counted whole: their decimals would not fit their column. */
const sumText = (column: GridColumn, sum: number): string =>
  shownText(column, column.kind === "area" && sum >= 1e8 ? Math.round(sum) : sum);

/** Texts of the totals row by field; `given` are figures that are not sums of the rows. */
export function useTotals(
  columns: readonly GridColumn[],
  data: GridData,
  view: readonly number[],
  given: Readonly<Record<string, CellValue>> | undefined,
): ReadonlyMap<string, string> {
  const { t } = useTranslation();
  return useMemo(() => {
    const texts = new Map<string, string>();
    for (const column of columns) {
      const stated = given?.[column.field];
      if (stated !== undefined) {
        texts.set(column.field, shownText(column, stated));
        continue;
      }
      if (!column.total) continue;
      const { sum, count } = sumOf(column, data.columns[column.field] ?? [], view);
      if (count > 0) texts.set(column.field, sumText(column, sum));
    }
    const named = columns.find((column) => column.strong);
    if (named) texts.set(named.field, t("grid.totals", { count: view.length }));
    return texts;
  }, [columns, data, view, given, t]);
}
