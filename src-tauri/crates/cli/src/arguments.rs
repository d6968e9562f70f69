//! The command line as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// 旧改规划工作台: plans for renewing old residential communities.
#[derive(Debug, Parser)]
#[command(name = "jiugai", version, about, propagate_version = true)]
pub(crate) struct Arguments {
    /// Print the contract's JSON on stdout and nothing else.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of messages and documents.
    #[arg(long, global = true, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Language of messages and documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// 简体中文
    #[value(name = "zh-CN")]
    Zh,
    /// English
    #[value(name = "en")]
    En,
}

impl Lang {
    /// Its code on the wire.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new project file.
    New(New),
    /// Do the main job on bundled published data, all outputs into a folder.
    Demo(Folder),
    /// Bring office spreadsheets in; all of them or none.
    Import(Import),
    /// Merge a workbook that went out, was edited and came back.
    Merge(Merge),
    /// List rows of a file.
    List(List),
    /// Totals, whole and by group.
    Totals(Totals),
    /// Draft a five-year plan, or derive the annual plan of a year.
    Plan(Plan),
    /// Who pays: the split of a plan.
    Fund(Fund),
    /// Gates of a plan or a community.
    Gates(Gates),
    /// The schedule of an annual plan; `--build` makes it anew.
    Schedule(Schedule),
    /// Write a document.
    Export(Export),
    /// Take the newest action back.
    Undo(Step),
    /// Do the action taken back again.
    Redo(Step),
    /// The newest actions: when, who, what, from where; or what one of them changed.
    History(History),
    /// Look a file through: pages, references, history, figures. Ends with 5 when it is damaged.
    Check(File),
    /// Make a snapshot of a file outside its folder, or list those there are.
    Backup(Backup),
    /// Make a copy of a file as it was; never over anything.
    Restore(Restore),
}

/// A project file.
#[derive(Debug, Args)]
pub(crate) struct File {
    /// The project file.
    pub(crate) file: PathBuf,
}

/// A step, or a way to a point of history.
#[derive(Debug, Args)]
pub(crate) struct Step {
    /// The project file.
    pub(crate) file: PathBuf,
    /// To the state right after this row of history (its id from `history`), or `start`.
    #[arg(long, value_name = "ID")]
    pub(crate) to: Option<String>,
}

/// Snapshots.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The project file; for a list it need not be there or be whole.
    pub(crate) file: PathBuf,
    /// List the snapshots instead of making one.
    #[arg(long)]
    pub(crate) list: bool,
}

/// A copy of a file as it was.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The project file the snapshot was made of; it need not be there or be whole.
    pub(crate) file: PathBuf,
    /// The snapshot, by its name from `backup --list`.
    pub(crate) snapshot: String,
    /// The file to make.
    #[arg(long)]
    pub(crate) out: PathBuf,
}

/// A folder for outputs.
#[derive(Debug, Args)]
pub(crate) struct Folder {
    /// The folder; made when it is not there.
    pub(crate) folder: PathBuf,
}

/// A new file.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The project file to make.
    pub(crate) file: PathBuf,
    /// Policy profile: national, north, or a folder laid out like them.
    #[arg(long, default_value = "national")]
    pub(crate) policy: String,
    /// Title of the data set; the file's name when absent.
    #[arg(long)]
    pub(crate) title: Option<String>,
}

/// An import.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The project file.
    pub(crate) file: PathBuf,
    /// Spreadsheets: xlsx, xlsm, xls, xlsb, ods, csv.
    #[arg(required = true)]
    pub(crate) books: Vec<PathBuf>,
    /// Show what would be written, write nothing.
    #[arg(long)]
    pub(crate) preview: bool,
    /// JSON that says what columns hold and how doubts are decided
    /// (schemas/workbook/import_mapping.schema.json).
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// Save rows that cannot be taken as the same sheet with a column 错误信息 (.xlsx). Of several
    /// books the file's name gets a number.
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Option<PathBuf>,
    /// The books are price books: item, unit, price.
    #[arg(long, conflicts_with_all = ["mapping", "errors"])]
    pub(crate) prices: bool,
    /// Region of prices whose table names none.
    #[arg(long, requires = "prices")]
    pub(crate) region: Option<String>,
    /// Date of prices whose table names none, e.g. 2026-03-01.
    #[arg(long, requires = "prices")]
    pub(crate) dated: Option<String>,
    /// Source of prices whose table names none; its title when absent.
    #[arg(long, requires = "prices")]
    pub(crate) source: Option<String>,
}

