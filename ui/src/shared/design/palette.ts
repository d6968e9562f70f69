/**
 * The colours, read from the one palette that exports use too, and their meaning.
 * Not here: sizes and type (tokens.css) and what antd makes of them (theme.ts).
 */
import palette from "@assets/palette.json";

export const colours = palette;

/** The six facets in the order they are always shown: 人 水 绿 线 面 管. */
export const FACETS = ["person", "water", "green", "lines", "facades", "management"] as const;
export type FacetCode = (typeof FACETS)[number];

const lookup = (group: Record<string, string>, key: string, other: string): string =>
  group[key] ?? other;

export const facetColour = (code: string): string =>
  lookup(palette.facets, code, palette.base.soft);

/** Colour of a funding source by its palette group; the gap is hatched instead (see CSS `.gap`). */
export const sourceColour = (group: string): string =>
  lookup(palette.sources, group, palette.base.soft);

export const classColour = (code: string): string =>
  lookup(palette.classes, code, palette.base.soft);

/** Hands the palette to CSS as `--ink`, `--facet-water`, `--source-local`, `--bad` … */
export function applyPalette(root: HTMLElement): void {
  const set = (name: string, value: string) =>
    root.style.setProperty(`--${name.replaceAll("_", "-")}`, value);
  for (const [name, value] of Object.entries(palette.base)) set(name, value);
  for (const [name, value] of Object.entries(palette.states)) set(name, value);
  for (const [name, value] of Object.entries(palette.facets)) set(`facet-${name}`, value);
  for (const [name, value] of Object.entries(palette.classes)) set(`class-${name}`, value);
  for (const [name, value] of Object.entries(palette.sources)) set(`source-${name}`, value);
  for (const [name, value] of Object.entries(palette.stages)) set(`stage-${name}`, value);
  set("gap", palette.gap);
}
