/** Closing the window: what was typed last is in the file, and no page can keep the window open. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Key } from "selenium-webdriver";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askToClose, beside } from "./display";
import { goTo, keys, selectFirst } from "./grid";
import { openWindow, program, type Session } from "./session";

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

/** The program without a window. */
const jiugai = (...words: string[]): string =>
  execFileSync(join(dirname(program), "jiugai"), words, { encoding: "utf8" });

/** Waits until the file lies there whole and free for others. */
const left = () => vi.waitFor(() => expect(beside(file)).not.toContain(".jiugai.owner"), 10_000);

test("a number still being typed is in the file after the window was closed", async () => {
  expect(await selectFirst(session, "户数")).toBe("户数 1: 105");
  await keys(session, "11", Key.ENTER, "22", Key.ENTER, "33", Key.ENTER, "4321");
  askToClose();
  await left();
  const { households } = JSON.parse(jiugai("list", file, "communities", "--json"));
  expect(households.slice(0, 4)).toEqual([11, 22, 33, 4321]);
});

test("a page that answers no more does not keep the window open", async () => {
  await session.window.executeScript("setTimeout(() => { for (;;); }, 50)");
  askToClose();
  await left();
});
