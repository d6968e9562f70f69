import { describe, expect, it } from "vitest";
import { startTexts } from "@/i18n";
import { remarkOf as of } from "../../../tests/rooms";
import { checkCounts, checkFigure, ganttPlans, placeOf, remarkKinds, remarkText } from "./model";

const { t } = startTexts("zh-CN");
const say = (text: { zh: string }) => text.zh;
const remark = (row: number, column: string | null, code = "x", text = "") =>
  of(code, row, column, text);

describe("remarks", () => {
  it("carry the text of their cell", () => {
    expect(remarkText(remark(6, "E", "approximate", "约90"), say)).toBe("「约90」 （approximate）");
    expect(remarkText(remark(6, "E", "approximate"), say)).toBe("（approximate）");
  });

  it.each([
    [remark(6, "E"), "E6"],
    [remark(6, null), "第 6 行"],
    [remark(0, "I"), "I 列"],
    [remark(0, null), ""],
  ])("say where: %j", (one, place) => expect(placeOf(one, t)).toBe(place));

  it("are counted by kind, the rarest first", () => {
    const remarks = ["approximate", "word", "approximate"].map((code) => remark(6, "E", code));
    expect(remarkKinds(remarks).map((kind) => [kind.code, kind.count])).toEqual([
      ["remark.word", 1],
      ["remark.approximate", 2],
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

  it("are counted by whether they agree", () => {
    const check = { row: 9, label: "合计", field: "buildings", stated: 6, computed: 6 };
    const checks = [true, true, false].map((matches) => ({ ...check, matches }));
    expect(checkCounts(checks)).toEqual({ agreeing: 2, differing: 1 });
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
