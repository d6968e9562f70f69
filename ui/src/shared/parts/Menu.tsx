/** A menu at a place on the screen: arrows go round it, Enter takes, Esc leaves. */
import type { KeyboardEvent } from "react";
import { Panel } from "./Panel";

export interface MenuItem {
  key: string;
  label: string;
  keys?: string;
  /** One of several states, and whether it is the one in force. */
  isOn?: boolean;
  isOff?: boolean;
  /** Why it is off, said below it. */
  why?: string | undefined;
  isDanger?: boolean;
  /** A line above it. */
  isFirst?: boolean;
  run: () => void;
}

export function Menu({
  label,
  left,
  top,
  items,
  onClose,
}: {
  label: string;
  left: number;
  top: number;
  items: readonly MenuItem[];
  onClose: () => void;
}) {
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not([disabled])")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const ends: Record<string, number> = { Home: 0, End: all.length - 1 };
    const move = moves[event.key];
    const to = ends[event.key] ?? (move === undefined ? undefined : at + move + all.length);
    if (to === undefined || all.length === 0) return;
    event.preventDefault();
    all[to % all.length]?.focus();
  };
  const hasMarks = items.some((item) => item.isOn !== undefined);
  return (
    <Panel label={label} left={left} top={top} className="menu" onClose={onClose}>
      <div role="menu" aria-label={label} tabIndex={-1} onKeyDown={step}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            {...(item.isOn === undefined
              ? { role: "menuitem" }
              : { role: "menuitemcheckbox", "aria-checked": item.isOn })}
            className={`${item.isDanger ? "bad" : ""} ${item.isFirst ? "first" : ""}`}
            disabled={item.isOff}
            data-testid={`menu-${item.key}`}
            onClick={() => {
              onClose();
              item.run();
            }}
          >
            {hasMarks ? <span className="menu-mark">{item.isOn ? "✓" : ""}</span> : null}
            <span className="menu-label">
              {item.label}
              {item.isOff && item.why ? <span className="menu-why">{item.why}</span> : null}
            </span>
            {item.keys ? <kbd>{item.keys}</kbd> : null}
          </button>
        ))}
      </div>
    </Panel>
  );
}
