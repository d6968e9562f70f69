//! Builds the sample file from the bundled workbooks, by the same use cases a person works with.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiugai_domain::community::DivisionLevel;
use jiugai_domain::finding::FindingLevel;
use jiugai_domain::policy::Label;
use jiugai_domain::{Code, CommunityId, Fen, PlanId};
use jiugai_exchange::recognise::TableFound;
use jiugai_store::{Services, Via};
use serde::Deserialize;

use super::compare::{Compared, Published, compare};
use crate::checklist::Change;
use crate::import::{Imported, Preview};
use crate::text::{Param, grouped, say};
use crate::{
    AppError, Assets, ErrorCode, Project, checklist, funding, import, plan, policy, project,
    schedule, scheme,
};

/// Code of the sample.
pub const SAMPLE: &str = "published";

/// What the sample is.
#[derive(Debug, Clone)]
pub struct About {
    /// Code.
    pub code: &'static str,
    /// Title.
    pub title: Label,
    /// Where its data was published.
    pub sources: Vec<String>,
}

/// What is done with the bundled workbooks, as data.
#[derive(Deserialize)]
struct Script {
    title: Label,
    division_name: String,
    policy: String,
    books: Vec<String>,
    from_year: i16,
    to_year: i16,
    annual_year: i16,
    plan_note: String,
    rules_on: Vec<Code>,
    same_year: ScriptYear,
    findings: ScriptFindings,
    allocation: ScriptAllocation,
}

#[derive(Deserialize)]
struct ScriptYear {
    book: String,
    year: i16,
}

#[derive(Deserialize)]
struct ScriptFindings {
    book: String,
    level: FindingLevel,
    inspected_by: String,
    note: String,
    items: Vec<ScriptItem>,
}

#[derive(Deserialize)]
struct ScriptItem {
    item: Code,
    words: String,
}

#[derive(Deserialize)]
struct ScriptAllocation {
    book: String,
    source: Code,
    amount: String,
    note: String,
}

/// A bundled workbook.
#[derive(Deserialize)]
struct Book {
    code: String,
    file: String,
    title: Label,
    province: Option<String>,
    city: Option<String>,
    source: String,
    published: Published,
}

/// The sample, built.
pub struct Built {
    /// The open file.
    pub project: Project,
    /// The five-year plan.
    pub five_year: PlanId,
    /// The annual plan.
    pub annual: PlanId,
    /// What was done, in plain sentences.
    pub steps: Vec<Label>,
    /// Figures beside the published ones.
    pub compared: Vec<Compared>,
}

/// What the sample is and where its data was published.
pub fn about(assets: &Assets) -> Result<About, AppError> {
    let script: Script = read(assets, "demo.json")?;
    let books: Vec<Book> = read(assets, "samples.json")?;
    let used = books.into_iter().filter(|book| script.books.contains(&book.code));
    Ok(About { code: SAMPLE, title: script.title, sources: used.map(|book| book.source).collect() })
}

/// Where the sample is kept in `folder`.
pub fn sample_path(folder: &Path, assets: &Assets) -> Result<PathBuf, AppError> {
    let script: Script = read(assets, "demo.json")?;
    Ok(folder.join(format!("{}.jiugai", script.title.zh)))
}

/// Opens the sample kept in `folder`, built there the first time.
pub fn open_sample(
    folder: &Path,
    assets: &Assets,
    services: Services,
    via: Via,
    today: Date,
) -> Result<Project, AppError> {
    let path = sample_path(folder, assets)?;
    if path.exists() {
        return project::open(&path, assets.clone(), services, via);
    }
    let unwritable = |error: std::io::Error| {
        let name = folder.display().to_string();
        AppError::new(ErrorCode::Unwritable).with("file", name).because(error)
    };
    std::fs::create_dir_all(folder).map_err(unwritable)?;
    // Built under another name: what carries the sample's own name is whole.
    let building = folder.join("building.jiugai");
    if building.exists() {
        std::fs::remove_file(&building).map_err(unwritable)?;
    }
    build(&building, assets, services.clone(), via, today)?.project.close()?;
    std::fs::rename(&building, &path).map_err(unwritable)?;
    project::open(&path, assets.clone(), services, via)
}

