/** Parameters and handbook: a threshold set here counts at once; the handbook finds and cites. */
import { expect, test } from "./fixture";
import { goTo, openSample } from "./steps";

test("a threshold set here is judged by at once, and can be taken back", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const open = async () =>
    (await server.call("overview.get", {})).gates.find((one) => one.gate === "eligible_object")
      ?.open ?? 0;
  const before = await open();
  expect(before).toBeGreaterThan(0);
  await goTo(page, "政策参数");
  const field = page.getByRole("textbox", { name: /建成年份不晚于/ });
  await field.fill("去年");
  await page.keyboard.press("Enter");
  await expect(page.getByText("「去年」不是年份")).toBeVisible();
  expect(await open()).toBe(before);
  await field.fill("2010");
  await page.keyboard.press("Enter");
  await expect(page.getByText("自带 2000")).toBeVisible();
  await expect.poll(open).toBeLessThan(before);

  await page.getByRole("button", { name: /撤销/ }).click();
  await expect(field).toHaveValue("2000");
  expect(await open()).toBe(before);
});

test("the handbook finds by word and by document, and leads to the number", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  await page.keyboard.press("F1");
  await expect(page.getByRole("heading", { level: 1, name: "手册" })).toBeVisible();
  const search = page.getByRole("textbox", { name: "查找条目、出处" });
  await search.fill("燃气");
  await expect(page.getByRole("heading", { level: 4, name: /燃气/ }).first()).toBeVisible();
  await expect(page.getByText("儿童活动场地")).toHaveCount(0);
  await search.fill("民法典");
  await page.getByRole("button", { name: /参与表决不少于/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "政策参数" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: /参与表决不少于/ })).toBeFocused();
});
