import { describe, expect, it } from "vitest";
import type { FundingDto, FundingRowDto, SourceDto } from "@/generated/contract";
import { cellKey } from "@/shared/grid/types";
import {
  byComponent,
  ceilingOf,
  fixedRemarks,
  matrixColumns,
  matrixData,
  matrixTotals,
  offeredSources,
  ownerKey,
  ownerOf,
  shownSources,
  sourceField,
  sourceOf,
  typedWan,
} from "./model";

const t = ((key: string, values?: Record<string, unknown>) =>
  values ? `${key} ${JSON.stringify(values)}` : key) as never;

const source = (code: string): SourceDto => ({
  code,
  zh: code,
  en: code,
  short_zh: code,
  short_en: code,
  palette: "",
});

const row = (parts: Partial<FundingRowDto>): FundingRowDto => ({
  owner_kind: "community",
  owner_id: "a",
  name: "甲",
  year: 2026,
  cost_fen: 100,
  missing: 0,
  by_source: [],
  gap_fen: 0,
  over_fen: 0,
  ...parts,
});

const funding = (parts: Partial<FundingDto> = {}): FundingDto => ({
  plan_id: "p",
  sources: [],
  all_sources: ["central", "provincial", "municipal", "bonds", "fund", "residents"].map(source),
  rows: [],
  total: row({ owner_kind: "total", owner_id: "" }),
  years: [],
  fixed: [],
  rules: [],
  ceilings: [],
  money: [],
  without_cost: 0,
  ...parts,
});

const fixed = { owner_kind: "community", owner_id: "a", source: "fund", amount_fen: 5, note: "" };

describe("columns of sources", () => {
  const codes = (data: FundingDto, chosen: string[]) =>
    shownSources(data, chosen).map((one) => one.code);

  it("are those that pay, are fixed or chosen, in policy order", () => {
    const data = funding({ sources: [source("residents")], fixed: [fixed] });
    expect(codes(data, ["central"])).toEqual(["central", "fund", "residents"]);
  });

  it("leave somewhere to type when nothing pays yet", () => {
    expect(offeredSources(funding())).toHaveLength(5);
    expect(offeredSources(funding({ fixed: [fixed] }))).toEqual([]);
  });

  it("carry their source in their name, other columns none", () => {
    expect(sourceOf(sourceField("bonds"))).toBe("bonds");
    expect(sourceOf("gap")).toBeNull();
    expect(sourceOf(undefined)).toBeNull();
  });
});

describe("the matrix", () => {
  const data = funding({
    sources: [source("central")],
    rows: [
      row({ by_source: [{ source: "central", amount_fen: 60 }], gap_fen: 40 }),
      row({ owner_kind: "cluster", owner_id: "k", name: "步红花园", year: null }),
    ],
    total: row({
      owner_kind: "total",
      cost_fen: 200,
      by_source: [{ source: "central", amount_fen: 60 }],
      gap_fen: 40,
    }),
  });
  const sources = shownSources(data, []);

  it("has a cell for every column; nothing paid is blank, never zero", () => {
    const { ids, columns } = matrixData(data, sources, t);
    expect(ids).toEqual(["community:a", "cluster:k"]);
    expect(columns[sourceField("central")]).toEqual([60, null]);
    expect(columns.gap).toEqual([40, null]);
    for (const column of matrixColumns(sources, (one) => one.code, t))
      expect(columns).toHaveProperty([column.field]);
  });

  it("repeats the totals the contract states", () => {
    expect(matrixTotals(data.total, sources)).toEqual({
      cost: 200,
      gap: 40,
      [sourceField("central")]: 60,
    });
  });

  it("only amounts of sources can be typed", () => {
    const editable = matrixColumns(sources, (one) => one.code, t).filter((one) => one.editable);
    expect(editable.map((one) => one.field)).toEqual([sourceField("central")]);
  });
});

describe("owners", () => {
  it("come back from their key", () => {
    const owner = { owner_kind: "cluster", owner_id: "0190-ab" };
    expect(ownerOf(ownerKey(owner))).toEqual(owner);
  });
});

describe("fixed amounts", () => {
  it("say the document, or that a person fixed them", () => {
    const remarks = fixedRemarks(
      funding({ fixed: [fixed, { ...fixed, source: "bonds", note: "财建〔2026〕1号" }] }),
      t,
    );
    expect(remarks.get(cellKey("community:a", sourceField("fund")))).toBe("funding.fixed");
    expect(remarks.get(cellKey("community:a", sourceField("bonds")))).toContain("财建");
  });

  it.each([
    [null, ""],
    [12_345_600, "12.3456"],
    [1, "0.000001"],
    [3_500_000_000, "3500"],
  ])("%s fen is typed as %s", (fen, text) => {
    expect(typedWan(fen)).toBe(text);
  });
});

it("parts of one component stand together in their order", () => {
  const part = (code: string, amount_fen: number) => ({
    component: { code, zh: code, en: code },
    source: "central",
    amount_fen,
    because_zh: "",
    because_en: "",
  });
  const groups = byComponent([part("roof", 1), part("pipe", 2), part("roof", 3)]);
  expect(groups.map((group) => [group.code, group.parts.map((one) => one.amount_fen)])).toEqual([
    ["roof", [1, 3]],
    ["pipe", [2]],
  ]);
});

it("a ceiling of a source is not the ceiling of the year", () => {
  const ceilings = [
    { year: 2026, source: null, amount_fen: 9 },
    { year: 2026, source: "bonds", amount_fen: 4 },
  ];
  expect(ceilingOf(ceilings, 2026, null)).toBe(9);
  expect(ceilingOf(ceilings, 2026, "bonds")).toBe(4);
  expect(ceilingOf(ceilings, 2027, null)).toBeNull();
});
