import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SchemeDto } from "@/generated/contract";
import { HostError } from "@/host";
import type { Answers } from "@/host/memory";
import type { GridProps } from "@/shared/grid/Grid";
import { projectOf, tableOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import { costOf, lineOf, schemeOf, shippedPolicy, suggestionOf } from "../../../tests/rooms";
import SchemePage from "./SchemePage";

// The canvas is not painted in these tests; its rows are buttons that pick a row.
vi.mock("@/shared/grid", async (original) => ({
  ...(await original<object>()),
  Grid: ({ data, onRow }: GridProps) =>
    data.ids.map((id) => (
      <button key={id} type="button" onClick={() => onRow?.(id)}>
        {id}
      </button>
    )),
}));

const table = tableOf([
  { id: "c1", name: "天阳楼小区", households: 24, floor_area_m2: 2208, investment_fen: 79_000_000 },
  { id: "c2", name: "五建小区" },
]);
const published = {
  id: "lump",
  amount_fen: 79_000_000,
  class: null,
  is_published: true,
  note: "",
};
const full: SchemeDto = schemeOf("c1", {
  name: "天阳楼小区",
  basis: "lump_sum",
  lines: [
    lineOf("roads", {
      quantity: 100,
      known_prices: [{ unit_price_fen: 30_180, zh: "道路", en: "Roads", source: "某县 2026 概算" }],
    }),
    lineOf("gas_pipes", { quantity: 10, unit_price_fen: 200_00 }),
  ],
  lump_sums: [published],
  cost: costOf({
    known_fen: 79_000_000,
    basis: "lump_sum",
    is_published: true,
    fen_per_m2: 35_779,
    fen_per_household: 3_291_667,
  }),
  cluster: { id: "k", name: "解放路片区", amount_fen: 1_200_000_000, communities: 5 },
  suggestions: [
    suggestionOf("sewer_pipes", "sewer_pipes", "hazard", 260),
    suggestionOf("barrier_free", "barrier_free", "severe"),
  ],
});
const outcome = { revision: "r1", label: "改方案", created: [], notices: [] };
const answers: Answers = {
  "communities.table": () => table,
  "policy.get": () => shippedPolicy(),
  "project.info": () => projectOf(),
  "scheme.get": ({ id }) => (id === "c1" ? full : schemeOf(id, { name: "五建小区" })),
  "scheme.accept": () => outcome,
  "scheme.edit": () => outcome,
  "scheme.remove_lines": () => outcome,
  "scheme.set_basis": () => outcome,
  "scheme.apply_package": () => outcome,
  "communities.edit": () => outcome,
};

beforeEach(() => {
  location.hash = "#/schemes?id=c1";
});

describe("the cost", () => {
  it("shows both figures, the published one marked, and changes its basis", async () => {
    const { host } = show(<SchemePage />, answers);
    const lump = await screen.findByTestId("scheme-basis-lump_sum");
    expect(lump.closest("label")?.textContent).toContain("79.00");
    expect(lump.closest("label")?.textContent).toContain("公布数");
    const measures = screen.getByTestId("scheme-basis-measures");
    expect(measures.closest("label")?.textContent).toContain("0.20");
    expect(measures.closest("label")?.textContent).toContain("缺 1 项");
    fireEvent.click(measures);
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.set_basis",
        params: { community_id: "c1", basis: "measures" },
      }),
    );
  });

  it("says per m² and per household, and what the cluster carries apart", async () => {
    show(<SchemePage />, answers);
    expect((await screen.findByTestId("scheme-per")).textContent).toBe("358 元/m² · 3.29 万元/户");
    expect(screen.getByTestId("scheme-cluster").textContent).toMatch(/只计一次.*1,200.00 万元/);
  });

  it("types the published total over through its line", async () => {
    const { host } = show(<SchemePage />, answers);
    const field = await screen.findByLabelText("总价");
    await userEvent.clear(field);
    await userEvent.type(field, "80{Enter}");
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.edit",
        params: { edits: [{ id: "lump", field: "amount", text: "80" }] },
      }),
    );
  });

  it("types a first total where there is none", async () => {
    location.hash = "#/schemes?id=c2";
    const { host } = show(<SchemePage />, {
      ...answers,
      "scheme.get": ({ id }) => schemeOf(id, { basis: "lump_sum" }),
    });
    await userEvent.type(await screen.findByLabelText("总价"), "12.5{Enter}");
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "communities.edit",
        params: { edits: [{ id: "c2", field: "investment_fen", text: "12.5" }] },
      }),
    );
  });

  it("warns when the cost is out of the usual range, in the contract's words", async () => {
    const notice = { code: "band", zh: "高于已公布项目的 268–539 元/m²。", en: "Above." };
    show(<SchemePage />, {
      ...answers,
      "communities.table": () => ({
        ...table,
        flags: table.id.map((id) => [
          { field: "investment_fen", notice: id === "c1" ? notice : { ...notice, zh: "别的小区" } },
        ]),
      }),
    });
    expect(await screen.findByText(notice.zh)).toBeTruthy();
    expect(screen.queryByText("别的小区")).toBeNull();
  });
});

