import { act, screen } from "@testing-library/react";
import { useEffect, useLayoutEffect } from "react";
import { expect, it, vi } from "vitest";
import { show } from "../../tests/render";
import { Rehearsal } from "./Rehearsal";

const seen = vi.hoisted(() => ({ drawn: [] as string[], effects: [] as string[] }));
const idle = vi.hoisted(() => ({ next: (): void => undefined }));

vi.mock("@/shared/idle", () => ({
  whenIdle: () => new Promise<void>((done) => Object.assign(idle, { next: done })),
}));

vi.mock("./pages", async () => {
  const { page } = await import("./page");
  const made = (key: string, content: () => null) =>
    page(key, null, "list", () => Promise.resolve({ default: content }));
  return {
    PAGES: [
      made("broken", () => {
        seen.drawn.push("broken");
        throw new Error("no data");
      }),
      made("whole", function Whole() {
        seen.drawn.push("whole");
        useLayoutEffect(() => void seen.effects.push("layout"), []);
        useEffect(() => void seen.effects.push("effect"), []);
        return null;
      }),
    ],
  };
});

/** One idle moment passes, and what is drawn out of sight in it. */
const goOn = () => act(async () => idle.next());

it("draws every page without its effects, and a crash of one is not heard in the window", async () => {
  await act(async () => {
    show(
      <>
        <p>the first page</p>
        <Rehearsal />
      </>,
    );
  });
  expect(new Set(seen.drawn)).toEqual(new Set(["broken"]));
  await goOn();
  expect(new Set(seen.drawn)).toEqual(new Set(["broken", "whole"]));
  await goOn();
  expect(seen.effects).toEqual([]);
  expect(screen.getByText("the first page")).toBeTruthy();
});
