/**
 * The main job in a few steps, each noticed by itself when it was done: by a command that succeeded
 * or by a page that was seen. What is kept is view state of this machine, never data.
 */
import { create } from "zustand";
import type { CommandName } from "@/host";

export interface Step {
  key: string;
  /** The page it is done on. */
  page: string;
  /** Commands whose success is the step; without any, seeing the page is. */
  commands: readonly CommandName[];
}

export const STEPS: readonly Step[] = [
  { key: "look", page: "overview", commands: [] },
  { key: "edit", page: "communities", commands: ["communities.edit"] },
  { key: "undo", page: "communities", commands: ["history.undo"] },
  { key: "check", page: "checklist", commands: ["checklist.set"] },
  {
    key: "scheme",
    page: "schemes",
    commands: ["scheme.accept", "scheme.apply_package", "scheme.edit"],
  },
  { key: "plan", page: "plans", commands: ["plans.set_year", "plans.draft_five_year"] },
  { key: "fund", page: "funding", commands: ["funding.allocate", "funding.switch_rule"] },
  {
    key: "gantt",
    page: "gantt",
    commands: ["schedule.edit_task", "schedule.build", "schedule.set_baseline"],
  },
  { key: "export", page: "exchange", commands: ["export.gantt", "export.tables"] },
];

export interface GuideState {
  done: readonly string[];
  /** Steps left for later, in the order they were left. */
  skipped: readonly string[];
  isOpen: boolean;
}

const KEY = "jiugai.guide";
const FRESH: GuideState = { done: [], skipped: [], isOpen: true };

function kept(): GuideState {
  try {
    return { ...FRESH, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return FRESH;
  }
}

export const useGuide = create<GuideState>(kept);

function change(next: Partial<GuideState>): void {
  useGuide.setState(next);
  const { done, skipped, isOpen } = useGuide.getState();
  localStorage.setItem(KEY, JSON.stringify({ done, skipped, isOpen }));
}

/** The step to do next: the first one open, those left for later last; none when all are done. */
export function nextStep({ done, skipped }: GuideState): Step | undefined {
  const open = STEPS.filter((step) => !done.includes(step.key));
  const fresh = open.find((step) => !skipped.includes(step.key));
  return fresh ?? open.find((step) => step.key === skipped.find((key) => !done.includes(key)));
}

const finish = (step: Step): void => {
  const { done } = useGuide.getState();
  if (!done.includes(step.key)) change({ done: [...done, step.key] });
};

/** A command came back with something. */
export function noteCommand(command: CommandName): void {
  for (const step of STEPS) if (step.commands.includes(command)) finish(step);
}

/** A page was seen. */
export function notePage(page: string): void {
  for (const step of STEPS) if (step.page === page && step.commands.length === 0) finish(step);
}

/** Leaves a step for later. */
export function skip(key: string): void {
  const { skipped } = useGuide.getState();
  change({ skipped: [...skipped.filter((one) => one !== key), key] });
}

export const closeGuide = (): void => change({ isOpen: false });

/** Opens the guide where it was left, or from the beginning when all was done. */
export function openGuide(): void {
  change(nextStep(useGuide.getState()) === undefined ? FRESH : { isOpen: true });
}
