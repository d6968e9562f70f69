import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { FindingsSet } from "@/generated/contract";
import { HostError } from "@/host";
import type { Answers } from "@/host/memory";
import { projectOf, readOnlyOf, tableOf } from "../../../tests/builders";
import { show } from "../../../tests/render";
import { checklistOf, findingOf, lineOf, schemeOf, shippedPolicy } from "../../../tests/rooms";
import ChecklistPage from "./ChecklistPage";

const table = tableOf([
  { id: "c1", name: "天阳楼小区", division: "示例市 甲街道", items_inspected: 2, facets: "lnnhnn" },
  { id: "c2", name: "五建小区", division: "示例市 乙街道" },
]);
const findings = {
  barrier_free: findingOf("severe", { quantity: 6 }),
  gas_pipes: findingOf("hazard"),
};
const outcome = { revision: "r1", label: "检查", created: [], notices: [] };

const answers: Answers = {
  "communities.table": () => table,
  "communities.search": () => [],
  "policy.get": () => shippedPolicy(),
  "project.info": () => projectOf(),
  "checklist.get": ({ id }) =>
    checklistOf(id, id === "c1" ? findings : {}, id === "c1" ? "天阳楼小区" : "五建小区"),
  "checklist.set": () => outcome,
  "scheme.get": ({ id }) => schemeOf(id),
};

const item = (code: string) => screen.findByTestId(`checklist-item-${code}`);
const recorded = (asked: { command: string; params: unknown }[]) =>
  asked.filter((one) => one.command === "checklist.set").map((one) => one.params as FindingsSet);

beforeEach(() => {
  location.hash = "#/checklist?id=c1";
});

