/**
 * The chart in all four formats, through the page, read back by other programs: pdftotext the PDF,
 * openpyxl the workbook, the browser the pictures.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, type Server, test } from "./fixture";
import { goTo, openSample } from "./steps";

const FORMATS = { svg: /^SVG/, png: /^PNG/, pdf: /^PDF/, xlsx: /^Excel/ };

const exportButton = (page: Page) => page.getByRole("main").getByRole("button", { name: "导出" });

/** Exports the chart of the page that is open, as a person would; the file's path. */
async function exported(page: Page, server: Server, format: keyof typeof FORMATS) {
  const path = server.path(`横道图.${format}`);
  await server.answerDialogs(path);
  await exportButton(page).click();
  await page.getByRole("menuitem", { name: FORMATS[format] }).click();
  await expect(page.getByText(`已导出 横道图.${format}`)).toBeVisible({ timeout: 30_000 });
  return path;
}

/** Names of the communities in the chart. */
async function communities(server: Server): Promise<string[]> {
  const plan = (await server.call("plans.list", {})).find((plan) => plan.has_schedule);
  if (plan === undefined) throw new Error("the sample has no schedule");
  const { rows } = await server.call("schedule.get", { plan_id: plan.id });
  const names = rows.name;
  expect(names.length).toBeGreaterThan(3);
  return names;
}

/** How many colours a picture has, as a browser decodes it; stops counting at a hundred. */
async function colours(page: Page, path: string): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const brush = canvas.getContext("2d");
    if (brush === null) return 0;
    brush.drawImage(picture, 0, 0);
    const pixels = new Uint32Array(
      brush.getImageData(0, 0, picture.width, picture.height).data.buffer,
    );
    const found = new Set<number>();
    for (const pixel of pixels) if (found.add(pixel).size > 100) break;
    return found.size;
  }, readFileSync(path).toString("base64"));
}

const bare = (text: string) => text.replace(/\s/g, "");

test("the PDF says every community's name to pdftotext", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "横道图");
  const path = await exported(page, server, "pdf");
  const text = bare(execFileSync("pdftotext", ["-layout", path, "-"]).toString());
  for (const name of await communities(server)) expect(text).toContain(bare(name));
});

test("the picture is not blank and the drawing is well-formed", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "横道图");
  expect(await colours(page, await exported(page, server, "png"))).toBeGreaterThan(20);

  const svg = readFileSync(await exported(page, server, "svg"), "utf8");
  const parsed = await page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
    return { root: drawing.documentElement.tagName, text: drawing.documentElement.textContent };
  }, svg);
  expect(parsed.root).toBe("svg");
  for (const name of await communities(server)) expect(bare(parsed.text ?? "")).toContain(name);
});

test("the workbook says every community's name to openpyxl", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "横道图");
  const path = await exported(page, server, "xlsx");
  const script = `
import json, sys
from openpyxl import load_workbook
cells = [str(cell) for sheet in load_workbook(sys.argv[1]).worksheets
         for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
print(json.dumps(cells))`;
  const python = process.env.JIUGAI_PYTHON ?? "python3";
  const cells = JSON.parse(execFileSync(python, ["-c", script, path]).toString()) as string[];
  for (const name of await communities(server)) expect(cells).toContain(name);
  // Nothing a person typed may run as a formula.
  expect(cells.filter((cell) => cell.startsWith("="))).toEqual([]);
});

test("a dialog that is declined writes nothing and says nothing", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "横道图");
  await server.answerDialogs(null);
  await exportButton(page).click();
  await page.getByRole("menuitem", { name: FORMATS.svg }).click();
  await expect(exportButton(page)).toBeEnabled();
  await expect(page.getByText("已导出")).toHaveCount(0);
});

/** Every sheet of a workbook as openpyxl reads it: names, and whether what is computed is locked. */
function sheetsOf(
  path: string,
): { name: string; state: string; locked: boolean; cells: string[] }[] {
  const script = `
import json, sys
from openpyxl import load_workbook
print(json.dumps([{"name": s.title, "state": s.sheet_state, "locked": s.protection.sheet,
                   "cells": [str(c) for row in s.iter_rows(values_only=True) for c in row if c is not None]}
                  for s in load_workbook(sys.argv[1], data_only=True).worksheets]))`;
  const python = process.env.JIUGAI_PYTHON ?? "python3";
  return JSON.parse(execFileSync(python, ["-c", script, path]).toString());
}

