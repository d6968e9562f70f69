import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { show } from "../../../tests/render";
import { Working } from ".";

const passes = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("says nothing of a short job, what is done of a noticed one, and stops a long one", async () => {
  const { host } = show(<Working stop="merge.stop" />, { "merge.stop": () => ({}) });
  act(() => host.send("progress", { job: "merge", done: 512, total: 1024 }));
  await passes(250);
  expect(screen.queryByTestId("working")).toBeNull();
  await passes(100);
  expect(screen.getByTestId("working").textContent).toContain("正在逐格比较");
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("50");
  expect(screen.queryByTestId("working-stop")).toBeNull();
  await passes(2_000);
  fireEvent.click(screen.getByTestId("working-stop"));
  await passes(0);
  expect(host.asked.map(({ command }) => command)).toEqual(["merge.stop"]);
});
