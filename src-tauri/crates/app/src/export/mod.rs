//! Files out of the data: the Gantt chart and the plan workbook.

mod gantt;
mod workbook;

pub use self::gantt::{GanttFormat, gantt, gantt_figure};
pub use self::workbook::workbook;
