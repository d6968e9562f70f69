import { describe, expect, it } from "vitest";
import { yearsFigures, yearsInWords } from "@/shared/chart/years";
import { overviewOf, totalsOf } from "../../../tests/builders";
import { gapYears, payers, shareOfWidest, withRoom } from "./model";

const lack = (facet: string, households: number) => ({
  facet,
  households,
  communities: 1,
  hazards: 0,
  top_items: [],
});

describe("bars of facets", () => {
  it("are measured against the widest", () => {
    const facets = [lack("water", 200), lack("green", 50)];
    expect(facets.map((facet) => shareOfWidest(facets, facet))).toEqual([1, 0.25]);
  });

  it("are empty when nothing is lacking", () => {
    const facets = [lack("water", 0)];
    expect(facets.map((facet) => shareOfWidest(facets, facet))).toEqual([0]);
  });
});

describe("years", () => {
  const years = [
    { year: 2026, totals: totalsOf({ investment_fen: 5_000_000, gap_fen: 0 }), ceiling_fen: null },
    {
      year: 2027,
      totals: totalsOf({
        investment_fen: 9_000_000,
        gap_fen: 2_000_000,
        by_source: [{ source: "central", amount_fen: 7_000_000 }],
      }),
      ceiling_fen: 8_000_000,
    },
    { year: 2028, totals: totalsOf({ gap_fen: null }), ceiling_fen: null },
  ];

  it("a gap is named only where there is one", () => {
    expect(gapYears(overviewOf({ years }))).toEqual([{ year: 2027, fen: 2_000_000 }]);
  });

  it("are said in words for those who cannot see the chart", () => {
    const names = {
      year: "年份",
      total: "总投资",
      source: () => "中央",
      colour: () => "",
      gap: "缺口",
      unsplit: "未分",
      ceiling: "上限",
      unit: "万元",
    };
    expect(yearsInWords(years.slice(1, 2), names)).toBe("2027: 9 万元 (中央 7, 缺口 2, 上限 8)");
    const { head, rows } = yearsFigures(years.slice(1, 2), names);
    expect(head).toEqual(["年份 (万元)", "总投资", "中央", "缺口", "上限"]);
    expect(rows).toEqual([{ name: "2027", cells: ["9.00", "7.00", "2.00", "8.00"] }]);
  });
});

describe("who pays", () => {
  it("comes with the most first and the gap last, without zeros", () => {
    const totals = totalsOf({
      gap_fen: 900,
      by_source: [
        { source: "district", amount_fen: 100 },
        { source: "central", amount_fen: 0 },
        { source: "municipal", amount_fen: 300 },
      ],
    });
    expect(payers(totals)).toEqual([
      { source: "municipal", fen: 300 },
      { source: "district", fen: 100 },
      { source: null, fen: 900 },
    ]);
  });

  it("has a row for everybody, or one that counts the others together", () => {
    const paid = [500, 300, 150, 50].map((fen, at) => ({ source: `s${at}`, fen }));
    expect(withRoom(paid, 4)).toEqual({ shown: 4, others: 0, othersFen: 0 });
    expect(withRoom(paid, 3)).toEqual({ shown: 2, others: 2, othersFen: 200 });
    expect(withRoom(paid, 0)).toEqual({ shown: 0, others: 4, othersFen: 1000 });
  });
});
