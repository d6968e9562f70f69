import { afterEach, expect, it, vi } from "vitest";
import { whenIdle } from "./idle";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("waits for the browser to say that it is idle", async () => {
  let idle = (): void => undefined;
  vi.stubGlobal("requestIdleCallback", (then: () => void) => {
    idle = then;
  });
  const then = vi.fn();
  void whenIdle().then(then);
  await Promise.resolve();
  expect(then).not.toHaveBeenCalled();
  idle();
  await vi.waitFor(() => expect(then).toHaveBeenCalledOnce());
});

it("waits a breath where the browser never says so", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("requestIdleCallback", undefined);
  Reflect.deleteProperty(window, "requestIdleCallback");
  const then = vi.fn();
  void whenIdle().then(then);
  await vi.advanceTimersByTimeAsync(20);
  expect(then).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(then).toHaveBeenCalledOnce();
});
