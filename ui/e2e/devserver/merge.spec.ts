/** A workbook goes out of one file and comes back into another: every difference is decided. */
import { resolve } from "node:path";
import { expect, type Server, test } from "./fixture";
import { goTo } from "./steps";

const plan = resolve(import.meta.dirname, "../../../assets/samples/tianchang_2021.xlsx");

/** A new file with the communities of a published plan. */
async function newFile(server: Server, name: string): Promise<void> {
  await server.answerDialogs(server.path(name), plan);
  await server.call("project.new", { title: name, policy: "national" });
  const preview = await server.call("import.choose", {});
  await server.call("import.apply", { token: preview?.token ?? "" });
}

async function idOf(server: Server, name: string): Promise<string> {
  const { id, name: names } = await server.call("communities.table", {});
  return id[names.indexOf(name)] ?? "";
}

async function type(server: Server, name: string, field: string, text: string): Promise<void> {
  const id = await idOf(server, name);
  await server.call("communities.edit", { edits: [{ id, field, text }] });
}

async function households(server: Server, name: string): Promise<number | null> {
  const detail = await server.call("communities.table", {});
  return detail.households[detail.name.indexOf(name)] ?? null;
}

async function exportRegistry(server: Server, book: string): Promise<void> {
  await server.answerDialogs(book);
  await server.call("export.tables", {
    document: "communities",
    table: null,
    plan_id: null,
    community_ids: [],
    parts: null,
    format: "xlsx",
    money: "wan",
    area: "m2",
    encoding: "utf-8",
    lock: "computed",
    lang: "zh-CN",
  });
}

test("differences are decided one by one, put off, settled later, and undone as one step", async ({
  page,
  server,
}) => {
  const book = server.path("台账.xlsx");
  await newFile(server, "甲.jiugai");
  await type(server, "天阳楼小区", "households", "700");
  await type(server, "缫丝厂家属区", "households", "90");
  await exportRegistry(server, book);
  await newFile(server, "乙.jiugai");
  const before = await households(server, "天阳楼小区");

  await page.goto(server.url);
  await goTo(page, "导入导出");
  await page.getByTestId("merge-entry").click();
  await server.answerDialogs(book);
  await page.getByTestId("merge-choose").click();
  await expect(page.getByText("从另一个数据文件导出")).toBeVisible();
  const rows = page.getByTestId("merge-list").getByRole("option");
  await expect(rows).toHaveCount(2);
  await expect(page.getByTestId("merge-write")).toBeDisabled();

  // The keyboard decides the first, the mouse puts the second off.
  await page.getByTestId("merge-list").focus();
  await page.keyboard.press("1");
  await rows.nth(1).getByTestId("decide-later").click();
  const taken = (await rows.nth(0).locator("b").textContent()) ?? "";
  const put = (await rows.nth(1).locator("b").textContent()) ?? "";
  await page.getByTestId("merge-write").click();
  await expect(page.getByTestId("merge-done")).toContainText("以后再定 1 处");
  const wanted = { 天阳楼小区: 700, 缫丝厂家属区: 90 }[taken];
  expect(await households(server, taken)).toBe(wanted);
  expect(await households(server, put)).not.toBe({ 天阳楼小区: 700, 缫丝厂家属区: 90 }[put]);

  // What was put off is still there after a while, and says so where one starts.
  await goTo(page, "导入导出");
  await page.getByTestId("merge-entry").click();
  await expect(page.getByTestId("merge-list").getByRole("option")).toContainText(put);
  await page.getByTestId("settle-file").click();
  await expect(page.getByText("没有放着没定的")).toBeVisible();
  expect(await households(server, put)).toBe({ 天阳楼小区: 700, 缫丝厂家属区: 90 }[put]);

  await server.call("history.undo", {});
  const merged = await server.call("history.undo", {});
  expect(merged?.label).toContain("合并「台账.xlsx」");
  expect(await households(server, "天阳楼小区")).toBe(before);
  expect(await server.call("merge.deferred", {})).toEqual([]);
});

test("a workbook that comes back as it went out changes nothing and asks nothing", async ({
  page,
  server,
}) => {
  const book = server.path("台账.xlsx");
  await newFile(server, "甲.jiugai");
  await exportRegistry(server, book);
  await type(server, "天阳楼小区", "note", "导出以后改的");
  await page.goto(`${server.url}/#/merge`);
  await server.answerDialogs(book);
  await page.getByTestId("merge-choose").click();
  await expect(page.getByText("由本库导出")).toBeVisible();
  await expect(page.getByText("表格里没有单独的改动。")).toBeVisible();
  await expect(page.getByTestId("merge-write")).toBeDisabled();
});
