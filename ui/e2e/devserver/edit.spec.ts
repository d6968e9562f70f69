/** An edit: saved at once, in every figure, taken back by its name. */
import { expect, test } from "./fixture";
import { openGrid } from "./steps";

const known = (values: (number | null)[]) => values.reduce<number>((sum, n) => sum + (n ?? 0), 0);

test("an edit is saved at once, moves the totals and is taken back", async ({ page, server }) => {
  const grid = await openGrid(page, server, "小区库");
  const before = await server.call("communities.table", {});
  await grid.goToColumn("户数");
  const text = await grid.text();

  await grid.overwrite("1234");

  await expect(grid.cell).toHaveText(/: 1,234$/);
  const after = await server.call("communities.table", {});
  expect(known(after.households)).not.toBe(known(before.households));
  const overview = await server.call("overview.get", {});
  expect(overview.all.households).toBe(known(after.households));

  await page.getByRole("button", { name: /撤销/ }).click();
  await expect(grid.cell).toHaveText(new RegExp(`: ${text}$`));
  expect(await server.call("communities.table", {})).toEqual(before);

  await page.getByRole("button", { name: /重做/ }).click();
  await expect(grid.cell).toHaveText(/: 1,234$/);
});

test("a refused edit says why and changes nothing", async ({ page, server }) => {
  const grid = await openGrid(page, server, "小区库");
  const before = await server.call("communities.table", {});
  await grid.goToColumn("户数");

  await grid.overwrite("一百");

  await expect(page.getByTestId("grid-bar").locator(".grid-why.bad")).toBeVisible();
  expect(await server.call("communities.table", {})).toEqual(before);
});
