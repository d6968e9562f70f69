/** From an empty file and a published spreadsheet to communities, and back. */
import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, type Server, test } from "./fixture";
import { goTo, rail } from "./steps";

const samples = resolve(import.meta.dirname, "../../../assets/samples");

/** A new, empty file, made from the welcome page. */
async function newFile(page: Page, server: Server): Promise<void> {
  await server.answerDialogs(server.path("新建.jiugai"));
  await page.goto(server.url);
  await page.getByRole("button", { name: "新建" }).click();
  await page.getByLabel("名称").fill("某区 2026–2030");
  await page.getByRole("button", { name: "选择保存位置" }).click();
  await expect(rail(page)).toBeVisible();
}

const count = async (server: Server) => (await server.call("communities.table", {})).id.length;

test("a published plan is looked at, written as one step, and taken back", async ({
  page,
  server,
}) => {
  await newFile(page, server);
  await goTo(page, "导入导出");
  await server.answerDialogs(resolve(samples, "tianchang_2021.xlsx"));
  await page.getByTestId("import-choose").click();

  await expect(page.getByTestId("import-sheet")).toBeVisible();
  await expect(page.getByTestId("understood-4")).toContainText("天阳楼小区");
  await expect(page.getByTestId("understood-12")).toContainText("户数 554");
  await page.getByTestId("import-notes").click();
  await expect(page.getByText("合计行与 8 行明细一致")).toBeVisible();
  expect(await count(server)).toBe(0);

  await page.getByTestId("import-write").click();
  await expect(page.getByTestId("import-done")).toContainText("新增 8 个小区");
  const totals = await server.call("totals.get", { plan: null, by: null });
  // What the published table itself says: assets/samples names its address.
  expect(totals).toMatchObject({
    communities: 8,
    households: 554,
    buildings: 18,
    floor_area_m2: 56_600,
  });

  await page.getByRole("button", { name: /撤销/ }).first().click();
  await expect.poll(() => count(server)).toBe(0);
});

test("what is no spreadsheet is refused in one sentence, and nothing is written", async ({
  page,
  server,
}) => {
  await newFile(page, server);
  await goTo(page, "导入导出");
  const path = server.path("不是表格.xlsx");
  writeFileSync(path, "这不是表格");
  await server.answerDialogs(path);
  await page.getByTestId("import-choose").click();
  await expect(page.getByTestId("import-refused")).toContainText("不是表格.xlsx");
  expect(await count(server)).toBe(0);
  expect((await server.call("project.info", {}))?.undo).toBeNull();
});

test("doubts are decided on the page, column heads corrected, refused rows saved to be mended", async ({
  page,
  server,
}) => {
  await newFile(page, server);
  await goTo(page, "导入导出");
  const first = server.path("一.csv");
  writeFileSync(first, "小区名称,户数,建筑面积\n锦绣花园,100,8000\n幸福里,90,7000\n");
  await server.answerDialogs(first);
  await page.getByTestId("import-choose").click();
  await page.getByTestId("import-write").click();
  await expect(page.getByTestId("import-done")).toContainText("新增 2 个小区");

  const second = server.path("二.csv");
  writeFileSync(second, "小区名称,家庭,建筑面积\n锦秀花园,120,8000\n幸福里,95,待测\n新苑,10,900\n");
  await server.answerDialogs(second);
  await page.getByTestId("import-choose").click();
  const sheet = page.getByTestId("import-sheet");
  await expect(page.getByTestId("column-B")).toContainText("未识别");
  await page.getByTestId("column-B").click();
  await page.getByRole("menuitem", { name: "户数", exact: true }).click();
  await expect(page.getByTestId("column-B")).toContainText("户数");
  await expect(page.getByTestId("count-added")).toContainText("1");

  // By keyboard to what waits: a name that may be a slip, then a cell that cannot be read.
  await sheet.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(sheet).toHaveAttribute("data-picked", "2");
  await page.getByTestId("decide-same").click();
  await expect(page.getByTestId("count-updated")).toContainText("1");
  await sheet.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(sheet).toHaveAttribute("data-picked", "3");
  const errors = server.path("改.xlsx");
  await server.answerDialogs(errors);
  await page.getByTestId("import-save-errors").click();
  await expect(page.getByText("已导出「改.xlsx」")).toBeVisible();
  expect(existsSync(errors)).toBe(true);

  await page.getByTestId("import-write").click();
  await expect(page.getByTestId("import-done")).toContainText("1 行有错，不写入");
  const table = await server.call("communities.table", {});
  expect(table.name).toEqual(["锦秀花园", "幸福里", "新苑"]);
  expect(table.households).toEqual([120, 90, 10]);
});

test("a header nobody knows is pointed out, and known the next time", async ({ page, server }) => {
  await newFile(page, server);
  await goTo(page, "导入导出");
  const path = server.path("摸底.csv");
  writeFileSync(path, "某区一览,,\n院子,家数,多大\n甲苑,100,8000\n乙苑,90,7000\n");
  await server.answerDialogs(path);
  await page.getByTestId("import-choose").click();
  await expect(page.getByText("没有找到表头。")).toBeVisible();
  await page.getByTestId("understood-2").click();
  await page.getByTestId("import-header-here").click();
  for (const [letter, name] of [
    ["A", "小区"],
    ["B", "户数"],
  ] as const) {
    await page.getByTestId(`column-${letter}`).click();
    await page.getByRole("menuitem", { name, exact: true }).last().click();
    await expect(page.getByTestId(`column-${letter}`)).toContainText(name);
  }
  await page.getByTestId("import-write").click();
  await expect(page.getByTestId("import-done")).toContainText("新增 2 个小区");

  writeFileSync(path, "院子,家数,多大\n丙苑,60,5000\n");
  await server.answerDialogs(path);
  await page.getByTestId("import-choose").click();
  await expect(page.getByTestId("import-remembered")).toBeVisible();
  await expect(page.getByTestId("understood-2")).toContainText("丙苑");
  await page.getByTestId("import-forget").click();
  await expect(page.getByText("没有找到表头。")).toBeVisible();
});
