/** The system's own file dialog, driven with the keyboard as a person would. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { openWindow, type Session } from "./session";

let session: Session | undefined;
afterEach(() => session?.close());

/** Types into the window of another program; waits until that window is there. */
function typeInto(title: string, keys: string[][]): void {
  const found = execFileSync("xdotool", ["search", "--sync", "--onlyvisible", "--name", title]);
  const id = found.toString().trim().split("\n").at(-1) ?? "";
  execFileSync("xdotool", ["windowfocus", "--sync", id]);
  for (const step of keys) execFileSync("xdotool", step);
}

test("a new file goes where the system's dialog says, with its ending added", async () => {
  session = await openWindow({ dialogs: "system" });
  const path = session.path("某区旧改");
  await (await session.findText("新建")).click();
  await (await session.find("input#title")).sendKeys("某区 2026–2030");
  await (await session.findText("选择保存位置")).click();

  typeInto("^Save File$", [
    ["key", "ctrl+a"],
    ["type", "--delay", "20", path],
    ["key", "Return"],
  ]);

  await session.findText("某区 2026–2030");
  expect(existsSync(`${path}.jiugai`)).toBe(true);
});
