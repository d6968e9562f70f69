import { cpSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The one font of screen and paper, put beside the page when the build has fetched it. */
function shippedFonts(): Plugin {
  const from = here("../assets/fonts");
  return {
    name: "shipped-fonts",
    apply: "build",
    closeBundle() {
      if (existsSync(from)) cpSync(from, here("dist/fonts"), { recursive: true });
    },
  };
}

export default defineConfig({
  plugins: [react(), shippedFonts()],
  resolve: {
    alias: {
      "@": here("src"),
      "@assets": here("../assets"),
      "lottie-web": here("src/shared/grid/no-lottie.ts"),
    },
  },
  server: { fs: { allow: [here("."), here("../assets")] } },
  build: {
    target: ["chrome109", "safari15"],
    // Served from disk or from the program itself: one request per library costs nothing.
    chunkSizeWarningLimit: 2500,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "grid", test: /@visactor/ },
            { name: "charts", test: /echarts|zrender/ },
            { name: "antd", test: /antd|@ant-design|@rc-component|rc-/ },
          ],
        },
      },
    },
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["tests/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: false,
  },
});
