import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { placesOf, planningAnswers, withPlan } from "../../../tests/planning";
import { show } from "../../../tests/render";
import PlansPage from "./PlansPage";

vi.mock("@/shared/grid", async () => ({
  useGridMemory: (name: string) => name,
  Grid: (await import("../../../tests/GridList")).GridList,
}));

const project = {
  title: "示例区",
  file_name: "示例区.jiugai",
  folder: "",
  is_sample: false,
  read_only: null,
  place: null,
  policy: { code: "national", zh: "全国", en: "National" },
  undo: null,
  redo: null,
  revision: null,
  saved_at: null,
  was_left_open: false,
  communities: 10,
};

function open(answers: ReturnType<typeof planningAnswers>) {
  const { state: _, ...commands } = answers;
  const { host } = show(<PlansPage />, { ...commands, "project.info": () => project });
  return { host, user: userEvent.setup() };
}

const cell = (id: string, field: string) => {
  const found = document.querySelector(`[data-cell="${id} ${field}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`no cell ${id} ${field}`);
  return found;
};

describe("no plan yet", () => {
  it("asks for years and drafts one", async () => {
    const { host, user } = open(planningAnswers(placesOf(10)));
    const form = await screen.findByTestId("draft-form");
    await user.type(within(form).getByLabelText(/资金上限/), "3500");
    await user.click(within(form).getByRole("button", { name: "编制规划" }));
    await screen.findByTestId("years");
    expect(host.asked).toContainEqual({
      command: "plans.draft_five_year",
      params: expect.objectContaining({ ceiling: "3500" }),
    });
  });
});

describe("a five-year plan", () => {
  let answers: ReturnType<typeof planningAnswers>;
  beforeEach(async () => {
    answers = planningAnswers(placesOf(10));
    await withPlan(answers);
  });

  it("moves the selected rows to a year and shows it at once", async () => {
    const { user } = open(answers);
    await screen.findByTestId("years");
    expect(cell("c0", "year").textContent).toBe("2026");
    await user.click(cell("c0", "name"));
    const tools = screen.getByRole("toolbar", { name: "对选中的小区" });
    await user.click(within(tools).getByRole("button", { name: "2028" }));
    await waitFor(() => expect(cell("c0", "year").textContent).toBe("2028"));
  });

  it("shows only the rows of the year that is picked, and all again", async () => {
    const { user } = open(answers);
    const column = await screen.findByTestId("year-2027");
    const rows = () => document.querySelectorAll("tbody tr").length;
    const all = rows();
    await user.click(within(column).getByRole("button", { name: "2027" }));
    await waitFor(() => expect(rows()).toBe(2));
    await user.click(within(column).getByRole("button", { name: "2027" }));
    await waitFor(() => expect(rows()).toBe(all));
  });

  it("takes a year as typed and refuses what is none, without asking the store", async () => {
    const { host, user } = open(answers);
    await screen.findByTestId("years");
    const type = async (text: string) => {
      await user.clear(screen.getByLabelText("typed"));
      await user.type(screen.getByLabelText("typed"), text);
      await user.pointer({ keys: "[MouseRight]", target: cell("c0", "year") });
    };
    await type("明年");
    expect(host.asked.filter(({ command }) => command === "plans.set_years")).toEqual([]);
    await type("2030");
    await waitFor(() => expect(cell("c0", "year").textContent).toBe("2030"));
  });

  it("withdraws only with a reason", async () => {
    const { host, user } = open(answers);
    await screen.findByTestId("years");
    await user.click(cell("c0", "name"));
    await user.click(screen.getByRole("button", { name: "退出…" }));
    const act = await screen.findByRole("button", { name: "退出" });
    expect(act).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText("退出原因"), "列入征收");
    await user.click(act);
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "plans.withdraw",
        params: { plan_id: "plan001", community_ids: ["c0"], reason: "列入征收" },
      }),
    );
    expect(await screen.findByRole("button", { name: "已退出 1 个" })).toBeTruthy();
  });

  it("withdraws several, and takes them back, as one step", async () => {
    const { host, user } = open(answers);
    const asked = () => host.asked.filter(({ command }) => command === "plans.withdraw");
    const ids = ["c0", "c1", "c2"];
    await screen.findByTestId("years");
    await user.click(cell("c0", "name"));
    await user.keyboard("{Shift>}");
    await user.click(cell("c2", "name"));
    await user.keyboard("{/Shift}");
    await user.click(screen.getByRole("button", { name: "退出…" }));
    await user.type(screen.getByLabelText("退出原因"), "列入征收");
    await user.click(await screen.findByRole("button", { name: "退出" }));
    await user.click(await screen.findByRole("button", { name: "取消退出" }));
    expect(await screen.findByRole("button", { name: "退出…" })).toBeTruthy();
    expect(asked().map(({ params }) => params)).toEqual([
      { plan_id: "plan001", community_ids: ids, reason: "列入征收" },
      { plan_id: "plan001", community_ids: ids, reason: null },
    ]);
  });

  it("changes the ceiling of a year in place", async () => {
    const { user } = open(answers);
    const input = await screen.findByLabelText("2026 年资金上限，万元");
    await user.clear(input);
    await user.type(input, "1{Enter}");
    await waitFor(() => expect(screen.getByTestId("year-2026").className).toContain("over"));
    expect(screen.getByTestId("year-2026").textContent).toContain("超上限");
  });

  it("derives the annual plan of a year and goes there", async () => {
    const { user } = open(answers);
    await user.click(await screen.findByRole("button", { name: "生成年度计划 2027" }));
    expect(await screen.findByRole("button", { name: "编制横道图" })).toBeTruthy();
    expect(screen.getByRole("complementary", { name: "计划的底线要求" }).textContent).toContain(
      "量力而行",
    );
  });
});
