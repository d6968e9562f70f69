import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { HistoryEntryDto } from "@/generated/contract";
import { show } from "../../../tests/render";
import HistoryPage from "./HistoryPage";

const entry = (n: number, parts: Partial<HistoryEntryDto> = {}): HistoryEntryDto => ({
  id: `h${n}`,
  at: new Date(2026, 10, 21, 9, 41).toISOString(),
  who: "王工",
  via: "window",
  op: "edit",
  label: `改户数 ${n}`,
  file: null,
  is_undone: false,
  kind: "edit",
  ...parts,
});

describe("the journal", () => {
  it("says who, what, from where; what was undone is struck through", async () => {
    show(<HistoryPage />, {
      "history.list": () => [
        entry(1, { is_undone: true }),
        entry(2, { who: "", via: "import", file: "计划表.xlsx" }),
        entry(3, { via: "command_line" }),
      ],
    });
    const undone = await screen.findByText("改户数 1");
    expect(undone.tagName).toBe("S");
    expect(screen.getByText("改户数 2").closest("s")).toBeNull();
    expect(screen.getByText("导入 · 计划表.xlsx")).toBeTruthy();
    expect(screen.getByText("未署名")).toBeTruthy();
    expect(screen.getByText("命令行")).toBeTruthy();
    expect(screen.getByText("共 3 条，到头了。")).toBeTruthy();
  });

  it("tells an undo from the action it takes back", async () => {
    show(<HistoryPage />, {
      "history.list": () => [entry(2, { kind: "undo", label: "改户数 1" }), entry(1)],
    });
    const [undo, edit] = await screen.findAllByText(/改户数 1$/);
    expect(undo?.textContent).toBe("撤销改户数 1");
    expect(edit?.textContent).toBe("改户数 1");
  });

  it("reads earlier rows when asked", async () => {
    const all = Array.from({ length: 250 }, (_, i) => entry(i));
    const { host } = show(<HistoryPage />, { "history.list": ({ limit }) => all.slice(0, limit) });
    fireEvent.click(await screen.findByTestId("history-more"));
    await screen.findByText("改户数 249");
    expect(host.asked.map((one) => one.params)).toEqual([{ limit: 200 }, { limit: 400 }]);
    expect(screen.queryByTestId("history-more")).toBeNull();
  });

  it("is narrowed down by a word", async () => {
    show(<HistoryPage />, { "history.list": () => [entry(1), entry(2, { label: "导入表格" })] });
    await screen.findByText("改户数 1");
    await userEvent.type(screen.getByTestId("history-search"), "导入");
    await waitFor(() => expect(screen.queryByText("改户数 1")).toBeNull());
    expect(screen.getByText("导入表格")).toBeTruthy();
  });

  it("is empty at first", async () => {
    show(<HistoryPage />, { "history.list": () => [] });
    expect(await screen.findByText("还没有变动。")).toBeTruthy();
  });
});
