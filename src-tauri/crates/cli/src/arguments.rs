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
    Undo(File),
    /// Do the action taken back again.
    Redo(File),
    /// The newest actions: when, who, what.
    History(History),
}

/// A project file.
#[derive(Debug, Args)]
pub(crate) struct File {
    /// The project file.
    pub(crate) file: PathBuf,
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
    /// The plan workbook: xlsx.
    Workbook,
}

/// An export.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The project file.
    pub(crate) file: PathBuf,
    /// Which document.
    #[arg(value_enum)]
    pub(crate) document: Document,
    /// Where to; the ending says the kind.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// The annual plan, by id or name; the newest when absent.
    #[arg(long)]
    pub(crate) plan: Option<String>,
}

/// History.
#[derive(Debug, Args)]
pub(crate) struct History {
    /// The project file.
    pub(crate) file: PathBuf,
    /// At most this many.
    #[arg(long, default_value_t = 20)]
    pub(crate) limit: u32,
}
