/** The grid as people who live in Excel use it: real keys, a real clipboard, a real input method. */
import type { Page } from "@playwright/test";
import { expect, type Server, test } from "./fixture";
import { goTo, openGrid } from "./steps";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const registry = (page: Page, server: Server) => openGrid(page, server, "小区库");

const table = (server: Server) => server.call("communities.table", {});

/** Puts texts, and a table when given, on the clipboard as Excel does. */
async function putOnClipboard(page: Page, plain: string, html = ""): Promise<void> {
  await page.evaluate(
    async ([text, table]) => {
      const blob = (type: string, content: string) => new Blob([content], { type });
      const item: Record<string, Blob> = { "text/plain": blob("text/plain", text ?? "") };
      if (table) item["text/html"] = blob("text/html", table);
      await navigator.clipboard.write([new ClipboardItem(item)]);
    },
    [plain, html],
  );
}

test("pinyin typed into a selected cell composes there, in both event styles", async ({
  page,
  server,
}) => {
  const grid = await registry(page, server);
  await grid.goToColumn("备注");
  const keys = await page.context().newCDPSession(page);
  const compose = async (text: string) => {
    for (let end = 1; end <= text.length; end += 1)
      await keys.send("Input.imeSetComposition", {
        text: text.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
  };

  // Most input methods: the key is theirs from the start.
  const process = { key: "Process", code: "KeyJ", windowsVirtualKeyCode: 229 };
  await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...process });
  await compose("jia");
  await expect(page.locator("input.grid-editor")).toHaveValue("jia");
  await keys.send("Input.insertText", { text: "加装电梯" });
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await expect(grid.cell).toHaveText(/: 加装电梯$/);

  // Others: a plain key first, then the composition takes it back.
  const plain = { key: "p", code: "KeyP", windowsVirtualKeyCode: 80 };
  await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...plain });
  await compose("pai");
  await expect(page.locator("input.grid-editor")).toHaveValue("pai");
  await keys.send("Input.insertText", { text: "排水" });
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await expect(grid.cell).toHaveText(/: 排水$/);
  // The cell shows at once what the server keeps a moment later.
  await expect.poll(async () => (await table(server)).note[0]).toBe("排水");
});

test("keys go where Excel's go", async ({ page, server }) => {
  const grid = await registry(page, server);
  const { id, name } = await table(server);
  const last = `${id.length}`;
  await page.keyboard.press("Control+End");
  await expect(grid.cell).toHaveText(new RegExp(`^备注 ${last}: `));
  await page.keyboard.press("Control+Home");
  await expect(grid.cell).toHaveText(`小区 1: ${name[0]}`);
  await page.keyboard.press("Control+ArrowDown");
  await expect(grid.cell).toHaveText(`小区 ${last}: ${name.at(-1)}`);
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+ArrowUp");
  await page.keyboard.press("PageDown");
  await expect(grid.cell).not.toHaveText(/ 1: /);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  await expect(grid.cell).toHaveText(/^区划 1: /);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(grid.cell).toHaveText(/^小区 2: /);
  await page.keyboard.press("Shift+Enter");
  await expect(grid.cell).toHaveText(/^小区 1: /);

  await page.keyboard.press("F2");
  await page.keyboard.type("改");
  await page.keyboard.press("Escape");
  await expect(grid.cell).toHaveText(`小区 1: ${name[0]}`);
  await page.keyboard.press("Control+a");
  await expect(page.getByTestId("grid-bar")).toContainText(`选中 ${last}×18`);
  expect((await table(server)).name).toEqual(name);
});

test("a block from Excel lands, what cannot be read is asked about, and one undo takes it back", async ({
  page,
  server,
}) => {
  const grid = await registry(page, server);
  const before = await table(server);
  await grid.goToColumn("户数");
  await putOnClipboard(page, "1,234\t１２，３４５.６\r\n约9\t7\r\n");
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("dialog")).toContainText("「约9」不是整数。");
  await page.getByTestId("ask-write").click();
  await expect(grid.cell).toHaveText(/: 1,234$/);
  const after = await table(server);
  expect(after.households.slice(0, 2)).toEqual([1234, before.households[1]]);
  expect(after.floor_area_m2.slice(0, 2)).toEqual([12345.6, 7]);

  await page.keyboard.press("Control+z");
  await expect.poll(() => table(server)).toEqual(before);
});

