//! The files measured on, made when first asked for, in a folder that goes away.

use std::path::{Path, PathBuf};

use jiugai_app::{Assets, Project, Via, import, plan, policy, project};
use jiugai_store::Services;
use jiugai_testkit::{Filled, Size, new_file, write_workbook};
use tempfile::TempDir;

use crate::Failure;
use crate::measure::once;

/// Makes and keeps the files.
pub(crate) struct Data {
    folder: TempDir,
    /// How many communities the large files hold.
    pub(crate) communities: usize,
    /// The shipped files.
    pub(crate) assets: Assets,
    province: Option<Filled>,
    workbook: Option<PathBuf>,
    imported: Option<PathBuf>,
}

impl Data {
    pub(crate) fn new(communities: usize) -> Result<Self, Failure> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            communities,
            assets: Assets::find()?,
            province: None,
            workbook: None,
            imported: None,
        })
    }

    /// A path for output.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The generated province, every funding rule switched on.
    pub(crate) fn province(&mut self) -> Result<(PathBuf, Filled), Failure> {
        let path = self.path("province.jiugai");
        if let Some(filled) = &self.province {
            return Ok((path, filled.clone()));
        }
        let size = Size::of_communities(self.communities);
        let (time, filled) = once(|| {
            let (project, filled) = new_file(&path, Some(size))?;
            switch_rules_on(project)?;
            Ok(filled)
        })?;
        eprintln!("  {filled:?}\n  made in {:.1} s", time.as_secs_f64());
        self.province = Some(filled.clone());
        Ok((path, filled))
    }

    /// The spreadsheet of all communities in 24 columns.
    pub(crate) fn workbook(&mut self) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.workbook {
            return Ok(path.clone());
        }
        let path = self.path("台账.xlsx");
        write_workbook(&path, self.communities)?;
        self.workbook = Some(path.clone());
        Ok(path)
    }

    /// The spreadsheet, imported, with a five-year plan and the annual plan of its first year.
    pub(crate) fn imported(&mut self) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.imported {
            return Ok(path.clone());
        }
        let book = self.workbook()?;
        let path = self.path("imported.jiugai");
        let (mut project, _) = new_file(&path, None)?;
        let preview = import::preview(&project, &book)?;
        import::apply(&mut project, &preview, &[])?;
        let draft = plan::Draft {
            name: String::new(),
            from_year: 2026,
            to_year: 2030,
            ceiling: String::new(),
            note: String::new(),
        };
        let five_year = plan::draft_five_year(&mut project, &draft)?.value;
        plan::derive_annual(&mut project, five_year, 2026)?;
        project.close()?;
        self.imported = Some(path.clone());
        Ok(path)
    }

    /// Opens a file as the program does.
    pub(crate) fn open(&self, path: &Path) -> Result<Project, Failure> {
        let services = Services::system("bench");
        Ok(project::open(path, self.assets.clone(), services, Via::CommandLine)?)
    }
}

fn switch_rules_on(mut project: Project) -> Result<(), Failure> {
    let rules: Vec<_> =
        project.snapshot().policy.rules.iter().map(|rule| rule.code.clone()).collect();
    for rule in rules {
        policy::switch_rule(&mut project, &rule, true)?;
    }
    Ok(project.close()?)
}
