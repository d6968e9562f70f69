/** The grid and what describes it. */
export { Grid, type GridProps } from "./Grid";
export {
  type CellValue,
  type ColumnKind,
  cellKey,
  type GridColumn,
  type GridData,
  type GridEdit,
  type GridRemarks,
  type GridSelection,
} from "./types";
