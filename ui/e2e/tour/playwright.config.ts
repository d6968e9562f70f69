/**
 * Not a test: takes the pictures of every page, to look at and for the README. Run by `npm run tour`.
 */
import { defineConfig } from "@playwright/test";
import tests from "../devserver/playwright.config";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "tour.ts",
  outputDir: "../../test-results/tour",
  timeout: 180_000,
  use: { ...tests.use, trace: "off", screenshot: "off" },
});
