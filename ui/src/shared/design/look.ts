/**
 * Light or dark: as the system says, or as somebody chose. The choice is view state of this machine
 * and never data. A change of the system waits until nothing is being typed, because canvases are
 * drawn anew and an open cell would be lost.
 */
import { flushSync } from "react-dom";
import { create } from "zustand";
import { applyPalette, type Look } from "./palette";

export const CHOICES = ["system", "light", "dark"] as const;
export type Choice = (typeof CHOICES)[number];

const KEY = "jiugai.look";
const DARK = "(prefers-color-scheme: dark)";

export const useLook = create<{ choice: Choice; look: Look }>(() => ({
  choice: "system",
  look: "light",
}));

const stored = (): Choice => {
  const kept = localStorage.getItem(KEY);
  return CHOICES.find((choice) => choice === kept) ?? "system";
};

const meant = (choice: Choice): Look =>
  choice === "system" ? (matchMedia(DARK).matches ? "dark" : "light") : choice;

function wear(look: Look): void {
  applyPalette(document.documentElement, look);
  useLook.setState({ look });
}

function show(choice: Choice): void {
  useLook.setState({ choice });
  wear(meant(choice));
}

const isTyping = () => document.activeElement?.matches("input, textarea") ?? false;

/** Puts the kept choice in force and follows the system from now on. */
export function startLook(): void {
  show(stored());
  const follow = () => {
    if (isTyping()) addEventListener("focusout", follow, { once: true });
    else if (useLook.getState().choice === "system") show("system");
  };
  matchMedia(DARK).addEventListener("change", follow);
  // Paper is light: what is painted must be painted anew before the page is taken.
  addEventListener("beforeprint", () => flushSync(() => wear("light")));
  addEventListener("afterprint", () => show(useLook.getState().choice));
}

/** Chooses, and keeps the choice. */
export function chooseLook(choice: Choice): void {
  localStorage.setItem(KEY, choice);
  show(choice);
}
