/** Filters and order in force, each taken away with a click, all of them with one. */
import { useTranslation } from "react-i18next";
import type { Arrangement } from "./arrangement";
import { withFilter } from "./filter";
import { filterText } from "./names";
import { sortedBy } from "./order";
import type { GridColumn } from "./types";

export function FilterChips({
  arrangement,
  columns,
}: {
  arrangement: Arrangement;
  columns: readonly GridColumn[];
}) {
  const { t } = useTranslation();
  const { filters, sorting, setFilters, setSorting, isStale, reapply } = arrangement;
  if (filters.length === 0 && sorting.length === 0) return null;
  const named = (field: string) => columns.find((column) => column.field === field);
  return (
    <div className="grid-chips" data-testid="grid-chips">
      {filters.map((filter) => {
        const column = named(filter.field);
        if (column === undefined) return null;
        const text = `${column.title}: ${filterText(column, filter, t)}`;
        return (
          <Chip
            key={`filter ${filter.field}`}
            text={text}
            onDrop={() =>
              setFilters(
                withFilter(filters, { field: filter.field, values: null, condition: null }),
              )
            }
          />
        );
      })}
      {sorting.map(({ field, order }) => (
        <Chip
          key={`sort ${field}`}
          text={`${named(field)?.title ?? field} ${order === "asc" ? "↑" : "↓"}`}
          onDrop={() => setSorting(sortedBy(sorting, field, null, { isAdded: false }))}
        />
      ))}
      {isStale ? (
        <button type="button" className="link" onClick={reapply} data-testid="grid-reapply">
          {t("grid.reapply")}
        </button>
      ) : null}
      <button
        type="button"
        className="link"
        data-testid="grid-clear-all"
        onClick={() => {
          setFilters([]);
          setSorting([]);
        }}
      >
        {t("grid.clear_all")}
      </button>
    </div>
  );
}

function Chip({ text, onDrop }: { text: string; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="chip">
      <span title={text}>{text}</span>
      <button type="button" aria-label={t("grid.drop", { text })} onClick={onDrop}>
        ×
      </button>
    </span>
  );
}
