/** A scheme without its looks: its lines as a grid, what is missing, suggestions by class. */
import type { TFunction } from "i18next";
import type {
  CommunityTableDto,
  KnownPriceDto,
  PriceChoice,
  PriceDto,
  SchemeDto,
  SchemeLineDto,
  SuggestionDto,
} from "@/generated/contract";
import type { BothTexts } from "@/i18n/say";
import { formatDecimal } from "@/shared/format";
import { cellKey, type GridColumn, type GridData, type GridEdit } from "@/shared/grid";

type Say = (text: BothTexts) => string;

/** Columns of the lines. Quantity, price, source and note are typed; the amount is computed. */
export function lineColumns(
  t: TFunction,
  room: { classes: readonly string[]; units: readonly string[] },
): GridColumn[] {
  const text = (field: string, width: number, editable: boolean): GridColumn => ({
    field,
    title: t(`scheme.field.${field}`),
    width,
    kind: "text",
    editable,
  });
  return [
    { ...text("measure", 160, false), strong: true },
    { ...text("class", 66, false), roomFor: room.classes },
    text("facet", 46, false),
    { ...text("quantity", 84, true), kind: "quantity" },
    { ...text("unit", 60, false), roomFor: room.units },
    { ...text("unit_price", 96, true), unit: t("unit.yuan"), kind: "price" },
    { ...text("amount", 104, false), unit: t("unit.wan"), kind: "money", total: true },
    text("price_source", 140, true),
    text("note", 120, true),
  ];
}

/** The lines, column by column, in their order. */
export function lineData(
  lines: readonly SchemeLineDto[],
  names: {
    say: Say;
    measureClass: (code: string) => string;
    facetMark: (code: string) => string;
    unit: (unit: string) => string;
  },
): GridData {
  return {
    ids: lines.map((line) => line.id),
    columns: {
      measure: lines.map((line) => names.say(line)),
      class: lines.map((line) => names.measureClass(line.class)),
      facet: lines.map((line) => names.facetMark(line.facet)),
      quantity: lines.map((line) => line.quantity),
      unit: lines.map((line) => names.unit(line.unit)),
      unit_price: lines.map((line) => line.unit_price_fen),
      amount: lines.map((line) => line.amount_fen),
      price_source: lines.map((line) => line.price_source),
      note: lines.map((line) => line.note),
    },
  };
}

/** How many lines lack a quantity, and how many a price. */
export function missingOf(lines: readonly SchemeLineDto[]): { quantity: number; price: number } {
  return {
    quantity: lines.filter((line) => line.quantity === null).length,
    price: lines.filter((line) => line.unit_price_fen === null).length,
  };
}

/** Cells that are missing, with what can be done about it. */
export function missingCells(lines: readonly SchemeLineDto[], t: TFunction): Map<string, string> {
  const cells = new Map<string, string>();
  for (const line of lines) {
    if (line.quantity === null) cells.set(cellKey(line.id, "quantity"), t("scheme.no_quantity"));
    if (line.unit_price_fen !== null) continue;
    const known = line.known_prices.length;
    cells.set(
      cellKey(line.id, "unit_price"),
      known > 0 ? t("scheme.price_offered", { count: known }) : t("scheme.no_price"),
    );
  }
  return cells;
}

/** A known price taken over with its source: one action, typed as a person would type it. */
export function takePrice(line: string, price: KnownPriceDto): GridEdit[] {
  return [
    { id: line, field: "unit_price", text: yuanTyped(price.unit_price_fen) },
    { id: line, field: "price_source", text: price.source },
  ];
}

/** Fen as 元 would be typed. */
export const yuanTyped = (fen: number): string => String(fen / 100);

/** Fen as 万元 would be typed. */
export const wanTyped = (fen: number | null): string => (fen === null ? "" : String(fen / 1e6));

/** Suggestions by class, in the order of the policy; classes without any are left out. */
export function byClass(
  suggestions: readonly SuggestionDto[],
  classes: readonly string[],
): [string, SuggestionDto[]][] {
  const order = [...new Set([...classes, ...suggestions.map((one) => one.class)])];
  return order
    .map((code): [string, SuggestionDto[]] => [code, suggestions.filter((s) => s.class === code)])
    .filter(([, list]) => list.length > 0);
}

/** Why a measure is suggested, with a quantity where it was found in the measure's own unit. */
export function reasonOf(suggestion: SuggestionDto, t: TFunction, say: Say): string {
  return suggestion.because
    .map((reason) =>
      t("scheme.because", {
        item: say(reason),
        level: t(`checklist.level.${reason.level}`),
        quantity:
          reason.quantity === null ? "" : ` ${formatDecimal(reason.quantity)} ${suggestion.unit}`,
      }),
    )
    .join(t("list.comma"));
}

/** Whether the published (or typed) total is a single one and can be typed over. */
export const singleTotal = (scheme: SchemeDto) =>
  scheme.lump_sums.length === 1 ? scheme.lump_sums[0] : undefined;

/** How the communities stand with their costs: none of their own, of these in a cluster, incomplete. */
export function costProgress(table: CommunityTableDto) {
  const progress = { without: 0, clustered: 0, missing: 0, lines: 0 };
  table.id.forEach((_, row) => {
    if (isWithoutCost(table, row)) {
      progress.without += 1;
      if (table.cluster[row] !== null) progress.clustered += 1;
    }
    const missing = table.cost_missing[row] ?? 0;
    if (missing > 0) progress.missing += 1;
    progress.lines += missing;
  });
  return progress;
}

/** No cost of its own; its cluster may carry one for all its communities. */
export const isWithoutCost = (table: CommunityTableDto, row: number): boolean =>
  table.investment_fen[row] === null;

/** What was decided about a price that was read. */
export interface Decided {
  leaveOut: boolean;
  measure: string | null;
}

/** Prices of which item, region, source or measure holds every word. */
export function findPrices(rows: readonly PriceDto[], wanted: string): PriceDto[] {
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (row: PriceDto) => {
    const text = [row.item, row.region, row.source, row.note].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return rows.filter(holds);
}

/** The decisions as the contract takes them. */
export const choicesOf = (decided: ReadonlyMap<number, Decided>): PriceChoice[] =>
  [...decided].map(([at, { leaveOut, measure }]) => ({ at, leave_out: leaveOut, measure }));