/// Does the main job on the bundled workbooks, into a new file at `path`.
pub fn build(
    path: &Path,
    assets: &Assets,
    services: Services,
    via: Via,
    today: Date,
) -> Result<Built, AppError> {
    let script: Script = read(assets, "demo.json")?;
    let profile = policy::load_profile(assets, &script.policy)?;
    let created = project::Created {
        title: &script.title.zh,
        division_name: &script.division_name,
        policy: &profile,
    };
    let mut project = project::create(path, &created, assets.clone(), services, via)?;
    let mut run = Run { project: &mut project, assets, script: &script, steps: Vec::new() };
    let compared = run.import_all()?;
    run.check_and_scheme(today)?;
    let five_year = run.plan()?;
    run.fund(five_year)?;
    let annual = run.annual(five_year)?;
    let steps = run.steps;
    Ok(Built { project, five_year, annual, steps, compared })
}

fn read<T: serde::de::DeserializeOwned>(assets: &Assets, file: &str) -> Result<T, AppError> {
    let path = assets.samples().join(file);
    let missing =
        || AppError::new(ErrorCode::AssetsMissing).with("file", path.display().to_string());
    let text = std::fs::read_to_string(&path).map_err(|error| missing().because(error))?;
    serde_json::from_str(&text).map_err(|error| missing().because(error))
}

struct Run<'a> {
    project: &'a mut Project,
    assets: &'a Assets,
    script: &'a Script,
    steps: Vec<Label>,
}

