/** From an empty file and a published spreadsheet to communities, and back. */
import { writeFileSync } from "node:fs";
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

  await expect(page.getByTestId("import-write")).toBeVisible();
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
