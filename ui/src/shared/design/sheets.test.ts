/** A page looks the same whichever other page's style sheets have come in. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const source = join(import.meta.dirname, "../..");

const selectorsOf = (path: string): string[] =>
  [
    ...readFileSync(join(source, path), "utf8")
      .replace(/\/\*[\s\S]*?\*\/|:not\([^)]*\)/g, "")
      .matchAll(/([^{}]+)\{/g),
  ]
    .flatMap((match) => (match[1] ?? "").split(","))
    .map((selector) => selector.trim())
    .filter((selector) => selector.includes("."));
const classesOf = (selector: string) =>
  [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].map((match) => match[1] ?? "");

it("every selector of a feature names something that only this feature has", () => {
  // Paper overrides them all on purpose.
  const sheets = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".css") && !path.endsWith("print.css"),
  );
  const homes = new Map<string, Set<string>>();
  for (const path of sheets)
    for (const name of selectorsOf(path).flatMap(classesOf))
      homes.set(name, (homes.get(name) ?? new Set()).add(dirname(path)));
  const features = sheets.filter((path) => path.startsWith("features"));
  expect(features.length).toBeGreaterThan(5);
  const astray = features.flatMap((path) =>
    selectorsOf(path)
      .filter((selector) => classesOf(selector).every((name) => (homes.get(name)?.size ?? 0) > 1))
      .map((selector) => `${path}: ${selector}`),
  );
  expect(astray).toEqual([]);
});
