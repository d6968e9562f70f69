/**
 * What can be done with a row, under the right mouse button, the menu key and Shift+F10. It repeats
 * what can be reached otherwise and is never the only way.
 */
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Menu, type MenuItem } from "./Menu";

/** Where a menu opened by a key stands beside its row, in px. */
const BESIDE = { left: 24, top: 4 };

interface Open {
  left: number;
  top: number;
  items: readonly MenuItem[];
  /** What had the keyboard before. */
  from: Element | null;
}

/** One menu for many rows: `openMenu` is called where a row is asked for its menu. */
export function useRowMenu(): {
  menu: ReactNode;
  openMenu: (event: MouseEvent, items: readonly MenuItem[], row?: Element) => void;
} {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const openMenu = (event: MouseEvent, items: readonly MenuItem[], row?: Element) => {
    event.preventDefault();
    // A key opens it where no pointer is: beside the row.
    const { left, bottom } = (row ?? event.currentTarget).getBoundingClientRect();
    const place =
      event.button === 2
        ? { left: event.clientX, top: event.clientY }
        : { left: left + BESIDE.left, top: bottom - BESIDE.top };
    setOpen({ ...place, items, from: document.activeElement });
  };
  const close = () => {
    setOpen(null);
    if (open?.from instanceof HTMLElement) open.from.focus();
  };
  const menu =
    open === null ? null : (
      <Menu
        label={t("row.menu")}
        left={open.left}
        top={open.top}
        items={open.items}
        onClose={close}
      />
    );
  return { menu, openMenu };
}

/** A row with a menu of its own. */
export function RowMenu({
  actions,
  children,
}: {
  actions: readonly MenuItem[];
  children: ReactElement<{ onContextMenu?: (event: MouseEvent) => void }>;
}) {
  const { menu, openMenu } = useRowMenu();
  return (
    <>
      {cloneElement(children, { onContextMenu: (event) => openMenu(event, actions) })}
      {menu}
    </>
  );
}
