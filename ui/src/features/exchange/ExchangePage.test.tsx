import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { HostError } from "@/host";
import type { Answers } from "@/host/memory";
import type { GridProps } from "@/shared/grid/Grid";
import { projectOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import { importTableOf, previewOf } from "../../../tests/rooms";
import ExchangePage from "./ExchangePage";

// The canvas is not painted in these tests; it says which rows it has and which one is open.
vi.mock("@/shared/grid", async (original) => ({
  ...(await original<object>()),
  Grid: ({ label, data, openId }: GridProps) => (
    <div data-testid="grid" data-open={openId}>
      {label} {data.ids.join(" ")}
    </div>
  ),
}));

const notice = (code: string) => ({ code, zh: `说明${code}`, en: code });
const preview = previewOf({
  file: "计划表.xlsx",
  added: 2,
  already_there: 1,
  tables: [
    importTableOf({
      sheet: "改造计划",
      title: "2026 年计划",
      columns: [
        { letter: "A", header: "小区名称", field: "name", unit: "" },
        { letter: "B", header: "面积（万平方米）", field: "floor_area", unit: "万平方米" },
        { letter: "C", header: "联系人", field: null, unit: "" },
      ],
      rows: [4, 5, 6].map((row) => ({
        row,
        name: `小区${row}`,
        division: "",
        cluster: null,
        buildings: 1,
        households: 10,
        floor_area_m2: 900,
        built_to: 1990,
        investment_fen: 1_000_000,
        already_there: row === 6,
      })),
      checks: [
        { row: 7, label: "合计", field: "households", stated: 30, computed: 30, matches: true },
        {
          row: 7,
          label: "合计",
          field: "investment",
          stated: 4_000_000,
          computed: 3_000_000,
          matches: false,
        },
      ],
      remarks: [
        { row: 5, column: "B", notice: notice("approximate"), text: "约0.09" },
        { row: 7, column: null, notice: notice("subtotal_differs"), text: "" },
      ],
    }),
    importTableOf({
      sheet: "各区",
      kind: "district_totals",
      declared: [
        {
          file: "计划表.xlsx",
          sheet: "各区",
          row: 2,
          division: "甲区",
          communities: 3,
          buildings: null,
          households: null,
          floor_area_m2: null,
          investment_fen: null,
        },
      ],
    }),
  ],
});
const plan = {
  id: "p1",
  kind: "annual",
  name: "2026 年度计划",
  from_year: 2026,
  to_year: 2026,
  parent_id: null,
  state: "draft",
  communities: 3,
  has_schedule: true,
};
const answers: Answers = {
  "project.info": () => projectOf({ revision: "r9" }),
  "plans.list": () => [plan],
  "import.choose": () => preview,
  "import.apply": () => ({
    revision: "r9",
    added: 2,
    already_there: 1,
    declared: 1,
    clusters: 0,
  }),
};
const entry = {
  id: "h",
  at: "2026-01-01T00:00:00Z",
  who: "",
  via: "window",
  op: "undo",
  label: "导入",
  file: null,
  is_undone: false,
  kind: "edit",
};
const choose = async () => fireEvent.click(await screen.findByTestId("import-choose"));
const commands = (asked: { command: string }[]) => asked.map((one) => one.command);

describe("an import", () => {
  it("shows everything before it writes anything", async () => {
    const { host } = show(<ExchangePage />, answers);
    await choose();
    expect((await screen.findByTestId("grid")).textContent).toBe("2026 年计划 4 5 6");
    const checks = screen.getByTestId("import-checks");
    expect(within(checks).getByText("与明细相符：30")).toBeTruthy();
    expect(within(checks).getByText("表中写 4.00 万元，明细相加是 3.00 万元")).toBeTruthy();
    fireEvent.click(screen.getByText("列 3"));
    const columns = screen.getByTestId("import-columns");
    expect(columns.textContent).toContain("建筑面积 万平方米");
    expect(columns.textContent).toContain("未识别，不导入");
    fireEvent.click(screen.getByText("各区 · 1 行申报合计"));
    expect(await screen.findByText("按申报合计保留，不当作小区")).toBeTruthy();
    expect(commands(host.asked)).not.toContain("import.apply");
  });

  it("leads from a remark to its row; a remark on no row leads nowhere", async () => {
    show(<ExchangePage />, answers);
    await choose();
    fireEvent.click(await screen.findByText("备注 2"));
    fireEvent.click(screen.getByRole("button", { name: "B5" }));
    expect(screen.getByTestId("grid").getAttribute("data-open")).toBe("5");
    expect(screen.getByRole("button", { name: "第 7 行" }).hasAttribute("disabled")).toBe(true);
    expect(screen.getByTestId("import-remarks").textContent).toContain("「约0.09」");
  });

  it("writes by its handle, says what it did and can be undone", async () => {
    const { host } = show(<ExchangePage />, { ...answers, "history.undo": () => entry });
    await choose();
    fireEvent.click(await screen.findByTestId("import-write"));
    const done = await screen.findByTestId("import-done");
    expect(done.textContent).toContain("新增 2 个小区，1 个已有，未改动，保留 1 行申报合计。");
    expect(host.asked).toContainEqual({ command: "import.apply", params: { token: "t1" } });
    const undo = within(done).getByTestId("import-undo");
    await waitFor(() => expect(undo.hasAttribute("disabled")).toBe(false));
    fireEvent.click(undo);
    await waitFor(() => expect(screen.queryByTestId("import-done")).toBeNull());
    expect(commands(host.asked)).toContain("history.undo");
  });

  it("cannot be undone from here once something else was done", async () => {
    show(<ExchangePage />, {
      ...answers,
      "project.info": () => projectOf({ revision: "r10" }),
    });
    await choose();
    fireEvent.click(await screen.findByTestId("import-write"));
    const undo = await screen.findByTestId("import-undo");
    expect(undo.hasAttribute("disabled")).toBe(true);
  });

  it("says why a file was refused, and stays ready for another", async () => {
    show(<ExchangePage />, {
      ...answers,
      "import.choose": () => {
        throw new HostError({
          code: "spreadsheet_refused",
          kind: "input",
          zh: "没有导入「a.xlsx」：表格设了打开密码。没有写入任何内容。",
          en: "Not imported.",
          details: "",
        });
      },
    });
    await choose();
    expect((await screen.findByTestId("import-refused")).textContent).toContain("打开密码");
    expect(screen.getByTestId("import-choose")).toBeTruthy();
  });

  it("does nothing when the dialog is declined", async () => {
    show(<ExchangePage />, { ...answers, "import.choose": () => null });
    await choose();
    await waitFor(() =>
      expect(screen.getByTestId("import-choose").className).not.toContain("loading"),
    );
    expect(screen.queryByTestId("grid")).toBeNull();
    expect(screen.queryByTestId("import-refused")).toBeNull();
  });

  it("keeps the preview and says why when writing is refused", async () => {
    show(<ExchangePage />, {
      ...answers,
      "import.apply": () => {
        throw new HostError({
          code: "preview_gone",
          kind: "not_allowed",
          zh: "预览已失效。",
          en: "Gone.",
          details: "",
        });
      },
    });
    await choose();
    fireEvent.click(await screen.findByTestId("import-write"));
    expect(await screen.findByText("预览已失效。")).toBeTruthy();
    expect(screen.getByTestId("grid")).toBeTruthy();
  });

  it("has nothing to write when everything is there already", async () => {
    show(<ExchangePage />, { ...answers, "import.choose": () => previewOf({ already_there: 3 }) });
    await choose();
    expect((await screen.findByTestId("import-write")).hasAttribute("disabled")).toBe(true);
  });
});

describe("an export", () => {
  it("writes the chart of the chosen plan in the language of the window and says where", async () => {
    const { host } = show(<ExchangePage />, {
      ...answers,
      "export.gantt": () => ({ file: "横道图.pdf", folder: "文档", pages: 3 }),
    });
    fireEvent.click(await screen.findByTestId("exchange-gantt-pdf"));
    expect((await screen.findByTestId("exported")).textContent).toBe(
      "已导出「横道图.pdf」到 文档。 共 3 页",
    );
    expect(host.asked).toContainEqual({
      command: "export.gantt",
      params: { plan_id: "p1", format: "pdf", lang: "zh-CN" },
    });
  });

  it("offers no chart without a schedule, and the way to it", async () => {
    show(<ExchangePage />, { ...answers, "plans.list": () => [{ ...plan, has_schedule: false }] });
    const pdf = await screen.findByTestId("exchange-gantt-pdf");
    expect(pdf.hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByRole("button", { name: "横道图" }));
    expect(location.hash).toBe("#/gantt");
  });

  it("says nothing when the dialog is declined", async () => {
    const { host } = show(<ExchangePage />, { ...answers, "export.workbook": () => null });
    fireEvent.click(await screen.findByTestId("export-workbook"));
    await waitFor(() => expect(commands(host.asked)).toContain("export.workbook"));
    expect(screen.queryByTestId("exported")).toBeNull();
  });
});
