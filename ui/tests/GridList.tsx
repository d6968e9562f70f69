/**
 * Stands in for the grid where there is no canvas: the same rows, texts and actions as a table. A
 * click selects a cell, a right click writes into it what stands in the field below, a double click
 * asks about the row.
 */
import { useState } from "react";
import type { GridProps } from "@/shared/grid";
import { shownText } from "@/shared/grid/model";

export function GridList(props: GridProps) {
  const { columns, data, rows, totals } = props;
  const [typed, setTyped] = useState("");
  const view = rows ?? data.ids.map((_, at) => at);
  return (
    <table aria-label={props.label}>
      <tbody>
        {view.map((at) => {
          const id = data.ids[at] ?? "";
          return (
            <tr key={id} onDoubleClick={() => props.onAsk?.(id)}>
              {columns.map((column) => (
                <td key={column.field}>
                  <button
                    type="button"
                    data-cell={`${id} ${column.field}`}
                    onClick={() => props.onSelect?.({ ids: [id], fields: [column.field] })}
                    onContextMenu={() =>
                      void props
                        .onEdit?.([{ id, field: column.field, text: typed }])
                        ?.catch(() => undefined)
                    }
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
