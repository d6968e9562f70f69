/** The window as the display and the disk know it, where no driver looks. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The window with this title, as the display knows it; waits until it is there. */
export function windowTitled(title: string): string {
  const found = execFileSync("xdotool", ["search", "--sync", "--onlyvisible", "--name", title], {
    timeout: 20_000,
  });
  return found.toString().trim().split("\n").at(-1) ?? "";
}

/** Asks the program's window to close, as a click on its cross does. */
export function askToClose(): void {
  const closer = join(import.meta.dirname, "ask_to_close.py");
  execFileSync("python3", [closer, windowTitled("旧改规划工作台$")]);
}

/** The files that belong to a data file, by their endings. */
export function beside(file: string): string[] {
  const name = basename(file, ".jiugai");
  return readdirSync(dirname(file))
    .filter((one) => one.startsWith(`${name}.jiugai`))
    .map((one) => one.slice(name.length))
    .sort();
}
