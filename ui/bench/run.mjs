/**
 * Measures grid and Gantt beside their peers, in Chromium and in WebKitGTK, and prints the ratios of
 * one run. Called by `cargo xtask bench ui`, which puts the peers where JIUGAI_PEERS says.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { Browser, Builder, Capabilities } from "selenium-webdriver";
import { build, preview } from "vite";

const here = import.meta.dirname;
const out = resolve(process.env.JIUGAI_BENCH_OUT ?? join(here, "../../target/bench-ui"));
const report = resolve(here, "../../target/reports/bench-ui.json");
const configFile = join(here, "vite.config.ts");
const only = process.argv.slice(2);

/** Ours first; a peer that needs longer than this to come up is told apart. */
const SUBJECTS = ["grid ours", "grid ag-grid", "gantt ours", "gantt frappe"];
const LIMIT = 90_000;
/** As in measure.ts. */
const SLOW_FRAMES = 150;
const LEAP_FRAMES = 80;
const SIZE = { width: 1366, height: 680 };

async function inChromium(url) {
  const executablePath = [
    process.env.JIUGAI_CHROMIUM ?? "",
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
  ].find((path) => path !== "" && existsSync(path));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    page.on("pageerror", (error) => say(`  ${error.message}`));
    const clock = await page.context().newCDPSession(page);
    await clock.send("Performance.enable", { timeDomain: "threadTicks" });
    const busy = async () => {
      const { metrics } = await clock.send("Performance.getMetrics");
      return (metrics.find((one) => one.name === "TaskDuration")?.value ?? 0) * 1000;
    };
    await page.goto(url);
    const reached = (phase) =>
      page.waitForFunction(
        (name) => {
          const { found, phase } = document.documentElement.dataset;
          return found !== undefined || phase === name;
        },
        phase,
        { timeout: LIMIT },
      );
    await reached("slow");
    const before = await busy();
    await reached("leaps");
    const between = await busy();
    await reached("over");
    const after = await busy();
    const text = await page.evaluate(() => document.documentElement.dataset.found);
    return {
      ...JSON.parse(text),
      busy_slow_ms: (between - before) / SLOW_FRAMES,
      busy_leaps_ms: (after - between) / LEAP_FRAMES,
    };
  } finally {
    await browser.close();
  }
}

/** A line for whoever started the run. */
function say(line) {
  process.stdout.write(`${line}\n`);
}

const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** A display of its own for WebKitGTK, which has no headless mode. */
async function withDisplay(work) {
  const name = `:${90 + (process.pid % 9)}`;
  const screen = spawn("Xvfb", [name, "-screen", "0", "1600x900x24"], { stdio: "ignore" });
  const env = { ...process.env, DISPLAY: name };
  const driver = spawn("WebKitWebDriver", ["--port=4899"], { env, stdio: "ignore" });
  try {
    await new Promise((done) => setTimeout(done, 1500));
    return await work("http://127.0.0.1:4899");
  } finally {
    driver.kill();
    screen.kill();
  }
}

async function inWebKit(url, server) {
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] },
  });
  const driver = await new Builder()
    .usingServer(server)
    .forBrowser(Browser.SAFARI)
    .withCapabilities(capabilities)
    .build();
  try {
    await driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, ...SIZE });
    await driver.get(url);
    const found = () =>
      driver.executeScript("return document.documentElement.dataset.found ?? null");
    const text = await driver.wait(found, LIMIT);
    return JSON.parse(text);
  } finally {
    await driver.quit().catch(() => undefined);
  }
}

async function measureAll(label, run) {
  const results = {};
  for (const name of SUBJECTS.filter((one) => only.length === 0 || only.includes(one))) {
    say(`· ${label}: ${name}`);
    try {
      results[name] = await run(name);
    } catch (error) {
      results[name] = { failed: String(error.message ?? error).split("\n")[0] };
    }
  }
  return results;
}

/** Busy: the time the page's main thread worked for a frame, whatever else the machine did. */
const ms = (n) => (n === undefined ? "–" : `${n.toFixed(n < 100 ? 1 : 0)} ms`);

/** One line for each subject, with the ratio of ours to it. */
function print(label, results) {
  say(`\n${label}, 22,000 rows × 30 columns, 16,000 bars; ratio: ours / theirs`);
  const head = [
    "",
    "first paint",
    "scroll p50",
    "p95",
    "busy",
    "leaps p50",
    "p95",
    "busy",
    "ratios: first · p95 · busy · leaps p95 · busy",
  ];
  const widths = [16, 13, 12, 10, 10, 11, 10, 10, 46];
  const row = (cells) => say(cells.map((text, i) => text.padEnd(widths[i])).join(""));
  row(head);
  for (const [name, found] of Object.entries(results)) {
    if (found.failed) {
      row([name, `not in ${LIMIT / 1000} s`, "", "", "", "", "", "", ""]);
      say(`  ${found.failed}`);
      continue;
    }
    const ours = results[`${name.split(" ")[0]} ours`];
    const ratio = (pick) => {
      const share = pick(ours) / pick(found);
      return Number.isFinite(share) ? share.toFixed(2) : "–";
    };
    const beside =
      ours === found || !ours || ours.failed
        ? ""
        : [
            ratio((one) => one.first_paint_ms),
            ratio((one) => one.slow.p95),
            ratio((one) => one.busy_slow_ms),
            ratio((one) => one.leaps.p95),
            ratio((one) => one.busy_leaps_ms),
          ].join(" · ");
    row([
      name,
      ms(found.first_paint_ms),
      ms(found.slow.p50),
      ms(found.slow.p95),
      ms(found.busy_slow_ms),
      ms(found.leaps.p50),
      ms(found.leaps.p95),
      ms(found.busy_leaps_ms),
      found.moved ? beside : "did not move",
    ]);
  }
}

await build({ configFile, logLevel: "warn", build: { outDir: out, emptyOutDir: true } });
const server = await preview({ configFile, build: { outDir: out }, preview: { port: 4188 } });
const url = (name) => `http://localhost:4188/#${encodeURIComponent(name)}`;
const found = {};
try {
  found.chromium = await measureAll("Chromium", (name) => inChromium(url(name)));
  if (existsSync(MINI_BROWSER) && !process.env.JIUGAI_BENCH_CHROMIUM_ONLY)
    found.webkitgtk = await withDisplay((driver) =>
      measureAll("WebKitGTK", (name) => inWebKit(url(name), driver)),
    );
} finally {
  await server.close();
}
print("Chromium", found.chromium);
if (found.webkitgtk) print("WebKitGTK", found.webkitgtk);
mkdirSync(dirname(report), { recursive: true });
writeFileSync(report, `${JSON.stringify(found, null, 2)}\n`);
say(`\nalso in ${report}`);
process.exit(0);
