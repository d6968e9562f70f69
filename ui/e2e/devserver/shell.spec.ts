/** The window around the pages: finding, keys, files, first steps, looks, and where a reload returns. */
import { expect, test } from "./fixture";
import { goTo, openAt, openGrid, openSample, PAGES, rail } from "./steps";

test("Ctrl+K finds a community, a page and an action by their initials", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const asked = page.getByRole("dialog").getByRole("textbox");
  await page.keyboard.press("Control+k");
  await asked.fill("wjxq");
  await expect(page.getByRole("option", { name: /五建小区/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "五建小区" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await asked.fill("hdt");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "横道图" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await asked.fill("shense");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-look", "dark");
});

test("where somebody goes while the answer of opening is still on its way they stay", async ({
  page,
  server,
}) => {
  let answer = () => {};
  const awaited = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/rpc/project.open_sample", async (route) => {
    const response = await route.fetch();
    await awaited;
    await route.fulfill({ response });
  });
  await page.goto(server.url);
  await page.getByRole("button", { name: "打开示例" }).click();
  // The file's own event was quicker: the pages are there.
  await expect(page.getByRole("heading", { level: 1, name: "总览" })).toBeVisible();
  await page.keyboard.press("Alt+2");
  await expect(page.getByRole("heading", { level: 1, name: "小区库" })).toBeVisible();
  const read = page.waitForResponse("**/rpc/project.info");
  answer();
  await read;
  await expect(page.getByRole("heading", { level: 1, name: "小区库" })).toBeVisible();
});

test("from a row of the registry another community is found, and the arrows lead on from there", async ({
  page,
  server,
}) => {
  const grid = await openGrid(page, server, "小区库");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("textbox").fill("wjxq");
  await expect(page.getByRole("option", { name: /五建小区/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "五建小区" })).toBeVisible();
  await expect(grid.cell).toHaveText("小区 5: 五建小区");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("complementary", { name: "中天1号楼" })).toBeVisible();
});

test("a look is kept, and follows the system while nobody chose", async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openSample(page, server);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-look", "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await expect(html).toHaveAttribute("data-look", "light");
  await page.getByRole("button", { name: "外观" }).click();
  await page.getByRole("menuitem", { name: "深色" }).click();
  await page.reload();
  await expect(html).toHaveAttribute("data-look", "dark");
  // Canvases take their colours when they are drawn: the grid is drawn anew.
  await goTo(page, "小区库");
  await expect(page.locator(".grid canvas").first()).toBeVisible();
});

test("a reload returns to the page, the plan and the row that were open", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const { id } = await server.call("communities.table", {});
  await openAt(page, server, `communities?id=${id[4]}`);
  await expect(page.locator("aside.drawer")).toBeVisible();
  await page.reload();
  await expect(page.locator("aside.drawer")).toBeVisible();
  expect(page.url()).toContain(`id=${id[4]}`);
});

test("the first steps notice what was done, can be closed and taken up again", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const guide = page.getByRole("complementary", { name: "上手" });
  // Seeing the overview was the first step.
  await expect(guide).toContainText("改一个数");
  await guide.getByRole("button", { name: "去小区库" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "小区库" })).toBeVisible();
  const { id } = await server.call("communities.table", {});
  await openAt(page, server, `checklist?id=${id[0]}`);
  const item = page.getByTestId("checklist-item-roads");
  await item.focus();
  await page.keyboard.press("2");
  await expect(guide.locator("li.done")).toHaveCount(2);
  await guide.getByRole("button", { name: "收起" }).click();
  await expect(guide).toHaveCount(0);
  await page.getByRole("button", { name: "帮助" }).click();
  await page.getByRole("menuitem", { name: "跟着走一遍" }).click();
  await expect(guide).toContainText("改一个数");
});

test("files opened before are offered in the window and on the welcome page", async ({
  page,
  server,
}) => {
  await server.answerDialogs(server.path("甲区.jiugai"), server.path("乙区.jiugai"));
  await server.call("project.new", { title: "甲区", policy: "national" });
  await server.call("project.new", { title: "乙区", policy: "north" });
  await page.goto(server.url);
  await expect(page).toHaveTitle(/乙区/);
  await page.getByRole("button", { name: "乙区" }).click();
  const known = await server.call("project.recent", {});
  for (const file of known)
    await expect(page.getByRole("menuitem", { name: file.file_name })).toBeVisible();
  await page.getByRole("menuitem", { name: "关闭文件" }).click();
  await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
  await page.getByRole("button", { name: /甲区/ }).click();
  await expect(page).toHaveTitle(/甲区/);
});

test("an empty file says on every page where to begin", async ({ page, server }) => {
  await server.answerDialogs(server.path("空.jiugai"));
  await server.call("project.new", { title: "空", policy: "national" });
  for (const key of PAGES) {
    await openAt(page, server, key);
    const body = page.locator("main");
    await expect(body, key).toContainText(/\S{4}/);
    await expect(body.getByRole("alert"), key).toHaveCount(0);
  }
});

const SIZES = [
  { width: 1366, height: 680 },
  { width: 1093, height: 540 },
  // The everyday laptop at 200 %.
  { width: 683, height: 384 },
  { width: 1920, height: 1000 },
  { width: 3840, height: 2100 },
];

for (const size of SIZES) {
  test(`no page scrolls sideways at ${size.width}×${size.height}`, async ({ page, server }) => {
    await page.setViewportSize(size);
    const boxes = ["html", "main", "main .page-scroll"];
    const beyond = () =>
      page.evaluate(
        (boxes) =>
          boxes.map((one) => {
            const box = document.querySelector(one);
            return box ? box.scrollWidth - box.clientWidth : 0;
          }),
        boxes,
      );
    await page.goto(server.url);
    await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
    expect(await beyond(), "welcome").toEqual([0, 0, 0]);
    await server.call("project.open_sample", { code: null });
    for (const key of PAGES) {
      await openAt(page, server, key);
      expect(await beyond(), key).toEqual([0, 0, 0]);
    }
    await expect(rail(page)).toBeVisible();
  });
}

test("what is made ready out of sight takes no keyboard and leaves nothing behind", async ({
  page,
  server,
}) => {
  // The table that is built out of sight is there for a moment only.
  await page.addInitScript(() =>
    new MutationObserver(() => {
      const { dataset } = document.documentElement;
      if (document.querySelector(".grid-rehearsal canvas") !== null) dataset.table = "there";
      else if (dataset.table === "there") dataset.table = "gone";
    }).observe(document, { childList: true, subtree: true }),
  );
  await openSample(page, server);
  await rail(page).getByRole("button", { name: "总览" }).focus();
  await expect(page.locator("html")).toHaveAttribute("data-table", "gone");
  await expect(rail(page).getByRole("button", { name: "总览" })).toBeFocused();
  const strays = page.locator("canvas:not(main canvas), .grid-rehearsal");
  await expect(strays).toHaveCount(0);
  // Tables listen to the document; here none is left.
  const devtools = await page.context().newCDPSession(page);
  const { result } = await devtools.send("Runtime.evaluate", { expression: "document" });
  const objectId = result.objectId ?? "";
  const { listeners } = await devtools.send("DOMDebugger.getEventListeners", { objectId });
  expect(listeners.map(({ type }) => type)).not.toContain("touchmove");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("总览");
});
