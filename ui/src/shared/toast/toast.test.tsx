import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HostError } from "@/host";
import { useAct } from "@/host/context";
import { show } from "../../../tests/render";
import { type Toast, useRefusalsGo, useToast } from ".";

let toast: Toast;
let write: () => Promise<unknown>;

function Taker() {
  toast = useToast();
  const undo = useAct("history.undo");
  write = () => undo.mutateAsync({});
  useRefusalsGo();
  return null;
}

const refusal = (zh: string) =>
  new HostError({ code: "input.bad_value", kind: "input", zh, en: zh, details: "" });

/** Work that ends when it is told to. */
function work() {
  let end = (): void => undefined;
  const promise = new Promise<string>((done) => {
    end = () => done("done");
  });
  return { promise, end: () => end() };
}

const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers();
  show(<Taker />, { "history.undo": () => null });
});
afterEach(() => vi.useRealTimers());

describe("something that takes its time", () => {
  it("is not worth a word below 300 ms", async () => {
    const { promise, end } = work();
    const all = toast.during(promise, "正在算");
    await passes(250);
    expect(screen.queryByText("正在算")).toBeNull();
    end();
    await expect(all).resolves.toBe("done");
    await passes(1000);
    expect(screen.queryByText("正在算")).toBeNull();
  });

  it("says so after 300 ms and can be stopped after 2 s", async () => {
    const { promise, end } = work();
    const stop = vi.fn(end);
    const all = toast.during(promise, "正在算", stop);
    await passes(400);
    expect(screen.getByText("正在算")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "停止" })).toBeNull();
    await passes(1700);
    fireEvent.click(screen.getByRole("button", { name: "停止" }));
    expect(stop).toHaveBeenCalledTimes(1);
    await expect(all).resolves.toBe("done");
    await passes(1000);
    expect(screen.queryByText("正在算")).toBeNull();
  });
});

describe("a refusal", () => {
  const refuse = async (text: string) => {
    act(() => toast.fail(refusal(text)));
    await passes(50);
  };
  const shown = () => screen.queryAllByText(/不是/).map((one) => one.textContent);

  it("is said once, however often it comes", async () => {
    await refuse("「一」不是个数。");
    await refuse("「一」不是个数。");
    expect(shown()).toEqual(["「一」不是个数。"]);
  });

  it("goes by Esc, which then does nothing else", async () => {
    await refuse("「一」不是个数。");
    expect(fireEvent.keyDown(document.body, { key: "Escape" })).toBe(false);
    await passes(50);
    expect(shown()).toEqual([]);
    expect(fireEvent.keyDown(document.body, { key: "Escape" })).toBe(true);
  });

  it("goes with what succeeds next, and with what is said next", async () => {
    await refuse("「一」不是个数。");
    await act(() => write());
    await passes(50);
    expect(shown()).toEqual([]);
    await refuse("「二」不是个数。");
    act(() => toast.tell("已导出。"));
    await passes(50);
    expect(shown()).toEqual([]);
    expect(screen.getByText("已导出。")).toBeTruthy();
  });
});
