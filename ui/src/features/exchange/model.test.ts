import { describe, expect, it } from "vitest";
import { startTexts } from "@/i18n";
import { cellKey } from "@/shared/grid";
import { importTableOf, previewOf } from "../../../tests/rooms";
import {
  checkFigure,
  declaredColumns,
  declaredData,
  ganttPlans,
  isNothingNew,
  placeOf,
  previewCounts,
  readSum,
  remarkCells,
  remarkKinds,
  rowColumns,
  rowData,
} from "./model";

const { t } = startTexts("zh-CN");
const say = (text: { zh: string }) => text.zh;
const remark = (row: number, column: string | null, code: string, text = "") => ({
  row,
  column,
  text,
  notice: { code, zh: `（${code}）`, en: code },
});
const row = {
  row: 6,
  name: "五建小区",
  division: "示例市 甲街道",
  cluster: null,
  buildings: 3,
  households: null,
  floor_area_m2: 9000,
  built_to: 1989,
  investment_fen: 290_000_000,
  already_there: false,
};
const declared = {
  file: "a.xlsx",
  sheet: "合计",
  row: 2,
  division: "甲区",
  communities: 71,
  buildings: null,
  households: 8400,
  floor_area_m2: null,
  investment_fen: null,
};
const table = importTableOf({
  columns: [
    { letter: "B", header: "小区", field: "name", unit: "" },
    { letter: "E", header: "户数", field: "households", unit: "户" },
    { letter: "I", header: "联系人", field: null, unit: "" },
  ],
  rows: [row, { ...row, row: 7, already_there: true }],
  declared: [declared],
  checks: [
    { row: 9, label: "合计", field: "buildings", stated: 6, computed: 6, matches: true },
    { row: 9, label: "合计", field: "investment", stated: 2, computed: 1, matches: false },
  ],
  remarks: [
    remark(6, "E", "approximate", "约90"),
    remark(7, "E", "approximate"),
    remark(6, "E", "number_from_text"),
    remark(7, "I", "word"),
    remark(0, "I", "unrecognised_column"),
  ],
});

describe("rows", () => {
  it("stand under columns the data has, known and new told apart", () => {
    const data = rowData(table, t);
    for (const column of rowColumns(t)) expect(data.columns).toHaveProperty(column.field);
    expect(data.ids).toEqual(["6", "7"]);
    expect(data.columns.state).toEqual(["新增", "已有"]);
    expect(data.columns.households).toEqual([null, null]);
  });

  it("keep declared totals apart", () => {
    const data = declaredData(table);
    for (const column of declaredColumns(t)) expect(data.columns).toHaveProperty(column.field);
    expect(data.columns.communities).toEqual([71]);
    expect(data.columns.investment_fen).toEqual([null]);
  });
});

describe("remarks", () => {
  it("stand on the cell they are about, with its text; several are joined", () => {
    const cells = remarkCells(table, say);
    expect(cells.get(cellKey("6", "households"))).toBe(
      "「约90」 （approximate） （number_from_text）",
    );
    expect(cells.get(cellKey("7", "name"))).toBe("（word）");
  });

  it.each([
    [remark(6, "E", "x"), "E6"],
    [remark(6, null, "x"), "第 6 行"],
    [remark(0, "I", "x"), "I 列"],
    [remark(0, null, "x"), ""],
  ])("say where: %j", (one, place) => expect(placeOf(one, t)).toBe(place));

  it("are counted by kind, the rarest first", () => {
    expect(remarkKinds(table.remarks).map((kind) => [kind.code, kind.count])).toEqual([
      ["number_from_text", 1],
      ["unrecognised_column", 1],
      ["word", 1],
      ["approximate", 2],
    ]);
  });
});

describe("checks", () => {
  it.each([
    ["investment", 58_310_000_000, "58,310.00 万元"],
    ["cluster_investment", 1_000_000, "1.00 万元"],
    ["floor_area", 1234.5, "1,234.5 m²"],
    ["households", 25_410, "25,410"],
  ])("%s %d is %s", (field, value, text) => expect(checkFigure(field, value, t)).toBe(text));

  it("are counted over all tables", () => {
    expect(previewCounts(previewOf({ tables: [table, table] }))).toEqual({
      remarks: 10,
      declared: 2,
      agreeing: 2,
      differing: 2,
    });
  });
});

it("a sum of nothing is unknown, not zero", () => {
  expect(readSum(0)).toBeNull();
  expect(readSum(5)).toBe(5);
});

describe("a preview with nothing new", () => {
  it("is one without new communities and without declared totals", () => {
    expect(isNothingNew(previewOf({ added: 0 }))).toBe(true);
    expect(isNothingNew(previewOf({ added: 1 }))).toBe(false);
    expect(isNothingNew(previewOf({ added: 0, tables: [table] }))).toBe(false);
  });
});

describe("plans to export", () => {
  it("come with a schedule first, then annual, then the latest", () => {
    const plan = (id: string, kind: string, from_year: number, has_schedule: boolean) => ({
      id,
      kind,
      name: id,
      from_year,
      to_year: from_year,
      parent_id: null,
      state: "draft",
      communities: 1,
      has_schedule,
    });
    const plans = [
      plan("five", "five_year", 2026, false),
      plan("a26", "annual", 2026, false),
      plan("a27", "annual", 2027, true),
      plan("a28", "annual", 2028, true),
    ];
    expect(ganttPlans(plans).map((one) => one.id)).toEqual(["a28", "a27", "a26", "five"]);
  });
});
