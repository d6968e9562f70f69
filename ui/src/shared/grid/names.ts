/** Names of filter values and of filters, for people. */

import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "./filter";
import type { GridColumn } from "./types";

const FACET_STATES: Record<string, string> = {
  l: "lacking",
  h: "hazard",
  f: "fine",
  n: "unknown",
};

/** What the key of a filter value is called. */
export function useValueNames(column: GridColumn): (key: string) => string {
  const { t } = useTranslation();
  return useCallback((key: string) => valueName(column, key, t), [column, t]);
}

type Say = TFunction;

export function valueName(column: GridColumn, key: string, t: Say): string {
  if (key === "") return t("grid.blank");
  if (column.kind === "facets") {
    const [facet = "", state = ""] = key.split(":");
    return `${t(`facet.${facet}.name`)} ${t(`facet.state.${FACET_STATES[state] ?? "unknown"}`)}`;
  }
  if (column.kind === "gates") return t(`grid.gate.${key}`);
  if (column.kind === "choice")
    return column.choices?.find((choice) => choice.code === key)?.name ?? key;
  return key;
}

/** A filter in a few words. */
export function filterText(column: GridColumn, filter: Filter, t: Say): string {
  const parts: string[] = [];
  const { condition, values } = filter;
  if (condition) {
    const between = condition.test === "between" ? `–${condition.to}` : "";
    parts.push(`${t(`grid.test.${condition.test}`)} ${condition.from}${between}`.trim());
  }
  if (values) {
    const names = values.slice(0, 2).map((key) => valueName(column, key, t));
    const joined = names.join(t("grid.list_comma"));
    parts.push(
      values.length > 2 ? t("grid.and_others", { names: joined, count: values.length }) : joined,
    );
  }
  return parts.join(t("grid.list_comma"));
}
