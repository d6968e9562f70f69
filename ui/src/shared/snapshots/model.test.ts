import { describe, expect, it } from "vitest";
import type { SnapshotDto } from "@/generated/contract";
import { difference, sizeOf } from "./model";

const counts = (communities: number) => ({ communities, households: 10, investment_fen: 5 });
const snapshot = (parts: Partial<SnapshotDto>): SnapshotDto => ({
  id: "a",
  taken_at: "2026-01-01T00:00:00Z",
  occasion: null,
  counts: null,
  newest: null,
  bytes: 1,
  ...parts,
});

describe("a snapshot beside the present", () => {
  it("says how much it holds more or less", () => {
    const shown = difference(snapshot({ counts: counts(3) }), counts(5));
    expect(shown).toEqual({ communities: -2, households: 0, investment_fen: 0 });
  });
  it("says nothing where one of them is not known", () => {
    expect(difference(snapshot({}), counts(5))).toBeNull();
    expect(difference(snapshot({ counts: counts(3) }), null)).toBeNull();
  });
});

describe("sizes", () => {
  it.each([
    [12, "1 KB"],
    [480_000, "480 KB"],
    [2_340_000, "2.3 MB"],
  ])("%d bytes are %s", (bytes, text) => expect(sizeOf(bytes)).toBe(text));
});
