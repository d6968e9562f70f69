/** Heights and widths of the grid's canvas, in px. */
export const ROW = 24;
export const HEADER = 30;
export const NUMBER_WIDTH = 52;
