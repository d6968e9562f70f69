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

describe("search by sound", () => {
  const page = { ...hit("横道图"), sound: "hengdaotu hdt gantt" };

  it.each(["hdt", "heng", "gantt", "横道"])("%s finds it", (text) => {
    expect(matching([hit("总览"), page], text)).toEqual([page]);
  });

  it("not by the middle of a word", () => {
    expect(matching([page], "dao")).toEqual([]);
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
