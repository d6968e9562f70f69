/** The planner's job on the bundled sample: years, money and time, each seen in the store. */
import type { ScheduleDto } from "@/generated/contract";
import { dayAt } from "../../src/features/gantt/days";
import { rowsOf, type Task } from "../../src/features/gantt/model";
import { expect, type Server, test } from "./fixture";
import { goTo, openAt, openGrid, openSample } from "./steps";

async function planOf(server: Server, kind: string): Promise<string> {
  const plans = await server.call("plans.list", {});
  const plan = plans.find((one) => one.kind === kind);
  if (plan === undefined) throw new Error(`the sample has no ${kind} plan`);
  return plan.id;
}

const tasksOf = (schedule: ScheduleDto): Task[] => rowsOf(schedule).flatMap((row) => row.tasks);

const isFocused = (element: Element): boolean => element === document.activeElement;

test("a year typed into the plan moves the community with its money, and is taken back", async ({
  page,
  server,
}) => {
  const grid = await openGrid(page, server, "规划计划");
  const plan_id = await planOf(server, "five_year");
  const before = await server.call("plans.get", { plan_id });
  const year = before.entries.year[0] ?? 0;
  await grid.goToColumn("年份");
  await expect(grid.cell).toHaveText(new RegExp(`: ${year}$`));

  await grid.overwrite(String(year + 1));

  await expect(grid.cell).toHaveText(new RegExp(`: ${year + 1}$`));
  const after = await server.call("plans.get", { plan_id });
  const id = before.entries.community_id[0] ?? "";
  expect(after.entries.year[after.entries.community_id.indexOf(id)]).toBe(year + 1);
  const size = (detail: typeof before, of: number) =>
    detail.years.find((one) => one.year === of)?.totals.communities;
  expect(size(after, year)).toBe((size(before, year) ?? 0) - 1);
  const column = page.getByTestId(`year-${year + 1}`);
  await expect(column).toContainText(`${size(after, year + 1)} 个`);

  await page.getByRole("button", { name: /撤销/ }).click();
  await expect(grid.cell).toHaveText(new RegExp(`: ${year}$`));
  expect(await server.call("plans.get", { plan_id })).toEqual(before);
});

test("what is no year is refused in words and changes nothing", async ({ page, server }) => {
  const grid = await openGrid(page, server, "规划计划");
  const plan_id = await planOf(server, "five_year");
  const before = await server.call("plans.get", { plan_id });
  await grid.goToColumn("年份");
  await grid.overwrite("明年");
  await expect(page.getByText("「明年」不是年份").first()).toBeVisible();
  expect(await server.call("plans.get", { plan_id })).toEqual(before);
});

test("an amount typed into the matrix is fixed, explained, and the row still adds up", async ({
  page,
  server,
}) => {
  const grid = await openGrid(page, server, "资金");
  const plan_id = await planOf(server, "five_year");
  await grid.goToColumn("市级财政");

  await grid.overwrite("12.5");

  await expect(grid.cell).toHaveText(/: 12\.50$/);
  const funding = await server.call("funding.get", { plan_id });
  const row = funding.rows[0];
  if (row === undefined) throw new Error("the sample has no money");
  expect(funding.fixed).toContainEqual(
    expect.objectContaining({ owner_id: row.owner_id, amount_fen: 12_500_000 }),
  );
  const paid = row.by_source.reduce((sum, part) => sum + part.amount_fen, 0);
  expect(paid + row.gap_fen).toBe(row.cost_fen);
  const { parts } = await server.call("funding.explain", {
    plan_id,
    owner_kind: row.owner_kind,
    owner_id: row.owner_id,
  });
  expect(parts.reduce((sum, part) => sum + part.amount_fen, 0)).toBe(row.cost_fen);
  for (const part of parts) await expect(page.getByTestId("parts")).toContainText(part.because_zh);
});

test("an amount filled into several cells of the matrix is one step", async ({ page, server }) => {
  const grid = await openGrid(page, server, "资金");
  const plan_id = await planOf(server, "five_year");
  const fixed = async () => (await server.call("funding.get", { plan_id })).fixed;
  const before = await fixed();
  await grid.goToColumn("市级财政");
  for (let row = 0; row < 4; row += 1) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.type("12.5");
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await fixed()).length).toBe(before.length + 5);
  const { undo } = (await server.call("project.info", {})) ?? {};
  expect(undo).toBe("修改 5 处固定资金");

  await page.keyboard.press("Control+z");
  await expect.poll(fixed).toEqual(before);
});

