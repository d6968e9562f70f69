/** A small window over the page: opens where it was asked for, stays on the screen, Esc closes it. */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import "./menu.css";

export interface PanelProps {
  /** Name for those who cannot see it. */
  label: string;
  /** Where, in px of the window. */
  left: number;
  top: number;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

const REACHABLE = "input:not([disabled]), select, button:not([disabled]), [tabindex='0']";

/** Gives the keyboard to the first field of a panel, unless it is in there already. */
function takeFocus(panel: HTMLElement | null): void {
  if (panel === null || panel.contains(document.activeElement)) return;
  const first = panel.querySelector<HTMLElement>("[data-first]");
  (first ?? panel.querySelector<HTMLElement>(REACHABLE))?.focus();
}

export function Panel({ label, left, top, className, onClose, children }: PanelProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const panel = box.current;
    if (panel === null) return;
    const { width, height } = panel.getBoundingClientRect();
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    panel.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
    takeFocus(panel);
  }, [left, top]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as HTMLElement;
      // Lists of the fields inside open beside the panel.
      if (!box.current?.contains(target) && !target.closest(".ant-select-dropdown"))
        close.current();
    };
    // What lies below may take the keyboard a moment later: while the panel is open it is here. Who
    // closes it and goes on is not held back: by then it is gone.
    const elsewhere = (event: FocusEvent) => {
      const target = event.target as HTMLElement;
      if (!target.closest(".ant-select-dropdown")) setTimeout(() => takeFocus(box.current));
    };
    addEventListener("pointerdown", outside, true);
    document.addEventListener("focusin", elsewhere);
    addEventListener("blur", leave);
    function leave() {
      close.current();
    }
    return () => {
      removeEventListener("pointerdown", outside, true);
      document.removeEventListener("focusin", elsewhere);
      removeEventListener("blur", leave);
    };
  }, []);

  return (
    <div
      ref={box}
      className={`panel plain-fields ${className ?? ""}`}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}
