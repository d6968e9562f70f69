import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { HistoryChangesDto, HistoryEntryDto, SnapshotsDto } from "@/generated/contract";
import type { Answers } from "@/host/memory";
import { projectOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import HistoryPage from "./HistoryPage";

const entry = (n: number, parts: Partial<HistoryEntryDto> = {}): HistoryEntryDto => ({
  id: `h${n}`,
  at: new Date(2026, 10, 21, 9, 41).toISOString(),
  who: "王工",
  via: "window",
  op: "community_edit",
  label: `改户数 ${n}`,
  file: null,
  sheet: null,
  row: null,
  is_given_up: false,
  is_undone: false,
  kind: "edit",
  ...parts,
});

/** A dialog comes in with a movement. */
const SLOW = { timeout: 5000 };

const word = (text: string) => ({ zh: text, en: text });

const changes: HistoryChangesDto = {
  entry: entry(1),
  summary: [
    { table: { code: "community", zh: "小区", en: "Community" }, kind: "updated", rows: 1 },
  ],
  total: 1,
  rows: [
    {
      noun: word("小区"),
      subject: word("幸福里"),
      kind: "updated",
      community_id: "c1",
      fields: [{ field: word("户数"), before: word("100"), after: null }],
    },
  ],
};

const answers: Answers = {
  "project.info": () => projectOf(),
  "history.words": () => ({
    people: ["王工", "李工"],
    kinds: [{ code: "import", zh: "导入", en: "Import" }],
  }),
  "history.changes": () => changes,
};

describe("the journal", () => {
  it("says who, what, from where; what was undone is struck through", async () => {
    const place = { file: "计划表.xlsx", sheet: "一季度", row: 7 };
    show(<HistoryPage />, {
      ...answers,
      "history.list": () => [
        entry(1, { is_undone: true }),
        entry(2, { who: "", via: "import", ...place }),
        entry(3, { via: "command_line" }),
      ],
    });
    const undone = await screen.findByText("改户数 1");
    expect(undone.tagName).toBe("S");
    expect(screen.getByText("改户数 2").closest("s")).toBeNull();
    expect(screen.getByText("导入 · 计划表.xlsx · 一季度 · 第 7 行")).toBeTruthy();
    expect(screen.getByText("未署名")).toBeTruthy();
    expect(screen.getByText("命令行")).toBeTruthy();
    expect(screen.getByText("共 3 条，到头了。")).toBeTruthy();
  });

  it("tells an undo from the action it takes back", async () => {
    show(<HistoryPage />, {
      ...answers,
      "history.list": () => [entry(2, { kind: "undo", label: "改户数 1" }), entry(1)],
    });
    const [undo, edit] = await screen.findAllByText(/改户数 1$/);
    expect(undo?.textContent).toBe("撤销改户数 1");
    expect(edit?.textContent).toBe("改户数 1");
  });

  it("reads earlier rows when asked", async () => {
    const all = Array.from({ length: 250 }, (_, i) => entry(i));
    const { host } = show(<HistoryPage />, {
      ...answers,
      "history.list": ({ limit }) => all.slice(0, limit),
    });
    fireEvent.click(await screen.findByTestId("history-more"));
    await screen.findByText("改户数 249");
    const asked = host.asked.filter((one) => one.command === "history.list");
    expect(asked.map((one) => one.params)).toEqual([{ limit: 200 }, { limit: 400 }]);
    expect(screen.queryByTestId("history-more")).toBeNull();
  });

  it("is narrowed down by the program, not among what is shown", async () => {
    show(<HistoryPage />, {
      ...answers,
      "history.list": ({ text }) =>
        [entry(1), entry(2, { label: "导入表格" })].filter((one) => one.label.includes(text ?? "")),
    });
    await screen.findByText("改户数 1");
    await userEvent.type(screen.getByTestId("history-search"), "导入");
    await waitFor(() => expect(screen.queryByText("改户数 1")).toBeNull());
    expect(screen.getByText("导入表格")).toBeTruthy();
    expect(location.hash).toContain("text=");
  });

  it("is empty at first", async () => {
    show(<HistoryPage />, { ...answers, "history.list": () => [] });
    expect(await screen.findByText("还没有变动。")).toBeTruthy();
  });

  it("tells what a row changed, from what to what", async () => {
    show(<HistoryPage />, { ...answers, "history.list": () => [entry(1)] });
    fireEvent.click(await screen.findByText("改户数 1"));
    expect(await screen.findByText("户数")).toBeTruthy();
    expect(screen.getByText("100").className).toBe("history-before");
    expect(screen.getByText("（空）").className).toBe("soft");
    fireEvent.click(screen.getByRole("button", { name: "幸福里" }));
    expect(location.hash).toBe("#/communities?id=c1");
  });

  it("goes back to a step as one decision, after showing what is taken back", async () => {
    const { host } = show(<HistoryPage />, {
      ...answers,
      "history.list": () => [entry(3), entry(2), entry(1)],
      "history.way": () => ({ is_back: true, steps: [entry(3), entry(2)], revision: "h3" }),
      "history.go": () => [entry(5, { kind: "undo" }), entry(4, { kind: "undo" })],
    });
    fireEvent.click(await screen.findByText("改户数 1"));
    fireEvent.click(await screen.findByTestId("history-go"));
    expect(await screen.findByText("这一步之后的 2 步会一起撤销：")).toBeTruthy();
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "09:41 改户数 3",
      "09:41 改户数 2",
    ]);
    fireEvent.click(screen.getByRole("button", { name: "撤销这 2 步" }));
    expect(await screen.findByText("已撤销 2 步。")).toBeTruthy();
    const gone = host.asked.find((one) => one.command === "history.go");
    expect(gone?.params).toEqual({ to: "h1", revision: "h3" });
  });
});