test("a duration typed beside the table moves what follows, and is taken back", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const plan_id = await planOf(server, "annual");
  const before = await server.call("schedule.get", { plan_id });
  const first = tasksOf(before)[0];
  if (first === undefined) throw new Error("the sample has no schedule");
  await goTo(page, "横道图");
  await page.getByRole("button", { name: "表格" }).click();
  await page.getByRole("button", { name: first.name, exact: true }).first().press("Enter");
  const days = page.getByLabel("工期", { exact: true });
  await days.fill(String(first.duration_days + 5));
  await days.press("Enter");
  await expect(page.getByRole("button", { name: /撤销/ })).toContainText(first.name);

  const after = await server.call("schedule.get", { plan_id });
  const same = tasksOf(after)[0];
  expect(same?.duration_days).toBe(first.duration_days + 5);
  expect((same?.finish ?? "") > first.finish).toBe(true);
  await expect(days).toHaveValue(String(first.duration_days + 5));

  await page.getByRole("button", { name: /撤销/ }).click();
  await expect(days).toHaveValue(String(first.duration_days));
  expect(await server.call("schedule.get", { plan_id })).toEqual(before);
});

test("a bar drawn to the right begins later, by the days it was drawn", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const plan_id = await planOf(server, "annual");
  const before = await server.call("schedule.get", { plan_id });
  const bar = tasksOf(before)[1];
  if (bar === undefined) throw new Error("the sample has no schedule");
  await goTo(page, "横道图");
  const canvas = page.getByTestId("gantt-canvas").locator("canvas");
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("the chart is not shown");
  // Before the days stand 460 px of columns, above the first bar the header and a group; a day is
  // 2.4 px wide in ten-day columns.
  const day = 2.4;
  const spanFrom = `${dayAt(before.about.start).slice(0, 7)}-01`;
  const days = (Date.parse(bar.start) - Date.parse(spanFrom)) / 86_400_000;
  const from = { x: box.x + 460 + days * day + 12, y: box.y + 60 + 24 + 12 };

  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y, { steps: 4 });
  await page.mouse.move(from.x + 24, from.y, { steps: 4 });
  await page.mouse.up();

  await expect(page.getByRole("button", { name: /撤销/ })).toContainText(bar.name);
  const moved = tasksOf(await server.call("schedule.get", { plan_id }))[1];
  const later = (Date.parse(moved?.not_before ?? "") - Date.parse(bar.start)) / 86_400_000;
  expect(later).toBeGreaterThanOrEqual(9);
  expect(later).toBeLessThanOrEqual(11);
  expect(moved?.start).toBe(moved?.not_before);
});

test("the chart is walked over and asked for its menu by keyboard alone", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const plan_id = await planOf(server, "annual");
  const before = await server.call("schedule.get", { plan_id });
  const row = rowsOf(before).find((one) => one.tasks.length > 1);
  const [first, second] = row?.tasks ?? [];
  if (row === undefined || first === undefined || second === undefined)
    throw new Error("the sample has no schedule");
  await goTo(page, "横道图");
  const told = page.getByTestId("gantt-told");
  await page.getByRole("application", { name: "横道图" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(told).toContainText(row.name);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(told).toContainText(`${row.name} · ${second.name}`);

  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: second.name })).toBeVisible();

  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: `看「${second.name}」` })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: second.name })).toBeVisible();
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /撤销/ })).toContainText(second.name);
  const after = tasksOf(await server.call("schedule.get", { plan_id }));
  expect(after.find((task) => task.id === second.id)?.percent_done).toBe(25);
  await page.keyboard.press("ArrowLeft");
  await expect(told).toContainText(`${row.name} · ${first.name}`);
});

