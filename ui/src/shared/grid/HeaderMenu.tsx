/** The menu of a column in front of the rows the other columns let through. */
import { useMemo } from "react";
import { ColumnMenu } from "./ColumnMenu";
import { filterRows, withFilter } from "./filter";
import { withColumn } from "./layout";
import type { Now } from "./now";
import { sortedBy } from "./order";
import type { Spot } from "./table";
import type { GridColumn } from "./types";

export function HeaderMenu({
  now,
  all,
  rows,
  open,
  onClose,
}: {
  now: Now;
  all: readonly GridColumn[];
  rows: readonly number[] | undefined;
  open: { column: GridColumn; spot: Spot };
  onClose: () => void;
}) {
  const { arrangement, data } = now;
  const { filters, setFilters, sorting, setSorting, layout, setLayout, shown, frozen } =
    arrangement;
  const { column } = open;
  const others = useMemo(
    () => filterRows(rows ?? data.ids.map((_, at) => at), all, data, filters, column.field),
    [rows, data, all, filters, column.field],
  );
  const at = shown.findIndex((one) => one.field === column.field);
  return (
    <ColumnMenu
      column={column}
      spot={open.spot}
      data={data}
      rows={others}
      filter={filters.find((filter) => filter.field === column.field)}
      sorting={sorting}
      isFrozen={at === frozen - 1}
      onFilter={(filter) => setFilters(withFilter(filters, filter))}
      onSort={(order, isAdded) => setSorting(sortedBy(sorting, column.field, order, { isAdded }))}
      onFreeze={(isFrozen) => setLayout({ ...layout, frozen: isFrozen ? column.field : null })}
      onHide={() => setLayout(withColumn(layout, column, false))}
      onClose={onClose}
    />
  );
}
