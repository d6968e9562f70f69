/**
 * A dialog over the page. It begins where its work begins: in the first field, else on what it
 * offers; Ctrl+Enter does what it offers from anywhere in it. When it is gone the keyboard is back
 * where it was before.
 */
import { Modal, type ModalProps } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Where the keyboard begins, best first; `data-begin` names another field than the first. */
const BEGINNINGS = [
  ".ant-modal-body [data-begin]",
  ".ant-modal-body :is(input:not([type=radio]), input:checked, textarea):enabled",
  ".ant-modal-footer .ant-btn-primary:enabled",
];

export function Dialog({ children, okButtonProps, ...props }: ModalProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
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
  const begin = () => {
    const modal = body.current?.closest(".ant-modal");
    const first = BEGINNINGS.map((one) => modal?.querySelector<HTMLElement>(one)).find(Boolean);
    first?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const offered = body.current
      ?.closest(".ant-modal")
      ?.querySelector<HTMLElement>(".ant-modal-footer .ant-btn-primary:enabled");
    if (!offered) return;
    event.preventDefault();
    offered.click();
  };
  return (
    <Modal
      open
      {...props}
      okButtonProps={{ title: t("act.enter_hint"), ...okButtonProps }}
      afterOpenChange={(isOpen) => isOpen && begin()}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for its fields. */}
      <div ref={body} onKeyDown={onKeyDown}>
        {children}
      </div>
    </Modal>
  );
}
