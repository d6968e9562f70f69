/** History: what a step changed, back to a point as one decision; snapshots of a damaged file. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "./fixture";
import { goTo, openSample } from "./steps";

test("a step tells what it changed and is gone back to as one decision", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const before = await server.call("communities.table", {});
  for (const text of ["111", "222", "333"]) {
    const id = before.id[0] ?? "";
    await server.call("communities.edit", { edits: [{ id, field: "households", text }] });
  }
  const name = before.name[0] ?? "";
  await goTo(page, "变动记录");
  const rows = page.locator(".history-row", { hasText: `修改户数 · ${name}` });
  await rows.nth(1).click();
  const drawer = page.getByRole("complementary");
  await expect(drawer.locator(".history-before")).toHaveText("111");
  await expect(drawer.locator(".history-after")).toHaveText("222");

  await rows.nth(2).click();
  await expect(drawer.locator(".history-after").first()).toHaveText("111");
  await page.getByTestId("history-go").click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "撤销这 2 步" }).click();
  await expect(page.getByText("已撤销 2 步。")).toBeVisible();
  expect((await server.call("communities.table", {})).households[0]).toBe(111);
  await page.getByRole("button", { name: /重做/ }).click();
  await expect
    .poll(async () => (await server.call("communities.table", {})).households[0])
    .toBe(222);
});

test("a damaged file is offered its snapshots and restored into a copy", async ({
  page,
  server,
}) => {
  const file = server.path("某区.jiugai");
  await server.answerDialogs(file);
  await server.call("project.new", { title: "某区", policy: "national" });
  await server.call("communities.add", { names: ["幸福里", "光明里"] });
  await server.call("snapshots.make", {});
  await server.call("project.close", {});
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 8192) * 4096;
  bytes.fill(0x5a, at, at + 4096);
  writeFileSync(file, bytes);

  await page.goto(server.url);
  await server.answerDialogs(file);
  await page.getByRole("button", { name: /打开文件/ }).click();
  await expect(page.getByRole("alert")).toContainText("「某区.jiugai」没有打开");
  await page.getByRole("button", { name: "查看快照" }).click();
  await expect(page.getByTestId("snapshot").first()).toContainText("手动");
  await server.answerDialogs(server.path("某区 副本.jiugai"));
  await page.getByTestId("snapshot-restore").first().click();
  await page.getByRole("button", { name: "打开副本" }).click();
  await expect(page.getByRole("navigation", { name: "页面" })).toBeVisible();
  expect((await server.call("communities.table", {})).name).toEqual(["幸福里", "光明里"]);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});
