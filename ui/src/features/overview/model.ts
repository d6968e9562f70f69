/** The overview without its looks. */
import type { FacetLackDto, OverviewDto } from "@/generated/contract";

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
