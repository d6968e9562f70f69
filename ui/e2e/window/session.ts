/**
 * A window of the real program with a WebDriver session on it. The program answers its file dialogs
 * from a list (it is built with the feature `e2e`), because no driver can touch the system's.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Builder, By, Capabilities, type WebDriver, type WebElement } from "selenium-webdriver";

const target = resolve(import.meta.dirname, "../../../target");
export const program = process.env.JIUGAI_DESKTOP ?? join(target, "debug/jiugai-desktop");
const driver = process.env.JIUGAI_TAURI_DRIVER ?? join(target, "tools/bin/tauri-driver");

/** The program without a window, run to its end: what it printed. */
export const jiugai = (...words: string[]): string =>
  execFileSync(join(dirname(program), "jiugai"), words, { encoding: "utf8" });

const pictures = resolve(import.meta.dirname, "../../test-results");

/** How long the page may take to show something, in milliseconds. */
const PATIENCE = 20_000;
/** How long a process may go on after its window is closed, in milliseconds. */
const LINGERING = 5_000;

export interface Session {
  readonly window: WebDriver;
  /** What the program finds in its environment besides the test's own. */
  readonly env: Record<string, string>;
  /** A path in the test's own folder. */
  path(name: string): string;
  /** Prepares the answers of the next file dialogs; `null` declines. */
  answerDialogs(...answers: (string | null)[]): void;
  /** The first visible element a selector names, waited for. */
  find(selector: string): Promise<WebElement>;
  /** The first visible element whose own text is exactly this, waited for. */
  findText(text: string): Promise<WebElement>;
  /** The first visible element whose own text has this in it, waited for. */
  findSaying(text: string): Promise<WebElement>;
  /** Closes the window and the driver, and removes the folder. */
  close(): Promise<void>;
}

interface Start {
  /** The words after the program's name. */
  args?: string[];
  /** Who answers file dialogs: the list a test prepares, or the system's own dialogs. */
  dialogs?: "prepared" | "system";
  /** More of the environment. */
  env?: Record<string, string>;
}

/** Opens the window as a person would, with settings of its own. */
export async function openWindow({
  args = [],
  dialogs = "prepared",
  env: more = {},
}: Start = {}): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), "jiugai-window-"));
  const answers = join(folder, "dialogs.json");
  writeFileSync(answers, "[]");
  const [port, native] = [await freePort(), await freePort()];
  const env = {
    ...(dialogs === "prepared" ? { JIUGAI_E2E_DIALOGS: answers } : {}),
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    MESA_SHADER_CACHE_DISABLE: "true",
    LANG: "C.UTF-8",
    GSETTINGS_BACKEND: "memory",
    // Apart from a window somebody has open on this desktop.
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
    ...more,
  };
  const driving = spawn(driver, ["--port", `${port}`, "--native-port", `${native}`], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env },
  });
  try {
    await listening(driving, port);
    const wanted = new Capabilities();
    wanted.setBrowserName("wry");
    wanted.set("tauri:options", { application: program, args });
    const window = await new Builder()
      .withCapabilities(wanted)
      .usingServer(`http://127.0.0.1:${port}/`)
      .build();
    return session(window, driving, folder, answers, env);
  } catch (error) {
    driving.kill();
    await ended(folder);
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function session(
  window: WebDriver,
  driving: ChildProcess,
  folder: string,
  answers: string,
  env: Record<string, string>,
): Session {
  /** The first element there is that shows; one that leaves while it is looked at does not count. */
  const shown = async (by: By): Promise<WebElement | null> => {
    for (const element of await window.findElements(by)) {
      if (await element.isDisplayed().catch(() => false)) return element;
    }
    return null;
  };
  const find = async (by: By): Promise<WebElement> => {
    try {
      return (await window.wait(() => shown(by), PATIENCE)) as WebElement;
    } catch {
      throw new Error(`${by} does not show up; see ${await picture(window)}`);
    }
  };
  return {
    window,
    env,
    path: (name) => join(folder, name),
    answerDialogs(...more) {
      const before = JSON.parse(readFileSync(answers, "utf8")) as (string | null)[];
      writeFileSync(answers, JSON.stringify([...before, ...more]));
    },
    find: (selector) => find(By.css(selector)),
    findText: (text) => find(By.xpath(`//*[normalize-space(text())=${quoted(text)}]`)),
    findSaying: (text) => find(By.xpath(`//*[contains(text(), ${quoted(text)})]`)),
    async close() {
      await window.quit().catch(() => undefined);
      driving.kill();
      await ended(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until every process that was started with its settings in a folder has ended: the window and
 * the helpers of its page go on writing there for a while. One that stays is stopped.
 */
async function ended(folder: string): Promise<void> {
  const end = Date.now() + LINGERING;
  for (let left = startedIn(folder); left.length > 0; left = startedIn(folder)) {
    if (Date.now() > end) for (const id of left) stop(id);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

function stop(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It ended meanwhile.
  }
}

/** The processes whose environment names a folder. */
export const startedIn = (folder: string): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => environmentOf(id).some((entry) => entry.includes(folder)));

/** What a variable says in the environment of a process. */
export const valueIn = (id: number, variable: string): string | undefined =>
  environmentOf(id)
    .find((entry) => entry.startsWith(`${variable}=`))
    ?.slice(variable.length + 1);

function environmentOf(id: number): string[] {
  try {
    return readFileSync(`/proc/${id}/environ`, "utf8").split("\u0000");
  } catch {
    return []; // ended meanwhile, or somebody else's
  }
}

/** Keeps a picture of the window and says where. */
async function picture(window: WebDriver): Promise<string> {
  const path = join(pictures, `window-${Date.now()}.png`);
  mkdirSync(pictures, { recursive: true });
  writeFileSync(path, await window.takeScreenshot(), "base64");
  return path;
}

/** A text as an XPath string. */
function quoted(text: string): string {
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => found(port));
    });
  });
}

/** Waits until the driver answers; it says nothing when it is ready. */
async function listening(driving: ChildProcess, port: number): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (driving.exitCode !== null) throw new Error("tauri-driver ended before it answered");
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error("tauri-driver does not answer");
}
