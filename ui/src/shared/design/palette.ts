/**
 * The colours, read from the one palette that exports use too, and their meaning, light and dark.
 * Not here: sizes and type (tokens.css), what antd makes of them (theme.ts), who chooses (look.ts).
 */
import palette from "@assets/palette.json";

export type Look = "light" | "dark";

const { about: _about, dark, ...light } = palette;

/** Both sets, for tests of contrast. */
export const looks: Record<Look, typeof light> = { light, dark };

/**
 * The colours in force. Canvases cannot read CSS variables: they take theirs from here when they
 * are drawn, and are drawn anew when the look changes. Its groups are changed in place.
 */
export const colours: typeof light = structuredClone(light);

/** The six facets in the order they are always shown: 人 水 绿 线 面 管. */
export const FACETS = ["person", "water", "green", "lines", "facades", "management"] as const;
export type FacetCode = (typeof FACETS)[number];

/** The four classes every profile has, in order; a place may add its own. */
export const CLASSES = ["basic", "improvement", "upgrade", "aftercare"] as const;

const variable = (group: string, known: Record<string, string>, key: string): string =>
  key in known ? `var(--${group}-${key.replaceAll("_", "-")})` : "var(--soft)";

const lookup = (group: Record<string, string>, key: string): string =>
  group[key] ?? colours.base.soft;

/** Colour of a facet, for canvases. */
export const facetColour = (code: string): string => lookup(colours.facets, code);

/** Colour of a funding source by its palette group; the gap is hatched instead (see CSS `.gap`). */
export const sourceColour = (group: string): string => lookup(colours.sources, group);

/** The same for styles: follows the look by itself. */
export const sourceVariable = (group: string): string => variable("source", light.sources, group);

/** Colour of a class, for styles. */
export const classColour = (code: string): string => variable("class", light.classes, code);

const NAMES = { facets: "facet-", classes: "class-", sources: "source-", stages: "stage-" };

/** Puts a look in force: for canvases, and for CSS as `--ink`, `--facet-water`, `--source-local` … */
export function applyPalette(root: HTMLElement, look: Look): void {
  const chosen = looks[look];
  colours.gap = chosen.gap;
  for (const group of ["base", "states", "facets", "classes", "sources", "stages"] as const) {
    Object.assign(colours[group], chosen[group]);
    const prefix = group in NAMES ? NAMES[group as keyof typeof NAMES] : "";
    for (const [name, value] of Object.entries(chosen[group]))
      root.style.setProperty(`--${prefix}${name.replaceAll("_", "-")}`, value);
  }
  root.style.setProperty("--gap", chosen.gap);
  root.style.colorScheme = look;
  root.dataset.look = look;
}
