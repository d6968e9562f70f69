//! Every command, answered: convert, call, convert.

use jiugai_app::export::GanttFormat;
use jiugai_app::funding::Owner;
use jiugai_app::{AppError, Outcome, checklist, community, export, funding, history, import};
use jiugai_app::{ErrorCode, demo, plan, policy, project, schedule, scheme};
use jiugai_domain::Code;
use jiugai_domain::finding::FindingLevel;

use super::convert::{self, id};
use super::{Desk, locked, nothing, recent, services, today};
#[cfg_attr(
    not(test),
    expect(clippy::wildcard_imports, reason = "the answers name nearly every shape")
)]
use crate::dto::*;
use crate::{Answer, ErrorDto, OpenWhat, SaveWhat};

type Answered<T> = Result<T, ErrorDto>;

impl Answer for Desk {
    fn desk_set_language(&self, set: LanguageSet) -> Answered<Nothing> {
        self.set_lang(convert::lang(&set.lang)?);
        Ok(Nothing {})
    }

    fn project_info(&self, _: Nothing) -> Answered<Option<ProjectDto>> {
        self.info()
    }

    fn project_open(&self, _: Nothing) -> Answered<Option<ProjectDto>> {
        let path = self.environment.dialogs.open(OpenWhat::Project);
        path.map(|path| self.open_path(&path)).transpose()
    }

    fn project_open_sample(&self, query: SampleQuery) -> Answered<ProjectDto> {
        let code = query.code.unwrap_or_else(|| demo::SAMPLE.to_owned());
        if code != demo::SAMPLE {
            return Err(AppError::not_found("sample", code).into());
        }
        let folder = self.environment.config_dir.join("samples");
        if let Some(info) = self.already_open(&demo::sample_path(&folder, &self.assets)?)? {
            return Ok(info);
        }
        let project =
            demo::open_sample(&folder, &self.assets, services(), self.environment.via, today())?;
        self.take(project, true)
    }

    fn project_open_recent(&self, query: RecentQuery) -> Answered<ProjectDto> {
        let path = recent::find(&self.environment.config_dir, &query.key);
        let path = path.ok_or_else(|| AppError::not_found("file", &query.key))?;
        self.open_path(&path)
    }

    fn project_new(&self, new: NewProject) -> Answered<Option<ProjectDto>> {
        let profile = policy::load_profile(&self.assets, &new.policy)?;
        let Some(path) = self.environment.dialogs.save(SaveWhat::Project, &new.title) else {
            return Ok(None);
        };
        let created = project::Created { title: &new.title, division_name: "", policy: &profile };
        let made = project::create(
            &path,
            &created,
            self.assets.clone(),
            services(),
            self.environment.via,
        )?;
        self.take(made, false).map(Some)
    }

    fn project_close(&self, _: Nothing) -> Answered<Nothing> {
        locked(&self.previews).clear();
        let open = locked(&self.project).take();
        if let Some(open) = open {
            open.project.close()?;
        }
        Ok(Nothing {})
    }

    fn project_recent(&self, _: Nothing) -> Answered<Vec<RecentDto>> {
        Ok(recent::list(&self.environment.config_dir))
    }

    fn project_samples(&self, _: Nothing) -> Answered<Vec<SampleDto>> {
        Ok(vec![convert::sample(&demo::about(&self.assets)?)])
    }

    fn history_undo(&self, _: Nothing) -> Answered<Option<HistoryEntryDto>> {
        Ok(self.step(self.with(project::Project::undo)?))
    }

    fn history_redo(&self, _: Nothing) -> Answered<Option<HistoryEntryDto>> {
        Ok(self.step(self.with(project::Project::redo)?))
    }

    fn history_list(&self, query: HistoryQuery) -> Answered<Vec<HistoryEntryDto>> {
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let entries = self.with(|project| history::list(project, limit))?;
        Ok(entries.iter().map(convert::history_entry).collect())
    }

    fn overview_get(&self, _: Nothing) -> Answered<OverviewDto> {
        let recent = self.with(|project| history::list(project, 8))?;
        Ok(convert::overview(&*self.snapshot()?, &recent)?)
    }

    fn overview_overdue(&self, _: Nothing) -> Answered<OverdueDto> {
        let today = today();
        Ok(convert::overdue(today, schedule::overdue(&*self.snapshot()?, today)?))
    }

    fn totals_get(&self, query: TotalsQuery) -> Answered<TotalsReportDto> {
        Ok(convert::totals_report(&*self.snapshot()?, &query)?)
    }

