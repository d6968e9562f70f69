/** What a person does, in words the tests share: opening, going to a page, working in the grid. */
import type { Locator, Page } from "@playwright/test";
import { expect, type Server } from "./fixture";

/** Where the first cell is, from the grid's corner: past the row numbers and the header. */
const FIRST_CELL = { x: 52 + 30, y: 30 + 12 };

/** Opens the bundled sample from the welcome page. */
export async function openSample(page: Page, server: Server): Promise<void> {
  await page.goto(server.url);
  await page.getByRole("button", { name: "打开示例" }).click();
  await expect(rail(page)).toBeVisible();
}

/** The list of pages. */
export const rail = (page: Page): Locator => page.getByRole("navigation", { name: "页面" });

/** Goes to a page by its name in the rail and waits until it is there. */
export async function goTo(page: Page, name: string): Promise<void> {
  await rail(page).getByRole("button", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** The grid of a page, worked with the keyboard as in Excel. */
export class Grid {
  readonly #page: Page;
  readonly #grid: Locator;

  constructor(page: Page, label: string) {
    this.#page = page;
    this.#grid = page.getByRole("application", { name: label });
  }

  /** The selected cell as it is read out: title, row number, text. */
  get cell(): Locator {
    return this.#grid.getByTestId("grid-cell");
  }

  /** Puts the cursor into the first cell. */
  async start(): Promise<void> {
    await this.#grid.locator("canvas").first().click({ position: FIRST_CELL });
    await expect(this.cell).toHaveText(/ 1: /);
  }

  /** Goes along the row to the column with this title. */
  async goToColumn(title: string): Promise<void> {
    await this.#page.keyboard.press("Home");
    for (let step = 0; step < 30; step++) {
      const said = (await this.cell.textContent()) ?? "";
      if (said.startsWith(`${title} `)) return;
      await this.#page.keyboard.press("ArrowRight");
      await expect(this.cell).not.toHaveText(said);
    }
    throw new Error(`the grid has no column ${title}`);
  }

  /** The text of the selected cell. */
  async text(): Promise<string> {
    const said = (await this.cell.textContent()) ?? "";
    return said.slice(said.indexOf(": ") + 2);
  }

  /** Types over the selected cell and comes back to it. */
  async overwrite(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press("Enter");
    await this.#page.keyboard.press("ArrowUp");
  }
}

/** The first cell of a page's grid, on the bundled sample. */
export async function openGrid(page: Page, server: Server, name: string): Promise<Grid> {
  await openSample(page, server);
  await goTo(page, name);
  const grid = new Grid(page, name);
  await grid.start();
  return grid;
}

/** What is picked on the page, as its address says. */
export const pickedId = (page: Page): string =>
  new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("id") ?? "";

/** Every page by its address, in the order of the rail. */
export const PAGES = [
  "overview",
  "communities",
  "checklist",
  "schemes",
  "plans",
  "funding",
  "gantt",
  "exchange",
  "history",
  "policy",
  "handbook",
] as const;

/** Opens a page by its address and waits until its data is there. */
export async function openAt(page: Page, server: Server, address: string): Promise<void> {
  await page.goto(`${server.url}/#/${address}`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}
