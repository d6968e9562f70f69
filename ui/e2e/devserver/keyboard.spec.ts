/** The main job from the welcome page to a file to hand in, without touching the mouse. */
import { existsSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { pickedId } from "./steps";

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
  const id = pickedId(page);
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
  // The suggestion is gone: the keyboard is in the lines it became, not nowhere.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest(".grid") != null))
    .toBe(true);

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

test("a new file takes rows from Excel by keyboard alone, and says what it could not read", async ({
  page,
  server,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await server.answerDialogs(server.path("新建.jiugai"));
  await page.goto(server.url);
  await tabTo(page, /新建/);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("名称")).toBeFocused();
  await page.keyboard.type("某区");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "总览" })).toBeVisible();

  await page.keyboard.press("Alt+2");
  await expect(page.getByText("按 Ctrl+V 就能粘贴")).toBeVisible();
  const rows = ["红星小区\t甲街道\t约1998年\t3\t105", "棉纺厂家属区\t甲街道\t1996\t2\t1,204"];
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join("\r\n"));
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("textbox", { name: "新增小区" })).toBeFocused();
  await expect(page.getByText("「约1998年」不是四位年份。")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const table = () => server.call("communities.table", {});
  await expect.poll(async () => (await table()).households).toEqual([105, 1204]);
  expect((await table()).built_to).toEqual([null, 1996]);

  // The grid has the keyboard; a row below the last is added without what cannot be read, marked.
  const cell = page.getByTestId("grid-cell");
  await expect(cell).toHaveText("小区 1: 红星小区");
  await page.keyboard.press("ArrowDown");
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    `${rows[1]}\r\n新一村\t乙街道\t1990\t约4\t90`,
  );
  await page.keyboard.press("Control+v");
  await expect(page.getByText("「约4」不是整数。")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await table()).households).toEqual([105, 1204, 90]);
  await expect(page.getByTestId("grid-bar")).toContainText("3 / 3 行");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await expect(cell).toHaveText("楼栋 3: ");
  await expect(page.getByTestId("grid-bar")).toContainText("未写入「约4」");
});

test("Alt and a digit lead from a cell to another page and back to it, and change nothing", async ({
  page,
  server,
}) => {
  await server.call("project.open_sample", { code: null });
  const { households } = await server.call("communities.table", {});
  await page.goto(`${server.url}/#/communities`);
  const cell = page.getByTestId("grid-cell");
  await page.keyboard.press("Alt+2");
  await expect(page.locator(".table-focus-control")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cell).toHaveText(/^小区 1: /);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await expect(cell).toHaveText(`户数 1: ${households[0]}`);

  // The list of the next page has the keyboard at once, and F6 leads to its other parts and back.
  await page.keyboard.press("Alt+3");
  await expect(page.getByTestId("roster")).toBeFocused();
  await page.keyboard.press("F6");
  await expect(page.locator("[data-item]").first()).toBeFocused();
  await page.keyboard.press("Shift+F6");
  await expect(page.getByTestId("roster")).toBeFocused();
  await page.keyboard.press("Alt+2");
  await expect(cell).toHaveText(`户数 1: ${households[0]}`);
  await page.keyboard.press("ArrowDown");
  await expect(cell).toHaveText(`户数 2: ${households[1]}`);
  expect((await server.call("communities.table", {})).households).toEqual(households);
});
