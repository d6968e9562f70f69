/**
 * Stands in for the grid where there is no canvas: the same rows, texts and actions as a table. A
 * click selects a cell, with Shift those from the last one down to it; a right click writes into it
 * what stands in the field below, and what follows a bar there into the cells below it; a double
 * click asks about the row.
 */
import { useState } from "react";
import type { GridProps } from "@/shared/grid";
import { shownText } from "@/shared/grid/model";

export function GridList(props: GridProps) {
  const { columns, data, rows, totals } = props;
  const [typed, setTyped] = useState("");
  const [anchor, setAnchor] = useState(0);
  const view = rows ?? data.ids.map((_, at) => at);
  const ids = view.map((at) => data.ids[at] ?? "");
  const select = (row: number, field: string, isMore: boolean) => {
    if (!isMore) setAnchor(row);
    props.onSelect?.({ ids: ids.slice(isMore ? anchor : row, row + 1), fields: [field] });
  };
  const write = (row: number, field: string) =>
    props
      .onEdit?.(typed.split("|").map((text, i) => ({ id: ids[row + i] ?? "", field, text })))
      ?.catch(() => undefined);
  return (
    <table aria-label={props.label}>
      <tbody>
        {view.map((at, row) => {
          const id = ids[row] ?? "";
          return (
            <tr key={id} onDoubleClick={() => props.onAsk?.(id)}>
              {columns.map((column) => (
                <td key={column.field}>
                  <button
                    type="button"
                    data-cell={`${id} ${column.field}`}
                    onClick={(event) => select(row, column.field, event.shiftKey)}
                    onContextMenu={() => void write(row, column.field)}
                  >
                    {shownText(column, data.columns[column.field]?.[at] ?? null)}
                  </button>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          {columns.map((column) => (
            <td key={column.field} data-cell={`total ${column.field}`}>
              {shownText(column, totals?.[column.field] ?? null)}
            </td>
          ))}
        </tr>
        <tr>
          <td>
            <input aria-label="typed" value={typed} onChange={(e) => setTyped(e.target.value)} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
