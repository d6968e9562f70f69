/** A long list of rows of one height: only those in sight are drawn; the keyboard moves in it. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { inSight } from "./model";

/** Height of a row, as in merge.css. */
const ROW = 44;

export function List({
  label,
  count,
  current,
  onCurrent,
  onKeyDown,
  empty,
  children,
}: {
  label: string;
  count: number;
  current: number;
  onCurrent: (at: number) => void;
  /** Keys other than those that move. */
  onKeyDown?: (event: KeyboardEvent) => void;
  empty: string;
  children: (at: number) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const { first, last } = inSight(sight.top, sight.height, ROW, count);

  const look = () => {
    const { current: element } = box;
    if (element) setSight({ top: element.scrollTop, height: element.clientHeight || 600 });
  };
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const top = current * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW - element.clientHeight;
    setSight({ top: element.scrollTop, height: element.clientHeight || 600 });
  }, [current]);

  function move(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor(sight.height / ROW) - 1);
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return onKeyDown?.(event);
    event.preventDefault();
    onCurrent(Math.min(count - 1, Math.max(0, to)));
  }

  return (
    <div
      ref={box}
      className="merge-list"
      role="listbox"
      aria-label={label}
      aria-activedescendant={count > 0 ? `merge-row-${current}` : undefined}
      tabIndex={0}
      data-home
      data-testid="merge-list"
      onScroll={look}
      onKeyDown={move}
    >
      {count === 0 ? <p className="soft merge-none">{empty}</p> : null}
      <div style={{ height: count * ROW, position: "relative" }}>
        {Array.from({ length: last - first }, (_, i) => first + i).map((at) => (
          <div
            key={at}
            id={`merge-row-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === current}
            className={at === current ? "merge-row current" : "merge-row"}
            style={{ top: at * ROW }}
            onPointerDown={() => onCurrent(at)}
          >
            {children(at)}
          </div>
        ))}
      </div>
    </div>
  );
}