test("the registry goes out in the units chosen, to be filled in and brought back", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  await goTo(page, "导入导出");
  await page.getByTestId("export-document").click();
  await page.getByTitle("小区台账").click();
  await page.getByText("元", { exact: true }).click();
  const path = server.path("台账.xlsx");
  await server.answerDialogs(path);
  await page.getByTestId("export-xlsx").click();
  await expect(page.getByText("已导出「台账.xlsx」")).toBeVisible({ timeout: 30_000 });
  const [registry, lists, carried] = sheetsOf(path);
  expect(registry).toMatchObject({ name: "小区台账", locked: true });
  expect(registry?.cells).toContain("投资\n(元)");
  const names = (await server.call("communities.table", {})).name;
  for (const name of names) expect(registry?.cells).toContain(name);
  expect(lists).toMatchObject({ name: "选项", state: "hidden" });
  expect(carried?.state).toBe("veryHidden");
  // The choice is remembered.
  await page.reload();
  await expect(page.locator(".ant-segmented-item-selected").first()).toHaveText("元");
});

test("a registry goes out in parts, a workbook for every division", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "导入导出");
  await page.getByTestId("export-document").click();
  await page.getByTitle("小区台账").click();
  await page.getByTestId("export-parts").click();
  await page.getByTitle("按区县分册").click();
  await expect(page.getByTestId("export-csv")).toBeEnabled();
  const folder = server.path("分册");
  await server.answerDialogs(folder);
  await page.getByRole("button", { name: "导出到文件夹…" }).click();
  await expect(page.getByText(/写了 \d+ 个工作簿/)).toBeVisible({ timeout: 30_000 });
  const files = readdirSync(folder).filter((file) => file.endsWith(".xlsx"));
  await expect(page.getByText(`写了 ${files.length} 个工作簿`)).toBeVisible();
  expect(files.length).toBeGreaterThan(1);
  const cells = files.flatMap((file) => sheetsOf(join(folder, file))[0]?.cells ?? []);
  const { name } = await server.call("communities.table", {});
  for (const one of name) expect(cells.filter((cell) => cell === one).length).toBeGreaterThan(0);
  // A second time nothing is overwritten.
  await server.answerDialogs(folder);
  await page.getByRole("button", { name: "导出到文件夹…" }).click();
  await expect(page.getByText("已经存在，没有覆盖")).toBeVisible();
});

test("a declared list goes out as text that Excel shows in Chinese", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "导入导出");
  await page.getByTestId("export-document").click();
  await page.getByTitle("申报表").click();
  await expect(page.getByTestId("export-csv")).toBeDisabled();
  await page.getByTestId("export-table").click();
  await page.getByTitle("小区改造计划表").click();
  await expect(page.getByText("版式来源：各区公布的年度改造小区名单")).toBeVisible();
  const path = server.path("名单.csv");
  await server.answerDialogs(path);
  await page.getByTestId("export-csv").click();
  await expect(page.getByText("已导出「名单.csv」")).toBeVisible();
  const bytes = readFileSync(path);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString()).toContain("序号,小区,涉及居民(户)");
});

test("a price is imported, offered for a line, taken, and says where it came from", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  await goTo(page, "改造方案");
  const book = resolve(
    import.meta.dirname,
    "../../../src-tauri/crates/exchange/tests/fixtures/plans/70_tongdao_2026_unitprice.csv",
  );
  await page.getByTestId("price-book-open").click();
  await server.answerDialogs(book);
  await page.getByTestId("prices-import").click();
  await expect(page.getByText("道路工程(牛尾山小区)")).toBeVisible();
  expect(await server.call("prices.list", {})).toEqual([]);
  await page.getByTestId("prices-write").click();
  await expect(page.getByText("已导入 2 条单价。")).toBeVisible();
  await page.keyboard.press("Escape");

  const table = await server.call("communities.table", {});
  const id = table.id[0] ?? "";
  await server.call("scheme.accept", { community_id: id, measures: ["roads"] });
  const { lines } = await server.call("scheme.get", { id });
  const line = lines.find((one) => one.measure === "roads");
  expect(line?.unit_price_fen).toBeNull();
  const [offer] = await server.call("scheme.prices", { id: line?.id ?? "" });
  await server.call("scheme.take_price", {
    line_id: line?.id ?? "",
    price_id: offer?.price.id ?? "",
  });
  const taken = (await server.call("scheme.get", { id })).lines.find((one) => one.id === line?.id);
  expect(taken).toMatchObject({
    unit_price_fen: 30_180,
    price_origin: { file: "70_tongdao_2026_unitprice.csv", cell: "E2", text: "301.8" },
  });
});
