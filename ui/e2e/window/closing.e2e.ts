/** Closing the window: what was typed last is in the file, and no page can keep the window open. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Key } from "selenium-webdriver";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askToClose, beside } from "./display";
import { goTo, keys, selectFirst } from "./grid";
import { jiugai, openWindow, type Session } from "./session";

const table = resolve(import.meta.dirname, "../../../assets/samples/tianchang_2021.xlsx");

let folder: string;
let file: string;
let session: Session;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiugai-closing-"));
  file = join(folder, "天长.jiugai");
  jiugai("new", file);
  jiugai("import", file, table);
  session = await openWindow({ args: [file] });
  await goTo(session, "小区库");
});
afterEach(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

const isOpen = () => beside(file).includes(".jiugai.owner");

/** Closes the window that has the file open and waits until the file is free for others. */
async function close(): Promise<void> {
  expect(isOpen()).toBe(true);
  askToClose();
  await vi.waitFor(() => expect(isOpen()).toBe(false), 10_000);
}

const households = (of = file): number[] =>
  JSON.parse(jiugai("list", of, "communities", "--json")).households;

test("a number still being typed is in the file after the window was closed", async () => {
  expect(await selectFirst(session, "户数")).toBe("户数 1: 105");
  await keys(session, "11", Key.ENTER, "22", Key.ENTER, "33", Key.ENTER, "4321");
  await close();
  expect(households().slice(0, 4)).toEqual([11, 22, 33, 4321]);
});

test("a page that answers no more does not keep the window open", async () => {
  await session.window.executeScript("setTimeout(() => { for (;;); }, 50)");
  await close();
});

test("the window stays when what is being typed is refused, and goes when it is asked again", async () => {
  await selectFirst(session, "户数");
  await keys(session, "三百多");
  askToClose();
  await session.findText("没有写入");
  expect(isOpen()).toBe(true);
  await close();
  expect(households()[0]).toBe(105);
});
