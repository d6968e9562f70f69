import { describe, expect, it } from "vitest";
import { tableOf } from "../../../tests/builders";
import {
  bySource,
  communityColumns,
  NO_FILTERS,
  passing,
  remarksOf,
  sumKnown,
  tally,
} from "./model";

const table = tableOf([
  { id: "a", name: "天阳楼", division: "甲街道", stage: "reserve", year: 2026, facets: "lfffff" },
  { id: "b", name: "五建", division: "乙街道", stage: "planned", year: null, facets: "nnnnnn" },
  { id: "c", name: "中天", division: "甲街道", stage: "planned", year: 2027, facets: "ffhfff" },
]);

describe("filters of the registry", () => {
  it.each([
    [{}, [0, 1, 2]],
    [{ stage: "planned" }, [1, 2]],
    [{ divisions: ["甲街道"] }, [0, 2]],
    [{ divisions: ["甲街道"], stage: "planned" }, [2]],
    [{ years: ["none", "2026"] }, [0, 1]],
    [{ lacks: ["person"] }, [0]],
    [{ lacks: ["person", "green"] }, [0, 2]],
    [{ lacks: ["water"] }, []],
  ])("%j", (filters, rows) => {
    expect(passing(table, { ...NO_FILTERS, ...filters })).toEqual(rows);
  });

  it("not inspected never counts as lacking nor as fine", () => {
    const rows = passing(table, { ...NO_FILTERS, lacks: ["person", "water", "green", "lines"] });
    expect(rows).not.toContain(1);
  });
});

describe("sums", () => {
  it("counts what is unknown beside the sum", () => {
    expect(sumKnown([3, null, 4])).toEqual({ sum: 7, missing: 1 });
    expect(sumKnown([null, null])).toEqual({ sum: null, missing: 2 });
  });

  it("tallies with the most frequent first", () => {
    expect(tally(table.division)).toEqual([
      ["甲街道", 2],
      ["乙街道", 1],
    ]);
    expect(tally([2027, null, null])).toEqual([
      ["none", 2],
      ["2027", 1],
    ]);
  });

  it("adds parts of one source and keeps the gap apart", () => {
    const part = (source: string | null, amount_fen: number) => ({
      component: { code: "x", zh: "", en: "" },
      source,
      amount_fen,
      because_zh: "",
      because_en: "",
    });
    expect([...bySource([part("central", 5), part(null, 2), part("central", 1)])]).toEqual([
      ["central", 6],
      [null, 2],
    ]);
  });
});

describe("remarks", () => {
  it("joins several on one cell", () => {
    const notice = (zh: string) => ({ code: "x", zh, en: zh });
    const flags = [
      [
        { field: "households", notice: notice("约数。") },
        { field: "households", notice: notice("偏高。") },
      ],
    ];
    const remarks = remarksOf({ ...table, flags }, (text) => text.zh);
    expect([...remarks.values()]).toEqual(["约数。 偏高。"]);
  });
});

describe("columns", () => {
  it("every column is in the table the contract sends", () => {
    for (const column of communityColumns((key) => key)) expect(table).toHaveProperty(column.field);
  });
});
