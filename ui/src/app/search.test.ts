import { describe, expect, it } from "vitest";
import { type Hit, matching } from "./search";
import { nameOfKey } from "./shortcuts";

const hit = (label: string): Hit => ({ key: label, label, note: "", run: () => {} });

describe("search among pages and actions", () => {
  it("shows all before anything is typed", () => {
    expect(matching([hit("总览"), hit("资金")], " ")).toHaveLength(2);
  });

  it("puts labels that begin with the text first", () => {
    const labels = matching([hit("规划资金"), hit("资金"), hit("总览")], "资金").map(
      (h) => h.label,
    );
    expect(labels).toEqual(["资金", "规划资金"]);
  });
});

describe("names of keys", () => {
  it.each([
    [{ key: "Z", ctrlKey: true, metaKey: false, shiftKey: true }, "ctrl+shift+z"],
    [{ key: "k", ctrlKey: false, metaKey: true, shiftKey: false }, "ctrl+k"],
    [{ key: "F2", ctrlKey: false, metaKey: false, shiftKey: false }, "f2"],
  ])("%j is %s", (event, name) => {
    expect(nameOfKey(event)).toBe(name);
  });
});