test("the baseline of one bar is cleared by keyboard, kept anew beside it, and undone", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const plan_id = await planOf(server, "annual");
  const before = tasksOf(await server.call("schedule.get", { plan_id }));
  const baselines = async () => {
    const tasks = tasksOf(await server.call("schedule.get", { plan_id }));
    return tasks.map((task) => task.baseline_start);
  };
  const [first] = before;
  if (first?.baseline_start == null) throw new Error("the sample has no baseline");
  const kept = before.map((task) => task.baseline_start);
  await goTo(page, "横道图");
  await page.getByRole("application", { name: "横道图" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("End");
  while (!(await page.getByRole("menuitem", { name: "清除基准" }).evaluate(isFocused)))
    await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");

  const undo = page.getByRole("button", { name: /撤销/ });
  await expect(undo).toContainText(`清除「${first.name}」的基准`);
  expect(await baselines()).toEqual([null, ...kept.slice(1)]);

  await page.keyboard.press("Enter");
  const drawer = page.getByRole("complementary", { name: first.name });
  await expect(drawer.getByRole("button", { name: "清除基准" })).toBeDisabled();
  await drawer.getByRole("button", { name: "把现在的日期设为基准" }).press("Enter");
  await expect(undo).toContainText(`设定「${first.name}」的基准`);
  expect(await baselines()).toEqual([first.start, ...kept.slice(1)]);

  await undo.click();
  await expect(drawer).toContainText("还没有基准");
  await undo.click();
  await expect(drawer.getByRole("button", { name: "清除基准" })).toBeEnabled();
  expect(await baselines()).toEqual(kept);
});

for (const [width, height] of [
  [1366, 680],
  [1093, 540],
] as const) {
  test(`plans, money and time fit ${width}×${height}`, async ({ page, server }) => {
    await page.setViewportSize({ width, height });
    await openSample(page, server);
    for (const name of ["规划计划", "资金", "横道图"]) {
      await goTo(page, name);
      const over = await page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });
      expect(over, `${name} needs no scrolling`).toEqual([0, 0]);
      const tools = page.locator(".page-tools");
      const right = await tools.evaluate((one) => one.getBoundingClientRect().right);
      expect(right, `${name} keeps its tools in the window`).toBeLessThanOrEqual(width);
    }
  });
}

test("a year says in full what it lacks, on a small screen too", async ({ page, server }) => {
  await openSample(page, server);
  await goTo(page, "规划计划");
  const plans = await server.call("plans.list", {});
  const plan_id = plans.find((plan) => plan.kind === "five_year")?.id ?? "";
  const { years } = await server.call("plans.get", { plan_id });
  const lacking = years.find((one) => (one.totals.gap_fen ?? 0) > 0 && one.totals.communities > 0);
  const year = lacking?.year ?? 0;
  await server.call("plans.set_ceiling", { plan_id, year, source: null, amount: "1" });
  await page.reload();
  const notes = page.getByTestId(`year-${year}`).locator(".year-note > span");
  await expect(notes.first()).toHaveText("超上限");
  await expect(notes.nth(1)).toContainText("缺口");
  for (const size of [
    { width: 1366, height: 680 },
    { width: 1093, height: 540 },
  ]) {
    await page.setViewportSize(size);
    const column = await page.getByTestId(`year-${year}`).boundingBox();
    for (const note of await notes.all()) {
      await expect(note).toBeInViewport({ ratio: 1 });
      const at = await note.boundingBox();
      const end = (at?.x ?? 0) + (at?.width ?? 0);
      expect(end).toBeLessThanOrEqual((column?.x ?? 0) + (column?.width ?? 0));
      // Nothing of it is hidden behind dots.
      expect(await note.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(
        0,
      );
    }
  }
});

test("a refused day stays in its place, and what is said covers neither tools nor drawer", async ({
  page,
  server,
}) => {
  await openSample(page, server);
  const plan_id = await planOf(server, "annual");
  const [first] = tasksOf(await server.call("schedule.get", { plan_id }));
  await openAt(page, server, `gantt?plan=${plan_id}&task=${first?.id}`);
  const edit = page.getByTestId("task-edit");
  const drawer = page.locator(".drawer");
  for (const size of [
    { width: 1366, height: 680 },
    { width: 1093, height: 540 },
  ]) {
    await page.setViewportSize(size);
    const day = edit.getByLabel("实际完成");
    const place = await day.boundingBox();
    await day.fill("2029年2月31日");
    await page.keyboard.press("Enter");
    await edit.getByLabel("工期").fill("三十");
    await page.keyboard.press("Enter");
    const said = page.getByRole("alert");
    await expect(said.filter({ hasText: "不是个数" })).toBeVisible();
    expect(await day.boundingBox()).toEqual(place);
    for (const one of await said.all()) {
      const at = await one.boundingBox();
      const [head, beside] = [
        await page.locator(".page-header").boundingBox(),
        await drawer.boundingBox(),
      ];
      expect(at?.y ?? 0).toBeGreaterThan((head?.y ?? 0) + (head?.height ?? 0));
      expect((at?.x ?? 0) + (at?.width ?? 0)).toBeLessThan(beside?.x ?? 0);
    }
    // The field takes back what was typed, and the refusals are gone with it.
    await page.keyboard.press("Escape");
    await expect(said).toHaveCount(0);
    await day.focus();
    await page.keyboard.press("Escape");
    await expect(drawer).toBeVisible();
    await day.fill("2029年2月1日");
    await page.keyboard.press("Enter");
    await expect(day).toHaveValue("2029-02-01");
    await day.fill("");
    await page.keyboard.press("Enter");
    await expect(day).toHaveValue("");
  }
});
