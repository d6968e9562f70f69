import { describe, expect, it } from "vitest";
import type { HandbookDto, HandbookEntryDto } from "@/generated/contract";
import { found, sizeOf } from "./model";

const entry = (zh: string, basis = ""): HandbookEntryDto => ({
  code: zh,
  zh,
  en: zh,
  text_zh: "",
  text_en: "",
  basis,
  is_assumption: false,
});
const item = (zh: string) => ({
  about: entry(zh),
  unit: "",
  suggests: [],
  hazard_first: false,
});

const book: HandbookDto = {
  profile: { code: "national", zh: "国家通用", en: "National" },
  version: "1",
  note_zh: "",
  note_en: "",
  facets: [
    { about: entry("线"), items: [item("燃气管道"), item("道路")] },
    { about: entry("绿"), items: [item("绿地")] },
  ],
  classes: [entry("基础类", "建办城〔2021〕50号")],
  measures: [],
  packages: [],
  effects: [],
  sources: [entry("中央补助", "建办城〔2021〕50号")],
  rules: [],
  gates: [],
  templates: [],
  calendars: [],
  parameters: [],
};

describe("searching the handbook", () => {
  it("leaves all of it while nothing is typed", () => {
    expect(found(book, "  ")).toBe(book);
    expect(sizeOf(book, "facets")).toBe(3);
  });

  it("keeps a heading with what is found under it, and drops empty ones", () => {
    const { facets } = found(book, "燃气");
    expect(facets.map(({ about, items }) => [about.zh, items.length])).toEqual([["线", 1]]);
  });

  it("finds by source too, across sections", () => {
    const shown = found(book, "50号");
    expect([sizeOf(shown, "classes"), sizeOf(shown, "sources"), sizeOf(shown, "facets")]).toEqual([
      1, 1, 0,
    ]);
  });
});
