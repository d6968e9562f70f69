/** Types of size.mjs, which Node reads as it is. */
export const ROWS: number;
export const COLUMNS: number;
export const BARS: number;
export const SLOW_FRAMES: number;
export const LEAP_FRAMES: number;
