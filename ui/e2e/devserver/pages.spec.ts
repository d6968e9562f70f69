/** Every page of the rail, on the bundled sample, in both languages. */
import { expect, test } from "./fixture";
import { openSample, rail } from "./steps";

test("the welcome page offers sample, open and new", async ({ page, server }) => {
  await page.goto(server.url);
  for (const name of ["打开示例", "打开文件", "新建"]) {
    await expect(page.getByRole("button", { name })).toBeVisible();
  }
});

test("every page opens on the sample and fits the everyday laptop", async ({ page, server }) => {
  await openSample(page, server);
  const names = await rail(page).getByRole("button").allTextContents();
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    await rail(page).getByRole("button", { name }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.locator(".ant-spin-spinning, .state-loading")).toHaveCount(0);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, `${name} needs no scrolling sideways`).toBe(0);
    await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  }
});

test("English has every word", async ({ page, server }) => {
  await openSample(page, server);
  await page.getByRole("button", { name: "语言" }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect(pages).toBeVisible();
  for (const name of await pages.getByRole("button").allTextContents()) {
    await pages.getByText(name, { exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    // A key that has no text is shown as itself.
    await expect(page.locator("body")).not.toContainText(/\b[a-z_]+\.[a-z_]+\.[a-z_]+\b/);
  }
});

test("a file that cannot be opened is told in one sentence", async ({ page, server }) => {
  await server.answerDialogs(server.path("none.jiugai"));
  await page.goto(server.url);
  await page.getByRole("button", { name: "打开文件" }).click();
  await expect(page.locator(".toast, .ant-message-notice, .ant-notification-notice")).toBeVisible();
  await expect(page.getByRole("button", { name: "打开示例" })).toBeVisible();
});
