/** The overview without its looks. */
import type { FacetLackDto, OverviewDto, TotalsDto } from "@/generated/contract";

/** Share of the widest bar; 0 when nothing is lacking anywhere. */
export function shareOfWidest(facets: readonly FacetLackDto[], facet: FacetLackDto): number {
  const widest = Math.max(0, ...facets.map((one) => one.households));
  return widest === 0 ? 0 : facet.households / widest;
}

/** Years with a gap, for the note under the gap's tile. */
export function gapYears(overview: OverviewDto): { year: number; fen: number }[] {
  return overview.years.flatMap(({ year, totals }) =>
    (totals.gap_fen ?? 0) > 0 ? [{ year, fen: totals.gap_fen ?? 0 }] : [],
  );
}

export interface Payer {
  /** Code of the source; null for the gap. */
  source: string | null;
  fen: number;
}

/** Who pays what of a plan, the most first, then what nobody pays under `null`; only what is not zero. */
export function payers(totals: TotalsDto): Payer[] {
  const paid = totals.by_source
    .map(({ source, amount_fen }) => ({ source: source as string | null, fen: amount_fen }))
    .filter((row) => row.fen > 0)
    .sort((a, b) => b.fen - a.fen);
  const gap = totals.gap_fen ?? 0;
  return gap > 0 ? [...paid, { source: null, fen: gap }] : paid;
}

/** How many of those who pay are shown one by one in so many rows; the others share the last row. */
export function withRoom(
  paid: readonly Payer[],
  room: number,
): { shown: number; others: number; othersFen: number } {
  const shown = paid.length <= room ? paid.length : Math.max(0, room - 1);
  const others = paid.slice(shown);
  return {
    shown,
    others: others.length,
    othersFen: others.reduce((sum, row) => sum + row.fen, 0),
  };
}
