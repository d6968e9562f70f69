/**
 * What can be done with a row, under the right mouse button, the menu key and Shift+F10. It repeats
 * what can be reached otherwise and is never the only way.
 */
import { Dropdown } from "antd";
import type { ReactElement } from "react";

export interface RowAction {
  key: string;
  label: string;
  run: () => void;
  disabled?: boolean;
}

export function RowMenu({ actions, children }: { actions: RowAction[]; children: ReactElement }) {
  const items = actions.map(({ key, label, run, disabled = false }) => ({
    key,
    label,
    disabled,
    onClick: run,
  }));
  return (
    <Dropdown trigger={["contextMenu"]} menu={{ items }} autoFocus>
      {children}
    </Dropdown>
  );
}
