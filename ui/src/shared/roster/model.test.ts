import { describe, expect, it } from "vitest";
import { tableOf } from "../../../tests/builders";
import { foundRows, inView, nearestDivision, ROW, steppedTo, stretched, toggled } from "./model";

const table = tableOf([
  { id: "a", name: "天阳楼小区", division: "示例市 甲街道" },
  { id: "b", name: "五建小区", division: "示例市 乙街道" },
  { id: "c", name: "Garden 12", division: "示例市 甲街道" },
]);

describe("finding in the list", () => {
  it.each([
    ["", [], [0, 1, 2]],
    ["小区", [], [0, 1]],
    ["甲街道", [], [0, 2]],
    [" garden ", [], [2]],
    ["wj", ["b"], [1]],
    ["没有", [], []],
  ])("「%s」 with hits by sound %j", (text, sound, rows) => {
    expect(foundRows(table, text, new Set(sound))).toEqual(rows);
  });
});

describe("what is drawn", () => {
  it("is a window, never the whole province", () => {
    const { from, to } = inView(10_000 * ROW, 540, 22_000);
    expect(from).toBeLessThanOrEqual(10_000);
    expect(to).toBeGreaterThan(10_010);
    expect(to - from).toBeLessThan(40);
  });

  it("stays within the list", () => {
    expect(inView(0, 540, 3)).toEqual({ from: 0, to: 3 });
  });
});

describe("keys", () => {
  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowDown", 9, 9],
    ["ArrowUp", 0, 0],
    ["PageDown", 2, 6],
    ["End", 2, 9],
    ["Home", 7, 0],
    ["a", 3, null],
  ])("%s from %d", (key, at, to) => {
    expect(steppedTo(key, at, 10, 4)).toBe(to);
  });

  it("lead nowhere in an empty list", () => {
    expect(steppedTo("ArrowDown", 0, 0, 4)).toBeNull();
  });
});

describe("ticks", () => {
  it("come and go one by one", () => {
    expect([...toggled(new Set(["a"]), "b")]).toEqual(["a", "b"]);
    expect([...toggled(new Set(["a", "b"]), "a")]).toEqual(["b"]);
  });

  it("stretch in both directions over what is listed", () => {
    const listed = ["a", "b", "c", "d"];
    expect([...stretched(new Set(["d"]), listed, 2, 1)].sort()).toEqual(["b", "c", "d"]);
  });
});

it("says the nearest division", () => {
  expect(nearestDivision("重庆市 渝中区 七星岗街道")).toBe("七星岗街道");
  expect(nearestDivision("")).toBe("");
});
