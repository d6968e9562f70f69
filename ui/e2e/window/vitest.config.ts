/** The real window, driven over WebDriver. One at a time: there is one screen and one driver. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  cacheDir: here("../../node_modules/.vite-window"),
  resolve: { alias: { "@": here("../../src"), "@assets": here("../../../assets") } },
  test: {
    include: ["*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
