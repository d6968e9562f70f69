/**
 * The start of the real window, from the process to the last pixel of its first page: a virtual
 * screen whose memory is a file is looked at while the program starts, so nothing in the program
 * has to help. Also what the window and its helpers keep in memory when they rest.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SIZE } from "./size.mjs";

/** Between two looks, and how long nothing may change until the page counts as complete. */
const LOOK_MS = 8;
const QUIET_MS = 1500;
const LIMIT_MS = 60_000;
const RUNS = 5;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Less of the picture than this is no page that arrives: bars for scrolling fade away for seconds. */
const NOTHING = 0.005;

/** The screen's memory: a picture in the format of `xwd`, of which some pixels are looked at. */
function screenAt(file) {
  const head = Buffer.alloc(100);
  const from = openSync(file, "r");
  readSync(from, head, 0, 100, 0);
  const [start, height, line] = [0, 20, 48].map((at) => head.readUInt32BE(at));
  const pixels = start + head.readUInt32BE(76) * 12;
  const row = Buffer.alloc(line);
  const seen = new Int32Array(Math.ceil(height / 8) * Math.ceil(line / 12));
  return {
    /** Whether it looks otherwise than the last time. */
    changed() {
      let [place, others] = [0, 0];
      for (let y = 0; y < height; y += 8) {
        readSync(from, row, 0, line, pixels + y * line);
        for (let at = 0; at < line; at += 12) {
          const pixel = row.readInt32LE(at);
          if (seen[place] !== pixel) others += 1;
          seen[place] = pixel;
          place += 1;
        }
      }
      return others > seen.length * NOTHING;
    },
    close: () => closeSync(from),
  };
}

/** A screen of its own, gone with the work. */
export async function withScreen(work) {
  const folder = mkdtempSync(join(tmpdir(), "jiugai-screen-"));
  const size = `${SIZE.width}x${SIZE.height}x24`;
  // It takes a number nobody has, tells it when it is ready, and stays as it is between two windows.
  const server = spawn(
    "Xvfb",
    ["-noreset", "-displayfd", "3", "-screen", "0", size, "-fbdir", folder],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  try {
    const [number] = await once(server.stdio[3], "data");
    return await work(`:${String(number).trim()}`, join(folder, "Xvfb_screen0"));
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Memory of a process and all below it, shared pages by their share, in MB. */
function memoryOf(pid) {
  const parents = new Map();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const isBelow = (one) =>
    one === pid || (parents.has(one) && one > 1 && isBelow(parents.get(one)));
  let kilobytes = 0;
  for (const one of [...parents.keys()].filter(isBelow)) {
    try {
      const rollup = readFileSync(`/proc/${one}/smaps_rollup`, "utf8");
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

async function started(program, words, display, picture) {
  const folder = mkdtempSync(join(tmpdir(), "jiugai-start-"));
  const env = {
    ...process.env,
    DISPLAY: display,
    GDK_BACKEND: "x11",
    XDG_CONFIG_HOME: join(folder, "config"),
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    MESA_SHADER_CACHE_DISABLE: "true",
    GSETTINGS_BACKEND: "memory",
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
  };
  const screen = screenAt(picture);
  screen.changed();
  let [first, last] = [null, 0];
  const start = performance.now();
  // In a group of its own, with the browser's processes it starts.
  const options = { env, stdio: ["ignore", "ignore", "pipe"], detached: true };
  const child = spawn(program, words(folder), options);
  let said = "";
  child.stderr.on("data", (words) => {
    said += words;
  });
  const ended = new Promise((done) => child.once("exit", done));
  try {
    for (;;) {
      await pause(LOOK_MS);
      const now = performance.now() - start;
      if (screen.changed()) {
        last = now;
        first ??= now;
      }
      if (first !== null && now - last > QUIET_MS) break;
      if (child.exitCode !== null)
        throw new Error(`the window ended with ${child.exitCode}: ${said.slice(-2000)}`);
      if (now > LIMIT_MS) throw new Error(`no page within ${LIMIT_MS / 1000} s`);
    }
    return { first_ms: first, complete_ms: last, memory_mb: memoryOf(child.pid) };
  } finally {
    screen.close();
    child.kill();
    await ended;
    endGroup(child.pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Ends what a program that is gone has left at work. */
function endGroup(leader) {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Nobody was left.
  }
}

/** Medians of some starts; the first one, which fills the disk cache, does not count. */
async function starts(program, words, display, picture) {
  const all = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const found = await started(program, words, display, picture);
    if (run > 0) all.push(found);
  }
  const of = (key) => median(all.map((one) => one[key]));
  return { first_ms: of("first_ms"), complete_ms: of("complete_ms"), memory_mb: of("memory_mb") };
}

/** The window started on the sample, and on the province's file, which it gets a copy of. */
export const startsOfWindow = (program, province) =>
  withScreen(async (display, picture) => ({
    sample: await starts(program, () => ["--sample"], display, picture),
    province: await starts(
      program,
      (folder) => {
        const copy = join(folder, "province.jiugai");
        copyFileSync(province, copy);
        return [copy];
      },
      display,
      picture,
    ),
  }));
