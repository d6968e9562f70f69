import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { HostError } from "@/host";
import type { Answers } from "@/host/memory";
import { placesOf, planningAnswers, withPlan } from "../../../tests/planning";
import { show } from "../../../tests/render";
import GanttPage from "./GanttPage";
import type { GanttView } from "./GanttView";

/** What the canvas would do when a bar is drawn to another day. */
let drag: Parameters<typeof GanttView>[0]["onDrag"] = () => Promise.resolve();
vi.mock("./GanttView", () => ({
  GanttView: (props: Parameters<typeof GanttView>[0]) => {
    drag = props.onDrag;
    return <div data-testid="gantt-canvas">{props.zoom}</div>;
  },
}));

const TEMPLATES = [
  { code: "standard", zh: "标准流程", en: "Standard" },
  { code: "epc", zh: "设计施工总承包", en: "Design and build" },
];
const policy = {
  profile: { code: "national", zh: "全国", en: "National" },
  facets: [],
  items: [],
  classes: [],
  measures: [],
  packages: [],
  sources: [],
  stage_templates: TEMPLATES,
};

function open(answers: ReturnType<typeof planningAnswers>, more: Answers = {}) {
  const { state: _, ...commands } = answers;
  const { host } = show(<GanttPage />, {
    ...commands,
    "project.info": () => null,
    "policy.get": () => policy as never,
    ...more,
  });
  return { host, user: userEvent.setup() };
}

describe("before there is a schedule", () => {
  it("without an annual plan leads to the plans", async () => {
    const answers = planningAnswers(placesOf(4));
    await withPlan(answers);
    const { user } = open(answers);
    await user.click(await screen.findByRole("button", { name: "规划计划" }));
    expect(location.hash).toBe("#/plans");
  });

  it("builds one from the template that was chosen", async () => {
    const answers = planningAnswers(placesOf(4));
    const five = await withPlan(answers);
    await answers["plans.derive_annual"]?.({ plan_id: five, year: 2026 });
    const { host, user } = open(answers);
    await user.click(await screen.findByRole("combobox", { name: "阶段模板" }));
    await user.click(await screen.findByTitle("设计施工总承包"));
    await user.click(screen.getByRole("button", { name: "生成横道图" }));
    await screen.findByTestId("gantt-canvas");
    expect(host.asked).toContainEqual({
      command: "schedule.build",
      params: { plan_id: "plan002", template: "epc" },
    });
  });
});