describe("suggestions", () => {
  it("are accepted one by one or all together", async () => {
    const { host } = show(<SchemePage />, answers);
    fireEvent.click(await screen.findByRole("button", { name: /检查结果建议 2 项/ }));
    fireEvent.click(screen.getByTestId("scheme-accept-barrier_free"));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.accept",
        params: { community_id: "c1", measures: ["barrier_free"] },
      }),
    );
    await waitFor(() =>
      expect(screen.getByTestId("scheme-accept-all").hasAttribute("disabled")).toBe(false),
    );
    fireEvent.click(screen.getByTestId("scheme-accept-all"));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.accept",
        params: { community_id: "c1", measures: ["sewer_pipes", "barrier_free"] },
      }),
    );
  });

  it("are open by themselves while the scheme is empty", async () => {
    show(<SchemePage />, {
      ...answers,
      "scheme.get": ({ id }) =>
        schemeOf(id, { suggestions: [suggestionOf("sewer_pipes", "sewer_pipes", "hazard")] }),
    });
    expect(await screen.findByTestId("scheme-accept-sewer_pipes")).toBeTruthy();
  });
});

describe("the lines", () => {
  it("count what is missing", async () => {
    show(<SchemePage />, answers);
    expect(await screen.findByText("1 项缺单价")).toBeTruthy();
    expect(screen.queryByText(/缺工程量/)).toBeNull();
  });

  it("offer a published price with its source and write it only when taken", async () => {
    const { host } = show(<SchemePage />, answers);
    fireEvent.click(await screen.findByRole("button", { name: "line-roads" }));
    const offer = await screen.findByTestId("scheme-prices");
    expect(offer.textContent).toContain("301.80");
    expect(offer.textContent).toContain("某县 2026 概算");
    expect(host.asked.some((one) => one.command === "scheme.edit")).toBe(false);
    fireEvent.click(within(offer).getByTestId("scheme-take-price"));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.edit",
        params: {
          edits: [
            { id: "line-roads", field: "unit_price", text: "301.8" },
            { id: "line-roads", field: "price_source", text: "某县 2026 概算" },
          ],
        },
      }),
    );
  });

  it("are removed one by one", async () => {
    const { host } = show(<SchemePage />, answers);
    fireEvent.click(await screen.findByRole("button", { name: "line-gas_pipes" }));
    fireEvent.click(screen.getByTestId("scheme-remove"));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.remove_lines",
        params: { ids: ["line-gas_pipes"] },
      }),
    );
  });
});

describe("packages", () => {
  it("are applied to every ticked community", async () => {
    const { host } = show(<SchemePage />, answers);
    const rows = await screen.findAllByRole("option");
    fireEvent.click(rows[0] as HTMLElement, { ctrlKey: true });
    fireEvent.click(rows[1] as HTMLElement, { ctrlKey: true });
    fireEvent.click(screen.getByRole("button", { name: /给勾选的 2 个/ }));
    fireEvent.click(await screen.findByLabelText("一老一小"));
    expect(document.querySelector(".ant-modal-title")?.textContent).toBe("套用改造套餐");
    fireEvent.click(screen.getByRole("button", { name: "用于 2 个小区" }));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "scheme.apply_package",
        params: { community_ids: ["c1", "c2"], package: "old_and_young" },
      }),
    );
  });

  it("stay open and say why when they are refused", async () => {
    show(<SchemePage />, {
      ...answers,
      "scheme.apply_package": () => {
        throw new HostError({
          code: "read_only",
          kind: "not_allowed",
          zh: "文件只能查看，不能修改。",
          en: "Read-only.",
          details: "",
        });
      },
    });
    await screen.findByTestId("scheme-basis-lump_sum");
    fireEvent.click(screen.getByTestId("scheme-package"));
    fireEvent.click(await screen.findByRole("button", { name: "用于 1 个小区" }));
    expect(await screen.findByText("文件只能查看，不能修改。")).toBeTruthy();
    expect(screen.getByRole("button", { name: "用于 1 个小区" })).toBeTruthy();
  });
});
