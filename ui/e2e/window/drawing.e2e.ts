/** What the window is drawn on: it says so where there is no screen, and draws plainly without a card. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openWindow, program, type Session, startedIn, valueIn } from "./session";

let session: Session | undefined;
afterEach(() => session?.close());

/** Whether there is a card this user may use. */
function hasCard(): boolean {
  if (!existsSync("/dev/dri")) return false;
  return readdirSync("/dev/dri")
    .filter((name) => name.startsWith("renderD"))
    .some((name) => {
      try {
        accessSync(join("/dev/dri", name), constants.R_OK | constants.W_OK);
        return true;
      } catch {
        return false;
      }
    });
}

test("without a desktop it says so and ends", () => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, XDG_RUNTIME_DIR: ___, ...env } = process.env;
  const { status, stderr } = spawnSync(program, [], { env, encoding: "utf8", timeout: 20_000 });
  expect(status).toBe(1);
  expect(stderr.split("\n")).toEqual([
    "这里没有图形桌面，窗口打不开。请在桌面环境中打开，或者用命令行程序 jiugai。",
    "There is no desktop to show a window on. Start it on one, or use the program jiugai.",
    "",
  ]);
});

test("pictures go through a card's memory only where there is a card", async () => {
  session = await openWindow({ args: ["--sample"] });
  await session.find(".page");
  const drawn = startedIn(session.path("")).map((id) =>
    valueIn(id, "WEBKIT_DISABLE_DMABUF_RENDERER"),
  );
  expect(drawn.includes("1")).toBe(!hasCard());
});
