/** Keys that work anywhere in the window, unless something is being typed. */
import { useEffect, useRef } from "react";

export type Shortcuts = Record<string, () => unknown>;

/** `ctrl+shift+z` for an event; Command counts as Ctrl. */
export function nameOfKey(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey"> & { altKey?: boolean },
): string {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("ctrl");
  if (event.altKey) parts.push("alt");
  if (event.shiftKey) parts.push("shift");
  parts.push(event.key.toLowerCase());
  return parts.join("+");
}

/** A field where Ctrl+Z means the text being typed. The grid's waiting input is not one. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches("input, textarea, [contenteditable=true]") &&
  target.style.opacity !== "0" &&
  !target.classList.contains("table-focus-control");

/** Keys that mean nothing to a field being typed into. */
const isAlways = (name: string): boolean =>
  ["ctrl+k", "ctrl+o", "ctrl+/", "ctrl+p", "f1", "f6", "shift+f6"].includes(name) ||
  /^alt\+\d$/.test(name);

/** What stands below a dialog is out of reach. */
const isBelowDialog = (): boolean => document.querySelector("[aria-modal=true]") !== null;

/** A question mark is a character wherever something can be typed, the grid included. */
const isTypedThere = (name: string, target: EventTarget | null): boolean =>
  name === "shift+?" && target instanceof Element && target.closest(".grid, input") !== null;

export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const name = nameOfKey(event);
      const action = current.current[name];
      if (action === undefined || isBelowDialog() || (isTyping(event.target) && !isAlways(name)))
        return;
      if (isTypedThere(name, event.target)) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
