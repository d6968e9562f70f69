import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { HostError } from "@/host";
import type { Answers } from "@/host/memory";
import { projectOf, tableOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import { importRowOf, importTableOf, previewOf, remarkOf } from "../../../tests/rooms";
import ExchangePage from "./ExchangePage";

const column = (letter: string, header: string, field: string | null, unit = "") => ({
  letter,
  header,
  field,
  unit,
  chosen: false,
  as_text: false,
});
const field = (name: string, changes = 0) => ({ field: name, unit: "", changes, taken: true });
const suspect = {
  community_id: "c9",
  row: null,
  sheet: null,
  name: "小区五",
  division: "甲街道",
  why: "spelling",
};
const conflict = importRowOf(5, "conflict", { why: "alike", suspects: [suspect] });
const preview = previewOf({
  counts: { added: 1, updated: 1, unchanged: 0, conflict: 1, refused: 1, left: 0, declared: 1 },
  sheets: [
    {
      name: "改造计划",
      runs: [[1, 8]],
      columns: 3,
      widths: [10, 8, 8],
      merged: [],
      tables: [0],
    },
    { name: "各区", runs: [[1, 2]], columns: 2, widths: [8, 8], merged: [], tables: [1] },
  ],
  tables: [
    importTableOf({
      sheet: "改造计划",
      title: "2026 年计划",
      header_rows: [2],
      columns: [
        column("A", "小区名称", "name"),
        column("B", "面积（万平方米）", "floor_area", "万平方米"),
        column("C", "联系人", null),
      ],
      fields: [field("name"), field("floor_area", 1)],
      rows: [
        importRowOf(4, "added"),
        conflict,
        importRowOf(6, "updated", {
          changes: [
            {
              field: "floor_area",
              before: "900",
              after: "1200",
              typed_over: false,
              computed: false,
              taken: true,
            },
          ],
        }),
      ],
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
      remarks: [remarkOf("approximate", 5, "B", "约0.09"), remarkOf("row_without_name", 8)],
    }),
    importTableOf({
      sheet: "各区",
      kind: "district_totals",
      header_rows: [1],
      fields: [field("division"), field("community_count")],
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
          in_file: null,
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
const layout = (code: string, returns = false) => ({
  code,
  zh: code,
  en: code,
  source: "",
  returns,
});
const answers: Answers = {
  "project.info": () => projectOf({ revision: "r9" }),
  "export.documents": () => [
    { code: "workbook", tables: [layout("five_year", true), layout("funding")] },
    { code: "communities", tables: [layout("communities", true)] },
  ],
  "communities.table": () => tableOf([]),
  "plans.list": () => [plan],
  "import.choose": () => preview,
  "import.choices": () => [
    { field: "name", units: [] },
    { field: "households", units: ["户", "万户"] },
    { field: "floor_area", units: ["平方米", "万平方米"] },
  ],
  "import.rows": ({ rows }) => ({
    cells: rows.map((row) => [`小区${row}`, "0.09", "张"]),
    values: rows.map((row) => (row < 4 || row > 6 ? null : [`小区${row}`, "900"])),
  }),
  "import.close": () => ({}),
  "import.apply": () => ({
    revision: "r9",
    added: 2,
    updated: 1,
    already_there: 2,
    waiting: 1,
    refused: 0,
    declared: 1,
    clusters: 0,
    planned: 0,
    projects: 0,
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
  sheet: null,
  row: null,
  is_given_up: false,
  is_undone: false,
  kind: "edit",
};
const choose = async () => fireEvent.click(await screen.findByTestId("import-choose"));
const commands = (asked: { command: string }[]) => asked.map((one) => one.command);

describe("an import", () => {
  it("shows the sheet beside what was understood before it writes anything", async () => {
    const { host } = show(<ExchangePage />, answers);
    await choose();
    const sheet = await screen.findByTestId("import-sheet");
    await within(sheet).findAllByText("小区4");
    const understood = within(sheet).getByTestId("understood-6");
    expect(understood.textContent).toContain("更新");
    expect(understood.textContent).toContain("900 1,200");
    expect(within(sheet).getByTestId("understood-7").textContent).toContain(
      "表写 4.00 万元，相加 3.00 万元",
    );
    expect(within(sheet).getByTestId("column-C").textContent).toContain("未识别");
    expect(screen.getByTestId("count-refused").textContent).toContain("1");
    expect(screen.getByTestId("import-waiting").textContent).toBe(
      "1 行待定，不写入，1 行有错，不写入",
    );
    expect(commands(host.asked)).not.toContain("import.apply");
  });

  it("shows only the rows of a kind when its number is pressed", async () => {
    show(<ExchangePage />, answers);
    await choose();
    fireEvent.click(await screen.findByTestId("count-refused"));
    expect(screen.queryByTestId("understood-4")).toBeNull();
    expect(screen.getByTestId("understood-8")).toBeTruthy();
    fireEvent.click(screen.getByTestId("count-refused"));
    expect(screen.getByTestId("understood-4")).toBeTruthy();
  });

  it("leads from a remark to its cell", async () => {
    show(<ExchangePage />, answers);
    await choose();
    fireEvent.click(await screen.findByTestId("import-notes"));
    expect(screen.getByTestId("import-remarks").textContent).toContain("「约0.09」");
    const places = within(screen.getByTestId("import-remarks"));
    fireEvent.click(places.getByRole("button", { name: "改造计划 B5" }));
    const sheet = screen.getByTestId("import-sheet");
    expect(sheet.getAttribute("data-picked")).toBe("5");
    expect(sheet.querySelector(".cell-picked")?.textContent).toBe("0.09");
  });

  it("asks whether a row is a community that is there, and says what was answered", async () => {
    const { host } = show(<ExchangePage />, {
      ...answers,
      "import.decide": () => ({
        table: 0,
        rows: [importRowOf(5, "added", { suspects: [suspect], said: ["new"] })],
        counts: { ...preview.counts, added: 2, conflict: 0 },
        fields: preview.tables[0]?.fields ?? [],
        has_work: true,
      }),
    });
    await choose();
    fireEvent.click(await screen.findByTestId("understood-5"));
    expect(screen.getByTestId("decide-same").textContent).toContain("小区五");
    fireEvent.click(screen.getByTestId("decide-new"));
    await waitFor(() => expect(screen.getByTestId("count-conflict").textContent).toContain("0"));
    expect(host.asked).toContainEqual({
      command: "import.decide",
      params: { token: "t1", table: 0, rows: [5], choice: "new", target: null },
    });
    expect(screen.getByTestId("decide-ask")).toBeTruthy();
  });

  it("walks with the keys, and to what waits with Alt", async () => {
    show(<ExchangePage />, answers);
    await choose();
    const sheet = await screen.findByTestId("import-sheet");
    const at = () => sheet.getAttribute("data-picked");
    fireEvent.keyDown(sheet, { key: "ArrowDown", altKey: true });
    expect(at()).toBe("5");
    fireEvent.keyDown(sheet, { key: "ArrowDown", altKey: true });
    expect(at()).toBe("8");
    fireEvent.keyDown(sheet, { key: "ArrowUp" });
    expect(at()).toBe("7");
    fireEvent.keyDown(sheet, { key: "Home" });
    expect(at()).toBe("1");
  });

  it("reads a column as what a person chooses", async () => {
    const corrected = { ...preview, tables: [importTableOf({ ...preview.tables[0] })] };
    const { host } = show(<ExchangePage />, { ...answers, "import.set_column": () => corrected });
    await choose();
    fireEvent.click(await screen.findByTestId("column-C"));
    fireEvent.click(await screen.findByRole("menuitem", { name: "户数" }));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "import.set_column",
        params: { token: "t1", table: 0, letter: "C", field: "households", unit: null },
      }),
    );
  });

  it("lets a header be pointed out where none was found", async () => {
    const none = previewOf({
      sheets: [{ name: "表", runs: [[1, 3]], columns: 2, widths: [6, 6], merged: [], tables: [] }],
      has_work: false,
      no_table: { code: "x", kind: "input", zh: "找不到表头。", en: "No header.", details: "" },
    });
    const { host } = show(<ExchangePage />, {
      ...answers,
      "import.choose": () => none,
      "import.set_header": () => preview,
    });
    await choose();
    expect(await screen.findByText("没有找到表头。")).toBeTruthy();
    expect(screen.getByTestId("import-write").hasAttribute("disabled")).toBe(true);
    fireEvent.click(screen.getByTestId("understood-2"));
    fireEvent.click(screen.getByTestId("import-header-here"));
    await waitFor(() =>
      expect(host.asked).toContainEqual({
        command: "import.set_header",
        params: { token: "t1", sheet: "表", first_row: 2, last_row: 2, table: null },
      }),
    );
  });

  it("writes by its handle, says what it did and can be undone", async () => {
    let revision = "r9";
    const { host } = show(<ExchangePage />, {
      ...answers,
      "project.info": () => projectOf({ revision }),
      "history.list": () => [{ ...entry, id: "r9", is_undone: revision !== "r9" }],
      "history.undo": () => {
        revision = "r8";
        return entry;
      },
    });
    await choose();
    fireEvent.click(await screen.findByTestId("import-write"));
    const done = await screen.findByTestId("import-done");
    expect(done.textContent).toContain(
      "新增 2 个小区，更新 1 个小区，1 个已有，未改动，保留 1 行申报合计，1 行待定，不写入。",
    );
    expect(host.asked).toContainEqual({ command: "import.apply", params: { token: "t1" } });
    const undo = within(done).getByTestId("import-undo");
    await waitFor(() => expect(undo.hasAttribute("disabled")).toBe(false));
    fireEvent.click(undo);
    await waitFor(() => expect(screen.queryByTestId("import-done")).toBeNull());
    expect(commands(host.asked)).toContain("history.undo");
  });

  it("is not called imported when it was undone elsewhere", async () => {
    const { host } = show(<ExchangePage />, {
      ...answers,
      "project.info": () => projectOf({ revision: "r8" }),
      "history.list": () => [{ ...entry, id: "r9", is_undone: true }],
    });
    await choose();
    fireEvent.click(await screen.findByTestId("import-write"));
    await waitFor(() => expect(commands(host.asked)).toContain("history.list"));
    await waitFor(() => expect(screen.queryByTestId("import-done")).toBeNull());
    expect(screen.getByTestId("import-choose").textContent).toBe("选择表格…");
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
    expect(screen.queryByTestId("import-sheet")).toBeNull();
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
    expect(screen.getByTestId("import-sheet")).toBeTruthy();
  });

  it.each([
    [0, "表里的内容都已在文件中，没有可写入的。"],
    [2, "除了待定和有错的行，表里的内容都已在文件中。"],
  ])(
    "has nothing to write when all is there already, but for %i rows with faults",
    async (refused, said) => {
      const counts = { ...previewOf().counts, refused };
      show(<ExchangePage />, {
        ...answers,
        "import.choose": () => previewOf({ already_there: 3, has_work: false, counts }),
      });
      await choose();
      expect((await screen.findByTestId("import-write")).hasAttribute("disabled")).toBe(true);
      expect(screen.getByText(said, { exact: false })).toBeTruthy();
    },
  );
});

describe("an export", () => {
  it("writes the chart of the chosen plan in the language of the window and says where", async () => {
    const { host } = show(<ExchangePage />, {
      ...answers,
      "export.gantt": () => ({ file: "横道图.pdf", folder: "文档", files: null, pages: 3 }),
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
    const { host } = show(<ExchangePage />, { ...answers, "export.tables": () => null });
    fireEvent.click(await screen.findByTestId("export-xlsx"));
    await waitFor(() => expect(commands(host.asked)).toContain("export.tables"));
    expect(screen.queryByTestId("exported")).toBeNull();
  });

  it("exports what another page sent somebody here for", async () => {
    location.hash = "#/exchange?document=communities&communities=c1%20c2";
    const { host } = show(<ExchangePage />, { ...answers, "export.tables": () => null });
    fireEvent.click(await screen.findByTestId("export-xlsx"));
    await waitFor(() => expect(commands(host.asked)).toContain("export.tables"));
    const ask = host.asked.find(({ command }) => command === "export.tables");
    expect(ask?.params).toMatchObject({ document: "communities", community_ids: ["c1", "c2"] });
    location.hash = "";
  });

  it("exports tables in the units chosen, and remembers them", async () => {
    localStorage.clear();
    const done = { file: "计划.xlsx", folder: "D:\\旧改", files: null, pages: null };
    const { host } = show(<ExchangePage />, { ...answers, "export.tables": () => done });
    fireEvent.click(await screen.findByText("元", { selector: ".ant-segmented-item-label" }));
    fireEvent.click(screen.getByTestId("export-xlsx"));
    expect(await screen.findByTestId("exported")).toBeTruthy();
    const ask = host.asked.find(({ command }) => command === "export.tables");
    expect(ask?.params).toMatchObject({ document: "workbook", format: "xlsx", money: "yuan" });
    expect(screen.getByTestId("export-csv").hasAttribute("disabled")).toBe(true);
    expect(localStorage.getItem("jiugai.export")).toContain('"money":"yuan"');
  });
});
