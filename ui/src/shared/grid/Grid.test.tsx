import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Frame } from "@/app/Root";
import { HostError } from "@/host";
import { show } from "../../../tests/render";
import { Grid, type GridProps } from "./Grid";
import type { TablePorts } from "./table";
import { cellKey, type GridColumn, type GridEdit, type GridRange } from "./types";

// The canvas is left out: what the grid tells and asks the table is what is tested.
const made = vi.hoisted(() => ({ ports: undefined as unknown, shown: [] as number[][] }));
vi.mock("./table", () => ({
  GridTable: class {
    isEditing = false;
    place = document.createElement("div");
    constructor(_place: HTMLElement, _columns: unknown, ports: unknown) {
      made.ports = ports;
    }
    show(view: number[]) {
      made.shown.push([...view]);
    }
    redraw() {}
    keepCorners() {}
    redrawCells() {}
    redrawHeader() {}
    finishEdit() {}
    select() {}
    selection() {
      return null;
    }
    farEnd() {
      return { row: 0, column: 0 };
    }
    focus() {}
    stand() {
      return {};
    }
    standAgain() {}
    release() {}
    moveTo() {}
    cursor() {
      return { row: 0, column: 0 };
    }
  },
}));

const NAME: GridColumn = { field: "name", title: "小区", width: 99, kind: "text", strong: true };
const HOUSEHOLDS: GridColumn = {
  field: "households",
  title: "户数",
  width: 80,
  kind: "count",
  editable: true,
  total: true,
};
const COLUMNS = [NAME, HOUSEHOLDS];
const DATA = { ids: ["a", "b"], columns: { name: ["五建", "天阳楼"], households: [91, 105] } };
const ports = () => made.ports as TablePorts;
const at = (fromRow: number, toRow: number, column: number): GridRange => ({
  fromRow,
  toRow,
  fromColumn: column,
  toColumn: column,
});
const refusal = new HostError({
  code: "input.bad_count",
  kind: "input",
  zh: "「一百」不是个数。",
  en: "Not a count.",
  details: "",
});

function showGrid(props: Partial<GridProps> = {}) {
  return show(<Grid label="小区库" columns={COLUMNS} data={DATA} {...props} />);
}

