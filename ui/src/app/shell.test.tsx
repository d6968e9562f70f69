import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, describe, expect, it, vi } from "vitest";
import { HostError } from "@/host";
import { useAct } from "@/host/context";
import type { Answers } from "@/host/memory";
import { overviewOf, policyOf, projectOf, readOnlyOf } from "../../tests/builders";
import { show } from "../../tests/render";
import { PAGES } from "./pages";
import { Shell } from "./Shell";

// Nothing is painted in these tests.
vi.mock("@/shared/chart/Chart", () => ({ Chart: ({ said }: { said: string }) => said }));

const opened: Answers = {
  "project.info": () => projectOf({ undo: "粘贴 3×2", redo: null }),
  "overview.get": () => overviewOf(),
  "policy.get": () => policyOf(),
};

/** An action of some page. */
function Work() {
  const work = useAct("communities.remove");
  return (
    <button type="button" onClick={() => work.mutate({ ids: [] })}>
      work
    </button>
  );
}

// The window fetches its pages on the quiet; they must have come before the tests are over.
afterAll(async () => {
  await Promise.all(PAGES.map((page) => page.fetch()));
}, 60_000);

describe("the window", () => {
  it("welcomes while no file is open, and opens the sample", async () => {
    let isOpen = false;
    const { host } = show(<Shell />, {
      ...opened,
      "project.info": () => (isOpen ? projectOf() : null),
      "project.recent": () => [],
      "project.samples": () => [],
      "project.open_sample": () => {
        isOpen = true;
        return projectOf();
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: /打开示例/ }));
    expect(await screen.findByRole("navigation", { name: "页面" })).toBeTruthy();
    expect(host.asked.some((one) => one.command === "project.open_sample")).toBe(true);
  });

  it("reads what the other pages show, again when another file is opened in it", async () => {
    let file_name = "a.jiugai";
    const { host } = show(<Shell />, {
      ...opened,
      "project.info": () => projectOf({ file_name }),
      "communities.table": () => ({}) as never,
      "plans.list": () => [],
    });
    const readAhead = () => host.asked.filter(({ command }) => command === "plans.list").length;
    await waitFor(() => expect(readAhead()).toBe(1), { timeout: 10_000 });
    file_name = "b.jiugai";
    act(() => host.send("store-changed", { tables: [], revision: null }));
    await waitFor(() => expect(readAhead()).toBe(2), { timeout: 10_000 });
  }, 30_000);

  it("names the action that undo takes back, and takes it back", async () => {
    const entry = {
      id: "1",
      at: "2026-01-01T00:00:00Z",
      who: "",
      via: "window",
      op: "undo",
      label: "粘贴 3×2",
      file: null,
      is_undone: false,
      kind: "edit",
      sheet: null,
      row: null,
      is_given_up: false,
    };
    const { host } = show(<Shell />, { ...opened, "history.undo": () => entry });
    const undo = await screen.findByRole("button", { name: /撤销 粘贴 3×2/ });
    expect(screen.getByRole("button", { name: /重做/ }).hasAttribute("disabled")).toBe(true);
    fireEvent.click(undo);
    await screen.findByText("已撤销：粘贴 3×2");
    fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    await waitFor(() =>
      expect(host.asked.filter((one) => one.command === "history.undo")).toHaveLength(2),
    );
  });

  it("says in the top bar that something takes its time, and says it is saved when it is done", async () => {
    let answer: () => void = () => undefined;
    show(
      <>
        <Work />
        <Shell />
      </>,
      {
        ...opened,
        "communities.remove": () =>
          new Promise((resolve) => {
            answer = () => resolve({ revision: "r", label: "删", created: [], notices: [] });
          }),
      },
    );
    await screen.findByText(/已保存/);
    fireEvent.click(screen.getByRole("button", { name: "work" }));
    expect(await screen.findByText("正在处理…")).toBeTruthy();
    await act(async () => answer());
    expect(await screen.findByText(/已保存/)).toBeTruthy();
  });

  it("offers to stop what is written for long, and says so when it was stopped", async () => {
    let refuse: () => void = () => undefined;
    const { host } = show(
      <>
        <Work />
        <Shell />
      </>,
      {
        ...opened,
        "communities.remove": () =>
          new Promise((_, reject) => {
            refuse = () => reject(new Error("stopped"));
          }),
        "project.stop": () => {
          refuse();
          return {};
        },
      },
    );
    await screen.findByText(/已保存/);
    fireEvent.click(screen.getByRole("button", { name: "work" }));
    await screen.findByText("正在处理…");
    expect(screen.queryByRole("button", { name: "停止" })).toBeNull();
    fireEvent.click(await screen.findByRole("button", { name: "停止" }, { timeout: 5_000 }));
    expect(await screen.findByText(/已保存/)).toBeTruthy();
    expect(host.asked.some(({ command }) => command === "project.stop")).toBe(true);
  });

  it("takes back and closes only after what is being written", async () => {
    const answers: (() => void)[] = [];
    const { host } = show(
      <>
        <Work />
        <Shell />
      </>,
      {
        ...opened,
        "communities.remove": () =>
          new Promise((resolve) => {
            answers.push(() => resolve({ revision: "r", label: "删", created: [], notices: [] }));
          }),
        "history.undo": () => null,
        "project.recent": () => [],
        "project.close": () => ({}),
      },
    );
    const asked = () =>
      host.asked
        .map(({ command }) => command)
        .filter((one) => ["communities.remove", "history.undo", "project.close"].includes(one));
    await screen.findByRole("button", { name: /撤销/ });
    const work = screen.getByRole("button", { name: "work" });
    fireEvent.click(work);
    fireEvent.click(work);
    await waitFor(() => expect(answers).toHaveLength(1));
    fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    fireEvent.click(document.querySelector(".file-name") as Element);
    fireEvent.click(await screen.findByRole("menuitem", { name: "关闭文件" }));
    expect(asked()).toEqual(["communities.remove"]);
    for (const at of [0, 1]) {
      await waitFor(() => expect(answers).toHaveLength(at + 1));
      await act(async () => answers[at]?.());
    }
    await waitFor(() =>
      expect(asked()).toEqual([
        "communities.remove",
        "communities.remove",
        "history.undo",
        "project.close",
      ]),
    );
  });

  it("leaves Ctrl+Z to a field that is being typed in", async () => {
    const { host } = show(
      <>
        <input aria-label="typed" />
        <Shell />
      </>,
      opened,
    );
    await screen.findByRole("button", { name: /撤销/ });
    fireEvent.keyDown(screen.getByLabelText("typed"), { key: "z", ctrlKey: true });
    expect(host.asked.some((one) => one.command === "history.undo")).toBe(false);
  });

  it("finds a community by Ctrl+K and goes to it", async () => {
    show(<Shell />, {
      ...opened,
      "communities.search": ({ text }) =>
        text === "五建" ? [{ id: "c5", name: "五建小区", division: "丙街道" }] : [],
    });
    await screen.findByRole("navigation", { name: "页面" });
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    await userEvent.type(await screen.findByLabelText("找小区、页面、动作"), "五建");
    await screen.findByRole("option", { name: /五建小区/ });
    await userEvent.keyboard("{Enter}");
    expect(location.hash).toBe("#/communities?id=c5");
  });

  it("says who holds a file that can only be read", async () => {
    const read_only = readOnlyOf({ holder: "王工", zh: "王工正在编辑这个文件，现在只能查看。" });
    show(<Shell />, { ...opened, "project.info": () => projectOf({ read_only }) });
    const note = await screen.findByText(/王工正在编辑这个文件/, { selector: ".shell-note span" });
    expect(screen.getByText(/只读/, { selector: ".file-state" }).title).toContain("王工");
    for (const name of [/撤销/, /重做/])
      expect(screen.getByRole("button", { name }).hasAttribute("disabled")).toBe(true);
    // The way to a copy that can be worked in.
    fireEvent.click(screen.getByRole("button", { name: "查看快照" }));
    expect(location.hash).toBe("#/history?tab=snapshots");
    fireEvent.click(screen.getByRole("button", { name: "知道了" }));
    expect(note.isConnected).toBe(false);
  });

  it("says why a file could not be opened and stays where it was", async () => {
    show(<Shell />, {
      "project.info": () => null,
      "project.recent": () => [],
      "project.samples": () => [],
      "project.open": () => {
        throw new HostError({
          code: "file.not_a_project",
          kind: "file",
          zh: "「a.jiugai」不是本程序的数据文件。",
          en: "Not a project.",
          details: "",
        });
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: /打开文件/ }));
    expect(await screen.findByText("「a.jiugai」不是本程序的数据文件。")).toBeTruthy();
    expect(screen.getByRole("button", { name: /打开示例/ })).toBeTruthy();
  });

  it("lists the keys on Ctrl+/, and names a file that cannot be changed as such", async () => {
    const locked = {
      reason: "held",
      holder: "王工",
      host: null,
      since: null,
      zh: "王工正在编辑这个文件，现在只能查看。",
      en: "",
    };
    show(<Shell />, { ...opened, "project.info": () => projectOf({ read_only: locked }) });
    await screen.findByRole("navigation", { name: "页面" });
    expect(document.title).toContain("示例区 (只读)");
    fireEvent.keyDown(document.body, { key: "/", ctrlKey: true });
    expect(await screen.findByText("找小区、页面、动作", { selector: "dt" })).toBeTruthy();
  });

  it("finds a page by the initials of its name and opens it", async () => {
    show(<Shell />, { ...opened, "communities.search": () => [] });
    await screen.findByRole("navigation", { name: "页面" });
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    await userEvent.type(await screen.findByRole("textbox"), "zccs{Enter}");
    expect(location.hash).toBe("#/policy");
  });

  it("opens pages by Alt and a digit, also while something is typed", async () => {
    show(<Shell />, opened);
    await screen.findByRole("navigation", { name: "页面" });
    fireEvent.keyDown(document.body, { key: "2", altKey: true });
    await waitFor(() => expect(location.hash).toBe("#/communities"));
  });

  it("is dark when somebody chose so, and keeps the choice", async () => {
    show(<Shell />, opened);
    fireEvent.click(await screen.findByRole("button", { name: "外观" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "深色" }));
    expect(document.documentElement.dataset.look).toBe("dark");
    expect(localStorage.getItem("jiugai.look")).toBe("dark");
    fireEvent.click(await screen.findByRole("button", { name: "外观" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "浅色" }));
    expect(document.documentElement.style.getPropertyValue("--card")).toBe("#ffffff");
  });

  it("leads through the main job on the sample only, and can be closed", async () => {
    show(<Shell />, { ...opened, "project.info": () => projectOf({ is_sample: true }) });
    const guide = await screen.findByRole("complementary", { name: "上手" });
    expect(guide.textContent).toContain("改一个数");
    fireEvent.click(screen.getByRole("button", { name: "收起" }));
    expect(screen.queryByRole("complementary", { name: "上手" })).toBeNull();
    expect(JSON.parse(localStorage.getItem("jiugai.guide") ?? "{}").isOpen).toBe(false);
  });
});
