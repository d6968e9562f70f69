/**
 * What is measured on screen: grid and Gantt beside their peers in Chromium and in WebKitGTK, the
 * pages and the start of the window on a province. Called by `cargo xtask bench ui [PART…]`, which
 * builds the programs and puts the peers where JIUGAI_PEERS says. Parts: `scroll`, `pages`, `window`,
 * and names of subjects.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build, preview } from "vite";
import { withWebKitDriver } from "./browsers.mjs";
import { measurePages } from "./pages.mjs";
import { print } from "./print.mjs";
import { makeProvince } from "./province.mjs";
import { inChromium, inWebKit, measureSubjects, SUBJECTS } from "./scroll.mjs";
import { startsOfWindow, withScreen } from "./window.mjs";

const here = import.meta.dirname;
const reports = resolve(process.env.JIUGAI_REPORTS ?? join(here, "../../target/reports"));
const report = join(reports, "bench-ui.json");
const out = join(reports, "../bench-ui");
const configFile = join(here, "vite.config.ts");
const program = (name) =>
  join(process.env.JIUGAI_PROGRAMS ?? join(here, "../../target/release"), name);
const PREVIEW_PORT = 4188;

const words = process.argv.slice(2);
const asked = (part) => words.length === 0 || words.includes(part);
const subjects = SUBJECTS.filter((one) => asked("scroll") || words.includes(one));

const say = (line) => process.stdout.write(`${line}\n`);
const tell = (label) => (what) => say(`· ${label}: ${what}`);

async function scrolling() {
  await build({
    configFile,
    logLevel: "warn",
    build: { outDir: join(out, "page"), emptyOutDir: true },
  });
  const server = await preview({
    configFile,
    build: { outDir: join(out, "page") },
    preview: { port: PREVIEW_PORT, strictPort: true },
  });
  const url = (name) => `http://localhost:${PREVIEW_PORT}/#${encodeURIComponent(name)}`;
  try {
    const chromium = await measureSubjects(subjects, tell("Chromium"), (name) =>
      inChromium(url(name)),
    );
    const webkitgtk = await withScreen((display) =>
      withWebKitDriver(display, (driver) =>
        measureSubjects(subjects, tell("WebKitGTK"), (name) => inWebKit(url(name), driver)),
      ),
    );
    return { chromium, webkitgtk };
  } finally {
    await server.close();
  }
}

const found = subjects.length > 0 ? await scrolling() : {};
if (asked("pages") || asked("window")) {
  tell("province")("made by the program from a registry");
  const province = makeProvince(program("jiugai"), join(out, "province.jiugai"));
  if (asked("pages"))
    found.pages = await measurePages(
      program("jiugai-devserver"),
      join(here, "../dist"),
      province,
      tell("pages"),
    );
  if (asked("window")) {
    tell("window")("started on the sample and on the province");
    found.window = await startsOfWindow(program("jiugai-desktop"), province);
  }
}
print(say, found);
mkdirSync(dirname(report), { recursive: true });
writeFileSync(report, `${JSON.stringify(found, null, 2)}\n`);
say(`\nalso in ${report}`);
process.exit(0);
