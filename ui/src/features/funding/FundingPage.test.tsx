import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { placesOf, planningAnswers, withPlan } from "../../../tests/planning";
import { show } from "../../../tests/render";
import FundingPage from "./FundingPage";

vi.mock("@/shared/grid", async () => ({
  useGridMemory: (name: string) => name,
  Grid: (await import("../../../tests/GridList")).GridList,
  cellKey: (await import("@/shared/grid/types")).cellKey,
}));
vi.mock("@/shared/chart/Chart", () => ({
  Chart: ({ said }: { said: string }) => <figure>{said}</figure>,
}));

const cell = (id: string, field: string) => {
  const found = document.querySelector(`[data-cell="community:${id} ${field}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`no cell ${id} ${field}`);
  return found;
};

const fixed = (owner_id: string, source: string, amount: string, note = "") => ({
  owner_kind: "community",
  owner_id,
  source,
  amount,
  note,
});

describe("the money of a plan", () => {
  let answers: ReturnType<typeof planningAnswers>;
  beforeEach(async () => {
    answers = planningAnswers(placesOf(6));
    await withPlan(answers);
  });
  async function open() {
    const { state: _, ...commands } = answers;
    const { host } = show(<FundingPage />, { ...commands, "project.info": () => null });
    await screen.findByRole("table", { name: "资金" });
    return { host, user: userEvent.setup() };
  }

  it("explains every part of a row and marks the picked one", async () => {
    const { user } = await open();
    await user.click(cell("c0", "source:central_subsidy"));
    const parts = await screen.findByTestId("parts");
    expect(parts.textContent).toContain("规则「按比例 30 %」");
    expect(parts.textContent).toContain("没有来源承担");
    expect(parts.querySelector(".picked")?.textContent).toContain("central_subsidy");
  });

  it("fixes an amount with its document, shows it, and goes back to the rules", async () => {
    const { host, user } = await open();
    const before = cell("c0", "source:central_subsidy").textContent;
    await user.click(cell("c0", "source:central_subsidy"));
    const form = await screen.findByTestId("fix-form");
    await user.type(within(form).getByLabelText("固定金额，万元"), "10");
    await user.type(within(form).getByLabelText("文号或说明"), "财建〔2026〕1号");
    await user.click(within(form).getByRole("button", { name: "固定" }));
    await waitFor(() => expect(cell("c0", "source:central_subsidy").textContent).toBe("10.00"));
    expect(host.asked).toContainEqual({
      command: "funding.allocate",
      params: {
        plan_id: "plan001",
        edits: [fixed("c0", "central_subsidy", "10", "财建〔2026〕1号")],
      },
    });
    await user.click(await screen.findByRole("button", { name: "取消固定" }));
    await waitFor(() => expect(cell("c0", "source:central_subsidy").textContent).toBe(before));
  });

  it("keeps the document when only the amount is typed over", async () => {
    const { host, user } = await open();
    await answers["funding.allocate"]?.({
      plan_id: "plan001",
      edits: [fixed("c0", "special_bonds", "5", "债〔2026〕2号")],
    });
    host.send("store-changed", { tables: ["allocation"], revision: "x" });
    await waitFor(() => expect(cell("c0", "source:special_bonds").textContent).toBe("5.00"));
    await user.type(screen.getByLabelText("typed"), "6");
    await user.pointer({ keys: "[MouseRight]", target: cell("c0", "source:special_bonds") });
    await waitFor(() => expect(cell("c0", "source:special_bonds").textContent).toBe("6.00"));
    expect(host.asked).toContainEqual({
      command: "funding.allocate",
      params: { plan_id: "plan001", edits: [fixed("c0", "special_bonds", "6", "债〔2026〕2号")] },
    });
  });

  it("writes several cells at once, all or none", async () => {
    const { host, user } = await open();
    const field = "source:central_subsidy";
    const shown = [...document.querySelectorAll<HTMLElement>(`[data-cell^="community:"]`)];
    const column = shown.filter((one) => one.dataset.cell?.endsWith(field)).slice(0, 3);
    const ids = column.map((one) => one.dataset.cell?.split(/[: ]/)[1] ?? "");
    const text = (at: number) => cell(ids[at] ?? "", field).textContent;
    const byRule = text(2);
    await user.type(screen.getByLabelText("typed"), "6|7|");
    await user.pointer({ keys: "[MouseRight]", target: cell(ids[0] ?? "", field) });
    await waitFor(() => expect([text(0), text(1), text(2)]).toEqual(["6.00", "7.00", byRule]));
    expect(host.asked.filter(({ command }) => command === "funding.allocate")).toEqual([
      {
        command: "funding.allocate",
        params: {
          plan_id: "plan001",
          edits: ["6", "7", ""].map((text, i) => fixed(ids[i] ?? "", "central_subsidy", text)),
        },
      },
    ]);
  });

  it("switches a rule off and the gap grows", async () => {
    const { user } = await open();
    const gap = cell("c0", "gap").textContent;
    await user.click(screen.getByRole("switch", { name: "上级补助按比例（示例）" }));
    await waitFor(() => expect(cell("c0", "gap").textContent).not.toBe(gap));
    expect(cell("c0", "gap").textContent).toBe(cell("c0", "cost").textContent);
  });

  it("sets a ceiling of a year", async () => {
    const { host, user } = await open();
    await user.click(screen.getByText("分年"));
    const input = await screen.findByLabelText("2027 年全部来源上限，万元");
    await user.clear(input);
    await user.type(input, "100{Enter}");
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "plans.set_ceiling",
        params: { plan_id: "plan001", year: 2027, source: null, amount: "100" },
      }),
    );
  });

  it("shows planned and arrived apart", async () => {
    const { user } = await open();
    await user.click(screen.getByText("到位"));
    const name = await screen.findByRole("rowheader", { name: /central_subsidy|中央财政/ });
    const row = name.closest("tr");
    expect(row?.querySelectorAll("td")).toHaveLength(2);
  });
});

it("without a plan it leads to the plans", async () => {
  show(<FundingPage />, { "plans.list": () => [] });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "规划计划" }));
  expect(location.hash).toBe("#/plans");
});
