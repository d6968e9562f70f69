/** The handbook without its looks: what a search leaves of it. */
import type { HandbookDto, HandbookEntryDto } from "@/generated/contract";

export const SECTIONS = [
  "facets",
  "classes",
  "measures",
  "packages",
  "gates",
  "templates",
  "sources",
  "effects",
  "calendars",
] as const;
export type Section = (typeof SECTIONS)[number];

const holds = (about: HandbookEntryDto, wanted: string): boolean =>
  [about.zh, about.en, about.text_zh, about.text_en, about.basis].some((text) =>
    text.toLowerCase().includes(wanted),
  );

/** The handbook with only what holds the text; a heading that holds it keeps all that is under it. */
export function found(book: HandbookDto, text: string): HandbookDto {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return book;
  const rows = <T extends { about: HandbookEntryDto }>(list: readonly T[]): T[] =>
    list.filter(({ about }) => holds(about, wanted));
  const entries = (list: readonly HandbookEntryDto[]) => list.filter((row) => holds(row, wanted));
  return {
    ...book,
    facets: book.facets
      .map((facet) => ({
        ...facet,
        items: holds(facet.about, wanted) ? facet.items : rows(facet.items),
      }))
      .filter((facet) => facet.items.length > 0),
    classes: entries(book.classes),
    measures: rows(book.measures),
    packages: rows(book.packages),
    gates: rows(book.gates),
    templates: book.templates
      .map((template) => ({
        ...template,
        stages: holds(template.about, wanted) ? template.stages : rows(template.stages),
      }))
      .filter((template) => template.stages.length > 0),
    sources: entries(book.sources),
    effects: entries(book.effects),
    calendars: book.calendars.filter(
      (year) => String(year.year).includes(wanted) || year.basis.toLowerCase().includes(wanted),
    ),
  };
}

/** How many entries a section has. */
export function sizeOf(book: HandbookDto, section: Section): number {
  if (section === "facets") return book.facets.reduce((sum, facet) => sum + facet.items.length, 0);
  if (section === "templates")
    return book.templates.reduce((sum, template) => sum + template.stages.length, 0);
  return book[section].length;
}

/** Texts by code. */
export const byCode = <T extends { code: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.code, row]));