    fn policy_get(&self, _: Nothing) -> Answered<PolicyDto> {
        Ok(convert::policy(&self.snapshot()?.policy))
    }

    fn policy_handbook(&self, _: Nothing) -> Answered<HandbookDto> {
        let shipped = self.with(|project| policy::shipped(project))?;
        Ok(convert::handbook(&self.snapshot()?.policy, shipped.as_ref()))
    }

    fn policy_edit(&self, edit: ParameterEdit) -> Answered<OutcomeDto> {
        self.write(|project| policy::edit(project, &edit.key, &edit.text), nothing)
    }

    fn communities_table(&self, _: Nothing) -> Answered<CommunityTableDto> {
        Ok(convert::community_table(&*self.snapshot()?))
    }

    fn communities_detail(&self, query: CommunityQuery) -> Answered<CommunityDetailDto> {
        let snapshot = self.snapshot()?;
        let detail = community::detail(&snapshot, id("community", &query.id)?)?;
        Ok(convert::community_detail(&snapshot, &detail))
    }

    fn communities_edit(&self, edits: CommunityEdits) -> Answered<OutcomeDto> {
        let typed = |edit: CommunityEdit| {
            Ok(community::Edit {
                id: id("community", &edit.id)?,
                field: edit.field.parse()?,
                text: edit.text,
            })
        };
        let edits: Vec<_> = edits.edits.into_iter().map(typed).collect::<Result<_, AppError>>()?;
        self.write(|project| community::edit(project, &edits), nothing)
    }

    fn communities_add(&self, add: CommunityAdd) -> Answered<OutcomeDto> {
        let ids = |ids: &Vec<_>| ids.iter().map(ToString::to_string).collect();
        self.write(|project| community::add(project, &add.names), ids)
    }

    fn communities_remove(&self, query: CommunityIds) -> Answered<OutcomeDto> {
        let ids = convert::ids("community", &query.ids)?;
        self.write(|project| community::remove(project, &ids), nothing)
    }

    fn communities_search(&self, query: SearchQuery) -> Answered<Vec<SearchHitDto>> {
        let snapshot = self.snapshot()?;
        let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
        let hits = community::search(&snapshot, &query.text, limit);
        Ok(hits.into_iter().map(|hit| convert::search_hit(&snapshot, hit)).collect())
    }

    fn checklist_get(&self, query: CommunityQuery) -> Answered<ChecklistDto> {
        Ok(convert::checklist(&*self.snapshot()?, id("community", &query.id)?)?)
    }

    fn checklist_set(&self, set: FindingsSet) -> Answered<OutcomeDto> {
        let community = id("community", &set.community_id)?;
        let changes: Vec<_> =
            set.findings.into_iter().map(change).collect::<Result<_, AppError>>()?;
        self.write(|project| checklist::set(project, community, &changes, today()), nothing)
    }

    fn scheme_get(&self, query: CommunityQuery) -> Answered<SchemeDto> {
        Ok(convert::scheme(&*self.snapshot()?, id("community", &query.id)?)?)
    }

    fn scheme_accept(&self, accept: SchemeAccept) -> Answered<OutcomeDto> {
        let community = id("community", &accept.community_id)?;
        let measures: Vec<Code> = accept.measures.iter().map(Code::new).collect();
        self.write(|project| scheme::accept(project, community, &measures), nothing)
    }

    fn scheme_apply_package(&self, apply: SchemePackage) -> Answered<OutcomeDto> {
        let ids = convert::ids("community", &apply.community_ids)?;
        let package = Code::new(&apply.package);
        self.write(|project| scheme::apply_package(project, &ids, &package), nothing)
    }

    fn scheme_edit(&self, edits: SchemeEdits) -> Answered<OutcomeDto> {
        let typed = |edit: SchemeLineEdit| {
            Ok(scheme::Edit {
                id: id("cost_line", &edit.id)?,
                field: edit.field.parse()?,
                text: edit.text,
            })
        };
        let edits: Vec<_> = edits.edits.into_iter().map(typed).collect::<Result<_, AppError>>()?;
        self.write(|project| scheme::edit(project, &edits), nothing)
    }

    fn scheme_remove_lines(&self, query: SchemeLineIds) -> Answered<OutcomeDto> {
        let ids = convert::ids("cost_line", &query.ids)?;
        self.write(|project| scheme::remove_lines(project, &ids), nothing)
    }

