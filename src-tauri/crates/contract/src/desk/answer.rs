//! Every command, answered: convert, call, convert.

use jiugai_app::schedule::Baseline;
use jiugai_app::{AppError, Outcome, checklist, community, export, funding, history};
use jiugai_app::{demo, plan, policy, price, project, schedule, scheme};
use jiugai_domain::Code;

use super::asked::{allocations, change, owner};
use super::convert::{self, id};
use super::{Desk, locked, nothing, recent, today};
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
        self.opening(|services| {
            let project =
                demo::open_sample(&folder, &self.assets, services, self.environment.via, today())?;
            self.take(project, true)
        })
    }

    fn project_open_recent(&self, query: RecentQuery) -> Answered<ProjectDto> {
        let path = recent::find(&self.environment.config_dir, &query.key);
        let path = path.ok_or_else(|| AppError::not_found("file", &query.key))?;
        self.open_path(&path)
    }

    fn project_open_arrived(&self, file: ArrivedFile) -> Answered<ProjectDto> {
        self.open_path(&self.arrived(&file.key)?)
    }

    fn project_new(&self, new: NewProject) -> Answered<Option<ProjectDto>> {
        let profile = policy::load_profile(&self.assets, &new.policy)?;
        let Some(path) = self.environment.dialogs.save(SaveWhat::Project, &new.title) else {
            return Ok(None);
        };
        let created = project::Created { title: &new.title, division_name: "", policy: &profile };
        self.opening(|services| {
            let made = project::create(
                &path,
                &created,
                self.assets.clone(),
                services,
                self.environment.via,
            )?;
            self.take(made, false).map(Some)
        })
    }

    fn project_close(&self, _: Nothing) -> Answered<Nothing> {
        locked(&self.previews).clear();
        locked(&self.merges).clear();
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
        let query = convert::history_query(query)?;
        let entries = self.with(|project| history::find(project, &query))?;
        Ok(entries.iter().map(convert::history_entry).collect())
    }

    fn history_words(&self, _: Nothing) -> Answered<HistoryWordsDto> {
        Ok(convert::history_words(self.with(|project| history::words(project))?))
    }

    fn history_changes(&self, query: HistoryChangesQuery) -> Answered<HistoryChangesDto> {
        let revision = id("revision", &query.id)?;
        let page = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let (offset, limit) = (page(query.offset), page(query.limit));
        let changes = self.with(|project| history::changes(project, revision, offset, limit))?;
        Ok(convert::history_changes(&changes))
    }

    fn history_way(&self, point: HistoryPoint) -> Answered<HistoryWayDto> {
        let to = convert::point(&point.to)?;
        let way =
            |project: &mut _| Ok((history::way_to(project, to)?, project.store().revision()?));
        let (way, revision) = self.with(way)?;
        Ok(convert::history_way(&way, revision.map(|id| id.to_string())))
    }

    fn history_go(&self, point: HistoryPoint) -> Answered<Vec<HistoryEntryDto>> {
        self.go_to(&point)
    }

    fn snapshots_list(&self, query: SnapshotsQuery) -> Answered<SnapshotsDto> {
        self.list_snapshots(&query.of)
    }

    fn snapshots_make(&self, _: Nothing) -> Answered<SnapshotDto> {
        self.make_snapshot()
    }

    fn snapshots_restore(&self, ask: SnapshotRestore) -> Answered<Option<RestoredDto>> {
        self.restore(&ask)
    }

    fn snapshots_end_pause(&self, query: SnapshotsQuery) -> Answered<SnapshotsDto> {
        self.end_pause(&query.of)
    }

    fn project_refused(&self, _: Nothing) -> Answered<Option<RefusedDto>> {
        Ok(self.refused())
    }

    fn project_check(&self, _: Nothing) -> Answered<CheckDto> {
        let path = self.with(|project| Ok(project.store().path().to_owned()))?;
        self.check_path(&path)
    }

    fn project_stop(&self, _: Nothing) -> Answered<Nothing> {
        self.file_work.ask();
        self.check.ask();
        Ok(Nothing {})
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

    fn communities_changes(&self, query: CommunityChangesQuery) -> Answered<CommunityChangesDto> {
        let table = convert::community_table(&*self.snapshot()?);
        Ok(locked(&self.given_table).changes(query.since.as_deref(), table))
    }

    fn communities_detail(&self, query: CommunityQuery) -> Answered<CommunityDetailDto> {
        let snapshot = self.snapshot()?;
        let detail = community::detail(&snapshot, id("community", &query.id)?)?;
        Ok(convert::community_detail(&snapshot, &detail))
    }

    fn communities_edit(&self, edits: CommunityEdits) -> Answered<OutcomeDto> {
        let edits = convert::community_edits(edits.edits)?;
        self.write(|project| community::edit(project, &edits), nothing)
    }

    fn communities_paste(&self, paste: CommunityPaste) -> Answered<OutcomeDto> {
        let edits = convert::community_edits(paste.edits)?;
        let rows = convert::new_communities(paste.rows)?;
        let ids = |ids: &Vec<_>| ids.iter().map(ToString::to_string).collect();
        self.write(|project| community::add_rows(project, &rows, &edits), ids)
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

    fn scheme_prices(&self, query: SchemeLineQuery) -> Answered<Vec<PriceOfferDto>> {
        self.price_offers(&query)
    }

    fn scheme_take_price(&self, take: TakePrice) -> Answered<OutcomeDto> {
        let (line, price) = (id("cost_line", &take.line_id)?, id("price", &take.price_id)?);
        self.write(|project| price::take(project, line, price), nothing)
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

    fn plans_set_years(&self, set: PlanSetYears) -> Answered<OutcomeDto> {
        let plan = id("plan", &set.plan_id)?;
        let who = |one: PlanMove| Ok((convert::ids("community", &one.community_ids)?, one.year));
        let moves: Vec<_> = set.moves.into_iter().map(who).collect::<Result<_, AppError>>()?;
        self.write(|project| plan::set_years(project, plan, &moves), nothing)
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
        let ids = convert::ids("community", &withdraw.community_ids)?;
        let reason = withdraw.reason.as_deref();
        self.write(|project| plan::withdraw(project, plan, &ids, reason), nothing)
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

    fn funding_allocate(&self, edits: AllocationEdits) -> Answered<OutcomeDto> {
        let plan = id("plan", &edits.plan_id)?;
        let edits = allocations(edits.edits)?;
        self.write(|project| funding::allocate(project, plan, &edits), nothing)
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

    fn schedule_changes(&self, query: ScheduleChangesQuery) -> Answered<ScheduleChangesDto> {
        let schedule = self.schedule_get(PlanQuery { plan_id: query.plan_id })?;
        Ok(locked(&self.given_schedule).changes(query.since.as_deref(), schedule))
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

    fn schedule_set_baseline(&self, set: BaselineSet) -> Answered<OutcomeDto> {
        let plan = id("plan", &set.plan_id)?;
        let picked = set.tasks.map(|tasks| convert::ids("task", &tasks)).transpose()?;
        let baseline = if set.clear { Baseline::Clear } else { Baseline::Keep };
        let picked = picked.as_deref();
        self.write(|project| schedule::set_baseline(project, plan, picked, baseline), nothing)
    }

    fn import_choose(&self, _: Nothing) -> Answered<Option<ImportPreviewDto>> {
        self.snapshot()?;
        let chosen = self.environment.dialogs.open(OpenWhat::Spreadsheet);
        chosen.map(|path| self.preview(&path)).transpose()
    }

    fn import_arrived(&self, book: ArrivedFile) -> Answered<ImportPreviewDto> {
        self.preview(&self.arrived(&book.key)?)
    }

    fn import_rows(&self, query: ImportRowsQuery) -> Answered<ImportRowsDto> {
        self.import_rows_of(&query)
    }

    fn import_choices(&self, _: Nothing) -> Answered<Vec<ImportChoiceDto>> {
        Ok(convert::import_choices())
    }

    fn import_set_column(&self, set: ImportSetColumn) -> Answered<ImportPreviewDto> {
        self.set_import_column(&set)
    }

    fn import_set_header(&self, set: ImportSetHeader) -> Answered<ImportPreviewDto> {
        self.set_import_header(&set)
    }

    fn import_map(&self, map: ImportMapping) -> Answered<ImportPreviewDto> {
        self.map_import(&map)
    }

    fn import_decide(&self, decide: ImportDecide) -> Answered<ImportMovedDto> {
        self.decide_import(&decide)
    }

    fn import_take_field(&self, take: ImportTakeField) -> Answered<ImportMovedDto> {
        self.take_import_field(&take)
    }

    fn import_take_plan_year(&self, take: ImportTakePlanYear) -> Answered<ImportPreviewDto> {
        self.take_import_years(&take)
    }

    fn import_forget(&self, table: ImportTableRef) -> Answered<ImportPreviewDto> {
        self.forget_import_columns(&table)
    }

    fn import_refresh(&self, token: ImportToken) -> Answered<ImportPreviewDto> {
        self.refresh_import(&token.token)
    }

    fn import_save_errors(&self, token: ImportToken) -> Answered<Option<ExportedDto>> {
        self.save_import_errors(&token.token)
    }

    fn import_stop(&self, _: Nothing) -> Answered<Nothing> {
        self.import.ask();
        Ok(Nothing {})
    }

    fn import_close(&self, token: ImportToken) -> Answered<Nothing> {
        locked(&self.previews).remove(&token.token);
        Ok(Nothing {})
    }

    fn import_apply(&self, apply: ImportApply) -> Answered<ImportDoneDto> {
        self.apply_import(&apply)
    }

    fn merge_choose(&self, _: Nothing) -> Answered<Option<MergeDto>> {
        self.snapshot()?;
        let chosen = self.environment.dialogs.open(OpenWhat::Spreadsheet);
        chosen.map(|path| self.read_merge(&path)).transpose()
    }

    fn merge_look(&self, token: MergeToken) -> Answered<MergeDto> {
        self.look_merge(&token.token)
    }

    fn merge_stop(&self, _: Nothing) -> Answered<Nothing> {
        self.import.ask();
        Ok(Nothing {})
    }

    fn merge_close(&self, token: MergeToken) -> Answered<Nothing> {
        locked(&self.merges).remove(&token.token);
        Ok(Nothing {})
    }

    fn merge_apply(&self, apply: MergeApply) -> Answered<MergeDoneDto> {
        self.apply_merge(&apply)
    }

    fn merge_deferred(&self, _: Nothing) -> Answered<Vec<DeferredDto>> {
        self.deferred()
    }

    fn merge_settle(&self, settle: MergeSettle) -> Answered<OutcomeDto> {
        self.settle_deferred(&settle)
    }

    fn export_gantt(&self, ask: ExportGantt) -> Answered<Option<ExportedDto>> {
        self.write_gantt(&ask)
    }

    fn export_workbook(&self, ask: ExportWorkbook) -> Answered<Option<ExportedDto>> {
        let ask = export::Ask::plain(export::Document::Workbook, convert::lang(&ask.lang)?);
        self.write_asked(&ask, export::TableFormat::Xlsx)
    }

    fn export_tables(&self, ask: ExportTables) -> Answered<Option<ExportedDto>> {
        self.write_tables(&ask)
    }

    fn export_documents(&self, _: Nothing) -> Answered<Vec<DocumentDto>> {
        Ok(super::export::documents())
    }

    fn export_stop(&self, _: Nothing) -> Answered<Nothing> {
        self.export.ask();
        Ok(Nothing {})
    }

    fn prices_list(&self, _: Nothing) -> Answered<Vec<PriceDto>> {
        self.prices()
    }

    fn prices_choose(&self, defaults: PriceDefaults) -> Answered<Option<PricePreviewDto>> {
        self.choose_prices(&defaults)
    }

    fn prices_look(&self, look: PriceLook) -> Answered<PricePreviewDto> {
        self.look_at_prices(&look)
    }

    fn prices_apply(&self, apply: PriceApply) -> Answered<PricesDoneDto> {
        self.apply_prices(&apply)
    }

    fn prices_link(&self, link: PriceLink) -> Answered<OutcomeDto> {
        let price = id("price", &link.id)?;
        let measure = link.measure.map(Code::new);
        self.write(|project| price::link(project, price, measure.as_ref()), nothing)
    }

    fn prices_remove(&self, remove: PriceIds) -> Answered<OutcomeDto> {
        let ids = convert::ids("price", &remove.ids)?;
        self.write(|project| price::remove(project, &ids), nothing)
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
