import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { PriceDto, PriceOfferDto, PricePreviewDto } from "@/generated/contract";
import { projectOf, tableOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import { lineOf, schemeOf, shippedPolicy } from "../../../tests/rooms";
import { choicesOf, findPrices } from "./model";
import { PriceBook } from "./PriceBook";
import { PriceOffers } from "./PriceOffers";
import SchemePage from "./SchemePage";

const price = (id: string, parts: Partial<PriceDto> = {}): PriceDto => ({
  id,
  item: "道路工程",
  unit: "㎡",
  unit_price_fen: 30_180,
  measure: "roads",
  region: "通道县",
  dated: "2026-03-01",
  source: "概算核定表",
  note: "",
  origin: { file: "单价.csv", sheet: "表", cell: "E2", text: "301.8" },
  ...parts,
});
const offer = (id: string, parts: Partial<PriceOfferDto> = {}): PriceOfferDto => ({
  price: price(id),
  unit_fits: true,
  region_fits: false,
  is_linked: true,
  ...parts,
});
const seen = (at: number, state = "new") => ({
  at,
  sheet: "表",
  row: at + 2,
  item: `项目${at}`,
  unit: "㎡",
  unit_price_fen: 100,
  region: "",
  dated: null,
  source: "单价.csv",
  measure: at === 0 ? "roads" : null,
  state,
});
const preview: PricePreviewDto = {
  token: "t",
  file: "单价.csv",
  rows: [seen(0), seen(1), seen(2, "same")],
  refused: [{ sheet: "表", row: 9, item: "路灯", why: "rough_price", text: "约0.2" }],
  added: 2,
  same: 1,
};

describe("prices for a line", () => {
  it("offers what fits with where it comes from, and takes nothing by itself", async () => {
    const line = lineOf("roads");
    const { host } = show(
      <PriceOffers line={line} onTake={vi.fn()} onBook={vi.fn()} onClose={vi.fn()} />,
      {
        "scheme.prices": () => [offer("p1"), offer("p2", { unit_fits: false })],
        "scheme.take_price": () => ({ revision: "r", label: "", created: [], notices: [] }),
      },
    );
    const list = await screen.findByTestId("price-offers");
    expect(list.textContent).toContain("通道县 · 2026-03-01 · 概算核定表");
    const takes = within(list).getAllByTestId("take-offer");
    expect(takes.map((button) => button.hasAttribute("disabled"))).toEqual([false, true]);
    expect(list.textContent).toContain("单位不同");
    expect(host.asked.some(({ command }) => command === "scheme.take_price")).toBe(false);
    fireEvent.click(takes[0] as HTMLElement);
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.take_price",
        params: { line_id: line.id, price_id: "p1" },
      }),
    );
  });

  it("says which cell the price of the line was read from", async () => {
    const origin = { file: "单价.csv", sheet: "表", cell: "E2", text: "301.8" };
    const line = lineOf("roads", { unit_price_fen: 30_180, price_origin: origin });
    show(<PriceOffers line={line} onTake={vi.fn()} onBook={vi.fn()} onClose={vi.fn()} />, {
      "scheme.prices": () => [],
    });
    const said = await screen.findByTestId("price-origin");
    expect(said.textContent).toBe("单价.csv · 表 E2「301.8」");
  });
});

describe("the price book", () => {
  it("shows a table before anything of it is written, and writes what was decided", async () => {
    const { host } = show(<PriceBook isReadOnly={false} onClose={vi.fn()} />, {
      "prices.list": () => [],
      "policy.get": () => null as never,
      "prices.choose": () => preview,
      "prices.apply": () => ({ revision: "r", added: 1, same: 1, left_out: 1 }),
    });
    fireEvent.click(await screen.findByTestId("prices-import"));
    expect(await screen.findByText(/路灯/)).toBeTruthy();
    expect(screen.getByText("还没有写入任何内容。")).toBeTruthy();
    const boxes = screen.getAllByRole("checkbox", { name: "不要" });
    expect(boxes.map((box) => box.hasAttribute("disabled"))).toEqual([false, false, true]);
    fireEvent.click(boxes[1] as HTMLElement);
    const write = screen.getByTestId("prices-write");
    expect(write.textContent).toContain("1");
    fireEvent.click(write);
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "prices.apply",
        params: { token: "t", choices: [{ at: 1, leave_out: true, measure: null }] },
      }),
    );
  });

  it("finds prices by any of their words", () => {
    const rows = [price("a"), price("b", { item: "屋面工程", region: "主城区" })];
    const ids = (wanted: string) => findPrices(rows, wanted).map((row) => row.id);
    expect(ids("")).toEqual(["a", "b"]);
    expect(ids("工程 主城")).toEqual(["b"]);
    expect(ids("外墙")).toEqual([]);
  });

  it("hands over only what was decided", () => {
    expect(choicesOf(new Map([[3, { leaveOut: false, measure: "roads" }]]))).toEqual([
      { at: 3, leave_out: false, measure: "roads" },
    ]);
  });
});

describe("the page of schemes", () => {
  it("sends its picked community to the export, and opens the price book from the address", async () => {
    location.hash = "#/schemes?id=c1&prices=1";
    show(<SchemePage />, {
      "communities.table": () => tableOf([{ id: "c1", name: "天阳楼小区" }]),
      "project.info": () => projectOf(),
      "policy.get": () => shippedPolicy(),
      "scheme.get": ({ id }) => schemeOf(id, { name: "天阳楼小区" }),
      "prices.list": () => [price("a")],
    });
    expect(await screen.findByText("道路工程")).toBeTruthy();
    fireEvent.click(screen.getByTestId("scheme-export"));
    expect(location.hash).toBe("#/exchange?document=scheme&communities=c1");
  });
});
