/** Every page can be used by everybody: axe finds nothing, in both looks and both languages. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { openAt, PAGES } from "./steps";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe finds against WCAG 2.2 A and AA, said short. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run: (what: unknown, how: unknown) => unknown } })
      .axe.run;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    return (await run(document, { runOnly: { type: "tag", values: tags } })) as {
      violations: Violation[];
    };
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`),
  );
}

for (const look of ["light", "dark"] as const) {
  test(`axe finds nothing on any page, ${look}`, async ({ page, server }) => {
    await page.addInitScript((chosen) => localStorage.setItem("jiugai.look", chosen), look);
    await page.goto(server.url);
    await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
    expect.soft(await violations(page), "welcome").toEqual([]);
    await server.call("project.open_sample", { code: null });
    for (const key of PAGES) {
      await openAt(page, server, key);
      expect.soft(await violations(page), key).toEqual([]);
    }
  });
}

test("what stands over a page is found by axe to be in order too", async ({ page, server }) => {
  await server.call("project.open_sample", { code: null });
  await openAt(page, server, "overview");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect.soft(await violations(page), "search").toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+/");
  await expect(page.getByText("快捷键", { exact: true })).toBeVisible();
  expect.soft(await violations(page), "keys").toEqual([]);
});

test("who wants less motion gets none", async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await server.call("project.open_sample", { code: null });
  await openAt(page, server, "overview");
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll("*")].filter((one) => {
        const look = getComputedStyle(one);
        return look.animationName !== "none" || /[1-9]/.test(look.transitionDuration);
      }).length,
  );
  expect(moving).toBe(0);
});