describe("the checklist", () => {
  it("records a level by key on the focused item, with who looked", async () => {
    localStorage.setItem("jiugai.inspector", "李工");
    const { host } = show(<ChecklistPage />, answers);
    (await item("lifts")).focus();
    await userEvent.keyboard("4");
    await waitFor(() => expect(recorded(host.asked)).toHaveLength(1));
    expect(recorded(host.asked)[0]).toMatchObject({
      community_id: "c1",
      findings: [{ item: "lifts", level: "hazard", inspected_by: "李工", note: null }],
    });
  });

  it("moves between items with the arrows, over the end of a facet", async () => {
    show(<ChecklistPage />, answers);
    const last = await item("resident_participation");
    last.focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(await item("ponding"));
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(last);
  });

  it("never shows what was not inspected as fine", async () => {
    show(<ChecklistPage />, answers);
    const row = await item("ponding");
    expect(row.getAttribute("aria-label")).toContain("未查");
    expect(within(row).queryAllByRole("button", { pressed: true })).toEqual([]);
    expect(within(row).queryByRole("textbox")).toBeNull();
  });

  it("records the rest of a facet in one step", async () => {
    const { host } = show(<ChecklistPage />, answers);
    fireEvent.click(await screen.findByTestId("checklist-rest-person"));
    await waitFor(() => expect(recorded(host.asked)).toHaveLength(1));
    const { findings } = recorded(host.asked)[0] as FindingsSet;
    expect(findings).toHaveLength(9);
    expect(findings.every((one) => one.level === "ok")).toBe(true);
    expect(findings.map((one) => one.item)).not.toContain("barrier_free");
  });

  it("offers the same under the right button, and goes back to the item", async () => {
    const { host } = show(<ChecklistPage />, answers);
    const row = await item("lifts");
    row.focus();
    fireEvent.contextMenu(row);
    const menu = await screen.findByRole("menu");
    expect(
      within(menu).getByRole("menuitemcheckbox", { checked: false, name: /无问题/ }),
    ).toBeTruthy();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(recorded(host.asked)).toHaveLength(1));
    expect(recorded(host.asked)[0]?.findings[0]).toMatchObject({ item: "lifts", level: "minor" });
    expect(document.activeElement).toBe(row);
  });

  it("leads from a community of the list to its other pages", async () => {
    show(<ChecklistPage />, answers);
    fireEvent.contextMenu(await screen.findByRole("option", { name: /五建小区/ }));
    expect(screen.queryByRole("menuitem", { name: "去摸底检查" })).toBeNull();
    fireEvent.click(await screen.findByRole("menuitem", { name: "去改造方案" }));
    expect(location.hash).toBe("#/schemes?id=c2");
  });

  it("takes a finding back with 0", async () => {
    const { host } = show(<ChecklistPage />, answers);
    (await item("barrier_free")).focus();
    await userEvent.keyboard("0");
    await waitFor(() =>
      expect(recorded(host.asked)[0]?.findings[0]).toMatchObject({ level: "not_inspected" }),
    );
  });

  it("writes a quantity as typed and tells why one is refused", async () => {
    const { host } = show(<ChecklistPage />, {
      ...answers,
      "checklist.set": () => {
        throw new HostError({
          code: "bad_number",
          kind: "input",
          zh: "「六处」不是数字。",
          en: "Not a number.",
          details: "",
        });
      },
    });
    const field = within(await item("barrier_free")).getByLabelText("数量");
    await userEvent.clear(field);
    await userEvent.type(field, "六处{Enter}");
    expect(await screen.findByText("「六处」不是数字。")).toBeTruthy();
    expect(recorded(host.asked)[0]?.findings[0]).toMatchObject({ quantity: "六处", level: null });
  });

  it("asks why a hazard is not in the scheme, until it is", async () => {
    const view = show(<ChecklistPage />, answers);
    expect(within(await item("gas_pipes")).getByText(/隐患未列入方案/)).toBeTruthy();
    view.unmount();
    show(<ChecklistPage />, {
      ...answers,
      "scheme.get": ({ id }) => schemeOf(id, { lines: [lineOf("gas_pipes")] }),
    });
    const row = await item("gas_pipes");
    await within(row).findByLabelText("已列入方案");
    expect(within(row).queryByText(/隐患未列入方案/)).toBeNull();
  });

  it("goes to the scheme of the community", async () => {
    show(<ChecklistPage />, answers);
    fireEvent.click((await screen.findAllByText("去改造方案"))[0] as HTMLElement);
    expect(location.hash).toBe("#/schemes?id=c1");
  });

  it("cannot be changed in a file that is only read", async () => {
    const { host } = show(<ChecklistPage />, {
      ...answers,
      "project.info": () => projectOf({ read_only: readOnlyOf() }),
    });
    const row = await item("lifts");
    await waitFor(() => expect(within(row).getByText("严重").hasAttribute("disabled")).toBe(true));
    row.focus();
    await userEvent.keyboard("1");
    expect(recorded(host.asked)).toEqual([]);
  });
});

describe("the list beside it", () => {
  it("narrows down to what is not inspected and keeps the picked one open", async () => {
    show(<ChecklistPage />, answers);
    await item("lifts");
    await userEvent.type(screen.getByTestId("roster-search"), "五建");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    expect(screen.getByRole("heading", { level: 2, name: "天阳楼小区" })).toBeTruthy();
    await userEvent.keyboard("{ArrowDown}");
    await screen.findByRole("heading", { level: 2, name: "五建小区" });
  });

  it("finds by sound what the name does not hold", async () => {
    show(<ChecklistPage />, {
      ...answers,
      "communities.search": ({ text }) =>
        text === "wj" ? [{ id: "c2", name: "五建小区", division: "乙街道" }] : [],
    });
    await item("lifts");
    await userEvent.type(screen.getByTestId("roster-search"), "wj");
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    expect(screen.getByRole("option").textContent).toContain("五建小区");
  });

  it("leads to the next community that is not finished", async () => {
    show(<ChecklistPage />, answers);
    fireEvent.click(await screen.findByTestId("checklist-next"));
    await screen.findByRole("heading", { level: 2, name: "五建小区" });
  });
});

it("offers to import when there is no community", async () => {
  show(<ChecklistPage />, { ...answers, "communities.table": () => tableOf([]) });
  fireEvent.click(await screen.findByRole("button", { name: "导入表格" }));
  expect(location.hash).toBe("#/exchange");
});
