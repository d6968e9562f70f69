/** The main flow in the real window: open the sample, edit a cell, take it back, export the chart. */
import { readFileSync } from "node:fs";
import { Key } from "selenium-webdriver";
import { afterEach, expect, test } from "vitest";
import { openWindow, type Session } from "./session";

let session: Session | undefined;
afterEach(() => session?.close());

/** What the grid reads out of its selected cell. */
async function cell({ find, window }: Session): Promise<string> {
  await find(".grid");
  return window.executeScript(
    'return document.querySelector("[data-testid=grid-cell]").textContent',
  );
}

/** Waits until the selected cell reads out something that fits. */
async function cellLike(session: Session, pattern: RegExp): Promise<void> {
  const fits = async () => pattern.test(await cell(session));
  await session.window.wait(fits, 10_000, `the cell is never like ${pattern}`);
}

/** Sends keys to whatever has the focus, one after another. */
async function keys({ window }: Session, ...list: string[]): Promise<void> {
  await window
    .actions()
    .sendKeys(...list)
    .perform();
}

async function goTo(session: Session, page: string): Promise<void> {
  await (await session.findText(page)).click();
  await session.find(".page");
}

test("open, edit, undo, export", async () => {
  session = await openWindow();
  await (await session.findText("打开示例")).click();
  await goTo(session, "小区库");

  const canvas = await session.find(".grid canvas");
  const { width, height } = await canvas.getRect();
  const corner = { x: Math.round(82 - width / 2), y: Math.round(42 - height / 2) };
  await session.window
    .actions()
    .move({ origin: canvas, ...corner })
    .click()
    .perform();
  await cellLike(session, / 1: /);
  for (let step = 0; step < 30 && !(await cell(session)).startsWith("户数 "); step++) {
    await keys(session, Key.ARROW_RIGHT);
  }
  const before = await cell(session);
  expect(before).toMatch(/^户数 1: /);

  await keys(session, "1234", Key.ENTER);
  await keys(session, Key.ARROW_UP);
  await cellLike(session, /^户数 1: 1,234$/);

  await session.window.actions().keyDown(Key.CONTROL).sendKeys("z").keyUp(Key.CONTROL).perform();
  await cellLike(session, new RegExp(`^${before}$`));

  const chart = session.path("横道图.svg");
  session.answerDialogs(chart);
  await goTo(session, "横道图");
  await (await session.find("main button.ant-btn-primary.ant-dropdown-trigger")).click();
  await (await session.findText("SVG 矢量图")).click();
  await session.findSaying("已导出 横道图.svg");
  expect(readFileSync(chart, "utf8")).toContain("横道图");
});
