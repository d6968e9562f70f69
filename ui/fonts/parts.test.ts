import { describe, expect, it } from "vitest";
import { parts } from "./parts";

describe("the parts of the page's font", () => {
  const { common, rare } = parts();

  it("hold every character between them, each once", () => {
    const both = [...common, ...rare];
    expect(new Set(both).size).toBe(both.length);
    for (const character of ["旧", "改", "㎡", "→", "䶮", "𠮷", "堃", "A", "～"])
      expect(both, character).toContain(character);
    expect(both.length).toBe(0x3ffff - 0x1f - 0x800);
  });

  it("have what is written every day in the first, what names of places are made of in the second", () => {
    for (const character of "旧改小区啊齄，。％Ω①") expect(common, character).toContain(character);
    for (const character of ["垚", "堃", "䶮", "𠮷"]) expect(rare, character).toContain(character);
  });
});
