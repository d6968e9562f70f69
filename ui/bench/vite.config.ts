/** Builds the page of the benchmark; the peers lie outside the product, where the bench put them. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pageFonts } from "../fonts/make.ts";
import { FONTS } from "../fonts/place.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const peers = process.env.JIUGAI_PEERS ?? here("../../target/bench-peers/node_modules");

export default defineConfig({
  root: here("."),
  plugins: [react(), pageFonts()],
  resolve: {
    dedupe: ["react", "react-dom"],
    alias: {
      "@": here("../src"),
      "@assets": here("../../assets"),
      "@fonts": FONTS,
      "lottie-web": here("../src/shared/grid/no-lottie.ts"),
      "peer:ag-grid": `${peers}/ag-grid-community`,
      "peer:frappe-gantt-css": `${peers}/frappe-gantt/dist/frappe-gantt.css`,
      "peer:frappe-gantt": `${peers}/frappe-gantt/dist/frappe-gantt.es.js`,
      react: here("../node_modules/react"),
      "react-dom": here("../node_modules/react-dom"),
    },
  },
  server: { fs: { strict: false } },
  build: { target: ["chrome109", "safari15"], chunkSizeWarningLimit: 5000 },
});
