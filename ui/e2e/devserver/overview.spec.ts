/** The overview: every figure leads to its rows, every picture has its table. */
import { expect, test } from "./fixture";
import { openAt, openSample } from "./steps";

test("figures lead to the rows behind them", async ({ page, server }) => {
  await openSample(page, server);
  const overview = await server.call("overview.get", {});
  const gate = overview.gates.find((one) => one.gate === "eligible_object");
  const held = (gate?.open ?? 0) + (gate?.unknown ?? 0);
  expect(held).toBeGreaterThan(0);

  await page.getByRole("button", { name: /改造对象符合条件/ }).click();
  await expect(page.locator(".only")).toContainText("改造对象符合条件");
  await expect(page.getByTestId("grid-bar")).toContainText(`${held} / `);
  await page.locator(".only").getByLabel("看全部").click();
  await expect(page.getByTestId("grid-bar")).toContainText(`${overview.all.communities} / `);

  await openAt(page, server, "overview");
  await page.getByRole("button", { name: /^资金缺口 .*2026/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "资金" })).toBeVisible();
  const funding = await server.call("funding.get", { plan_id: overview.plan_id ?? "" });
  const withGap = funding.rows.filter((row) => row.gap_fen > 0).length;
  expect(withGap).toBeGreaterThan(0);
  await expect(page.getByTestId("grid-bar")).toContainText(`${withGap} / `);
});

test("everybody who pays is in sight in whole rows, and adds up", async ({ page, server }) => {
  await openSample(page, server);
  const { planned } = await server.call("overview.get", {});
  const whole = planned.by_source.reduce((sum, one) => sum + one.amount_fen, planned.gap_fen ?? 0);
  const card = page.locator(".overview-money");
  for (const size of [
    { width: 1366, height: 680 },
    { width: 1093, height: 540 },
  ]) {
    await page.setViewportSize(size);
    await expect(async () => {
      const rows = await card.locator(".bar-row").filter({ visible: true }).all();
      const box = await card.locator(".bars").boundingBox();
      let sum = 0;
      for (const row of rows) {
        const text = (await row.locator(".num").first().textContent()) ?? "";
        sum += Number(text.replaceAll(",", ""));
        const at = await row.boundingBox();
        const isGap = (await row.locator(".gap").count()) > 0;
        // Whole rows only.
        if (!isGap)
          expect((at?.y ?? 0) + (at?.height ?? 0)).toBeLessThanOrEqual(
            (box?.y ?? 0) + (box?.height ?? 0) + 1,
          );
      }
      expect(sum).toBeCloseTo(whole / 1e6, 1);
    }).toPass();
  }
});

test("the picture of the years is a table at the press of a key", async ({ page, server }) => {
  await openSample(page, server);
  const swap = page.getByRole("button", { name: /看表格/ });
  await swap.focus();
  await page.keyboard.press("Enter");
  const table = page.getByRole("table", { name: "分年投资与资金上限" });
  const overview = await server.call("overview.get", {});
  await expect(table.getByRole("row")).toHaveCount(overview.years.length + 1);
  await expect(table.getByRole("row", { name: /^2026/ })).toContainText("2,122.20");
});

test("a late task leads to its bar", async ({ page, server }) => {
  await openSample(page, server);
  const late = await server.call("overview.overdue", {});
  if (late.count === 0) {
    await expect(page.getByText("没有逾期的工序。")).toBeVisible();
    return;
  }
  await page.locator(".late").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "横道图" })).toBeVisible();
  expect(page.url()).toContain(`task=${late.tasks[0]?.task_id}`);
});

test("a row offers what can be done with it under the right button", async ({ page, server }) => {
  await openSample(page, server);
  await page.locator(".stuck").first().click({ button: "right" });
  await page.getByRole("menuitem", { name: "去摸底检查" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "摸底检查" })).toBeVisible();
});
