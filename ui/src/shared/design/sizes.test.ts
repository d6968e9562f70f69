/** Type has the steps of tokens.css and no others, on every page. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const source = join(import.meta.dirname, "../..");

it("no style sheet has a size of type of its own", () => {
  const sheets = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".css") && !path.endsWith("tokens.css"),
  );
  expect(sheets.length).toBeGreaterThan(10);
  const own = sheets.flatMap((path) => {
    const lines = readFileSync(join(source, path), "utf8").split("\n");
    return lines
      .filter((line) => /font(-size)?:\s*[\d.]+(px|pt|rem)/.test(line))
      .map((l) => `${path}${l}`);
  });
  expect(own).toEqual([]);
});