test("freezing or hiding a column leaves the cell and the keyboard where they were", async ({
  page,
  server,
}) => {
  const grid = await registry(page, server);
  await grid.goToColumn("户数");
  await page.keyboard.press("ArrowDown");
  const menu = async (name: string) => {
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("button", { name }).click();
  };

  await menu("冻结到此列");
  await expect(grid.cell).toHaveText(/^户数 2: /);
  await page.keyboard.type("77");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await table(server)).households[1]).toBe(77);
  await expect(grid.cell).toHaveText(/^户数 3: /);

  // A range stays as it was, and the column that went gives its place to the next one.
  await menu("取消冻结");
  await page.keyboard.press("Shift+ArrowDown");
  await menu("隐藏此列");
  await expect(page.getByTestId("grid-bar")).toContainText("选中 2×1");
  await expect(grid.cell).toHaveText(/^建筑面积 3: /);
  await page.keyboard.press("ArrowLeft");
  await expect(grid.cell).toHaveText(/^楼栋 3: /);
});

test("merged cells give every row their text, but a figure once", async ({ page, server }) => {
  const grid = await registry(page, server);
  await grid.goToColumn("投资");
  const before = await table(server);
  await page.keyboard.press("Control+Home");
  await grid.goToColumn("片区");
  const html = "<table><tr><td rowspan=2>东片区</td></tr><tr></tr></table>";
  await putOnClipboard(page, "东片区\r\n\r\n", html);
  await page.keyboard.press("Control+v");
  await expect
    .poll(async () => (await table(server)).cluster.slice(0, 3))
    .toEqual(["东片区", "东片区", before.cluster[2]]);
});

test("rows pasted below the last one are added when somebody says so", async ({ page, server }) => {
  const grid = await registry(page, server);
  const before = await table(server);
  await page.keyboard.press("Control+ArrowDown");
  await expect(grid.cell).toHaveText(new RegExp(` ${before.id.length}: `));
  await putOnClipboard(page, `${before.name.at(-1)}\r\n新一村\r\n新二村\r\n`);
  await page.keyboard.press("Control+v");
  await page.getByTestId("ask-with-rows").click();
  await expect.poll(async () => (await table(server)).name.slice(-2)).toEqual(["新一村", "新二村"]);
  await page.getByRole("button", { name: /撤销/ }).click();
  await expect.poll(() => table(server)).toEqual(before);
});

test("copied cells are what Excel reads, and one value fills many", async ({ page, server }) => {
  const grid = await registry(page, server);
  const { households, floor_area_m2 } = await table(server);
  await grid.goToColumn("户数");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+c");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const row = (at: number) => `${households[at] ?? ""}\t${floor_area_m2[at] ?? ""}`;
  expect(text.replaceAll("\r\n", "\n").trimEnd()).toBe(`${row(0)}\n${row(1)}`);

  await page.keyboard.press("Home");
  await grid.goToColumn("户数");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await putOnClipboard(page, "77");
  await page.keyboard.press("Control+v");
  await expect.poll(async () => (await table(server)).households.slice(0, 3)).toEqual([77, 77, 77]);
  await page.keyboard.press("Delete");
  await expect
    .poll(async () => (await table(server)).households.slice(0, 3))
    .toEqual([null, null, null]);
});

test("filling down goes by key, and by the handle it counts on", async ({ page, server }) => {
  const grid = await registry(page, server);
  await grid.goToColumn("单元数");
  await grid.overwrite("3");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await expect.poll(async () => (await table(server)).units.slice(0, 3)).toEqual([3, 3, 3]);

  await page.keyboard.press("Control+Home");
  await expect(grid.cell).toHaveText(/^小区 1: /);
  const name = (await table(server)).name;
  // The handle is the lower right corner of the selected cell.
  const canvas = page.getByRole("application", { name: "小区库" }).locator("canvas").first();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("the canvas is not there");
  const corner = { x: box.x + 52 + 178, y: box.y + 30 + 24 };
  await page.keyboard.type("一期1号");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await expect(grid.cell).toHaveText("小区 1: 一期1号");
  await page.mouse.move(corner.x - 1, corner.y - 1);
  await page.mouse.down();
  await page.mouse.move(corner.x - 1, corner.y + 12, { steps: 4 });
  await page.mouse.move(corner.x - 1, corner.y + 36, { steps: 8 });
  await page.mouse.up();
  await expect
    .poll(async () => (await table(server)).name.slice(0, 4))
    .toEqual(["一期1号", "一期2号", "一期3号", name[3]]);
});

test("with many cells selected the keyboard is in the first, and Ctrl+Enter fills them all", async ({
  page,
  server,
}) => {
  const grid = await registry(page, server);
  const units = async () => (await table(server)).units.slice(0, 3);
  await grid.goToColumn("单元数");
  await putOnClipboard(page, "1\r\n2\r\n3\r\n");
  await page.keyboard.press("Control+v");
  await expect.poll(units).toEqual([1, 2, 3]);
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  await expect.poll(units).toEqual([8, 2, 3]);
  await expect(grid.cell).toHaveText(/^单元数 2: /);

  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.type("5");
  await expect(page.getByTestId("grid-bar")).toContainText("选中 2×1");
  await page.keyboard.press("Control+Enter");
  await expect.poll(units).toEqual([5, 5, 3]);
});