describe("snapshots", () => {
  const counts = (communities: number) => ({ communities, households: 10, investment_fen: 5e8 });
  const list: SnapshotsDto = {
    file_name: "某区.jiugai",
    folder: "/快照/某区",
    current: counts(5),
    snapshots: [
      {
        id: "2026-11-21 09-41-00 导入前",
        taken_at: new Date(2026, 10, 21, 9, 41).toISOString(),
        occasion: "import",
        counts: counts(3),
        newest: { at: "", who: "王工", label: "改户数 1" },
        bytes: 480_000,
      },
    ],
    paused_until: null,
    failure: null,
  };

  it("stand beside the present and are restored into a copy that can be opened", async () => {
    location.hash = "#/history?tab=snapshots";
    const { host } = show(<HistoryPage />, {
      ...answers,
      "snapshots.list": () => list,
      "snapshots.restore": () => ({
        file_name: "某区 恢复.jiugai",
        folder: "文档",
        key: "k1",
        photos_missing: 0,
        paused_until: "",
      }),
      "project.open_recent": () => projectOf(),
    });
    expect(await screen.findByText("导入前")).toBeTruthy();
    expect(screen.getByText("−2")).toBeTruthy();
    fireEvent.click(screen.getByTestId("snapshot-restore"));
    const open = await screen.findByRole("button", { name: "打开副本" }, SLOW);
    expect(screen.getAllByText("已恢复为副本「某区 恢复.jiugai」").length).toBeGreaterThan(0);
    fireEvent.click(open);
    await waitFor(() =>
      expect(host.asked.some((one) => one.command === "project.open_recent")).toBe(true),
    );
  });

  it("say why nothing goes after a restore, and let it end", async () => {
    location.hash = "#/history?tab=snapshots";
    const paused = { ...list, paused_until: new Date(2026, 10, 28).toISOString() };
    let isPaused = true;
    show(<HistoryPage />, {
      ...answers,
      "snapshots.list": () => (isPaused ? paused : list),
      "snapshots.end_pause": () => {
        isPaused = false;
        return list;
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "结束暂停" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "结束暂停" })).toBeNull());
  });

  it("say that a file is whole, or what is wrong", async () => {
    location.hash = "#/history?tab=snapshots";
    const problem = { kind: "pages", text: word("文件的存储页已损坏。"), details: "page 3" };
    let problems = [problem];
    show(<HistoryPage />, {
      ...answers,
      "snapshots.list": () => list,
      "project.check": () => ({
        file_name: "某区.jiugai",
        is_whole: problems.length === 0,
        journal_rows: 3,
        steps_tried: 2,
        counts: null,
        problems,
      }),
    });
    const check = await screen.findByRole("button", { name: /检查文件/ });
    fireEvent.click(check);
    expect(await screen.findByText("文件的存储页已损坏。", {}, SLOW)).toBeTruthy();
    problems = [];
    await waitFor(() => expect(check.className).not.toContain("loading"), SLOW);
    fireEvent.click(check);
    expect(await screen.findByText(/文件完好/, {}, SLOW)).toBeTruthy();
  });
});
