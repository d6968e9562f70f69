import { describe, expect, it } from "vitest";
import { startTexts } from "@/i18n";
import { cellKey } from "@/shared/grid";
import { tableOf } from "../../../tests/builders";
import { lineOf, schemeOf, suggestionOf } from "../../../tests/rooms";
import {
  byClass,
  costProgress,
  lineColumns,
  lineData,
  missingCells,
  missingOf,
  reasonOf,
  singleTotal,
  takePrice,
  wanTyped,
} from "./model";

const { t } = startTexts("zh-CN");
const say = (text: { zh: string }) => text.zh;
const known = { unit_price_fen: 30_180, zh: "道路", en: "Roads", source: "某县 2026 概算" };
const lines = [
  lineOf("roads", { quantity: 100, known_prices: [known] }),
  lineOf("greening", { unit_price_fen: 9_500 }),
  lineOf("gas_pipes", { quantity: 2, unit_price_fen: 100 }),
];

describe("what is missing", () => {
  it("is counted by kind", () => {
    expect(missingOf(lines)).toEqual({ quantity: 1, price: 1 });
    expect(missingOf([])).toEqual({ quantity: 0, price: 0 });
  });

  it("is marked on its cell, and says where a published price is offered", () => {
    const cells = missingCells(lines, t);
    expect([...cells.keys()]).toEqual([
      cellKey("line-roads", "unit_price"),
      cellKey("line-greening", "quantity"),
    ]);
    expect(cells.get(cellKey("line-roads", "unit_price"))).toContain("1 个公布的单价");
    expect(missingCells([lineOf("roads")], t).get(cellKey("line-roads", "unit_price"))).toContain(
      "先留空",
    );
  });
});

describe("a known price", () => {
  it("is taken over with its source, as one action", () => {
    expect(takePrice("line-roads", known)).toEqual([
      { id: "line-roads", field: "unit_price", text: "301.8" },
      { id: "line-roads", field: "price_source", text: "某县 2026 概算" },
    ]);
  });
});

describe("money as typed", () => {
  it.each([
    [null, ""],
    [0, "0"],
    [123_456_789, "123.456789"],
    [1_034_000_000, "1034"],
  ])("%s fen is %s 万元", (fen, text) => expect(wanTyped(fen)).toBe(text));
});

describe("suggestions", () => {
  const gas = suggestionOf("gas_pipes", "gas_pipes", "hazard", 420);
  const lift = suggestionOf("lift_addition", "lifts", "minor");

  it("stand by class in the order of the policy", () => {
    const groups = byClass([lift, gas], ["basic", "improvement", "upgrade"]);
    expect(groups.map(([code, list]) => [code, list.map((one) => one.measure)])).toEqual([
      ["basic", ["gas_pipes"]],
      ["improvement", ["lift_addition"]],
    ]);
  });

  it("keep a class the policy no longer has", () => {
    expect(byClass([{ ...gas, class: "local:x" }], ["basic"])[0]?.[0]).toBe("local:x");
  });

  it("say why, with what was found", () => {
    expect(reasonOf(gas, t, say)).toMatch(/隐患 420 m$/);
    expect(reasonOf(lift, t, say)).toMatch(/一般$/);
  });
});

describe("the lines", () => {
  it("are described by columns the data has", () => {
    const data = lineData(lines, {
      say,
      measureClass: (code) => code,
      facetMark: (code) => code,
      unit: (code) => code,
    });
    for (const column of lineColumns(t, { classes: [], units: [] }))
      expect(data.columns).toHaveProperty(column.field);
    expect(data.ids).toEqual(lines.map((line) => line.id));
    expect(data.columns.amount).toEqual([null, null, 200]);
  });
});

describe("totals", () => {
  const sum = { id: "s", amount_fen: 1, class: null, is_published: true, note: "" };
  it("are a single one or several", () => {
    expect(singleTotal(schemeOf("c", { lump_sums: [sum] }))).toBe(sum);
    expect(singleTotal(schemeOf("c", { lump_sums: [sum, { ...sum, id: "s2" }] }))).toBeUndefined();
  });

  it("sum up the list: without a cost, incomplete", () => {
    const table = tableOf([
      { id: "a", investment_fen: 5 },
      { id: "b", investment_fen: null, cost_missing: 2 },
      { id: "c", investment_fen: 7, cost_missing: 1 },
    ]);
    expect(costProgress(table)).toEqual({ without: 1, clustered: 0, missing: 2, lines: 3 });
    const clustered = { ...table, cluster: [null, "解放路片区", null] };
    expect(costProgress(clustered)).toMatchObject({ without: 1, clustered: 1 });
  });
});
