/** Which columns are shown, and in which order. */
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/parts";
import { inOrder, isShown, type Layout, NO_LAYOUT, withColumn, withMoved } from "./layout";
import type { GridColumn } from "./types";

export function ColumnChooser({
  columns,
  layout,
  left,
  top,
  onChange,
  onClose,
}: {
  columns: readonly GridColumn[];
  layout: Layout;
  left: number;
  top: number;
  onChange: (layout: Layout) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const ordered = inOrder(columns, layout);
  const move = (at: number, by: number) => {
    const [column, to] = [ordered[at], ordered[at + by]];
    if (column && to) onChange(withMoved(layout, columns, column.field, to.field));
  };
  return (
    <Panel
      label={t("grid.columns")}
      left={left}
      top={top}
      className="column-chooser"
      onClose={onClose}
    >
      <ul>
        {ordered.map((column, at) => (
          <li key={column.field}>
            <label>
              <input
                type="checkbox"
                checked={isShown(column, layout)}
                disabled={column.strong}
                onChange={(event) => onChange(withColumn(layout, column, event.target.checked))}
              />
              <span>{column.title}</span>
              {column.unit ? <span className="unit">{column.unit}</span> : null}
            </label>
            <button
              type="button"
              aria-label={t("grid.move_up", { title: column.title })}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={t("grid.move_down", { title: column.title })}
              disabled={at === ordered.length - 1}
              onClick={() => move(at, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ul>
      <div className="column-acts">
        <span className="soft small">{t("grid.columns_hint")}</span>
        <button type="button" className="link" onClick={() => onChange(NO_LAYOUT)}>
          {t("grid.columns_reset")}
        </button>
      </div>
    </Panel>
  );
}
