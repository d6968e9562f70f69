/** Files that come from outside the page: a second start of the program, and a drop on the window. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { goTo, keys, selectFirst } from "./grid";
import { jiugai, openWindow, program, type Session } from "./session";

const dragger = join(import.meta.dirname, "drag_file.py");
const table = resolve(import.meta.dirname, "../../../assets/samples/tianchang_2021.xlsx");

let session: Session | undefined;
let bus: ChildProcess | undefined;
afterEach(async () => {
  await session?.close();
  bus?.kill();
});

/** A message bus of the test's own, as every desktop session has one. */
async function ownBus(): Promise<string> {
  bus = spawn("dbus-daemon", ["--session", "--nofork", "--print-address"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [address] = await once(bus.stdout as NodeJS.ReadableStream, "data");
  return String(address).trim();
}

test("a second start hands its file to the window that is open, and ends", async () => {
  const env = { DBUS_SESSION_BUS_ADDRESS: await ownBus() };
  session = await openWindow({ env });
  const path = session.path("某区.jiugai");
  session.answerDialogs(path);
  await (await session.findText("新建")).click();
  await (await session.find("input#title")).sendKeys("某区 2026–2030");
  await (await session.find(".ant-modal-footer .ant-btn-primary")).click();
  await session.find(".page");
  const other = session.path("另一区.jiugai");
  copyFileSync(path, other);

  const second = spawn(program, [other], {
    env: { ...process.env, ...session.env, ...env },
    stdio: "inherit",
  });
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  await session.findSaying("已打开 另一区.jiugai");
  const title = () => execFileSync("xdotool", ["search", "--name", "某区.*旧改规划工作台"]);
  expect(title().toString()).not.toBe("");
});

test("what is being typed is written into its own file before another one is opened", async () => {
  const env = { DBUS_SESSION_BUS_ADDRESS: await ownBus() };
  const folder = mkdtempSync(join(tmpdir(), "jiugai-outside-"));
  const [mine, other] = [join(folder, "甲.jiugai"), join(folder, "乙.jiugai")];
  jiugai("new", mine);
  jiugai("import", mine, table);
  copyFileSync(mine, other);
  session = await openWindow({ args: [mine], env });
  await goTo(session, "小区库");
  expect(await selectFirst(session, "户数")).toBe("户数 1: 105");
  await keys(session, "4321");

  const second = { ...process.env, ...session.env, ...env };
  execFileSync(program, [other], { env: second, timeout: 20_000 });
  await session.findSaying("已打开 乙.jiugai");
  const first = (file: string): number =>
    JSON.parse(jiugai("list", file, "communities", "--json")).households[0];
  expect([first(mine), first(other)]).toEqual([4321, 105]);
  rmSync(folder, { recursive: true });
});

test("a table dropped on the window is previewed, nothing is written", async () => {
  session = await openWindow({ args: ["--sample"] });
  await session.find(".page");
  const folder = session.path("表格");
  mkdirSync(folder);
  const file = join(folder, "年度计划.xlsx");
  copyFileSync(table, file);
  execFileSync(process.env.JIUGAI_SYSTEM_PYTHON ?? "/usr/bin/python3", [dragger, file], {
    stdio: "inherit",
    timeout: 30_000,
  });
  await session.findSaying("年度计划.xlsx");
});
