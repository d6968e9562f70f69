import { describe, expect, it } from "vitest";
import { continued } from "./fill";

describe("filling", () => {
  it.each<[string[], number, string[]]>([
    [["2026"], 3, ["2026", "2026", "2026"]],
    [["1", "2"], 3, ["3", "4", "5"]],
    [["10", "7.5"], 2, ["5", "2.5"]],
    [["0.1", "0.2"], 2, ["0.3", "0.4"]],
    [["1", "2", "4"], 4, ["1", "2", "4", "1"]],
    [["1号楼"], 2, ["2号楼", "3号楼"]],
    [["楼09", "楼10"], 2, ["楼11", "楼12"]],
    [["A008"], 2, ["A009", "A010"]],
    [["城关街道"], 2, ["城关街道", "城关街道"]],
    [["甲", "乙"], 3, ["甲", "乙", "甲"]],
    [["甲1", "乙2"], 2, ["甲1", "乙2"]],
    [[""], 2, ["", ""]],
  ])("%j goes on as %i more", (seeds, count, expected) => {
    expect(continued(seeds, count, { isUpwards: false })).toEqual(expected);
  });

  it("leads up to the first, too", () => {
    expect(continued(["5", "6"], 3, { isUpwards: true })).toEqual(["2", "3", "4"]);
    expect(continued(["1号"], 2, { isUpwards: true })).not.toContain("-1号");
  });
});
