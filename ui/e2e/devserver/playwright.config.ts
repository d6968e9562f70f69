/** The real pages in the system's Chromium, each test against a server process of its own. */
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Playwright's own browsers are not used: the one of the system is. */
const executablePath = [
  process.env.JIUGAI_CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== "" && existsSync(path));
if (executablePath === undefined)
  throw new Error("Chromium is missing: install the package chromium");

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // The everyday laptop, less its taskbar and title bar.
    viewport: { width: 1366, height: 680 },
    launchOptions: { executablePath },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
