/** The main flow in the real window: open the sample, edit a cell, take it back, export the chart. */
import { readFileSync } from "node:fs";
import { Key } from "selenium-webdriver";
import { afterEach, expect, test } from "vitest";
import { cellLike, goTo, keys, selectFirst } from "./grid";
import { openWindow, type Session } from "./session";

let session: Session | undefined;
afterEach(() => session?.close());

test("open, edit, undo, export", async () => {
  session = await openWindow();
  await (await session.findText("打开示例")).click();
  await goTo(session, "小区库");

  const before = await selectFirst(session, "户数");

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
