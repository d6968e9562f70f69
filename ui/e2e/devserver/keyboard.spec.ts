/** The main job from the welcome page to a file to hand in, without touching the mouse. */
import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";

/** Tab until this has the keyboard: what a person does, so it must be reachable in few steps. */
async function tabTo(page: Page, name: RegExp, role = "button"): Promise<void> {
  const wanted = page.getByRole(role as "button", { name }).first();
  for (let step = 0; step < 60; step += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} cannot be reached by Tab`);
}

/** Goes to a page as somebody who knows the keys does. */
async function find(page: Page, text: string, title: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("the main job by keyboard alone", async ({ page, server }) => {
  // 1 Welcome: the sample.
  await page.goto(server.url);
  await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
  await tabTo(page, /打开示例/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "总览" })).toBeVisible();

  // 2 Registry: F6 leads into the grid; typing edits, Enter saves, Ctrl+Z takes it back.
  await page.keyboard.press("Alt+2");
  await expect(page.getByRole("heading", { level: 1, name: "小区库" })).toBeVisible();
  const cell = page.getByTestId("grid-cell");
  for (let step = 0; step < 8 && !(await cell.textContent())?.includes(": "); step += 1) {
    await page.keyboard.press("F6");
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 12; step += 1) {
    if ((await cell.textContent())?.startsWith("户数 ")) break;
    await page.keyboard.press("ArrowRight");
  }
  await expect(cell).toHaveText(/^户数 1: /);
  const table = await server.call("communities.table", {});
  await page.keyboard.type("777");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await server.call("communities.table", {})).households[0])
    .toBe(777);
  await page.keyboard.press("Control+z");
  await expect
    .poll(async () => (await server.call("communities.table", {})).households[0])
    .toBe(table.households[0]);

  // 3 Check: an item is recorded by its digit.
  await find(page, "mdjc", "摸底检查");
  await expect(page.getByTestId("roster")).toBeVisible();
  const item = page.getByTestId("checklist-item-roads");
  await item.focus();
  await page.keyboard.press("3");
  const id = new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("id") ?? "";
  const level = async () =>
    (await server.call("checklist.get", { id })).facets
      .flatMap((facet) => facet.items)
      .find((one) => one.item === "roads")?.finding?.level;
  await expect.poll(level).toBe("severe");

  // 4 Scheme: what the finding suggests is accepted.
  await find(page, "gzfa", "改造方案");
  const accept = page.getByTestId("scheme-accept-roads");
  await accept.focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await server.call("scheme.get", { id })).lines.map((line) => line.measure))
    .toContain("roads");

  // 5 Plan and money are looked at; a rule is switched by Space.
  await find(page, "ghjh", "规划计划");
  await find(page, "zccs", "政策参数");
  await tabTo(page, /资金规则/);
  await page.keyboard.press("Enter");
  await tabTo(page, /加装电梯/, "switch");
  await page.keyboard.press("Space");
  await expect(page.getByRole("switch", { name: /加装电梯/ })).toBeChecked();

  // 6 Gantt chart as a table, then out into a file.
  await find(page, "hdt", "横道图");
  await tabTo(page, /表格/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table").first()).toBeVisible();
  const file = server.path("横道图.svg");
  await server.answerDialogs(file);
  await tabTo(page, / 导出$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: /SVG/ })).toBeVisible();
  for (let step = 0; step < 6; step += 1) {
    const on = await page
      .getByRole("menuitem", { name: /SVG/ })
      .evaluate(
        (one) =>
          one === document.activeElement ||
          one.contains(document.activeElement) ||
          one.className.includes("active"),
      );
    if (on) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect.poll(() => existsSync(file)).toBe(true);
});
