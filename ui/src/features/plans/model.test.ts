import { describe, expect, it } from "vitest";
import type { PlanDetailDto, PlanEntriesDto } from "@/generated/contract";
import { totalsOf } from "../../../tests/builders";
import {
  byYear,
  entryColumns,
  entryData,
  entryState,
  fewNames,
  inOrder,
  isOver,
  outsidePlan,
  RESERVE,
  rowsOf,
  sharedFen,
  typedYear,
  WITHDRAWN,
  yearBar,
} from "./model";

const t = (key: string) => key;
const notice = { code: "plan.reason.turn", zh: "按先后排在这一年。", en: "Its turn." };

const entries: PlanEntriesDto = {
  community_id: ["a", "b", "c", "d"],
  name: ["甲", "乙", "丙", "丁"],
  division: ["", "", "", ""],
  cluster: [null, null, null, null],
  year: [2026, null, 2027, 2026],
  is_fixed: [false, true, true, false],
  is_carried_over: [false, false, true, false],
  withdrawn_reason: [null, null, null, "列入征收"],
  households: [1, 2, 3, 4],
  floor_area_m2: [null, null, null, null],
  investment_fen: [null, null, null, null],
  facets: ["", "", "", ""],
  open_gates: [0, 0, 0, 0],
  unknown_gates: [0, 0, 0, 0],
  reason: [0, 1, 1, 0],
  reasons: [notice, { code: "plan.reason.reserve", zh: "", en: "" }],
  responsible: ["", "", "", ""],
};

it("who was added later is outside a plan; what is completed belongs into none", () => {
  const table = {
    id: ["a", "x", "done", "d"],
    stage: ["reserve", "reserve", "completed", "reserve"],
  };
  expect(outsidePlan(table, { entries })).toEqual(["x"]);
});

describe("rows of a place", () => {
  it.each([
    [undefined, [0, 1, 2]],
    ["2026", [0]],
    ["2027", [2]],
    [RESERVE, [1]],
    [WITHDRAWN, [3]],
    ["2031", []],
  ])("%s", (wanted, rows) => {
    expect(rowsOf(entries, wanted)).toEqual(rows);
  });
});

it("what is shared stands in no row: a year has it, the plan has all of it", () => {
  const year = (of: number, investment_fen: number) => ({
    year: of,
    totals: totalsOf({ investment_fen }),
    ceiling_fen: null,
  });
  const detail = {
    entries: { ...entries, investment_fen: [500, 70, null, 900] },
    years: [year(2026, 800), year(2027, 40)],
    reserve: totalsOf({ investment_fen: 70 }),
  } as PlanDetailDto;
  expect(sharedFen(detail, "2026")).toBe(300);
  expect(sharedFen(detail, "2027")).toBe(40);
  expect(sharedFen(detail, RESERVE)).toBe(0);
  expect(sharedFen(detail, WITHDRAWN)).toBe(0);
  expect(sharedFen(detail, undefined)).toBe(340);
});

it("rows stay where they were first shown, whatever order the store answers in", () => {
  expect(inOrder([0, 1, 2], ["new", "b", "a"], ["a", "b"])).toEqual([2, 1, 0]);
  expect(inOrder([1], ["new", "b", "a"], ["a", "b"])).toEqual([1]);
});

describe("what is typed into the year column", () => {
  it.each([
    ["2027", 2027],
    [" ２０２７ ", 2027],
    ["2027年", 2027],
    ["", null],
    ["储备", null],
    ["27", undefined],
    ["明年", undefined],
    ["20277", undefined],
  ])("%s", (text, year) => {
    expect(typedYear(text, "储备")).toBe(year);
  });

  it("is written in one action for each year", () => {
    const typed = [
      { id: "a", year: 2026 },
      { id: "b", year: null },
      { id: "c", year: 2026 },
    ];
    expect(byYear(typed)).toEqual([
      { year: 2026, ids: ["a", "c"] },
      { year: null, ids: ["b"] },
    ]);
  });
});

describe("entries as rows", () => {
  it("say withdrawn before carried over before fixed", () => {
    expect([0, 1, 2, 3].map((row) => entryState(entries, row, t))).toEqual([
      "",
      "plans.state.fixed",
      "plans.state.carried_over",
      "plans.state.withdrawn",
    ]);
  });

  it("name the reserve and why something was withdrawn", () => {
    const { columns } = entryData(entries, t, (text) => text.zh);
    expect(columns.year).toEqual(["2026", "plans.reserve", "2027", "2026"]);
    expect(columns.reason).toEqual([notice.zh, "", "", "列入征收"]);
  });

  it.each([true, false])("have data for every column (annual: %s)", (isAnnual) => {
    const { columns } = entryData(entries, t, (text) => text.zh);
    for (const column of entryColumns(t, isAnnual)) expect(columns).toHaveProperty(column.field);
    expect(entryColumns(t, isAnnual).some((column) => column.field === "year")).toBe(!isAnnual);
  });
});

describe("bars of years", () => {
  const year = (investment_fen: number, ceiling_fen: number | null) => ({
    year: 2026,
    totals: totalsOf({ investment_fen }),
    ceiling_fen,
  });

  it("are measured against the widest, money or ceiling", () => {
    const years = [year(50, 100), year(120, 80)];
    expect(years.map((one) => yearBar(years, one))).toEqual([
      { within: 50 / 120, over: 0, ceiling: 100 / 120 },
      { within: 80 / 120, over: 40 / 120, ceiling: 80 / 120 },
    ]);
    expect(years.map(isOver)).toEqual([false, true]);
  });

  it("are empty, not broken, when there is no money yet", () => {
    const years = [year(0, null)];
    expect(yearBar(years, years[0] as (typeof years)[0])).toEqual({
      within: 0,
      over: 0,
      ceiling: null,
    });
  });
});

it("few names are said in full, many are cut", () => {
  expect(fewNames(["甲", "乙"], "、")).toBe("甲、乙");
  expect(fewNames(["甲", "乙", "丙", "丁"], "、")).toBe("甲、乙、丙…");
});
