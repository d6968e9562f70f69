import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { overviewOf, policyOf, totalsOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import OverviewPage from "./OverviewPage";

// Nothing is painted in these tests; what the chart says in words is shown instead.
vi.mock("@/shared/chart/Chart", () => ({ Chart: ({ said }: { said: string }) => <p>{said}</p> }));

const planned = totalsOf({
  communities: 3,
  households: 100,
  floor_area_m2: 9200,
  investment_fen: 310_000_000,
});

const gate = {
  gate: "vote",
  zh: "方案表决",
  en: "Vote",
  outcome: "open",
  is_warning: false,
  before: "start_works",
  detail_zh: "人数 64.8 %，需 66.7 %",
  detail_en: "",
  source: "民法典第二百七十八条",
};

function showOverview(parts: Parameters<typeof overviewOf>[0]) {
  const all = totalsOf({ communities: 46 });
  return show(<OverviewPage />, {
    "overview.get": () => overviewOf({ all, planned, ...parts }),
    "policy.get": () => policyOf(),
    "overview.overdue": () => ({ today: "2026-11-21", count: 0, tasks: [] }),
  });
}

describe("the overview", () => {
  it("says where things stand and puts figures in proportion", async () => {
    showOverview({ reserve: 43 });
    expect((await screen.findByText(/46 个小区在库/)).textContent).toContain("3 个已排入五年规划");
    expect(screen.getByText("337 元/m² · 3.10 万元/户")).toBeTruthy();
    expect(screen.getByText("每户 92 m²")).toBeTruthy();
  });

  it("totals declared elsewhere stand beside the file's own, never among them", async () => {
    const declared = {
      file: "各区.xlsx",
      sheet: "汇总",
      row: 4,
      division: "济南市/历下区",
      communities: 226,
      buildings: null,
      households: 40_000,
      floor_area_m2: null,
      investment_fen: null,
      in_file: { communities: 225, buildings: 900, households: 40_000, floor_area_m2: 1 },
    };
    showOverview({ declared: [declared, { ...declared, row: 5, in_file: null }] });
    const row = (await screen.findByText(/各区.xlsx · 第 4 行/)).closest("tr");
    expect(row?.textContent).toContain("226 本库 225");
    expect(row?.querySelectorAll(".bad")).toHaveLength(1);
    expect(screen.getByText(/各区.xlsx · 第 5 行/).closest("tr")?.textContent).toContain("本库 —");
  });

  it("an investment that is not split is not called covered", async () => {
    showOverview({ planned: { ...planned, gap_fen: null } });
    const tile = (await screen.findByText("还没有分摊资金")).closest(".tile");
    expect(tile?.textContent).toContain("—");
    expect(tile?.classList.contains("tile-bad")).toBe(false);
  });

  it("a gap is red, with its years", async () => {
    const gap = totalsOf({ investment_fen: 310_000_000, gap_fen: 20_000_000 });
    showOverview({
      planned: { ...planned, gap_fen: 20_000_000 },
      years: [{ year: 2028, totals: gap, ceiling_fen: null }],
    });
    const tile = (await screen.findByText("2028 年 20.00")).closest(".tile");
    expect(tile?.classList.contains("tile-bad")).toBe(true);
  });

  it("leads from an open gate to its community", async () => {
    showOverview({
      open_gate_count: 1,
      open_gates: [{ community_id: "c2", name: "缫丝厂家属区", gate }],
    });
    fireEvent.click(await screen.findByRole("button", { name: /缫丝厂家属区/ }));
    expect(location.hash).toBe("#/communities?id=c2");
  });

  it("counts those who pay and have no room in one row that leads on", async () => {
    // Room for three rows of 28.
    const height = vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(84);
    const by_source = [500, 300, 150, 50].map((wan, at) => ({
      source: `s${at}`,
      amount_fen: wan * 1e6,
    }));
    showOverview({ plan_id: "p1", planned: { ...planned, gap_fen: 0, by_source } });
    const more = await screen.findByRole("button", { name: /另 2 个来源/ });
    expect(more.textContent).toContain("200.00");
    expect(more.textContent).toContain("20.0 %");
    const shown = [...document.querySelectorAll(".bar-row:not(.beyond, .bars-more)")];
    expect(shown.map((row) => row.textContent)).toEqual(["500.0050.0 %", "300.0030.0 %"]);
    fireEvent.click(more);
    expect(location.hash).toBe("#/funding?plan=p1");
    height.mockRestore();
  });

  it("an empty file offers what to do", async () => {
    showOverview({ all: totalsOf() });
    expect(await screen.findByRole("button", { name: "导入表格" })).toBeTruthy();
  });

  it("leads from each figure to its rows", async () => {
    showOverview({
      plan_id: "p1",
      gates: [
        {
          gate: "eligible_object",
          zh: "改造对象符合条件",
          en: "",
          before: "enter_plan",
          source: "",
          open: 7,
          unknown: 25,
        },
      ],
      stages: [{ stage: "planned", communities: 4, households: 900, investment_fen: 0 }],
      facets: [{ facet: "water", communities: 2, households: 50, hazards: 1, top_items: [] }],
      planned: {
        ...planned,
        gap_fen: 5,
        by_source: [{ source: "municipal_budget", amount_fen: 10 }],
      },
    });
    const leads = async (name: RegExp, hash: string) => {
      fireEvent.click(await screen.findByRole("button", { name }));
      expect(location.hash).toBe(hash);
    };
    await leads(/改造对象符合条件/, "#/communities?gate=eligible_object");
    await leads(/谋划/, "#/communities?stage=planned");
    await leads(/隐患 1/, "#/communities?lacks=water");
    await leads(/municipal_budget/, "#/funding?plan=p1&source=municipal_budget");
    await leads(/规划小区/, "#/plans?plan=p1");
  });
});
