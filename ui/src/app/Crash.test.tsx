import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Crash } from "./Crash";
import { takeNote } from "./crashed";

function Broken(): never {
  throw new Error("no such row");
}

const reload = vi.fn();

beforeEach(() => {
  sessionStorage.clear();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(location, "reload").mockImplementation(reload);
});

afterEach(() => {
  reload.mockClear();
  vi.restoreAllMocks();
});

describe("a crash of the page", () => {
  it("comes back by itself to where it was, and is told once", async () => {
    location.hash = "#/plans?plan=p1&year=2027";
    render(
      <Crash>
        <Broken />
      </Crash>,
    );
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
    expect(location.hash).toBe("#/plans?plan=p1&year=2027");
    expect(takeNote()).toContain("no such row");
    expect(takeNote()).toBeNull();
  });

  it("stays down and says so when it crashes again at once", async () => {
    for (let time = 0; time < 2; time += 1)
      render(
        <Crash>
          <Broken />
        </Crash>,
      );
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
    expect(screen.getByRole("button", { name: "复制详情" })).toBeTruthy();
  });
});