/// Which side stands where both changed a field, or where it has to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Prefer {
    /// What the workbook says.
    File,
    /// What is in the project file.
    Store,
    /// Neither yet: the questions are remembered in the project file.
    Later,
}

/// A merge.
#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// The project file.
    pub(crate) file: PathBuf,
    /// The workbook that came back.
    pub(crate) book: PathBuf,
    /// Show what would be written and what has to be decided, write nothing.
    #[arg(long)]
    pub(crate) preview: bool,
    /// Decide every question this way. Without it nothing is written while there is one.
    #[arg(long, value_enum)]
    pub(crate) prefer: Option<Prefer>,
    /// With `--prefer file`, also remove rows that did not come back; else they are put off.
    #[arg(long, requires = "prefer")]
    pub(crate) remove_rows: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Rows {
    /// 小区
    Communities,
    /// 计划
    Plans,
    /// 工序, of the newest annual plan.
    Tasks,
    /// 改造内容 of the policy.
    Measures,
    /// 价格库
    Prices,
    /// Questions of merges that were put off.
    Deferred,
}

/// A listing.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The project file.
    pub(crate) file: PathBuf,
    /// Which rows.
    #[arg(value_enum)]
    pub(crate) rows: Rows,
}

/// What totals are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Year of the plan.
    Year,
    /// District.
    District,
    /// Measure class.
    Class,
    /// Facet.
    Facet,
    /// Funding source.
    Source,
}

/// Totals.
#[derive(Debug, Args)]
pub(crate) struct Totals {
    /// The project file.
    pub(crate) file: PathBuf,
    /// Only what has a year in this plan, by id or name.
    #[arg(long)]
    pub(crate) plan: Option<String>,
    /// Also by group.
    #[arg(long, value_enum)]
    pub(crate) by: Option<By>,
}

/// A plan to be made.
#[derive(Debug, Args)]
pub(crate) struct Plan {
    /// The project file.
    pub(crate) file: PathBuf,
    /// First and last year of a five-year plan, e.g. 2026-2030.
    #[arg(long, conflicts_with = "annual", required_unless_present = "annual")]
    pub(crate) years: Option<String>,
    /// Ceiling of each year in 万元.
    #[arg(long, requires = "years")]
    pub(crate) ceiling: Option<String>,
    /// Name of the plan.
    #[arg(long, requires = "years")]
    pub(crate) name: Option<String>,
    /// Derive the annual plan of this year from the newest five-year plan.
    #[arg(long)]
    pub(crate) annual: Option<i16>,
}

/// A split.
#[derive(Debug, Args)]
pub(crate) struct Fund {
    /// The project file.
    pub(crate) file: PathBuf,
    /// The plan, by id or name; the newest five-year plan when absent.
    #[arg(long)]
    pub(crate) plan: Option<String>,
    /// Why each yuan of this community or cluster stands where it stands.
    #[arg(long)]
    pub(crate) explain: Option<String>,
}

/// Gates.
#[derive(Debug, Args)]
pub(crate) struct Gates {
    /// The project file.
    pub(crate) file: PathBuf,
    /// An annual plan, by id or name; the newest when neither is given.
    #[arg(long, conflicts_with = "community")]
    pub(crate) plan: Option<String>,
    /// A community, by id or name.
    #[arg(long)]
    pub(crate) community: Option<String>,
}

