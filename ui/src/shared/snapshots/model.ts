/** Snapshots without their looks: how they differ from the present. */
import type { CountsDto, SnapshotDto } from "@/generated/contract";

/** How much a snapshot holds more (or less) than the file does now; null where not known. */
export function difference(
  snapshot: SnapshotDto,
  current: CountsDto | null,
): { communities: number; households: number; investment_fen: number } | null {
  const { counts } = snapshot;
  if (counts === null || current === null) return null;
  return {
    communities: counts.communities - current.communities,
    households: counts.households - current.households,
    investment_fen: counts.investment_fen - current.investment_fen,
  };
}

/** A size as people read it. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
