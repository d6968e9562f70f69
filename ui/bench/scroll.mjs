/** Grid and Gantt beside their peers: first paint and frames while scrolling, in one browser. */
import { withChromium, withWebKit } from "./browsers.mjs";
import { LEAP_FRAMES, SLOW_FRAMES } from "./size.mjs";

/** Ours first; a peer that needs longer than this to come up is told apart. */
export const SUBJECTS = ["grid ours", "grid ag-grid", "gantt ours", "gantt frappe"];
const LIMIT = 90_000;

export const inChromium = (url) =>
  withChromium(async (page) => {
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
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
      ...(faults.length > 0 ? { faults } : {}),
    };
  });

export const inWebKit = (url, server) =>
  withWebKit(server, async (window) => {
    await window.get(url);
    const found = () =>
      window.executeScript("return document.documentElement.dataset.found ?? null");
    return JSON.parse(await window.wait(found, LIMIT, `not done in ${LIMIT / 1000} s`));
  });

/** Every subject asked for, one after the other; what fails is told and stops nobody else. */
export async function measureSubjects(names, tell, run) {
  const results = {};
  for (const name of names) {
    tell(name);
    try {
      results[name] = await run(name);
    } catch (error) {
      results[name] = { failed: String(error.message ?? error).split("\n")[0] };
    }
  }
  return results;
}
