import { beforeEach, describe, expect, it } from "vitest";
import {
  closeGuide,
  nextStep,
  noteCommand,
  notePage,
  openGuide,
  STEPS,
  skip,
  useGuide,
} from "./steps";

const next = () => nextStep(useGuide.getState())?.key;

beforeEach(() => useGuide.setState({ done: [], skipped: [], isOpen: true }));

describe("the guide", () => {
  it("begins with a look and goes on when it notices what was done", () => {
    expect(next()).toBe("look");
    notePage("overview");
    expect(next()).toBe("edit");
    noteCommand("communities.edit");
    noteCommand("communities.edit");
    expect(next()).toBe("undo");
    expect(useGuide.getState().done).toEqual(["look", "edit"]);
  });

  it("notices what is done out of turn", () => {
    noteCommand("export.gantt");
    notePage("overview");
    expect(useGuide.getState().done).toEqual(["export", "look"]);
    expect(next()).toBe("edit");
  });

  it("comes back to what was left for later, the earliest first", () => {
    for (const step of STEPS)
      if (!["edit", "fund"].includes(step.key))
        useGuide.setState((s) => ({ done: [...s.done, step.key] }));
    skip("edit");
    expect(next()).toBe("fund");
    skip("fund");
    expect(next()).toBe("edit");
  });

  it("is closed at any time, opened where it was left, and kept", () => {
    notePage("overview");
    closeGuide();
    expect(JSON.parse(localStorage.getItem("jiugai.guide") ?? "")).toMatchObject({ isOpen: false });
    openGuide();
    expect([next(), useGuide.getState().isOpen]).toEqual(["edit", true]);
  });

  it("begins anew once everything is done", () => {
    useGuide.setState({ done: STEPS.map((step) => step.key), skipped: [], isOpen: false });
    expect(next()).toBeUndefined();
    openGuide();
    expect(next()).toBe("look");
  });
});
