import { beforeEach, describe, expect, it } from "vitest";
import type { DocumentDto, PlanDto } from "@/generated/contract";
import { askFor, keepLook, keptLook, LOOK, plansOf, singleTable } from "./tables";

const plan = (id: string, kind: string, has_schedule = false) =>
  ({ id, kind, has_schedule, name: id }) as PlanDto;

describe("what is asked of an export", () => {
  beforeEach(() => localStorage.clear());

  it("keeps how tables look, and forgets what it does not know", () => {
    expect(keptLook()).toEqual(LOOK);
    keepLook({ ...LOOK, money: "yuan", area: "wan" });
    expect(keptLook()).toEqual({ ...LOOK, money: "yuan", area: "wan" });
    localStorage.setItem("jiugai.export", '{"money":"dollars","area":"wan"}');
    expect(keptLook()).toEqual({ ...LOOK, area: "wan" });
    localStorage.setItem("jiugai.export", "{");
    expect(keptLook()).toEqual(LOOK);
  });

  it("offers the plans a document can speak of", () => {
    const plans = [plan("1", "five_year"), plan("2", "annual"), plan("3", "annual", true)];
    const ids = (document: string) => plansOf(document, plans).map((one) => one.id);
    expect(ids("schedule")).toEqual(["3"]);
    expect(ids("declaration")).toEqual(["3", "2", "1"]);
    expect(ids("plan")).toEqual(["1", "3", "2"]);
    expect(ids("communities")).toEqual([]);
  });

  it("writes delimited text of one table only", () => {
    const layout = (code: string) => ({ code, zh: code, en: code, source: "", returns: false });
    const document = (...tables: string[]): DocumentDto => ({
      code: "x",
      tables: tables.map(layout),
    });
    expect(singleTable(document("a"), undefined)).toBe("a");
    expect(singleTable(document("a", "b"), undefined)).toBeUndefined();
    expect(singleTable(document("a", "b"), "b")).toBe("b");
  });

  it("sends a plan and communities only where they mean something", () => {
    const chosen = { table: undefined, plan: "p", communities: ["c"] };
    expect(askFor("communities", chosen, "xlsx", LOOK, "zh-CN")).toMatchObject({
      plan_id: null,
      community_ids: ["c"],
    });
    expect(askFor("funding", chosen, "csv", LOOK, "zh-CN")).toMatchObject({
      plan_id: "p",
      community_ids: [],
      format: "csv",
      money: "wan",
    });
  });
});
