import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { show } from "../../tests/render";
import { Arrivals } from "./Arrivals";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const opening = (done: number) => ({ job: "project.open", done, total: 1 });

it("says that a file is being opened once somebody waits for it, however it came", async () => {
  const { host } = show(<Arrivals />);
  act(() => host.send("progress", opening(0)));
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(screen.queryByText("正在打开…")).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(screen.getByText("正在打开…")).toBeTruthy();
  act(() => host.send("progress", opening(1)));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.queryByText("正在打开…")).toBeNull();
});
