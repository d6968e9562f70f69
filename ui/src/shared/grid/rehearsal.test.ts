import { beforeEach, expect, it, vi } from "vitest";

// The canvas is left out: what is asked of the table and what is left of it is tested.
const made = vi.hoisted(() => ({ shown: [] as number[], tables: 0, released: 0, fails: false }));
vi.mock("./table", () => ({
  GridTable: class {
    constructor(place: HTMLElement) {
      made.tables += 1;
      place.append(document.createElement("canvas"));
    }
    show(view: number[]) {
      if (made.fails) throw new Error("no canvas");
      made.shown.push(view.length);
    }
    release() {
      made.released += 1;
    }
  },
}));
vi.mock("@/shared/idle", () => ({ whenIdle: () => Promise.resolve() }));

beforeEach(() => {
  vi.resetModules();
  Object.assign(made, { shown: [], tables: 0, released: 0, fails: false });
});

const left = () => document.querySelectorAll("canvas, .grid-rehearsal").length;

it("builds a table row by row and leaves nothing of it, once for the window", async () => {
  const { rehearseGrid } = await import("./rehearsal");
  await Promise.all([rehearseGrid(), rehearseGrid()]);
  expect(made.tables).toBe(1);
  expect(made.shown.length).toBeGreaterThan(1);
  expect(made.shown).toEqual([...new Set(made.shown)].sort((a, b) => a - b));
  expect(made.released).toBe(1);
  expect(left()).toBe(0);
});

it("leaves nothing where a table cannot be drawn", async () => {
  made.fails = true;
  const { rehearseGrid } = await import("./rehearsal");
  await expect(rehearseGrid()).rejects.toThrow("no canvas");
  expect(made.released).toBe(1);
  expect(left()).toBe(0);
});