describe("a schedule", () => {
  let answers: ReturnType<typeof planningAnswers>;
  beforeEach(async () => {
    answers = planningAnswers(placesOf(4));
    await withPlan(answers, 2026);
  });

  it("says where it ends, what is critical and which holidays are not known yet", async () => {
    open(answers);
    await screen.findByTestId("gantt-canvas");
    expect(document.body.textContent).toMatch(/2026-01-05 至 2026-\d\d-\d\d/);
    expect(screen.getByText("2027 年放假安排未公布")).toBeTruthy();
  });

  it("a drag asks the store and nothing else of the task changes", async () => {
    const { host } = open(answers);
    await screen.findByTestId("gantt-canvas");
    await drag("c0 works", { kind: "move", not_before: "2026-07-01" });
    expect(host.asked).toContainEqual({
      command: "schedule.edit_task",
      params: {
        id: "c0 works",
        not_before: "2026-07-01",
        duration_days: null,
        percent_done: null,
        actual_start: null,
        actual_finish: null,
      },
    });
  });

  it("a drag that is refused says why", async () => {
    const dto = { code: "x", kind: "not_allowed", zh: "计划已上报。", en: "", details: "" };
    open(answers, {
      "schedule.edit_task": () => {
        throw new HostError(dto);
      },
    });
    await screen.findByTestId("gantt-canvas");
    await drag("c0 works", { kind: "stretch", duration_days: 9 });
    expect(await screen.findByText("计划已上报。")).toBeTruthy();
  });

  it("can be read and changed as a table, by keyboard alone", async () => {
    const { host, user } = open(answers);
    await user.click(await screen.findByRole("button", { name: "表格" }));
    const table = await screen.findByRole("table", { name: "横道图" });
    expect(within(table).getAllByRole("row").length).toBeGreaterThan(9);
    within(table).getAllByRole("button", { name: "施工" })[0]?.focus();
    await user.keyboard("{Enter}");
    const days = await screen.findByLabelText("工期");
    await user.clear(days);
    await user.type(days, "90{Enter}");
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "schedule.edit_task",
        params: expect.objectContaining({ duration_days: 90, not_before: null }),
      }),
    );
  });

  it("has a menu for a task and for its row, which reports progress and leads on", async () => {
    const { host, user } = open(answers);
    await user.click(await screen.findByRole("button", { name: "表格" }));
    const table = await screen.findByRole("table", { name: "横道图" });
    const task = within(table).getAllByRole("button", { name: "施工" })[0] as HTMLElement;
    fireEvent.contextMenu(task);
    expect(await screen.findByRole("menuitem", { name: /看「施工」/ })).toBeTruthy();
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "填报完成 50%" }));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "schedule.edit_task",
        params: expect.objectContaining({ id: "c0 works", percent_done: 50 }),
      }),
    );

    fireEvent.contextMenu(within(table).getAllByRole("rowheader")[1] as HTMLElement);
    expect(screen.queryByRole("menuitemcheckbox")).toBeNull();
    await user.click(await screen.findByRole("menuitem", { name: "去改造方案" }));
    expect(location.hash).toBe("#/schemes?id=c0");
  });

  it("refuses a day that is none before asking the store", async () => {
    location.hash = "#/gantt?task=c0 works";
    const { host, user } = open(answers);
    await user.type(await screen.findByLabelText("实际开始"), "2026-02-30{Enter}");
    expect(await screen.findByText(/「2026-02-30」不是日期/)).toBeTruthy();
    expect(host.asked.some(({ command }) => command === "schedule.edit_task")).toBe(false);
  });

  it("shows what a task waits for and goes there", async () => {
    location.hash = "#/gantt?task=c0 works";
    const { user } = open(answers);
    const drawer = await screen.findByRole("complementary", { name: "施工" });
    await user.click(within(drawer).getByRole("button", { name: "招标" }));
    expect(await screen.findByRole("complementary", { name: "招标" })).toBeTruthy();
  });

  it("what is typed in the next task while the last one is written is its own", async () => {
    location.hash = "#/gantt?task=c0 works";
    const written: string[] = [];
    let answer: () => void = () => {};
    const { user } = open(answers, {
      "schedule.edit_task": (params) => {
        written.push(`${params.id}=${params.duration_days}`);
        return new Promise((resolve) => {
          answer = () => resolve(answers["schedule.edit_task"]?.(params) as never);
        });
      },
    });
    const type = async () => {
      const field = await screen.findByLabelText<HTMLInputElement>("工期");
      await user.clear(field);
      await user.type(field, "12{Enter}");
      return field;
    };
    await type();
    await user.click(screen.getByRole("button", { name: "招标" }));
    await screen.findByRole("complementary", { name: "招标" });
    const field = await type();
    answer();
    await waitFor(() => expect(written).toEqual(["c0 works=12", "c0 tender=12"]));
    expect(field.value).toBe("12");
  });

  describe("has a baseline", () => {
    const set = (tasks: string[] | null, clear: boolean) => ({
      command: "schedule.set_baseline",
      params: { plan_id: "plan002", tasks, clear },
    });
    const item = (name: RegExp) => screen.findByRole<HTMLButtonElement>("menuitem", { name });

    it("of the whole plan, kept and cleared above the chart", async () => {
      const { host, user } = open(answers);
      await user.click(await screen.findByRole("button", { name: "基准" }));
      const clear = await item(/清除全部基准/);
      expect(clear.textContent).toContain("还没有基准");
      expect(clear.getAttribute("aria-disabled")).toBe("true");
      await user.click(await item(/把全部工序现在的日期设为基准/));
      expect(await screen.findByText("已把现在的日期设为基准。")).toBeTruthy();
      expect(host.asked).toContainEqual(set(null, false));

      await user.click(screen.getByRole("button", { name: "基准" }));
      await user.click(await item(/清除全部基准/));
      expect(await screen.findByText("已清除基准。")).toBeTruthy();
      expect(host.asked).toContainEqual(set(null, true));
    });

    it("of one task, in its menu and beside it", async () => {
      location.hash = "#/gantt?task=c0 works";
      const { host, user } = open(answers);
      await user.click(await screen.findByRole("button", { name: "表格" }));
      const table = await screen.findByRole("table", { name: "横道图" });
      const task = within(table).getAllByRole("button", { name: "施工" })[0] as HTMLElement;
      fireEvent.contextMenu(task);
      const clear = await item(/清除基准/);
      expect(clear.disabled).toBe(true);
      expect(clear.textContent).toContain("还没有基准");
      await user.click(await item(/把现在的日期设为基准/));
      await waitFor(() => expect(host.asked).toContainEqual(set(["c0 works"], false)));

      const drawer = screen.getByRole("complementary", { name: "施工" });
      const beside = (name: string) =>
        within(drawer).getByRole<HTMLButtonElement>("button", { name });
      await waitFor(() => expect(beside("清除基准").disabled).toBe(false));
      expect(beside("把现在的日期设为基准").title).toBe("基准就是现在的日期");
      await user.click(beside("清除基准"));
      await waitFor(() => expect(host.asked).toContainEqual(set(["c0 works"], true)));
      expect(await within(drawer).findByText("还没有基准")).toBeTruthy();
    });

    it("of a row: all of its tasks at once", async () => {
      const { host, user } = open(answers);
      await user.click(await screen.findByRole("button", { name: "表格" }));
      const table = await screen.findByRole("table", { name: "横道图" });
      fireEvent.contextMenu(within(table).getAllByRole("rowheader")[1] as HTMLElement);
      await user.click(await item(/把这一行 \d 道工序现在的日期设为基准/));
      expect(await screen.findByText("已把现在的日期设为基准。")).toBeTruthy();
      const asked = host.asked.filter(({ command }) => command === "schedule.set_baseline");
      const picked = asked.flatMap(({ params }) => (params as { tasks: string[] }).tasks);
      expect(picked).toEqual(expect.arrayContaining(["c0 tender", "c0 works"]));
      expect(picked.every((id) => id.startsWith("c0 "))).toBe(true);
    });

    it("that nobody touches in a file to look at, and the menu says why", async () => {
      const { user } = open(answers, {
        "project.info": () => ({ read_only: { zh: "只读", en: "Read only" } }) as never,
      });
      await user.click(await screen.findByRole("button", { name: "表格" }));
      const table = await screen.findByRole("table", { name: "横道图" });
      fireEvent.contextMenu(
        within(table).getAllByRole("button", { name: "施工" })[0] as HTMLElement,
      );
      const keep = await item(/把现在的日期设为基准/);
      await waitFor(() => expect(keep.textContent).toContain("文件只能看，不能改"));
      expect(keep.disabled).toBe(true);
    });
  });

  it("exports, and asks before building anew", async () => {
    const { host, user } = open(answers);
    await screen.findByTestId("gantt-canvas");
    await user.click(screen.getByRole("button", { name: /导出/ }));
    await user.click(await screen.findByText("Excel 工作簿"));
    expect(await screen.findByText(/已导出 横道图.xlsx，共 2 页/)).toBeTruthy();
    expect(host.asked).toContainEqual({
      command: "export.gantt",
      params: { plan_id: "plan002", format: "xlsx", lang: "zh-CN" },
    });

    await user.click(screen.getByRole("button", { name: "重新生成…" }));
    await user.click(await screen.findByText("标准流程"));
    expect(await screen.findAllByText("重新生成横道图？")).not.toEqual([]);
    expect(host.asked.some(({ command }) => command === "schedule.build")).toBe(false);
  });
});