impl Run<'_> {
    fn say(&mut self, key: &str, params: &[(&str, Param)]) {
        self.steps.push(say(&format!("demo.{key}"), params));
    }

    fn import_all(&mut self) -> Result<Vec<Compared>, AppError> {
        let books: Vec<Book> = read(self.assets, "samples.json")?;
        let mut compared = Vec::new();
        for code in &self.script.books {
            let book = books.iter().find(|book| book.code == *code);
            let book = book.ok_or_else(|| AppError::not_found("sample", code))?;
            let path = self.assets.samples().join(&book.file);
            let preview = import::preview(self.project, &path)?;
            let done = import::apply(self.project, &preview, &division(book))?.value;
            self.say_import(book, &preview, done);
            compared.extend(compare(&book.code, &book.published, &preview));
        }
        Ok(compared)
    }

    fn say_import(&mut self, book: &Book, preview: &Preview, done: Imported) {
        let sums = preview.recognised.tables.iter().map(TableFound::totals);
        let investment: Fen = sums.map(|totals| totals.investment).sum();
        let checks = || preview.recognised.tables.iter().flat_map(|table| &table.checks);
        // A table without any amount says nothing about money; it does not say nought.
        let key = if investment == Fen::ZERO { "imported_without_cost" } else { "imported" };
        self.say(
            key,
            &[
                ("title", (&book.title).into()),
                ("file", book.file.as_str().into()),
                ("communities", done.added.into()),
                ("declared", done.declared.into()),
                ("investment", grouped(&investment.wan_yuan().to_string()).into()),
                ("checks", checks().count().into()),
                ("differing", checks().filter(|check| !check.matches).count().into()),
            ],
        );
    }

    /// Communities that came from a bundled workbook.
    fn communities_of(&self, book: &str) -> Result<Vec<CommunityId>, AppError> {
        let books: Vec<Book> = read(self.assets, "samples.json")?;
        let file = books.iter().find(|found| found.code == book).map(|book| book.file.as_str());
        let snapshot = self.project.snapshot();
        let batch =
            snapshot.import_batches.iter().find(|batch| Some(batch.file_name.as_str()) == file);
        let batch = batch.ok_or_else(|| AppError::not_found("sample", book))?.id;
        let origins = snapshot.origins.iter().filter(|origin| origin.batch_id == batch);
        let ids = origins.filter(|origin| origin.table_name == "community");
        Ok(ids.filter_map(|origin| origin.row_id.parse().ok()).collect())
    }

    fn check_and_scheme(&mut self, today: Date) -> Result<(), AppError> {
        let found = &self.script.findings;
        let communities = self.communities_of(&found.book)?;
        let changes: Vec<Change> = found
            .items
            .iter()
            .map(|item| Change {
                item: Some(item.item.clone()),
                level: Some(Some(found.level)),
                note: Some(found.note.replace("{words}", &item.words)),
                inspected_by: Some(found.inspected_by.clone()),
                ..Change::default()
            })
            .collect();
        let mut accepted = 0;
        for id in &communities {
            checklist::set(self.project, *id, &changes, today)?;
            let view = scheme::view(self.project.snapshot(), *id)?;
            let measures: Vec<Code> =
                view.suggestions.iter().map(|found| found.measure_code.clone()).collect();
            scheme::accept(self.project, *id, &measures)?;
            accepted += measures.len();
        }
        let findings = changes.len() * communities.len();
        self.say(
            "checked",
            &[("findings", findings.into()), ("communities", communities.len().into())],
        );
        self.say("schemed", &[("measures", accepted.into())]);
        Ok(())
    }

    fn plan(&mut self) -> Result<PlanId, AppError> {
        let draft = plan::Draft {
            name: String::new(),
            from_year: self.script.from_year,
            to_year: self.script.to_year,
            ceiling: String::new(),
            note: self.script.plan_note.clone(),
        };
        let id = plan::draft_five_year(self.project, &draft)?.value;
        let fixed = self.communities_of(&self.script.same_year.book)?;
        plan::set_year(self.project, id, &fixed, Some(self.script.same_year.year))?;
        let split = funding::split_plan(self.project.snapshot(), id)?;
        let reserve = split.years.get(&None).map_or(0, |totals| totals.communities);
        let planned = split.planned().communities;
        self.say(
            "planned",
            &[
                ("from", draft.from_year.into()),
                ("to", draft.to_year.into()),
                ("planned", planned.into()),
                ("reserve", reserve.into()),
                ("fixed", fixed.len().into()),
                ("fixed_year", self.script.same_year.year.into()),
            ],
        );
        Ok(id)
    }

    fn fund(&mut self, plan: PlanId) -> Result<(), AppError> {
        for rule in &self.script.rules_on {
            policy::switch_rule(self.project, rule, true)?;
        }
        let fixed = &self.script.allocation;
        let snapshot = self.project.snapshot().clone();
        let members = self.communities_of(&fixed.book)?;
        let clusters = members.iter().filter_map(|id| snapshot.communities.get(*id)?.cluster_id);
        let mut clusters: Vec<_> = clusters.collect();
        clusters.dedup();
        let edit = |cluster| funding::Edit {
            owner: funding::Owner::Cluster(cluster),
            source: fixed.source.clone(),
            amount: fixed.amount.clone(),
            note: fixed.note.clone(),
        };
        let edits: Vec<_> = clusters.into_iter().map(edit).collect();
        funding::allocate(self.project, plan, &edits)?;
        let totals = funding::split_plan(self.project.snapshot(), plan)?.planned();
        let paid: Fen = totals.by_source.values().copied().sum();
        self.say(
            "funded",
            &[
                ("investment", grouped(&totals.investment.known.wan_yuan().to_string()).into()),
                ("paid", grouped(&paid.wan_yuan().to_string()).into()),
                ("sources", totals.by_source.len().into()),
                ("gap", grouped(&totals.gap.wan_yuan().to_string()).into()),
            ],
        );
        Ok(())
    }

    fn annual(&mut self, five_year: PlanId) -> Result<PlanId, AppError> {
        let id = plan::derive_annual(self.project, five_year, self.script.annual_year)?.value;
        schedule::build(self.project, id, None)?;
        schedule::set_baseline(self.project, id, None, schedule::Baseline::Keep)?;
        let view = schedule::view(self.project.snapshot(), id)?;
        let rows = view.groups.iter().flat_map(|group| &group.rows);
        let rows = rows.filter(|row| row.community_id.is_some()).count();
        self.say(
            "scheduled",
            &[
                ("year", self.script.annual_year.into()),
                ("communities", rows.into()),
                ("start", view.schedule.start.to_string().into()),
                ("finish", view.schedule.finish.to_string().into()),
            ],
        );
        Ok(id)
    }
}

/// Where rows of a workbook belong that name no division themselves.
fn division(book: &Book) -> Vec<(DivisionLevel, String)> {
    let levels = [(DivisionLevel::Province, &book.province), (DivisionLevel::City, &book.city)];
    levels.into_iter().filter_map(|(level, name)| Some((level, name.clone()?))).collect()
}
