/** Years × sources as stacked bars, the gap hatched on top, the ceiling as a dashed line. */
import type { EChartsCoreOption } from "echarts/core";
import type { YearFiguresDto } from "@/generated/contract";
import { colours } from "@/shared/design/palette";
import { FONT_FAMILY } from "@/shared/design/theme";
import { formatWan, formatWanRound } from "@/shared/format";
import type { Figures } from "./Picture";

export interface YearsNames {
  year: string;
  total: string;
  source: (code: string) => string;
  colour: (code: string) => string;
  gap: string;
  /** Investment of a year that nobody has split yet. */
  unsplit: string;
  ceiling: string;
  unit: string;
}

/** Sources that pay anything in any year, in the order they first appear. */
export function sourcesOf(years: readonly YearFiguresDto[]): string[] {
  const codes = new Set<string>();
  for (const year of years) for (const part of year.totals.by_source) codes.add(part.source);
  return [...codes];
}

const amountOf = (year: YearFiguresDto, source: string): number =>
  year.totals.by_source.find((part) => part.source === source)?.amount_fen ?? 0;

/** What is neither paid by a source nor counted as a gap, because no split was made. */
export const unsplitOf = (year: YearFiguresDto): number =>
  year.totals.gap_fen === null && year.totals.by_source.length === 0
    ? year.totals.investment_fen
    : 0;

/** What a year costs; nothing known is unknown and never 0. */
export const costOf = ({ totals }: YearFiguresDto): number | null =>
  totals.investment_fen === 0 && totals.missing.investment > 0 ? null : totals.investment_fen;

interface Series {
  name: string;
  values: number[];
  style: Record<string, unknown>;
}

function seriesOf(years: readonly YearFiguresDto[], names: YearsNames): Series[] {
  const paid = sourcesOf(years).map((source) => ({
    name: names.source(source),
    values: years.map((year) => amountOf(year, source)),
    style: { color: names.colour(source) },
  }));
  const unsplit = {
    name: names.unsplit,
    values: years.map(unsplitOf),
    style: { color: colours.stages.dark },
  };
  const gap = {
    name: names.gap,
    values: years.map((year) => year.totals.gap_fen ?? 0),
    style: {
      color: colours.base.hatch,
      borderColor: colours.gap,
      borderWidth: 1,
      decal: {
        symbol: "rect",
        color: colours.gap,
        dashArrayX: [1, 0],
        dashArrayY: [4, 3],
        rotation: -Math.PI / 4,
      },
    },
  };
  return [...paid, unsplit, gap].filter((one) => one.values.some((value) => value > 0));
}

type Draw = (
  params: unknown,
  api: {
    value: (i: number) => number;
    coord: (at: number[]) => number[];
    size: (n: number[]) => number[];
  },
) => unknown;

/** A dashed line over the bar at the height of the year's ceiling. */
const drawCeiling: Draw = (_params, api) => {
  const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
  const half = Math.min(52, (api.size([1, 0])[0] ?? 0) * 0.36);
  return {
    type: "line",
    shape: { x1: x - half, y1: y, x2: x + half, y2: y },
    style: { stroke: colours.base.ink, lineWidth: 2, lineDash: [5, 4] },
  };
};

export function yearsOption(
  years: readonly YearFiguresDto[],
  names: YearsNames,
): EChartsCoreOption {
  const text = { fontFamily: FONT_FAMILY, color: colours.base.soft, fontSize: 12 };
  const ceilings = years.flatMap((year, i) =>
    year.ceiling_fen === null ? [] : [[i, year.ceiling_fen / 1e6]],
  );
  return {
    animation: false,
    aria: { enabled: true, decal: { show: false } },
    textStyle: text,
    grid: { left: 4, right: 4, top: 14, bottom: 40, containLabel: false },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      confine: true,
      valueFormatter: (value: unknown) =>
        typeof value === "number" ? `${formatWanRound(value * 1e6)} ${names.unit}` : "",
    },
    xAxis: {
      type: "category",
      data: years.map((year) => String(year.year)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.base.ink } },
      axisLabel: {
        ...text,
        interval: years.length > 8 ? "auto" : 0,
        lineHeight: 17,
        formatter: (_name: string, i: number) =>
          `${years[i]?.year}\n{b|${formatWanRound(years[i] === undefined ? null : costOf(years[i]))}}`,
        rich: {
          b: { fontWeight: 600, fontSize: 13, color: colours.base.ink, fontFamily: FONT_FAMILY },
        },
      },
    },
    yAxis: { type: "value", show: false },
    series: [
      ...seriesOf(years, names).map((one) => ({
        type: "bar",
        stack: "money",
        barWidth: "58%",
        barMaxWidth: 84,
        name: one.name,
        itemStyle: one.style,
        data: one.values.map((value) => (value > 0 ? value / 1e6 : "-")),
      })),
      ...(ceilings.length > 0
        ? [{ type: "custom", name: names.ceiling, renderItem: drawCeiling, data: ceilings, z: 5 }]
        : []),
    ],
  };
}

/** The chart as a table: a row for a year. */
export function yearsFigures(years: readonly YearFiguresDto[], names: YearsNames): Figures {
  const sources = sourcesOf(years);
  const unsplit = years.some((year) => unsplitOf(year) > 0);
  const ceiling = years.some((year) => year.ceiling_fen !== null);
  return {
    head: [
      `${names.year} (${names.unit})`,
      names.total,
      ...sources.map(names.source),
      ...(unsplit ? [names.unsplit] : []),
      names.gap,
      ...(ceiling ? [names.ceiling] : []),
    ],
    rows: years.map((year) => ({
      name: String(year.year),
      cells: [
        formatWan(costOf(year)),
        ...sources.map((source) => formatWan(amountOf(year, source))),
        ...(unsplit ? [formatWan(unsplitOf(year))] : []),
        formatWan(year.totals.gap_fen),
        ...(ceiling ? [formatWan(year.ceiling_fen)] : []),
      ],
    })),
  };
}

/** The chart in words. */
export function yearsInWords(years: readonly YearFiguresDto[], names: YearsNames): string {
  return years
    .map((year) => {
      const parts = year.totals.by_source.map(
        (part) => `${names.source(part.source)} ${formatWanRound(part.amount_fen)}`,
      );
      if ((year.totals.gap_fen ?? 0) > 0)
        parts.push(`${names.gap} ${formatWanRound(year.totals.gap_fen)}`);
      if (year.ceiling_fen !== null)
        parts.push(`${names.ceiling} ${formatWanRound(year.ceiling_fen)}`);
      const total = `${year.year}: ${formatWanRound(costOf(year))} ${names.unit}`;
      return parts.length > 0 ? `${total} (${parts.join(", ")})` : total;
    })
    .join("; ");
}
