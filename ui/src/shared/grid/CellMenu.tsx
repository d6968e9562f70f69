/** The menu of a cell: by the right mouse button, by Shift+F10 and by the menu key. */
import type { KeyboardEvent } from "react";
import { Panel } from "./Panel";

export interface MenuItem {
  key: string;
  label: string;
  keys?: string;
  isOff?: boolean;
  isDanger?: boolean;
  /** A line above it. */
  isFirst?: boolean;
  run: () => void;
}

export function CellMenu({
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
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]:enabled")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const ends: Record<string, number> = { Home: 0, End: all.length - 1 };
    const move = moves[event.key];
    const to = ends[event.key] ?? (move === undefined ? undefined : at + move + all.length);
    if (to === undefined || all.length === 0) return;
    event.preventDefault();
    all[to % all.length]?.focus();
  };
  return (
    <Panel label={label} left={left} top={top} className="grid-menu" onClose={onClose}>
      <div role="menu" aria-label={label} tabIndex={-1} onKeyDown={step}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            className={`${item.isDanger ? "bad" : ""} ${item.isFirst ? "first" : ""}`}
            disabled={item.isOff}
            data-testid={`menu-${item.key}`}
            onClick={() => {
              onClose();
              item.run();
            }}
          >
            <span>{item.label}</span>
            {item.keys ? <kbd>{item.keys}</kbd> : null}
          </button>
        ))}
      </div>
    </Panel>
  );
}
