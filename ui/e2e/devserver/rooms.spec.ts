/** The designer's way: what was found becomes a measure, with a published price, and back again. */
import { expect, test } from "./fixture";
import { goTo, openSample, pickedId } from "./steps";

test("a finding becomes a priced measure and every step can be taken back", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  await goTo(page, "摸底检查");
  const roads = page.getByTestId("checklist-item-roads");
  await expect(roads).toBeVisible();
  const id = pickedId(page);
  const before = await server.call("scheme.get", { id });

  await roads.focus();
  await page.keyboard.press("3");
  await roads.getByRole("textbox", { name: "数量" }).fill("1850");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => {
      const { facets } = await server.call("checklist.get", { id });
      const item = facets.flatMap((facet) => facet.items).find((one) => one.item === "roads");
      return [item?.finding?.level, item?.finding?.quantity];
    })
    .toEqual(["severe", 1850]);

  await roads.getByRole("button", { name: "去改造方案" }).click();
  await page.getByTestId("scheme-accept-roads").click();
  await expect(page.getByText("1 项缺单价")).toBeVisible();
  await page
    .locator(".grid canvas")
    .first()
    .click({ position: { x: 120, y: 42 } });
  await page.getByTestId("scheme-take-price").first().click();
  await expect(page.getByText("1 项缺单价")).toHaveCount(0);
  const after = await server.call("scheme.get", { id });
  const [line] = after.lines;
  expect(line).toMatchObject({ measure: "roads", quantity: 1850, unit_price_fen: 30_180 });
  expect(line?.price_source).not.toBe("");
  expect(after.cost).toEqual(before.cost);

  // The published total stays the basis until a person says otherwise.
  await page.getByTestId("scheme-basis-measures").click();
  await expect
    .poll(async () => (await server.call("scheme.get", { id })).cost.known_fen)
    .toBe(line?.amount_fen);

  for (let step = 0; step < 5; step += 1) {
    const revision = async () => (await server.call("project.info", {}))?.revision;
    const newest = await revision();
    await page.getByRole("button", { name: /撤销/ }).click();
    await expect.poll(revision).not.toBe(newest);
  }
  expect(await server.call("scheme.get", { id })).toEqual(before);
});

test("the rest of a facet is one step, and the journal names it", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "摸底检查");
  await page.getByTestId("checklist-rest-water").click();
  await expect(page.getByTestId("checklist-rest-water")).toHaveCount(0);
  const undo = (await server.call("project.info", {}))?.undo ?? "";
  await page.getByRole("button", { name: /撤销/ }).click();
  await expect(page.getByTestId("checklist-rest-water")).toBeVisible();
  await goTo(page, "变动记录");
  await expect(page.locator("s", { hasText: undo })).toBeVisible();
  await expect(page.locator("tr", { hasText: `撤销${undo}` })).toBeVisible();
});

test("an item is recorded from its menu, and a community of the list leads on from its own", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  await goTo(page, "摸底检查");
  const roads = page.getByTestId("checklist-item-roads");
  await roads.focus();
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(roads.getByRole("button", { name: "一般", pressed: true })).toBeVisible();
  await expect(roads).toBeFocused();

  await page.getByTestId("roster").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "去改造方案" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "改造方案" })).toBeVisible();
});
