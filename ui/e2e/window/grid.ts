/** The registry's grid in the real window: a canvas, found by what it reads out. */
import { Key } from "selenium-webdriver";
import type { Session } from "./session";

/** What the grid reads out of its selected cell. */
async function cell({ find, window }: Session): Promise<string> {
  await find(".grid");
  return window.executeScript(
    'return document.querySelector("[data-testid=grid-cell]").textContent',
  );
}

/** Waits until the selected cell reads out something that fits. */
export async function cellLike(session: Session, pattern: RegExp): Promise<void> {
  const fits = async () => pattern.test(await cell(session));
  await session.window.wait(fits, 10_000, `the cell is never like ${pattern}`);
}

/** Sends keys to whatever has the focus, one after another. */
export async function keys({ window }: Session, ...list: string[]): Promise<void> {
  await window
    .actions()
    .sendKeys(...list)
    .perform();
}

export async function goTo(session: Session, page: string): Promise<void> {
  await (await session.findText(page)).click();
  await session.find(".page");
}

/** Selects the cell of a column in the first row; says what it reads out. */
export async function selectFirst(session: Session, column: string): Promise<string> {
  const canvas = await session.find(".grid canvas");
  const { width, height } = await canvas.getRect();
  const corner = { x: Math.round(82 - width / 2), y: Math.round(42 - height / 2) };
  await session.window
    .actions()
    .move({ origin: canvas, ...corner })
    .click()
    .perform();
  await cellLike(session, / 1: /);
  const isThere = (text: string) => text.startsWith(`${column} 1: `);
  for (let step = 0; step < 30 && !isThere(await cell(session)); step++) {
    await keys(session, Key.ARROW_RIGHT);
  }
  await cellLike(session, new RegExp(`^${column} 1: `));
  return cell(session);
}