/// A schedule.
#[derive(Debug, Args)]
pub(crate) struct Schedule {
    /// The project file.
    pub(crate) file: PathBuf,
    /// The annual plan, by id or name; the newest when absent.
    #[arg(long)]
    pub(crate) plan: Option<String>,
    /// Build it anew from the stage template.
    #[arg(long)]
    pub(crate) build: bool,
    /// Stage template to build from.
    #[arg(long, requires = "build")]
    pub(crate) template: Option<String>,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Document {
    /// The Gantt chart of an annual plan: svg, png, pdf, xlsx.
    Gantt,
    /// The plans with everything that belongs to them: xlsx.
    Workbook,
    /// The registry, to be filled in and brought back.
    Communities,
    /// The six-facet check, item by item, to be filled in and brought back.
    Checklist,
    /// Schemes with quantities and prices, what was found and the price book beside them.
    Scheme,
    /// One plan, five-year or annual.
    Plan,
    /// Who pays in a plan.
    Funding,
    /// When what is done.
    Schedule,
    /// The price book.
    Prices,
    /// The published column sets; `--table` names one of them.
    Declaration,
}

impl Document {
    /// Its code on the wire.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Gantt => "gantt",
            Self::Workbook => "workbook",
            Self::Communities => "communities",
            Self::Checklist => "checklist",
            Self::Scheme => "scheme",
            Self::Plan => "plan",
            Self::Funding => "funding",
            Self::Schedule => "schedule",
            Self::Prices => "prices",
            Self::Declaration => "declaration",
        }
    }
}

/// A level of divisions that a document is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    /// 区县
    District,
    /// 街道、镇
    Subdistrict,
    /// 社区
    Neighbourhood,
}

impl Level {
    /// Its code in the contract.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Subdistrict => "subdistrict",
            Self::Neighbourhood => "neighbourhood",
        }
    }
}

/// Unit of money in tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MoneyUnit {
    /// 万元
    Wan,
    /// 元
    Yuan,
}

/// Unit of areas in tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AreaUnit {
    /// m²
    M2,
    /// 万m²
    Wan,
}

/// Letters of delimited text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Encoding {
    /// With the mark that makes Excel show Chinese.
    #[value(name = "utf-8")]
    Utf8,
    /// For older programs.
    Gb18030,
}

/// An export.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The project file.
    pub(crate) file: PathBuf,
    /// Which document.
    #[arg(value_enum)]
    pub(crate) document: Document,
    /// Where to; the ending says the kind: xlsx or csv for tables. With `--parts`, a folder.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// The plan, by id or name; the newest that fits when absent.
    #[arg(long)]
    pub(crate) plan: Option<String>,
    /// One table of the document only, by its code, e.g. `district_list`.
    #[arg(long)]
    pub(crate) table: Option<String>,
    /// These communities only, by id or name; may be given several times.
    #[arg(long = "community")]
    pub(crate) communities: Vec<String>,
    /// A workbook for every division of this level, into the folder `--out`.
    #[arg(long, value_enum)]
    pub(crate) parts: Option<Level>,
    /// Unit of money.
    #[arg(long, value_enum, default_value_t = MoneyUnit::Wan)]
    pub(crate) money: MoneyUnit,
    /// Unit of areas.
    #[arg(long, value_enum, default_value_t = AreaUnit::M2)]
    pub(crate) area: AreaUnit,
    /// Letters of a csv.
    #[arg(long, value_enum, default_value_t = Encoding::Utf8)]
    pub(crate) encoding: Encoding,
    /// Lock nothing: rows can be sorted and deleted at once.
    #[arg(long)]
    pub(crate) unlocked: bool,
}

/// History.
#[derive(Debug, Args)]
pub(crate) struct History {
    /// The project file.
    pub(crate) file: PathBuf,
    /// At most this many.
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: u32,
    /// Only rows before this one.
    #[arg(long, value_name = "ID")]
    pub(crate) before: Option<String>,
    /// Only what happened to this community, by id or name.
    #[arg(long)]
    pub(crate) community: Option<String>,
    /// Only what this person did.
    #[arg(long)]
    pub(crate) who: Option<String>,
    /// Only actions of this kind, e.g. community, finding, scheme, plan, funding, import.
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Only rows whose name, person or file holds this.
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// What this row changed, from what to what.
    #[arg(long, value_name = "ID")]
    pub(crate) changes: Option<String>,
    /// From this changed row on.
    #[arg(long, default_value_t = 0, requires = "changes")]
    pub(crate) offset: u32,
}
