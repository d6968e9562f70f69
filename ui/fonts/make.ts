/**
 * Makes the fonts of the page from the static ones that figures are drawn with: WOFF2, in two parts.
 * Made once and kept beside the packages; which characters go where is said in `parts`.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename } from "node:path";
import subset from "subset-font";
import type { Plugin } from "vite";
import { parts } from "./parts.ts";
import { FONTS, MADE, SOURCE } from "./place.ts";

const WEIGHTS = {
  400: "400Regular/NotoSansSC_400Regular.ttf",
  700: "700Bold/NotoSansSC_700Bold.ttf",
};

async function make(tell: (line: string) => void): Promise<void> {
  mkdirSync(FONTS, { recursive: true });
  for (const [weight, file] of Object.entries(WEIGHTS)) {
    const source = `${SOURCE}/${file}`;
    for (const [part, characters] of Object.entries(parts())) {
      const made = `${FONTS}/${part}-${weight}.woff2`;
      if (existsSync(made)) continue;
      tell(`making ${part}-${weight}.woff2, once`);
      const font = await subset(readFileSync(source), characters, { targetFormat: "woff2" });
      // Whole under its name or not there.
      writeFileSync(`${made}.part`, font);
      renameSync(`${made}.part`, made);
    }
  }
  // What was made of something else is of no more use.
  for (const name of readdirSync(MADE))
    if (name !== basename(FONTS)) rmSync(`${MADE}/${name}`, { recursive: true });
}

/** Has the fonts there before a page that names them is built or served. */
export function pageFonts(): Plugin {
  return {
    name: "page-fonts",
    apply: () => process.env.VITEST === undefined,
    async buildStart() {
      await make((line) => this.info(line));
    },
  };
}
