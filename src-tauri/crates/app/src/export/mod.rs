//! Files out of the data: the Gantt chart, and tables as workbooks or delimited text.

mod ask;
mod book;
mod checklist;
mod communities;
mod declaration;
mod facts;
mod gantt;
mod money;
mod name;
mod parts;
mod plans;
mod prices;
mod scheme;
mod tasks;
mod words;

pub use self::ask::{Ask, Document, TableFormat};
use self::book::writing_lang;
pub(crate) use self::book::{RETURNING, outline, standing};
pub use self::book::{layouts, tables};
pub use self::gantt::{GanttFormat, gantt, gantt_figure};
pub use self::name::{file_name, with_ending};
pub use self::parts::parts;
