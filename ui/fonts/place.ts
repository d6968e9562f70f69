/** Where the page's fonts lie: in a folder named by what they are made of, so that none is stale. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parts } from "./parts.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The package the fonts are made from. */
export const SOURCE = here("../node_modules/@expo-google-fonts/noto-sans-sc");

/** All folders of made fonts; only one is in use. */
export const MADE = here("../node_modules/.page-fonts");

/** Other characters in a part, or another release of the source, are another folder. */
export function folderOf(characters: Record<string, string>, release: string): string {
  const made = JSON.stringify([characters, release]);
  return createHash("sha256").update(made).digest("hex").slice(0, 12);
}

const { version } = JSON.parse(readFileSync(`${SOURCE}/package.json`, "utf8"));

/** The folder in use: styles name what is in it `@fonts/common-400.woff2`. */
export const FONTS = `${MADE}/${folderOf(parts(), version)}`;
