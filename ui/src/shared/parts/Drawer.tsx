import { CloseOutlined } from "@ant-design/icons";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import "./parts.css";

/** The panel on the right that explains what is picked. Closed until asked for; Esc closes it. */
export function Drawer({
  title,
  note,
  onClose,
  children,
}: {
  title: string;
  note?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      // Who has a use for the key says so; in a grid it gives up an edit first.
      if (event.key === "Escape" && !event.defaultPrevented && !target?.closest(".ant-modal"))
        onClose();
    };
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [onClose]);
  return (
    <aside className="drawer" aria-label={title}>
      <div className="drawer-head">
        <div>
          <h2>{title}</h2>
          {note ? <div className="soft small">{note}</div> : null}
        </div>
        <button type="button" className="icon-button" onClick={onClose} aria-label={t("act.close")}>
          <CloseOutlined />
        </button>
      </div>
      <div className="drawer-body">{children}</div>
    </aside>
  );
}

/** A part of a drawer; `side` stands at the right end of its heading. */
export function DrawerSection({
  title,
  side,
  children,
}: {
  title: ReactNode;
  side?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="drawer-section">
      <h3>
        <span>{title}</span>
        <span>{side}</span>
      </h3>
      {children}
    </section>
  );
}

/** Names and values in two columns. */
export function Facts({ rows }: { rows: { name: string; value: ReactNode; note?: ReactNode }[] }) {
  return (
    <dl className="facts">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>
            {row.value}
            {row.note ? <div className="soft small">{row.note}</div> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
