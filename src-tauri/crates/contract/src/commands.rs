//! The one list of commands. A command without an answer does not compile, on either side.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::ErrorDto;
use crate::codegen::CommandShape;
#[cfg_attr(
    not(test),
    expect(clippy::wildcard_imports, reason = "the list of commands names nearly every shape")
)]
use crate::dto::*;

macro_rules! commands {
    ($($(#[$meta:meta])* $method:ident = $name:literal ($params:ty) -> $result:ty;)+) => {
        /// Answers every command of the contract.
        pub trait Answer {
            $($(#[$meta])* fn $method(&self, params: $params) -> Result<$result, ErrorDto>;)+
        }

        /// Names of all commands.
        pub const COMMANDS: &[&str] = &[$($name),+];

        /// Hands one command to `desk`; the answer is JSON as text, for some are many megabytes.
        pub fn dispatch(desk: &impl Answer, command: &str, params: Value) -> Result<String, ErrorDto> {
            match command {
                $($name => write(&desk.$method(read(command, params)?)?),)+
                _ => Err(ErrorDto::unknown_command(command)),
            }
        }

        /// The shape of every command, for the generator.
        pub(crate) fn shapes() -> Vec<CommandShape> {
            vec![$(CommandShape::of::<$params, $result>($name)),+]
        }
    };
}

fn read<T: DeserializeOwned>(command: &str, params: Value) -> Result<T, ErrorDto> {
    let params = if params.is_null() { Value::Object(serde_json::Map::new()) } else { params };
    serde_json::from_value(params).map_err(|error| ErrorDto::bad_params(command, &error))
}

fn write<T: Serialize>(value: &T) -> Result<String, ErrorDto> {
    serde_json::to_string(value).map_err(|error| ErrorDto::internal(&error))
}

commands! {
    /// Says in which language names of actions and of what is made are to be worded.
    desk_set_language = "desk.set_language"(LanguageSet) -> Nothing;

    /// The open file, or none.
    project_info = "project.info"(Nothing) -> Option<ProjectDto>;
    /// Opens a file chosen in a dialog; none when declined.
    project_open = "project.open"(Nothing) -> Option<ProjectDto>;
    /// Opens a copy of a bundled sample.
    project_open_sample = "project.open_sample"(SampleQuery) -> ProjectDto;
    /// Opens a file opened before.
    project_open_recent = "project.open_recent"(RecentQuery) -> ProjectDto;
    /// Opens a file brought from outside.
    project_open_arrived = "project.open_arrived"(ArrivedFile) -> ProjectDto;
    /// Makes a new file where a dialog says; none when declined.
    project_new = "project.new"(NewProject) -> Option<ProjectDto>;
    /// Closes the open file.
    project_close = "project.close"(Nothing) -> Nothing;
    /// Files opened before.
    project_recent = "project.recent"(Nothing) -> Vec<RecentDto>;
    /// Bundled samples.
    project_samples = "project.samples"(Nothing) -> Vec<SampleDto>;

    /// Takes the newest action back; none when there is nothing to take back.
    history_undo = "history.undo"(Nothing) -> Option<HistoryEntryDto>;
    /// Does the action taken back again.
    history_redo = "history.redo"(Nothing) -> Option<HistoryEntryDto>;
    /// The newest journal rows that fit.
    history_list = "history.list"(HistoryQuery) -> Vec<HistoryEntryDto>;
    /// What history can be narrowed down to.
    history_words = "history.words"(Nothing) -> HistoryWordsDto;
    /// What a journal row changed, from what to what.
    history_changes = "history.changes"(HistoryChangesQuery) -> HistoryChangesDto;
    /// What would be taken back, or done again, to stand at a point.
    history_way = "history.way"(HistoryPoint) -> HistoryWayDto;
    /// Goes to a point: all the steps there or none. Answers with the journal rows made.
    history_go = "history.go"(HistoryPoint) -> Vec<HistoryEntryDto>;

    /// Snapshots of a file.
    snapshots_list = "snapshots.list"(SnapshotsQuery) -> SnapshotsDto;
    /// Makes a snapshot of the open file.
    snapshots_make = "snapshots.make"(Nothing) -> SnapshotDto;
    /// Makes a copy of a file as it was, where a dialog says; none when declined.
    snapshots_restore = "snapshots.restore"(SnapshotRestore) -> Option<RestoredDto>;
    /// Lets old snapshots go again.
    snapshots_end_pause = "snapshots.end_pause"(SnapshotsQuery) -> SnapshotsDto;
    /// The file that could not be opened last; none when none or another was opened since.
    project_refused = "project.refused"(Nothing) -> Option<RefusedDto>;
    /// Looks the open file through.
    project_check = "project.check"(Nothing) -> CheckDto;
    /// Ends what is being done with the file for longer than a moment: opening, writing, taking
    /// back, looking it through. Nothing of it stays; what was asked for is refused as `cancelled`.
    project_stop = "project.stop"(Nothing) -> Nothing;

    /// Where the plan stands.
    overview_get = "overview.get"(Nothing) -> OverviewDto;
    /// Tasks that should be done by now and are not.
    overview_overdue = "overview.overdue"(Nothing) -> OverdueDto;
    /// Totals, whole and by group.
    totals_get = "totals.get"(TotalsQuery) -> TotalsReportDto;
    /// The policy in force.
    policy_get = "policy.get"(Nothing) -> PolicyDto;
    /// The policy told in full, with every number that can be set.
    policy_handbook = "policy.handbook"(Nothing) -> HandbookDto;
    /// Sets a number of the policy.
    policy_edit = "policy.edit"(ParameterEdit) -> OutcomeDto;

    /// All communities, column by column.
    communities_table = "communities.table"(Nothing) -> CommunityTableDto;
    /// The rows of that table that say something else than the page knows.
    communities_changes = "communities.changes"(CommunityChangesQuery) -> CommunityChangesDto;
    /// One community, explained.
    communities_detail = "communities.detail"(CommunityQuery) -> CommunityDetailDto;
    /// Changes cells, all or none.
    communities_edit = "communities.edit"(CommunityEdits) -> OutcomeDto;
    /// Adds communities.
    communities_add = "communities.add"(CommunityAdd) -> OutcomeDto;
    /// Adds communities and changes cells of others as one step; the new ids are in `created`.
    communities_paste = "communities.paste"(CommunityPaste) -> OutcomeDto;
    /// Removes communities with everything that hangs on them.
    communities_remove = "communities.remove"(CommunityIds) -> OutcomeDto;
    /// Communities by a fragment of the name.
    communities_search = "communities.search"(SearchQuery) -> Vec<SearchHitDto>;

    /// The checklist of a community.
    checklist_get = "checklist.get"(CommunityQuery) -> ChecklistDto;
    /// Records findings.
    checklist_set = "checklist.set"(FindingsSet) -> OutcomeDto;

    /// The current scheme of a community.
    scheme_get = "scheme.get"(CommunityQuery) -> SchemeDto;
    /// Adds measures.
    scheme_accept = "scheme.accept"(SchemeAccept) -> OutcomeDto;
    /// Applies a package.
    scheme_apply_package = "scheme.apply_package"(SchemePackage) -> OutcomeDto;
    /// Changes cells of lines.
    scheme_edit = "scheme.edit"(SchemeEdits) -> OutcomeDto;
    /// Removes lines.
    scheme_remove_lines = "scheme.remove_lines"(SchemeLineIds) -> OutcomeDto;
    /// Prices offered for a line.
    scheme_prices = "scheme.prices"(SchemeLineQuery) -> Vec<PriceOfferDto>;
    /// Takes a price of the book for a line.
    scheme_take_price = "scheme.take_price"(TakePrice) -> OutcomeDto;
    /// Chooses what the cost is taken from.
    scheme_set_basis = "scheme.set_basis"(SchemeBasis) -> OutcomeDto;

    /// All plans.
    plans_list = "plans.list"(Nothing) -> Vec<PlanDto>;
    /// A plan with its entries.
    plans_get = "plans.get"(PlanQuery) -> PlanDetailDto;
    /// Drafts a five-year plan; the new plan's id is in `created`.
    plans_draft_five_year = "plans.draft_five_year"(FiveYearDraft) -> OutcomeDto;
    /// Moves communities to a year.
    plans_set_year = "plans.set_year"(PlanSetYear) -> OutcomeDto;
    /// Moves communities to several years as one step.
    plans_set_years = "plans.set_years"(PlanSetYears) -> OutcomeDto;
    /// Sets or clears a ceiling.
    plans_set_ceiling = "plans.set_ceiling"(PlanSetCeiling) -> OutcomeDto;
    /// Derives the annual plan of a year; the new plan's id is in `created`.
    plans_derive_annual = "plans.derive_annual"(PlanDeriveAnnual) -> OutcomeDto;
    /// Withdraws a community or takes it back in.
    plans_withdraw = "plans.withdraw"(PlanWithdraw) -> OutcomeDto;
    /// Removes a plan with its entries and schedule.
    plans_remove = "plans.remove"(PlanQuery) -> OutcomeDto;

    /// The split of a plan.
    funding_get = "funding.get"(PlanQuery) -> FundingDto;
    /// Why each yuan of one owner stands where it stands.
    funding_explain = "funding.explain"(FundingExplain) -> FundingExplainDto;
    /// Switches a rule on or off.
    funding_switch_rule = "funding.switch_rule"(RuleSwitch) -> OutcomeDto;
    /// Fixes an amount, or clears it.
    funding_allocate = "funding.allocate"(AllocationEdits) -> OutcomeDto;

    /// Builds the schedule of an annual plan anew.
    schedule_build = "schedule.build"(ScheduleBuild) -> OutcomeDto;
    /// The schedule of a plan.
    schedule_get = "schedule.get"(PlanQuery) -> ScheduleDto;
    /// What the schedule of a plan says now that it did not when it was asked for last.
    schedule_changes = "schedule.changes"(ScheduleChangesQuery) -> ScheduleChangesDto;
    /// Changes one task.
    schedule_edit_task = "schedule.edit_task"(TaskEdit) -> OutcomeDto;
    /// Keeps the present dates of all or some tasks as their baseline, or clears it.
    schedule_set_baseline = "schedule.set_baseline"(BaselineSet) -> OutcomeDto;

    /// Reads a spreadsheet chosen in a dialog; none when declined. Writes nothing.
    import_choose = "import.choose"(Nothing) -> Option<ImportPreviewDto>;
    /// Reads a spreadsheet brought from outside. Writes nothing.
    import_arrived = "import.arrived"(ArrivedFile) -> ImportPreviewDto;
    /// Rows of a sheet as they are, and what was understood of them.
    import_rows = "import.rows"(ImportRowsQuery) -> ImportRowsDto;
    /// Fields a column can be said to hold.
    import_choices = "import.choices"(Nothing) -> Vec<ImportChoiceDto>;
    /// Says what a column holds; remembered with the import.
    import_set_column = "import.set_column"(ImportSetColumn) -> ImportPreviewDto;
    /// Says where a header stands.
    import_set_header = "import.set_header"(ImportSetHeader) -> ImportPreviewDto;
    /// Says of a preview what a mapping file says.
    import_map = "import.map"(ImportMapping) -> ImportPreviewDto;
    /// Says something about rows: the same or a new one, which side stands, left out.
    import_decide = "import.decide"(ImportDecide) -> ImportMovedDto;
    /// Lets a field's changes in, or keeps them out.
    import_take_field = "import.take_field"(ImportTakeField) -> ImportMovedDto;
    /// Lets years of works into the five-year plan, or keeps them as text.
    import_take_plan_year = "import.take_plan_year"(ImportTakePlanYear) -> ImportPreviewDto;
    /// Forgets what is remembered of a table's columns.
    import_forget = "import.forget"(ImportTableRef) -> ImportPreviewDto;
    /// Compares a preview with the file as it stands now.
    import_refresh = "import.refresh"(ImportToken) -> ImportPreviewDto;
    /// Saves the refused rows with what is wrong where a dialog says; none when declined.
    import_save_errors = "import.save_errors"(ImportToken) -> Option<ExportedDto>;
    /// Asks the import at work to stop.
    import_stop = "import.stop"(Nothing) -> Nothing;
    /// Lets a preview go.
    import_close = "import.close"(ImportToken) -> Nothing;
    /// Writes what a preview showed.
    import_apply = "import.apply"(ImportApply) -> ImportDoneDto;
    /// Reads a workbook that came back, chosen in a dialog; none when declined. Writes nothing.
    merge_choose = "merge.choose"(Nothing) -> Option<MergeDto>;
    /// A merge again, as the file stands now.
    merge_look = "merge.look"(MergeToken) -> MergeDto;
    /// Asks the merge that is being read to stop.
    merge_stop = "merge.stop"(Nothing) -> Nothing;
    /// Lets a merge go.
    merge_close = "merge.close"(MergeToken) -> Nothing;
    /// Writes a merge as one step; every question needs an answer.
    merge_apply = "merge.apply"(MergeApply) -> MergeDoneDto;
    /// Questions of merges that were put off.
    merge_deferred = "merge.deferred"(Nothing) -> Vec<DeferredDto>;
    /// Settles questions that were put off, as one step.
    merge_settle = "merge.settle"(MergeSettle) -> OutcomeDto;
    /// Writes the Gantt chart where a dialog says; none when declined.
    export_gantt = "export.gantt"(ExportGantt) -> Option<ExportedDto>;
    /// Writes the plan workbook where a dialog says; none when declined.
    export_workbook = "export.workbook"(ExportWorkbook) -> Option<ExportedDto>;
    /// Writes tables where a dialog says; none when declined.
    export_tables = "export.tables"(ExportTables) -> Option<ExportedDto>;
    /// What may be exported, with the layouts of its tables.
    export_documents = "export.documents"(Nothing) -> Vec<DocumentDto>;
    /// Asks the export at work to stop; what stood in its place stays.
    export_stop = "export.stop"(Nothing) -> Nothing;

    /// The price book.
    prices_list = "prices.list"(Nothing) -> Vec<PriceDto>;
    /// Reads a price book chosen in a dialog; none when declined. Writes nothing.
    prices_choose = "prices.choose"(PriceDefaults) -> Option<PricePreviewDto>;
    /// Looks at a preview with other words for what its table does not say.
    prices_look = "prices.look"(PriceLook) -> PricePreviewDto;
    /// Writes what a preview showed.
    prices_apply = "prices.apply"(PriceApply) -> PricesDoneDto;
    /// Says which measure a price is of.
    prices_link = "prices.link"(PriceLink) -> OutcomeDto;
    /// Removes prices.
    prices_remove = "prices.remove"(PriceIds) -> OutcomeDto;
}