    fn scheme_set_basis(&self, set: SchemeBasis) -> Answered<OutcomeDto> {
        let community = id("community", &set.community_id)?;
        let basis = convert::choice("basis", &set.basis)?;
        self.write(|project| scheme::set_basis(project, community, basis), nothing)
    }

    fn plans_list(&self, _: Nothing) -> Answered<Vec<PlanDto>> {
        let snapshot = self.snapshot()?;
        Ok(snapshot.plans.iter().map(|plan| convert::plan(&snapshot, plan)).collect())
    }

    fn plans_get(&self, query: PlanQuery) -> Answered<PlanDetailDto> {
        Ok(convert::plan_detail(&*self.snapshot()?, id("plan", &query.plan_id)?)?)
    }

    fn plans_draft_five_year(&self, draft: FiveYearDraft) -> Answered<OutcomeDto> {
        let draft = plan::Draft {
            name: draft.name,
            from_year: draft.from_year,
            to_year: draft.to_year,
            ceiling: draft.ceiling,
            note: String::new(),
        };
        self.write(|project| plan::draft_five_year(project, &draft), |id| vec![id.to_string()])
    }

    fn plans_set_year(&self, set: PlanSetYear) -> Answered<OutcomeDto> {
        let plan = id("plan", &set.plan_id)?;
        let communities = convert::ids("community", &set.community_ids)?;
        self.write(|project| plan::set_year(project, plan, &communities, set.year), nothing)
    }

    fn plans_set_ceiling(&self, set: PlanSetCeiling) -> Answered<OutcomeDto> {
        let plan = id("plan", &set.plan_id)?;
        let source = set.source.map(Code::new);
        let write = |project: &mut _| {
            plan::set_ceiling(project, plan, set.year, source.as_ref(), &set.amount)
        };
        self.write(write, nothing)
    }

    fn plans_derive_annual(&self, derive: PlanDeriveAnnual) -> Answered<OutcomeDto> {
        let plan = id("plan", &derive.plan_id)?;
        let derive = |project: &mut _| plan::derive_annual(project, plan, derive.year);
        self.write(derive, |id| vec![id.to_string()])
    }

    fn plans_withdraw(&self, withdraw: PlanWithdraw) -> Answered<OutcomeDto> {
        let plan = id("plan", &withdraw.plan_id)?;
        let community = id("community", &withdraw.community_id)?;
        let reason = withdraw.reason.as_deref();
        self.write(|project| plan::withdraw(project, plan, community, reason), nothing)
    }

    fn plans_remove(&self, query: PlanQuery) -> Answered<OutcomeDto> {
        let plan = id("plan", &query.plan_id)?;
        self.write(|project| plan::remove(project, plan), nothing)
    }

    fn funding_get(&self, query: PlanQuery) -> Answered<FundingDto> {
        Ok(convert::funding(&*self.snapshot()?, id("plan", &query.plan_id)?)?)
    }

    fn funding_explain(&self, explain: FundingExplain) -> Answered<FundingExplainDto> {
        let snapshot = self.snapshot()?;
        let owner = owner(&explain.owner_kind, &explain.owner_id)?;
        let row = funding::split_owner(&snapshot, id("plan", &explain.plan_id)?, owner)?;
        let parts = row.map(|row| convert::funding_parts(&snapshot, &row)).unwrap_or_default();
        Ok(FundingExplainDto { parts })
    }

    fn funding_switch_rule(&self, switch: RuleSwitch) -> Answered<OutcomeDto> {
        let code = Code::new(&switch.code);
        self.write(|project| policy::switch_rule(project, &code, switch.enabled), nothing)
    }

    fn funding_allocate(&self, set: AllocationSet) -> Answered<OutcomeDto> {
        let plan = id("plan", &set.plan_id)?;
        let owner = owner(&set.owner_kind, &set.owner_id)?;
        let owner = owner.fixed_as().ok_or_else(|| AppError::new(ErrorCode::NotForLots))?;
        let source = Code::new(&set.source);
        let write = |project: &mut _| {
            funding::allocate(project, plan, owner, &source, &set.amount, &set.note)
        };
        self.write(write, nothing)
    }

    fn schedule_build(&self, build: ScheduleBuild) -> Answered<OutcomeDto> {
        let plan = id("plan", &build.plan_id)?;
        let template = build.template.map(Code::new);
        self.write(|project| schedule::build(project, plan, template.as_ref()), nothing)
    }

