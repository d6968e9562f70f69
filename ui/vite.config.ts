import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { pageFonts } from "./fonts/make.ts";
import { FONTS } from "./fonts/place.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react(), pageFonts()],
  resolve: {
    alias: {
      "@": here("src"),
      "@assets": here("../assets"),
      "@fonts": FONTS,
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
    include: ["{src,fonts}/**/*.test.{ts,tsx}"],
    css: false,
  },
});
