import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeferredDto, MergeApply, MergeDto, MergeQuestionDto } from "@/generated/contract";
import { HostError } from "@/host";
import type { Answers } from "@/host/memory";
import { projectOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import MergePage from "./MergePage";

const question = (n: number, parts: Partial<MergeQuestionDto> = {}): MergeQuestionDto => ({
  key: `q${n}`,
  kind: "conflict",
  name: `小区${n}`,
  sheet: "小区台账",
  field: "户数 (户)",
  base: "500",
  file: "700",
  mine: "800",
  row: n + 4,
  cell: `L${n + 4}`,
  cells: [],
  ...parts,
});

const mergeOf = (questions: MergeQuestionDto[], parts: Partial<MergeDto> = {}): MergeDto => ({
  token: "t1",
  file: "回来.xlsx",
  from: "this_file",
  rows: 8,
  recognised: 0,
  same: 1,
  taken: [
    { name: "甲", field: "备注", before: "", value: "新备注", sheet: "小区台账", cell: "AF5" },
  ],
  questions,
  remarks: [
    { code: "column_gone", sheet: "小区台账", row: 3, column: null, zh: "列没有了", en: "gone" },
  ],
  ...parts,
});

const done = {
  revision: "r2",
  label: "合并",
  taken: 1,
  for_file: 1,
  for_mine: 1,
  deferred: 0,
  added: 0,
  removed: 0,
};

const answers = (merge: MergeDto, more: Answers = {}): Answers => ({
  "project.info": () => projectOf({}),
  "merge.deferred": () => [],
  "merge.choose": () => merge,
  "merge.close": () => ({}),
  ...more,
});

const off = (button: HTMLElement): boolean => (button as HTMLButtonElement).disabled;

async function choose() {
  fireEvent.click(await screen.findByTestId("merge-choose"));
  return screen.findByTestId("merge-write");
}

describe("the merge page", () => {
  beforeEach(() => {
    location.hash = "#/merge";
  });

  it("writes only when everything is decided, by keys or by mouse", async () => {
    const apply = vi.fn((_: MergeApply) => done);
    const merge = mergeOf([question(1), question(2)]);
    show(<MergePage />, answers(merge, { "merge.apply": apply }));
    const write = await choose();
    expect(off(write)).toBe(true);
    const rows = screen.getAllByRole("option");
    expect(rows[0]?.textContent).toContain("500");
    expect(rows[0]?.textContent).toContain("700");
    expect(rows[0]?.textContent).toContain("800");
    expect(rows[0]?.textContent).toContain("小区台账!L5");
    fireEvent.keyDown(screen.getByTestId("merge-list"), { key: "1" });
    expect(off(write)).toBe(true);
    fireEvent.click(
      within(screen.getAllByRole("option")[1] as HTMLElement).getByTestId("decide-mine"),
    );
    expect(off(write)).toBe(false);
    fireEvent.click(write);
    await waitFor(() => expect(apply).toHaveBeenCalled());
    expect(apply.mock.calls[0]?.[0]).toEqual({
      token: "t1",
      answers: [
        { key: "q1", answer: "file" },
        { key: "q2", answer: "mine" },
      ],
    });
    expect((await screen.findByTestId("merge-done")).textContent).toContain("回来.xlsx");
  });

  it("goes on by key to what is open, once for a key held down, and takes the last one back", async () => {
    show(<MergePage />, answers(mergeOf([question(1), question(2), question(3)])));
    const write = await choose();
    const list = screen.getByTestId("merge-list");
    const press = (key: string, repeat = false) => fireEvent.keyDown(list, { key, repeat });
    const decisions = () =>
      screen
        .getAllByRole("option")
        .map((row) => row.querySelector("[aria-pressed=true]")?.textContent ?? "");
    const current = () =>
      screen
        .getAllByRole("option")
        .findIndex((row) => row.getAttribute("aria-selected") === "true");
    press("1");
    press("1", true);
    expect(decisions()).toEqual(["按表格", "", ""]);
    expect(current()).toBe(1);
    press("2");
    press("3");
    expect(off(write)).toBe(false);
    // Nothing is open any more: the same key again says the same again.
    press("3");
    expect(decisions()).toEqual(["按表格", "保留本库", "以后再定"]);
    press("Backspace");
    press("Backspace");
    expect(decisions()).toEqual(["按表格", "", ""]);
    expect(current()).toBe(1);
  });

  it("leaves what slides under a double click alone", async () => {
    show(<MergePage />, answers(mergeOf([question(1), question(2)])));
    await choose();
    fireEvent.click(screen.getByRole("checkbox"));
    const first = () => screen.getAllByTestId("decide-file")[0] as HTMLElement;
    fireEvent.click(first(), { detail: 1 });
    fireEvent.click(first(), { detail: 2 });
    expect(screen.getAllByRole("option").map((row) => row.textContent)).toEqual([
      expect.stringContaining("小区2"),
    ]);
  });

  it("decides a whole column or everything at once, and draws only what is in sight", async () => {
    const many = Array.from({ length: 2000 }, (_, n) =>
      question(n, n % 2 === 0 ? {} : { field: "备注", kind: "emptied", file: "" }),
    );
    show(<MergePage />, answers(mergeOf(many)));
    const write = await choose();
    expect(screen.getAllByRole("option").length).toBeLessThan(60);
    fireEvent.click(screen.getByTestId("merge-all-later"));
    expect(off(write)).toBe(false);
  });

  it("keeps decisions when the file has moved meanwhile", async () => {
    const moved = new HostError({
      code: "preview_gone",
      kind: "not_allowed",
      zh: "文件有了新改动。",
      en: "The file has moved.",
      details: "",
    });
    const again = mergeOf([question(2), question(3)]);
    show(
      <MergePage />,
      answers(mergeOf([question(1), question(2)]), {
        "merge.apply": () => Promise.reject(moved),
        "merge.look": () => again,
      }),
    );
    const write = await choose();
    fireEvent.click(screen.getByTestId("merge-all-file"));
    fireEvent.click(write);
    await screen.findByText("小区3");
    expect(off(screen.getByTestId("merge-write"))).toBe(true);
    const rows = screen.getAllByRole("option");
    const pressed = within(rows[0] as HTMLElement).getByTestId("decide-file");
    expect(pressed.getAttribute("aria-pressed")).toBe("true");
  });

  it("shows what was put off, and settles it", async () => {
    const settle = vi.fn(() => ({ revision: "r3", label: "x", created: [], notices: [] }));
    const late: DeferredDto = {
      id: "d1",
      kind: "conflict",
      name: "小区7",
      field: "户数 (户)",
      base: "500",
      file: "700",
      mine: "800",
      is_same: false,
      is_here: true,
      cells: [],
      file_name: "上周.xlsx",
      sheet: "小区台账",
      row: 9,
      cell: "L9",
      at: "2026-11-14T08:00:00Z",
    };
    show(
      <MergePage />,
      answers(mergeOf([]), { "merge.deferred": () => [late], "merge.settle": settle }),
    );
    await screen.findByText("小区7");
    expect(screen.getByTitle("500").className).toContain("merge-value");
    // A key that is held down from before settles nothing.
    fireEvent.keyDown(screen.getByTestId("merge-list"), { key: "2", repeat: true });
    fireEvent.click(screen.getByTestId("settle-file"));
    await waitFor(() => expect(settle.mock.calls).toEqual([[{ ids: ["d1"], answer: "file" }]]));
  });
});