    fn schedule_get(&self, query: PlanQuery) -> Answered<ScheduleDto> {
        let view = schedule::view(&*self.snapshot()?, id("plan", &query.plan_id)?)?;
        Ok(convert::schedule(&view))
    }

    fn schedule_edit_task(&self, edit: TaskEdit) -> Answered<OutcomeDto> {
        let task = id("task", &edit.id)?;
        let change = schedule::TaskChange {
            not_before: convert::date(edit.not_before.as_deref())?,
            duration_days: edit.duration_days,
            percent_done: edit.percent_done,
            actual_start: convert::date(edit.actual_start.as_deref())?,
            actual_finish: convert::date(edit.actual_finish.as_deref())?,
        };
        self.write(|project| schedule::edit_task(project, task, &change), nothing)
    }

    fn schedule_set_baseline(&self, query: PlanQuery) -> Answered<OutcomeDto> {
        let plan = id("plan", &query.plan_id)?;
        self.write(|project| schedule::set_baseline(project, plan), nothing)
    }

    fn import_choose(&self, _: Nothing) -> Answered<Option<ImportPreviewDto>> {
        self.snapshot()?;
        let chosen = self.environment.dialogs.open(OpenWhat::Spreadsheet);
        chosen.map(|path| self.preview(&path)).transpose()
    }

    fn import_arrived(&self, book: ArrivedBook) -> Answered<ImportPreviewDto> {
        self.preview(&self.arrived(&book.key)?)
    }

    fn import_apply(&self, apply: ImportApply) -> Answered<ImportDoneDto> {
        let preview = locked(&self.previews).remove(&apply.token);
        let preview = preview.ok_or_else(|| AppError::new(ErrorCode::PreviewGone))?;
        let outcome = self.with(|project| import::apply(project, &preview, &[]))?;
        self.tell(&outcome);
        Ok(convert::import_done(&outcome))
    }

    fn export_gantt(&self, ask: ExportGantt) -> Answered<Option<ExportedDto>> {
        let snapshot = self.snapshot()?;
        let plan = id("plan", &ask.plan_id)?;
        let format: GanttFormat = ask.format.parse()?;
        let lang = convert::lang(&ask.lang)?;
        let figure = export::gantt_figure(&snapshot, plan, lang, today())?;
        let what = match format {
            GanttFormat::Svg => SaveWhat::Svg,
            GanttFormat::Png => SaveWhat::Png,
            GanttFormat::Pdf => SaveWhat::Pdf,
            GanttFormat::Xlsx => SaveWhat::Xlsx,
        };
        let Some(path) = self.environment.dialogs.save(what, &figure.title) else {
            return Ok(None);
        };
        let written = export::gantt(&figure, &self.assets, format, &path)?;
        Ok(Some(convert::exported(&path, Some(written.pages))))
    }

    fn export_workbook(&self, ask: ExportWorkbook) -> Answered<Option<ExportedDto>> {
        let snapshot = self.snapshot()?;
        let lang = convert::lang(&ask.lang)?;
        let suggested = snapshot.info.title.clone();
        let Some(path) = self.environment.dialogs.save(SaveWhat::Xlsx, &suggested) else {
            return Ok(None);
        };
        export::workbook(&snapshot, lang, today(), &path)?;
        Ok(Some(convert::exported(&path, None)))
    }
}

impl Desk {
    /// Tells what an undo or redo moved.
    fn step(&self, outcome: Option<Outcome<project::Entry>>) -> Option<HistoryEntryDto> {
        outcome.map(|outcome| {
            self.tell(&outcome);
            convert::history_entry(&outcome.value)
        })
    }
}

fn change(set: FindingSet) -> Result<checklist::Change, AppError> {
    let level = match set.level.as_deref() {
        None => None,
        Some("not_inspected") => Some(None),
        Some(level) => Some(Some(convert::choice::<FindingLevel>("finding", level)?)),
    };
    Ok(checklist::Change {
        item: Some(Code::new(set.item)),
        level,
        quantity: set.quantity,
        strongly_wished: set.strongly_wished,
        reason_not_in_scheme: set.reason_not_in_scheme,
        note: set.note,
        inspected_by: set.inspected_by,
    })
}

fn owner(kind: &str, text: &str) -> Result<Owner, AppError> {
    match kind {
        "community" => Ok(Owner::Community(id("community", text)?)),
        "cluster" => Ok(Owner::Cluster(id("cluster", text)?)),
        "lot" => Ok(Owner::Lot(id("lot", text)?)),
        _ => Err(AppError::not_found("field", kind)),
    }
}
