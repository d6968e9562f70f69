/** One table of everything that was measured; ratios are ours by theirs, within one run. */
import { BARS, COLUMNS, ROWS } from "./size.mjs";

const count = (n) => n.toLocaleString("en-US");
const ms = (n) => (n === undefined ? "–" : `${n.toFixed(n < 100 ? 1 : 0)} ms`);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/** Busy: the time the page's main thread worked for a frame, whatever else the machine did. */
const FIGURES = [
  ["first paint", (one) => one.first_paint_ms],
  ["scroll p50", (one) => one.slow.p50],
  ["scroll p95", (one) => one.slow.p95],
  ["scroll busy", (one) => one.busy_slow_ms],
  ["leaps p50", (one) => one.leaps.p50],
  ["leaps p95", (one) => one.leaps.p95],
  ["leaps busy", (one) => one.busy_leaps_ms],
];

/** Rows of cells under a title, columns as wide as their widest cell. */
function table(say, title, rows) {
  const wide = (at) => Math.max(...rows.map((row) => [...(row[at] ?? "")].length));
  const widths = rows[0].map((_, at) => wide(at));
  say(`\n${title}`);
  for (const row of rows)
    say(
      `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at]))).join("   ")}`,
    );
}

function subjects(say, label, results) {
  const title = `${label}: ${count(ROWS)} rows × ${COLUMNS} columns, ${count(BARS)} bars; in brackets ours / theirs`;
  const rows = [["", ...FIGURES.map(([name]) => name)]];
  for (const [name, found] of Object.entries(results)) {
    if (found.failed) {
      rows.push([name, found.failed, ...FIGURES.slice(1).map(() => "")]);
      continue;
    }
    const ours = results[`${name.split(" ")[0]} ours`];
    const beside = (pick) => {
      const share = ours && ours !== found && !ours.failed ? pick(ours) / pick(found) : Number.NaN;
      return Number.isFinite(share) ? ` (${share.toFixed(2)})` : "";
    };
    rows.push([
      found.moved ? name : `${name}, did not move`,
      ...FIGURES.map(([, pick]) => ms(pick(found)) + beside(pick)),
    ]);
  }
  table(say, title, rows);
}

function starts(say, { pages, window }) {
  const rows = [
    [
      "",
      "Chromium, complete",
      "window, first picture",
      "window, complete",
      "window, memory at rest",
    ],
  ];
  for (const [key, name] of [
    ["sample", "the sample"],
    ["province", `${count(ROWS)} communities`],
  ])
    rows.push([
      name,
      ms(pages?.[key].complete_ms),
      ms(window?.[key].first_ms),
      ms(window?.[key].complete_ms),
      window ? `${window[key].memory_mb.toFixed(0)} MB` : "–",
    ]);
  table(say, "Start, from nothing to the first page with all its data (disk cache warm)", rows);
}

function loaded(say, { sample }) {
  const { js, css, fonts } = sample.loaded;
  table(say, "Loaded for the first page, unpacked", [
    ["scripts", megabytes(js)],
    ["styles", megabytes(css)],
    ["fonts (none where the system has a Chinese one)", megabytes(fonts)],
  ]);
}

function switches(say, found) {
  table(say, `Changing to a page, ${count(ROWS)} communities, until all its data is there`, [
    ["", "first time", "again"],
    ...found.map((one) => [one.name, ms(one.first_ms), ms(one.again_ms)]),
  ]);
}

export function print(say, found) {
  if (found.chromium) subjects(say, "Chromium", found.chromium);
  if (found.webkitgtk) subjects(say, "WebKitGTK", found.webkitgtk);
  if (found.pages || found.window) starts(say, found);
  if (found.pages) {
    loaded(say, found.pages);
    switches(say, found.pages.switches);
  }
}
