/** What no driver reaches, done with keyboard and mouse as a person would: the system's dialog, the closing of the window. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { openWindow, type Session } from "./session";

const closer = join(import.meta.dirname, "ask_to_close.py");

let session: Session | undefined;
afterEach(() => session?.close());

/** The window with this title, as the display knows it; waits until it is there. */
function windowTitled(title: string): string {
  const found = execFileSync("xdotool", ["search", "--sync", "--onlyvisible", "--name", title]);
  return found.toString().trim().split("\n").at(-1) ?? "";
}

/** The files that belong to a data file, by their endings. */
const beside = (path: string): string[] =>
  readdirSync(dirname(path))
    .filter(
      (name) => path.endsWith(name.slice(0, name.indexOf(".jiugai"))) && name.includes(".jiugai"),
    )
    .map((name) => name.slice(name.indexOf(".jiugai")))
    .sort();

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

  execFileSync("python3", [closer, windowTitled("^旧改规划工作台$")]);
  await vi.waitFor(() => expect(beside(path)).toEqual([".jiugai", ".jiugai.lock"]), 10_000);
});
