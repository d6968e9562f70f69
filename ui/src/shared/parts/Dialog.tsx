/** A dialog over the page. When it is gone the keyboard is back where it was before. */
import { Modal, type ModalProps } from "antd";
import { useEffect, useState } from "react";

export function Dialog(props: ModalProps) {
  // Asked for while it is drawn first: a moment later the dialog has the keyboard.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // The field of a grid's cell may be gone by then; its table is not.
      const table = before?.closest<HTMLElement>(".vtable");
      setTimeout(() => {
        const isFree = document.activeElement === document.body;
        if (isFree) (before?.isConnected ? (before as HTMLElement) : table)?.focus();
      });
    },
    [before],
  );
  return <Modal open {...props} />;
}
