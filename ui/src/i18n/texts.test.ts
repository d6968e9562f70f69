import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { KEY_GROUPS } from "@/app/keys";
import en from "./en.json";
import zh from "./zh-CN.json";

const SOURCE = join(import.meta.dirname, "..");

function flatten(texts: object, at = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") flat.set(at + key, value);
    else for (const [inner, text] of flatten(value, `${at}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** English has a singular, Chinese has none: both are one text here. */
const base = (key: string) => key.replace(/_(one|other)$/, "");
const keysOf = (texts: Map<string, string>) => new Set([...texts.keys()].map(base));
const zhTexts = flatten(zh);
const enTexts = flatten(en);
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+/g) ?? [])].sort();

function sources(folder = SOURCE): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
  });
}

describe("texts of the window", () => {
  it("say the same things in both languages", () => {
    expect([...keysOf(enTexts)].sort()).toEqual([...keysOf(zhTexts)].sort());
  });

  it("name every key of the list of keys", () => {
    const names = KEY_GROUPS.flatMap(({ group, rows }) => [
      `keys.group.${group}`,
      ...rows.map((row) => `keys.${group}.${row.name}`),
    ]);
    expect(names.filter((name) => !zhTexts.has(name))).toEqual([]);
  });

  it("have a plural wherever they have a singular", () => {
    for (const texts of [zhTexts, enTexts])
      for (const key of texts.keys())
        if (key.endsWith("_one")) expect(texts.has(`${base(key)}_other`), key).toBe(true);
  });

  it("are never empty and take the same figures", () => {
    for (const [key, text] of enTexts) {
      expect(text.trim(), key).not.toBe("");
      const other = zhTexts.get(key) ?? zhTexts.get(`${base(key)}_other`) ?? "";
      expect(other.trim(), key).not.toBe("");
      if (!key.endsWith("_one")) expect(placeholders(text), key).toEqual(placeholders(other));
    }
  });

  it("exist for every key a component names", () => {
    const known = keysOf(zhTexts);
    for (const path of sources()) {
      const source = readFileSync(path, "utf8");
      for (const [, key] of source.matchAll(/\bt\(\s*"([\w.-]+)"/g))
        expect(known.has(key ?? ""), `${key} in ${path}`).toBe(true);
      for (const [, key] of source.matchAll(/i18nKey="([\w.-]+)"/g))
        expect(known.has(key ?? ""), `${key} in ${path}`).toBe(true);
    }
  });

  it("are nowhere written into components", () => {
    const han = /\p{Script=Han}/u;
    for (const path of sources()) {
      // Wording of failures before any text is loaded, and of test answers.
      if (/host[\\/](host|memory)\.ts$/.test(path)) continue;
      const code = readFileSync(path, "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/^\s*\/\/.*$/gm, "");
      expect(
        code.split("\n").filter((line) => han.test(line)),
        path,
      ).toEqual([]);
    }
  });
});
