/** What no driver reaches, done with keyboard and mouse as a person would: the system's dialog, the closing of the window. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { askToClose, beside, windowTitled } from "./display";
import { openWindow, type Session } from "./session";

let session: Session | undefined;
afterEach(() => session?.close());

const QUESTION = "^打开网址";

/** Whether the display shows a window with this title. */
const isShown = (title: string): boolean =>
  spawnSync("xdotool", ["search", "--onlyvisible", "--name", title]).status === 0;

/** Presses a key in the question that is shown; waits until it is there. */
function answerQuestion(key: string): void {
  execFileSync("xdotool", ["windowfocus", "--sync", windowTitled(QUESTION)]);
  execFileSync("xdotool", ["key", key]);
}

test("a new file goes where the system's dialog says, and lies there whole when the window is closed", async () => {
  session = await openWindow({ dialogs: "system" });
  const path = session.path("某区旧改");
  await (await session.findText("新建")).click();
  await (await session.find("input#title")).sendKeys("某区 2026–2030");
  await (await session.findText("选择保存位置")).click();

  execFileSync("xdotool", ["windowfocus", "--sync", windowTitled("^Save File$")]);
  execFileSync("xdotool", ["key", "ctrl+a"]);
  // The name is typed without its ending.
  execFileSync("xdotool", ["type", "--delay", "20", path]);
  execFileSync("xdotool", ["key", "Return"]);
  await session.findText("某区 2026–2030");
  expect(beside(path)).toContain(".jiugai");
  expect(beside(path)).toContain(".jiugai.owner");

  askToClose();
  await vi.waitFor(() => expect(beside(path)).toEqual([".jiugai", ".jiugai.lock"]), 10_000);
});

test("a link that leads out is asked about, and opened by the system's browser", async () => {
  const tools = mkdtempSync(join(tmpdir(), "jiugai-browser-"));
  const opened = join(tools, "opened");
  writeFileSync(join(tools, "xdg-open"), `#!/bin/sh\nprintf %s "$1" > ${opened}\n`, {
    mode: 0o755,
  });
  session = await openWindow({ env: { PATH: `${tools}:${process.env.PATH}` } });
  await session.findText("打开示例");
  const inside = await session.window.getCurrentUrl();
  const follow = () =>
    session?.window.executeScript("location.href = 'https://example.org/plan?id=1'");

  await follow();
  answerQuestion("Escape");
  await vi.waitFor(() => expect(isShown(QUESTION)).toBe(false), 10_000);
  expect(existsSync(opened)).toBe(false);

  await follow();
  answerQuestion("alt+o");
  await vi.waitFor(() => expect(existsSync(opened)).toBe(true), 10_000);
  expect(readFileSync(opened, "utf8")).toBe("https://example.org/plan?id=1");
  expect(await session.window.getCurrentUrl()).toBe(inside);
  rmSync(tools, { recursive: true });
});