describe("the grid", () => {
  beforeEach(() => {
    made.shown = [];
  });

  it("shows figures, totals and the size of the view", () => {
    showGrid();
    expect(ports().shown(1, HOUSEHOLDS)).toBe("105");
    expect(ports().shown(-1, HOUSEHOLDS)).toBe("196");
    expect(ports().shown(-1, NAME)).toBe("合计 2 行");
    expect(screen.getByTestId("grid-bar").textContent).toContain("显示 2 / 2 行");
  });

  it("sums only what the filter lets through", () => {
    showGrid({ rows: [1] });
    expect(ports().shown(-1, HOUSEHOLDS)).toBe("105");
    expect(made.shown.at(-1)).toEqual([1]);
  });

  it("tells size, sum and average of a selection, and reads out the cell", () => {
    showGrid();
    act(() => ports().selected(at(0, 1, 1)));
    expect(screen.getByTestId("grid-bar").textContent).toMatch(/选中 2×1.*合计 196.*平均 98/);
    expect(screen.getByTestId("grid-cell").textContent).toBe("户数 1: 91");
  });

  it("orders and filters by the menu of a column, and takes it back with one click", () => {
    showGrid();
    const spot = { left: 0, top: 0, width: 80, height: 30 };
    act(() => ports().headerAsked(HOUSEHOLDS, spot));
    fireEvent.click(screen.getByTestId("sort-asc"));
    expect(made.shown.at(-1)).toEqual([0, 1]);
    expect(ports().header(HOUSEHOLDS)).toMatchObject({ order: "asc", rank: 0, isFiltered: false });
    act(() => ports().headerAsked(HOUSEHOLDS, spot));
    fireEvent.change(screen.getByTestId("filter-from"), { target: { value: "105" } });
    fireEvent.click(screen.getByTestId("filter-apply"));
    expect(made.shown.at(-1)).toEqual([1]);
    expect(ports().shown(-1, HOUSEHOLDS)).toBe("105");
    expect(screen.getByTestId("grid-chips").textContent).toContain("户数: 等于 105");
    fireEvent.click(screen.getByTestId("grid-clear-all"));
    expect(made.shown.at(-1)).toEqual([0, 1]);
    expect(screen.queryByTestId("grid-chips")).toBeNull();
  });

  it("has nothing to apply again when an edit was taken back or filters do not look at it", () => {
    const { rerender, host } = showGrid();
    act(() => ports().headerAsked(HOUSEHOLDS, { left: 0, top: 0, width: 80, height: 30 }));
    fireEvent.click(screen.getByTestId("sort-asc"));
    const offers = (name: string[], households: number[]) => {
      rerender(
        <Frame host={host}>
          <Grid
            label="小区库"
            columns={COLUMNS}
            data={{ ...DATA, columns: { name, households } }}
          />
        </Frame>,
      );
      return screen.queryByTestId("grid-reapply") !== null;
    };
    expect(offers(["五建", "天阳楼"], [200, 105])).toBe(true);
    expect(offers(["五建", "天阳楼"], [91, 105])).toBe(false);
    expect(offers(["五建小区", "天阳楼"], [91, 105])).toBe(false);
  });

  it("keeps a row in its place while it is edited, until the order is applied again", () => {
    const { rerender, host } = showGrid();
    act(() => ports().headerAsked(HOUSEHOLDS, { left: 0, top: 0, width: 80, height: 30 }));
    fireEvent.click(screen.getByTestId("sort-asc"));
    const edited = { ...DATA, columns: { ...DATA.columns, households: [200, 105] } };
    rerender(
      <Frame host={host}>
        <Grid label="小区库" columns={COLUMNS} data={edited} />
      </Frame>,
    );
    expect(made.shown.at(-1)).toEqual([0, 1]);
    fireEvent.click(screen.getByTestId("grid-reapply"));
    expect(made.shown.at(-1)).toEqual([1, 0]);
  });

  it("shows an edit at once in grey, until the store has answered", async () => {
    let answer: () => void = () => {};
    const edits: GridEdit[][] = [];
    showGrid({
      onEdit: (asked) => {
        edits.push(asked);
        return new Promise<void>((resolve) => {
          answer = resolve;
        });
      },
    });
    act(() => ports().commit(0, HOUSEHOLDS, " 120 "));
    expect(edits).toEqual([[{ id: "a", field: "households", text: "120" }]]);
    expect(ports().shown(0, HOUSEHOLDS)).toBe("120");
    expect(ports().mark(0, HOUSEHOLDS)).toBe("waiting");
    await act(async () => answer());
    expect(ports().mark(0, HOUSEHOLDS)).toBeNull();
  });

  it("fills down, copies and reads out what was typed, written or not", async () => {
    const edits: GridEdit[][] = [];
    const answers: (() => void)[] = [];
    showGrid({
      onEdit: (asked) => {
        edits.push(asked);
        return new Promise<void>((resolve) => answers.push(resolve));
      },
    });
    act(() => ports().commit(0, HOUSEHOLDS, "120"));
    act(() => ports().selected(at(0, 1, 1)));
    const canvas = document.querySelector(".grid-canvas") as Element;
    fireEvent.keyDown(canvas, { key: "d", ctrlKey: true });
    expect(edits.at(-1)).toEqual([{ id: "b", field: "households", text: "120" }]);
    const setData = vi.fn();
    fireEvent.copy(canvas, { clipboardData: { setData } });
    expect(setData).toHaveBeenCalledWith("text/plain", "120\r\n120");
    expect(screen.getByTestId("grid-cell").textContent).toBe("户数 1: 120");
    await act(async () => answers[0]?.());
    expect(ports().mark(0, HOUSEHOLDS)).toBeNull();
    expect(ports().mark(1, HOUSEHOLDS)).toBe("waiting");
  });

  it("a cell typed into again waits for the later text", async () => {
    const answers: (() => void)[] = [];
    showGrid({ onEdit: () => new Promise<void>((resolve) => answers.push(resolve)) });
    act(() => ports().commit(0, HOUSEHOLDS, "1"));
    act(() => ports().commit(0, HOUSEHOLDS, "12"));
    await act(async () => answers[0]?.());
    expect(ports().shown(0, HOUSEHOLDS)).toBe("12");
    await act(async () => answers[1]?.());
    expect(ports().shown(0, HOUSEHOLDS)).toBe("91");
  });

  it("a refusal leaves the value, marks the cell and says why", async () => {
    showGrid({ onEdit: () => Promise.reject(refusal) });
    act(() => ports().selected(at(0, 0, 1)));
    act(() => ports().commit(0, HOUSEHOLDS, "一百"));
    await waitFor(() => expect(ports().mark(0, HOUSEHOLDS)).toBe("refused"));
    expect(ports().shown(0, HOUSEHOLDS)).toBe("91");
    expect(ports().hovered(0, HOUSEHOLDS)).toBe("未写入「一百」：「一百」不是个数。");
    expect(ports().typed(0, HOUSEHOLDS)).toBe("一百");
    expect(screen.getByTestId("grid-bar").textContent).toContain("「一百」不是个数。");
  });

  it("a refusal marks nothing where something else was typed since", async () => {
    const answers: { resolve: () => void; reject: (error: unknown) => void }[] = [];
    showGrid({
      onEdit: () => new Promise<void>((resolve, reject) => answers.push({ resolve, reject })),
    });
    act(() => ports().commit(0, HOUSEHOLDS, "一百"));
    act(() => ports().commit(0, HOUSEHOLDS, "91"));
    await act(async () => answers[0]?.reject(refusal));
    expect(ports().mark(0, HOUSEHOLDS)).toBe("waiting");
    await act(async () => answers[1]?.resolve());
    expect(ports().mark(0, HOUSEHOLDS)).toBeNull();
  });

  it("says the remark on the selected cell", () => {
    showGrid({ remarks: new Map([[cellKey("b", "households"), "原表写作「约105户」。"]]) });
    act(() => ports().selected(at(1, 1, 1)));
    expect(ports().mark(1, HOUSEHOLDS)).toBe("remark");
    expect(screen.getByTestId("grid-bar").textContent).toContain("约105户");
  });

  it("pastes a block in one action and tells what it left out", async () => {
    const onEdit = vi.fn(() => Promise.resolve());
    showGrid({ onEdit });
    act(() => ports().selected(at(0, 0, 1)));
    const clipboardData = {
      getData: (type: string) => (type === "text/plain" ? "7\t8\r\n9\t9\r\n" : ""),
    };
    fireEvent.paste(document.querySelector(".grid-canvas") as Element, { clipboardData });
    expect(onEdit).toHaveBeenCalledWith([
      { id: "a", field: "households", text: "7" },
      { id: "b", field: "households", text: "9" },
    ]);
    expect(await screen.findByText("跳过了 2 个不能填写的单元格。")).toBeTruthy();
  });

  it("asks about pasted cells that cannot be read, and marks those it leaves out", async () => {
    const answers: (() => void)[] = [];
    const onEdit = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
    showGrid({ onEdit });
    act(() => ports().selected(at(0, 0, 1)));
    const clipboardData = { getData: (type: string) => (type === "text/plain" ? "约9\n8" : "") };
    fireEvent.paste(document.querySelector(".grid-canvas") as Element, { clipboardData });
    expect(onEdit).not.toHaveBeenCalled();
    // Everything has its place here: it is not said that it has not.
    expect(await screen.findByText("有的格子读不懂")).toBeTruthy();
    fireEvent.click(await screen.findByTestId("ask-write"));
    await waitFor(() =>
      expect(onEdit).toHaveBeenCalledWith([{ id: "b", field: "households", text: "8" }]),
    );
    await waitFor(() => expect(ports().mark(0, HOUSEHOLDS)).toBe("refused"));
    expect(ports().typed(0, HOUSEHOLDS)).toBe("约9");
    // What is typed there while the rest is still written answers the mark.
    act(() => ports().commit(0, HOUSEHOLDS, "91"));
    for (const answer of answers) await act(async () => answer());
    expect(ports().mark(0, HOUSEHOLDS)).toBeNull();
  });

  it("adds rows for what lies below the last one, when somebody says so", async () => {
    const onAddRows = vi.fn(() => Promise.resolve({ created: ["c"] }));
    showGrid({ onEdit: () => Promise.resolve(), onAddRows });
    act(() => ports().selected(at(1, 1, 1)));
    const clipboardData = { getData: (type: string) => (type === "text/plain" ? "7\n8" : "") };
    fireEvent.paste(document.querySelector(".grid-canvas") as Element, { clipboardData });
    expect(await screen.findByText("这一块内容放不下")).toBeTruthy();
    fireEvent.click(await screen.findByTestId("ask-with-rows"));
    await waitFor(() =>
      expect(onAddRows).toHaveBeenCalledWith(
        [[{ field: "households", text: "8" }]],
        [{ id: "b", field: "households", text: "7" }],
      ),
    );
  });

  it("names the cells of new rows that cannot be read, and adds the rows without them", async () => {
    const onEdit = () => Promise.resolve();
    const onAddRows = vi.fn(() => Promise.resolve({ created: ["c"] }));
    showGrid({ onEdit, onAddRows });
    act(() => ports().selected(at(1, 1, 1)));
    const clipboardData = { getData: (type: string) => (type === "text/plain" ? "7\n约8" : "") };
    fireEvent.paste(document.querySelector(".grid-canvas") as Element, { clipboardData });
    expect(await screen.findByText("「约8」不是整数。")).toBeTruthy();
    fireEvent.click(screen.getByTestId("ask-with-rows"));
    await waitFor(() =>
      expect(onAddRows).toHaveBeenCalledWith([[]], [{ id: "b", field: "households", text: "7" }]),
    );
  });

  it("is the same rows as a real table, which can be edited", async () => {
    const onEdit = vi.fn(() => Promise.resolve());
    showGrid({ onEdit });
    fireEvent.click(screen.getByTestId("grid-as-table"));
    const cell = screen.getByRole("gridcell", { name: "105" });
    fireEvent.focus(cell);
    fireEvent.keyDown(cell, { key: "F2" });
    const input = screen.getByRole("textbox", { name: "户数" });
    fireEvent.change(input, { target: { value: "106" } });
    fireEvent.keyDown(input, { key: "Enter" });
    expect(onEdit).toHaveBeenCalledWith([{ id: "b", field: "households", text: "106" }]);
    expect(screen.getAllByRole("columnheader").map((one) => one.textContent)).toContain("户数");
  });

  it("copies a block as Excel reads it", () => {
    showGrid();
    act(() => ports().selected({ fromRow: 0, toRow: 1, fromColumn: 0, toColumn: 1 }));
    const setData = vi.fn();
    fireEvent.copy(document.querySelector(".grid-canvas") as Element, {
      clipboardData: { setData },
    });
    expect(setData).toHaveBeenCalledWith("text/plain", "五建\t91\r\n天阳楼\t105");
  });

  it("says so when somebody types where nothing can be typed", async () => {
    showGrid({ onEdit: () => Promise.resolve() });
    const canvas = document.querySelector(".grid-canvas") as Element;
    act(() => ports().selected(at(0, 0, 1)));
    fireEvent.keyDown(canvas, { key: "5" });
    expect(screen.queryByText(/不能在这里填/)).toBeNull();
    act(() => ports().selected(at(0, 0, 0)));
    fireEvent.keyDown(canvas, { key: "五" });
    expect(await screen.findByText("「小区」不能在这里填。")).toBeTruthy();
  });

  it("is read-only without a way to write", () => {
    showGrid();
    expect(ports().canEdit(0, HOUSEHOLDS)).toBe(false);
  });
});
