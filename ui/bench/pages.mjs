/**
 * The pages as they are shipped, in Chromium against the test server: how long the first takes from
 * nothing, how long it takes to change to each, and what is loaded for the first.
 */
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { withChromium } from "./browsers.mjs";

const RUNS = 5;
const LIMIT = 60_000;

/** After this the window has made ready what the other pages need. */
const QUIET_MS = 3000;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A server with settings of its own on a file that `open` opens; everything goes with the work. */
async function withServer(program, pages, open, work) {
  const folder = mkdtempSync(join(tmpdir(), "jiugai-pages-"));
  const words = ["--config", join(folder, "config"), "--pages", pages];
  const server = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await address(server);
    const post = async (path, body) => {
      const headers = { "content-type": "application/json" };
      const sent = { method: "POST", headers, body: JSON.stringify(body) };
      const answer = await (await fetch(`${url}${path}`, sent)).text();
      const { error } = answer === "" ? {} : JSON.parse(answer);
      if (error) throw new Error(`${path}: ${error.en}`);
    };
    await open(post, folder);
    return await work(url);
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function address(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /^listening on (http:\S+)$/.exec(line);
    if (found) return found[1];
  }
  throw new Error("the server ended before it listened");
}

const openSample = (post) => post("/rpc/project.open_sample", { code: null });
const openFile = (file) => async (post, folder) => {
  const copy = join(folder, "province.jiugai");
  copyFileSync(file, copy);
  await post("/test/dialogs", [copy]);
  await post("/rpc/project.open", {});
};

/** In the page: resolves with the frame after its title and all its data are there. */
function watch() {
  const isThere = (name) => {
    const title = document.querySelector("main h1")?.textContent ?? "";
    return (
      (name === "" ? title !== "" : title === name) && !document.querySelector("[aria-busy=true]")
    );
  };
  window.pageThere = (name) =>
    new Promise((done) => {
      const look = () => {
        if (isThere(name)) requestAnimationFrame(() => done(performance.now()));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
}

/** From asking for the address to the first page with its data, and what was loaded for it. */
async function firstPage(url) {
  const runs = [];
  for (let run = 0; run <= RUNS; run += 1)
    runs.push(
      await withChromium(async (page) => {
        await page.addInitScript(watch);
        await page.goto(`${url}/#/overview`, { waitUntil: "commit" });
        await page.waitForFunction(() => window.pageThere !== undefined);
        return page.evaluate(async () => {
          const complete = await window.pageThere("");
          const loaded = { js: 0, css: 0, fonts: 0, other: 0 };
          const kinds = { js: "js", css: "css", woff2: "fonts" };
          for (const entry of performance.getEntriesByType("resource")) {
            const ending = new URL(entry.name).pathname.split(".").pop();
            loaded[kinds[ending] ?? "other"] += entry.decodedBodySize;
          }
          return { complete_ms: complete, loaded };
        });
      }),
    );
  // The first one fills the disk cache.
  const times = runs.slice(1).map((one) => one.complete_ms);
  // The other pages' code, which comes in after a while, does not count.
  const least = runs.map((one) => one.loaded).sort((a, b) => a.js - b.js)[0];
  return { complete_ms: median(times), loaded: least };
}

/** Every page of the rail: changed to for the first time, and again. */
async function switches(url) {
  return withChromium(async (page) => {
    await page.addInitScript(watch);
    await page.goto(`${url}/#/overview`);
    await page.evaluate(() => window.pageThere(""));
    // The other pages are made ready quietly after the first one is there.
    await page.waitForTimeout(QUIET_MS);
    const names = await page.locator(".rail-item").allTextContents();
    const goTo = (name) =>
      page.evaluate(
        async ([wanted, limit]) => {
          const all = [...document.querySelectorAll(".rail-item")];
          const late = new Promise((_, fail) => setTimeout(fail, limit, new Error("too late")));
          const start = performance.now();
          all.find((one) => one.textContent === wanted)?.click();
          return (await Promise.race([window.pageThere(wanted), late])) - start;
        },
        [name, LIMIT],
      );
    // Every page is seen for the first time before any is seen again; the first page was there.
    const first = new Map();
    for (const name of names.slice(1)) first.set(name, await goTo(name));
    const found = [];
    for (const name of names) {
      const again = [];
      for (let run = 0; run < 3; run += 1) {
        await goTo(names[name === names[0] ? 1 : 0]);
        again.push(await goTo(name));
      }
      found.push({ name, first_ms: first.get(name), again_ms: median(again) });
    }
    return found;
  });
}

/** All of it, on the sample and on the province's file. */
export async function measurePages(program, pages, province, tell) {
  tell("the first page, sample");
  const sample = await withServer(program, pages, openSample, firstPage);
  tell("the first page and page switches, province");
  const large = await withServer(program, pages, openFile(province), async (url) => ({
    first: await firstPage(url),
    switches: await switches(url),
  }));
  return { sample, province: large.first, switches: large.switches };
}
