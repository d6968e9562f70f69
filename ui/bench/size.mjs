/** How much is measured. Shared by what builds the data, what scrolls it and what prints about it. */

/** A province: its registry, and the bars of one year's schedule. */
export const ROWS = 22_000;
export const COLUMNS = 30;
export const BARS = 16_000;
/** Steps while scrolling slowly, and in leaps. */
export const SLOW_FRAMES = 150;
export const LEAP_FRAMES = 80;
/** The everyday laptop, less its taskbar and title bar. */
export const SIZE = { width: 1366, height: 680 };
