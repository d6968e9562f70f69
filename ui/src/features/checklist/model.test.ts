import { describe, expect, it } from "vitest";
import { tableOf } from "../../../tests/builders";
import { checklistOf, findingOf, lineOf, schemeOf } from "../../../tests/rooms";
import {
  asksForMeasure,
  changeOf,
  inspectionOf,
  levelOfKey,
  measuresOf,
  needsReason,
  nextUnfinished,
  progressOf,
  restIsFine,
  tallyOf,
  withPending,
} from "./model";

const checklist = checklistOf("c1", {
  barrier_free: findingOf("severe", { strongly_wished: true }),
  seating: findingOf("ok"),
  meal_service: findingOf("not_applicable"),
  gas_pipes: findingOf("hazard"),
});
const item = (code: string) => {
  const found = checklist.facets.flatMap((facet) => facet.items).find((one) => one.item === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const person = checklist.facets[0];
if (person === undefined) throw new Error("no facet");

describe("keys", () => {
  it.each([
    ["1", "ok"],
    ["3", "severe"],
    ["5", "not_applicable"],
    ["0", "not_inspected"],
    ["Delete", "not_inspected"],
    ["6", null],
    ["a", null],
    ["12", null],
  ])("%s records %s", (key, level) => expect(levelOfKey(key)).toBe(level));
});

describe("how far an inspection is", () => {
  it("counts what was looked at, what lacks and what is dangerous apart", () => {
    const all = checklist.facets.flatMap((facet) => facet.items).length;
    expect(tallyOf(checklist.facets)).toEqual({
      inspected: 4,
      total: all,
      lacking: 1,
      hazards: 1,
    });
  });

  it.each([
    [0, "none"],
    [3, "some"],
    [10, "done"],
  ])("%d of 10 is %s", (inspected, how) => expect(inspectionOf(inspected, 10)).toBe(how));

  it("is never done while the number of items is not known", () => {
    expect(inspectionOf(3, 0)).toBe("some");
  });

  it("sums up the list", () => {
    const table = tableOf([
      { id: "a", items_inspected: 0 },
      { id: "b", items_inspected: 4, facets: "nnhnnn" },
      { id: "c", items_inspected: 10 },
    ]);
    expect(progressOf(table, 10)).toEqual({ none: 1, some: 1, done: 1, hazards: 1 });
    expect(nextUnfinished(table, "b", 10)).toBe("a");
    expect(nextUnfinished(table, "a", 10)).toBe("b");
    expect(nextUnfinished(tableOf([{ id: "a" }]), "a", 10)).toBeUndefined();
  });
});

describe("the rest of a facet", () => {
  it("is only what nobody looked at, and says who did now", () => {
    const rest = restIsFine(person, "李工");
    const codes = rest.map((one) => one.item);
    expect(codes).not.toContain("barrier_free");
    expect(codes).not.toContain("meal_service");
    expect(codes).toHaveLength(person.items.length - 3);
    expect(rest[0]).toEqual(changeOf(codes[0] ?? "", { level: "ok", inspected_by: "李工" }));
  });

  it("leaves the inspector alone when none is given", () => {
    expect(restIsFine(person, "")[0]?.inspected_by).toBeNull();
  });
});

describe("what must be in the scheme or say why not", () => {
  it.each([
    ["gas_pipes", [], true],
    ["gas_pipes", ["gas_pipes"], false],
    ["barrier_free", [], true],
    ["barrier_free", ["barrier_free"], false],
    ["seating", [], false],
    ["lifts", [], false],
  ])("%s with %j in the scheme: %s", (code, measures, expected) => {
    expect(needsReason(item(code), new Set(measures))).toBe(expected);
  });

  it("knows the measures of a scheme", () => {
    expect(measuresOf(undefined)).toEqual(new Set());
    expect(measuresOf(schemeOf("c1", { lines: [lineOf("roads")] }))).toEqual(new Set(["roads"]));
  });

  it.each([
    ["ok", false, false],
    ["ok", true, true],
    ["minor", false, true],
    ["not_applicable", false, false],
  ])("%s, wished %s, asks for a measure: %s", (level, strongly_wished, expected) => {
    expect(asksForMeasure(findingOf(level, { strongly_wished }))).toBe(expected);
  });
});

describe("what was pressed and is not answered yet", () => {
  const shownAs = (change: ReturnType<typeof changeOf>) => {
    const shown = withPending(checklist, new Map([[change.item, change]]));
    return shown.facets.flatMap((facet) => facet.items).find((one) => one.item === change.item)
      ?.finding;
  };
  it("shows at once", () => {
    expect(shownAs(changeOf("lifts", { level: "minor" }))?.level).toBe("minor");
    expect(shownAs(changeOf("gas_pipes", { strongly_wished: true }))).toMatchObject({
      level: "hazard",
      strongly_wished: true,
    });
  });
  it("is not inspected again once taken back", () => {
    expect(shownAs(changeOf("seating", { level: "not_inspected" }))).toBeNull();
  });
});
