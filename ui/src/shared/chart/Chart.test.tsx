import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { show } from "../../../tests/render";
import { Chart } from "./Chart";

vi.mock("./engine", () => {
  throw new Error("cut off");
});

it("shows its figures in words when what draws it cannot be fetched", async () => {
  show(<Chart option={{}} said="2026 年 1,850 万元" />);
  const words = await screen.findByText(/图没有画出来.*2026 年 1,850 万元/);
  expect(words.className).not.toContain("visually-hidden");
  await waitFor(() => expect(screen.getByRole("figure").getAttribute("aria-busy")).toBe("false"));
});
