/**
 * Every page in both languages and both looks, on the bundled sample, into `JIUGAI_TOUR` or
 * `out/tour`. With `JIUGAI_TOUR_README=yes` the Chinese light ones also become the README's pictures.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "../devserver/fixture";
import { openAt, PAGES } from "../devserver/steps";

const root = resolve(import.meta.dirname, "../../..");
const out = process.env.JIUGAI_TOUR ?? join(root, "out/tour");
const readme = process.env.JIUGAI_TOUR_README === "yes" ? join(root, "assets/tour") : null;

/** Pages the README shows. */
const SHOWN = [
  "overview",
  "communities",
  "checklist",
  "schemes",
  "plans",
  "funding",
  "gantt",
  "handbook",
];

/** What is picked on a page, by the name of a community of the sample. */
const PICKED: Record<string, string> = {
  communities: "缫丝厂家属区",
  checklist: "步红花园东区",
  schemes: "步红花园东区",
};

for (const language of ["zh-CN", "en"] as const) {
  for (const look of ["light", "dark"] as const) {
    test(`the tour, ${language}, ${look}`, async ({ page, server }) => {
      mkdirSync(out, { recursive: true });
      await page.addInitScript(
        ([language, look]) => {
          localStorage.setItem("jiugai.language", language);
          localStorage.setItem("jiugai.look", look);
          localStorage.setItem("jiugai.guide", JSON.stringify({ isOpen: false }));
        },
        [language, look] as const,
      );
      const take = (name: string) =>
        page.screenshot({ path: join(out, `${name}-${language}-${look}.png`) });
      await page.goto(server.url);
      await page.locator(".way").first().waitFor();
      await take("welcome");

      await server.call("project.open_sample", { code: null });
      const table = await server.call("communities.table", {});
      for (const key of PAGES) {
        const id = table.id[table.name.indexOf(PICKED[key] ?? "")];
        await openAt(page, server, id === undefined ? key : `${key}?id=${id}`);
        // Canvases are painted a frame after their data is there.
        await page.waitForFunction(() => new Promise((done) => requestIdleCallback(() => done(1))));
        await take(key);
        if (readme !== null && language === "zh-CN" && look === "light" && SHOWN.includes(key))
          await page.screenshot({ path: join(readme, `${key}.png`) });
        if (readme !== null && language === "zh-CN" && look === "dark" && key === "overview")
          await page.screenshot({ path: join(readme, `${key}-dark.png`) });
      }
    });
  }
}
