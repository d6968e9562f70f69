import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { show } from "../../../tests/render";
import { type Toast, useToast } from ".";

let toast: Toast;

function Taker() {
  toast = useToast();
  return null;
}

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
  show(<Taker />);
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