test("a row filled in by Tab ends with Enter below its first cell", async ({ page, server }) => {
  const grid = await registry(page, server);
  await grid.goToColumn("楼栋");
  await page.keyboard.type("6");
  await page.keyboard.press("Tab");
  await page.keyboard.type("66");
  await page.keyboard.press("Enter");
  await expect(grid.cell).toHaveText(/^楼栋 2: /);
  await expect
    .poll(async () => {
      const { buildings, households } = await table(server);
      return [buildings[0], households[0]];
    })
    .toEqual([6, 66]);
});

test("find and replace shows what it will change and is one step", async ({ page, server }) => {
  const grid = await registry(page, server);
  const before = await table(server);
  const hits = before.name.filter((name) => name.includes("小区")).length;
  expect(hits).toBeGreaterThan(1);
  await page.keyboard.press("Control+h");
  await page.getByTestId("find-text").fill("小区");
  // At once: what is typed counts, not what was counted so far.
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("find-count")).toContainText("第 ");
  await page.getByTestId("replace-by").fill("苑");
  await page.getByTestId("replace-all").click();
  const dialog = page.getByRole("dialog", { name: /将替换/ });
  await expect(dialog.locator("del").first()).toContainText("小区");
  await dialog.getByRole("button", { name: /^替换/ }).click();
  await expect
    .poll(async () => (await table(server)).name.filter((name) => name.includes("苑")).length)
    .toBeGreaterThanOrEqual(hits);
  await page.getByRole("button", { name: /撤销/ }).click();
  await expect.poll(() => table(server)).toEqual(before);
  await expect(grid.cell).toBeAttached();
});

test("filters and order by keyboard, shown as chips, kept on coming back", async ({
  page,
  server,
}) => {
  const grid = await registry(page, server);
  const { households } = await table(server);
  const large = households.filter((count) => (count ?? 0) >= 500).length;
  await grid.goToColumn("户数");
  await page.keyboard.press("Alt+ArrowDown");
  const menu = page.getByRole("dialog", { name: /户数/ });
  await menu.getByRole("combobox").selectOption("ge");
  await menu.getByTestId("filter-from").fill("500");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("grid-chips")).toContainText("户数: 不小于 500");
  await expect(page.getByTestId("grid-bar")).toContainText(`显示 ${large} /`);
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByTestId("sort-desc").click();
  await page.keyboard.press("Control+Home");
  await grid.goToColumn("户数");
  const most = Math.max(...households.map((count) => count ?? 0));
  await expect(grid.cell).toHaveText(`户数 1: ${most.toLocaleString("zh-CN")}`);

  await goTo(page, "总览");
  await goTo(page, "小区库");
  await expect(page.getByTestId("grid-chips")).toContainText("户数 ↓");
  await page.getByTestId("grid-clear-all").click();
  await expect(page.getByTestId("grid-bar")).toContainText(`显示 ${households.length} /`);
});

test("the menu of a cell opens by key; several rows are changed at once", async ({
  page,
  server,
}) => {
  const grid = await registry(page, server);
  await grid.goToColumn("备注");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.getByTestId("menu-bulk").click();
  await page.getByTestId("bulk-value").fill("已入户");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await table(server)).note.slice(0, 2))
    .toEqual(["已入户", "已入户"]);
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
});

test("after a menu, the search box and the drawer the keyboard is back in its cell", async ({
  page,
  server,
}) => {
  const grid = await registry(page, server);
  const canvas = page.getByRole("application", { name: "小区库" }).locator("canvas").first();
  const note = async () => (await table(server)).note[0];
  await canvas.click({ position: { x: 82, y: 42 }, button: "right" });
  await expect(page.getByTestId("menu-copy")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("menu-copy_titles")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();

  await grid.goToColumn("备注");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Control+i");
  const drawer = page.getByRole("complementary", { name: (await table(server)).name[0] ?? "" });
  await expect(drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await page.keyboard.type("已入户");
  await page.keyboard.press("Enter");
  await expect.poll(note).toBe("已入户");
});

test("the same rows are a real table, reached and edited by keyboard", async ({ page, server }) => {
  await registry(page, server);
  const { name } = await table(server);
  await page.keyboard.press("Control+Alt+t");
  const rows = page.getByRole("grid", { name: "小区库" });
  await expect(rows.getByRole("columnheader", { name: "户数", exact: true })).toBeVisible();
  await expect(rows.getByRole("gridcell", { name: name[0] ?? "", exact: true })).toBeFocused();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("4321");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await table(server)).households[0]).toBe(4321);
  await page.keyboard.press("Control+Alt+t");
  await expect(
    page.getByRole("application", { name: "小区库" }).locator("canvas").first(),
  ).toBeVisible();
});
