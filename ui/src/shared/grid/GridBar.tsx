/** Below the grid: how much is shown and selected, why a cell is marked, and the grid's tools. */
import { ProfileOutlined, SearchOutlined, SettingOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { formatCount } from "@/shared/format";
import type { SelectionFigures } from "./model";

export function GridBar({
  shown,
  all,
  note,
  figures,
  why,
  isRefused,
  isSlow,
  isReadOnly,
  isTable,
  onFind,
  onColumns,
  onTable,
}: {
  shown: number;
  all: number;
  /** What the totals leave out. */
  note: string | undefined;
  figures: SelectionFigures | null;
  why: string | undefined;
  isRefused: boolean;
  isSlow: boolean;
  isReadOnly: boolean;
  isTable: boolean;
  onFind: () => void;
  onColumns: (left: number, top: number) => void;
  onTable: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="grid-bar" data-testid="grid-bar">
      <span>{t("grid.rows", { count: shown, all })}</span>
      {note ? <span>{note}</span> : null}
      {isReadOnly ? <span className="tag tag-plain">{t("grid.read_only")}</span> : null}
      {figures ? (
        <>
          <span>{t("grid.selected", { rows: figures.rows, columns: figures.columns })}</span>
          {figures.sum !== null ? (
            <>
              <span>
                {t("grid.sum")} <b>{figures.sum}</b>
              </span>
              <span>
                {t("grid.average")} <b>{figures.average}</b>
              </span>
            </>
          ) : null}
          <span>
            {t("grid.count")} <b>{formatCount(figures.filled)}</b>
          </span>
        </>
      ) : null}
      {isSlow ? <span aria-live="polite">{t("grid.writing")}</span> : null}
      <span className={isRefused ? "grid-why bad" : "grid-why"} aria-live="polite" title={why}>
        {why}
      </span>
      <span className="grid-tools">
        <button
          type="button"
          title={t("grid.find_hint")}
          aria-label={t("grid.find")}
          data-testid="grid-find"
          onClick={onFind}
        >
          <SearchOutlined />
        </button>
        <button
          type="button"
          title={t("grid.columns")}
          aria-label={t("grid.columns")}
          data-testid="grid-columns"
          onClick={(event) => {
            const { left, top } = event.currentTarget.getBoundingClientRect();
            onColumns(left, top);
          }}
        >
          <SettingOutlined />
        </button>
        <button
          type="button"
          title={t("grid.as_table_hint")}
          aria-label={t("grid.as_table")}
          aria-pressed={isTable}
          data-testid="grid-as-table"
          onClick={onTable}
        >
          <ProfileOutlined />
        </button>
      </span>
    </div>
  );
}
