/** The grid and what describes it. */
export { Grid, type GridProps } from "./Grid";
export { useGridMemory } from "./memory";
export { type ReadRows, rowsOfText } from "./newRows";
export type { NewRow } from "./paste";
export {
  type CellValue,
  type ColumnKind,
  cellKey,
  type GridAction,
  type GridColumn,
  type GridData,
  type GridEdit,
  type GridRemarks,
  type GridSelection,
} from "./types";
export { UnreadableList } from "./Unreadable";
