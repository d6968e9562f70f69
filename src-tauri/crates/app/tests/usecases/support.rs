//! A demo file to work on, workbooks to import, and the checks every test shares.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use jiugai_app::community::{self, Edit, Field};
use jiugai_app::import::{self, Imported};
use jiugai_app::project::{self, Created, Services};
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{AppError, Assets, ErrorCode, Outcome, Project, Via, demo, policy};
use jiugai_domain::{CommunityId, PlanId};
use rust_xlsxwriter::{Format, Workbook};
use tempfile::TempDir;

/// The day of every test.
pub(crate) const TODAY: Date = date(2026, 3, 2);

/// A project file in a folder of its own.
pub(crate) struct Place {
    pub(crate) project: Project,
    pub(crate) folder: TempDir,
}

/// The demo, with its two plans.
pub(crate) struct Demo {
    pub(crate) place: Place,
    pub(crate) five_year: PlanId,
    pub(crate) annual: PlanId,
}

pub(crate) fn assets() -> Assets {
    Assets::find().expect("the assets are here")
}

pub(crate) fn demo() -> Demo {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("演示.jiugai");
    let built = demo::build(&path, &assets(), Services::system("测试"), Via::CommandLine, TODAY);
    let built = built.expect("the demo");
    let place = Place { project: built.project, folder };
    Demo { place, five_year: built.five_year, annual: built.annual }
}

pub(crate) fn empty() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("新.jiugai");
    let profile = policy::load_profile(&assets(), "national").expect("the profile");
    let new = Created { title: "新", division_name: "", policy: &profile };
    let made = project::create(&path, &new, assets(), Services::system("测试"), Via::CommandLine);
    Place { project: made.expect("a file"), folder }
}

impl Place {
    pub(crate) fn snapshot(&self) -> &Snapshot {
        self.project.snapshot()
    }

    pub(crate) fn ids(&self) -> Vec<CommunityId> {
        self.snapshot().communities.iter().map(|row| row.id).collect()
    }

    /// The community of this name.
    pub(crate) fn id(&self, name: &str) -> CommunityId {
        let mut rows = self.snapshot().communities.iter();
        rows.find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}")).id
    }

    pub(crate) fn type_into(
        &mut self,
        name: &str,
        field: Field,
        text: &str,
    ) -> Result<(), AppError> {
        let edit = Edit { id: self.id(name), field, text: text.to_owned() };
        community::edit(&mut self.project, &[edit]).map(drop)
    }

    /// Imports a book; it must be taken.
    pub(crate) fn import(&mut self, book: &Path) -> Outcome<Imported> {
        let preview = import::preview(&self.project, book).expect("a preview");
        let done = import::apply(&mut self.project, &preview, &[]).expect("imported");
        self.check_current();
        done
    }

    /// A workbook with this header and these rows; the last column of rows that share an amount
    /// (`共`) is merged with the one above.
    pub(crate) fn book(&self, name: &str, rows: &[&[&str]]) -> PathBuf {
        let path = self.folder.path().join(name);
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, row) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*row) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write_number(at, column, number).expect("a number"),
                    Err(_) => sheet.write_string(at, column, *text).expect("a text"),
                };
            }
        }
        let shares = |at: usize| rows.get(at).and_then(|row| row.last()) == Some(&"共");
        for (first, cells) in rows.iter().enumerate() {
            let last = (first + 1..rows.len()).take_while(|at| shares(*at)).last();
            let (Some(last), false) = (last, shares(first)) else { continue };
            let column = u16::try_from(cells.len() - 1).expect("few columns");
            let row = |at: usize| u32::try_from(at).expect("few rows");
            sheet
                .merge_range(row(first), column, row(last), column, "", &Format::new())
                .expect("merged");
            let amount: f64 = cells[usize::from(column)].parse().expect("an amount");
            sheet.write_number(row(first), column, amount).expect("a number");
        }
        book.save(&path).expect("a workbook");
        path
    }

    /// What is kept from edit to edit equals what is read anew.
    pub(crate) fn check_current(&self) {
        let (kept, fresh) = (self.snapshot(), Snapshot::read(self.project.store()).expect("read"));
        assert_eq!(kept.figures.totals(), fresh.figures.totals());
        assert_eq!(kept.figures.shared_money(), fresh.figures.shared_money());
        assert_eq!(kept.policy, fresh.policy);
        macro_rules! same {
            ($($table:ident),+) => { $(
                let rows = |snapshot: &Snapshot| snapshot.$table.iter().cloned().collect::<Vec<_>>();
                assert_eq!(rows(kept), rows(&fresh), stringify!($table));
            )+ };
        }
        same!(
            divisions,
            clusters,
            communities,
            findings,
            schemes,
            cost_lines,
            lots,
            lot_communities,
            plans,
            plan_entries,
            ceilings,
            allocations,
            tasks,
            dependencies,
            import_batches,
            origins,
            declared_totals
        );
        for row in fresh.communities.iter() {
            assert_eq!(kept.figures.of(row.id), fresh.figures.of(row.id), "{}", row.name);
        }
    }

    /// Does what must be refused with `code`, and leave file, history and figures as they were.
    pub(crate) fn refused<T: std::fmt::Debug>(
        &mut self,
        code: ErrorCode,
        action: impl FnOnce(&mut Project) -> Result<T, AppError>,
    ) -> AppError {
        let state = |place: &Self| {
            let store = place.project.store();
            (store.dump().expect("a dump"), store.history(10_000).expect("history"))
        };
        let before = state(self);
        let error = action(&mut self.project).expect_err("it must be refused");
        assert_eq!(error.code, code, "{error}");
        assert!(!error.text().zh.contains('{'), "{}", error.text().zh);
        assert!(state(self) == before, "a refused action left a trace");
        self.check_current();
        error
    }
}
