// Generated from the contract by `cargo xtask codegen`; do not edit.

/**
 * What one source pays for one owner.
 */
export type AllocationEdit = { 
/**
 * `community` or `cluster`.
 */
owner_kind: string, 
/**
 * Id of the owner.
 */
owner_id: string, 
/**
 * The source.
 */
source: string, 
/**
 * 万元 as typed; empty clears it.
 */
amount: string, 
/**
 * The document or the reason.
 */
note: string, };

/**
 * Fixes amounts, or clears them: all of them or none.
 */
export type AllocationEdits = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The amounts.
 */
edits: Array<AllocationEdit>, };

/**
 * Asks for a file brought from outside.
 */
export type ArrivedFile = { 
/**
 * Its key, as `file-arrived` gave it.
 */
key: string, };

/**
 * Keeps the present dates as the baseline, or clears it.
 */
export type BaselineSet = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The tasks; all of the plan when absent.
 */
tasks: Array<string> | null, 
/**
 * The baseline goes; else the present dates become it.
 */
clear: boolean, };

/**
 * A ceiling.
 */
export type CeilingDto = { 
/**
 * Year.
 */
year: number, 
/**
 * Source; none is the year as a whole.
 */
source: string | null, 
/**
 * Fen.
 */
amount_fen: number, };

/**
 * A cell worth a look.
 */
export type CellFlagDto = { 
/**
 * The column, as named in the table.
 */
field: string, 
/**
 * Why.
 */
notice: NoticeDto, };

/**
 * A file looked through.
 */
export type CheckDto = { 
/**
 * The file.
 */
file_name: string, 
/**
 * Whether nothing is wrong.
 */
is_whole: boolean, 
/**
 * Rows of history.
 */
journal_rows: number, 
/**
 * Steps undone and done again on a copy.
 */
steps_tried: number, 
/**
 * What the file holds, as computed anew; null when it cannot be read.
 */
counts: CountsDto | null, 
/**
 * What is wrong.
 */
problems: Array<ProblemDto>, };

/**
 * The checklist of one community.
 */
export type ChecklistDto = { 
/**
 * The community.
 */
community_id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Facets, in order.
 */
facets: Array<FacetChecklistDto>, };

/**
 * One item of a checklist.
 */
export type ChecklistItemDto = { 
/**
 * Code.
 */
item: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * What to look at, Chinese.
 */
help_zh: string, 
/**
 * What to look at, English.
 */
help_en: string, 
/**
 * Unit of the quantity; empty when nothing is counted.
 */
unit: string, 
/**
 * Measures a finding suggests.
 */
suggests: Array<NamedDto>, 
/**
 * A hazard must have a measure or a reason.
 */
hazard_first: boolean, 
/**
 * What was found; null is not yet inspected.
 */
finding: FindingDto | null, };

/**
 * Money carried by the community's cluster.
 */
export type ClusterMoneyDto = { 
/**
 * Cluster.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Fen.
 */
amount_fen: number | null, 
/**
 * Communities in it.
 */
communities: number, };

/**
 * An amount of one code.
 */
export type CodeAmountDto = { 
/**
 * The code.
 */
code: string, 
/**
 * Fen.
 */
amount_fen: number, };

/**
 * Asks for new communities.
 */
export type CommunityAdd = { 
/**
 * Names, one community each.
 */
names: Array<string>, };

/**
 * One cell of a community that is not there yet.
 */
export type CommunityCell = { 
/**
 * The column, as named in the table.
 */
field: string, 
/**
 * The text typed.
 */
text: string, };

/**
 * What the registry's table says now: the rows that say something else, or all of it.
 */
export type CommunityChangesDto = { 
/**
 * Sign of the table as it is now, to ask with the next time.
 */
sign: string, 
/**
 * `rows` are the whole table: it was not known, or rows came or went.
 */
is_whole: boolean, 
/**
 * Positions of `rows` in the table the page has.
 */
at: Array<number>, 
/**
 * The rows, column by column; where they are not all, a column that says nothing new of any
 * of them is empty.
 */
rows: CommunityTableDto, };

/**
 * Asks what the registry's table says now.
 */
export type CommunityChangesQuery = { 
/**
 * The sign of the table the page has; null for the whole table.
 */
since: string | null, };

/**
 * One community, explained.
 */
export type CommunityDetailDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * 曾用名
 */
former_name: string, 
/**
 * Division path.
 */
division: string, 
/**
 * Cluster.
 */
cluster: string | null, 
/**
 * Facts with where they came from.
 */
facts: Array<FactDto>, 
/**
 * Facets: same letters as in the table.
 */
facets: string, 
/**
 * Items inspected.
 */
items_inspected: number, 
/**
 * Items there are.
 */
items_total: number, 
/**
 * Items lacking.
 */
items_lacking: number, 
/**
 * Hazards.
 */
hazards: number, 
/**
 * Year in the current five-year plan.
 */
year: number | null, 
/**
 * Stage.
 */
stage: string, 
/**
 * Cost of the current scheme.
 */
cost: CostDto, 
/**
 * Who pays, in the current plan.
 */
funding: Array<FundingPartDto>, 
/**
 * Unpaid, fen; null when there is no cost to split.
 */
gap_fen: number | null, 
/**
 * Gates.
 */
gates: Array<GateResultDto>, 
/**
 * First and last day of the schedule and of the works, when scheduled.
 */
schedule: CommunityScheduleDto | null, };

/**
 * One cell as typed. Money is typed in 万元, areas in m².
 */
export type CommunityEdit = { 
/**
 * The community.
 */
id: string, 
/**
 * The column, as named in the table.
 */
field: string, 
/**
 * The text typed; empty clears the cell.
 */
text: string, };

/**
 * Cells changed in one action: all or none.
 */
export type CommunityEdits = { 
/**
 * The cells.
 */
edits: Array<CommunityEdit>, };

/**
 * Names communities.
 */
export type CommunityIds = { 
/**
 * Their ids.
 */
ids: Array<string>, };

/**
 * A block pasted over the last row: new communities, and cells of others; all or none.
 */
export type CommunityPaste = { 
/**
 * Cells of each new community, the name among them.
 */
rows: Array<Array<CommunityCell>>, 
/**
 * Cells of communities there are.
 */
edits: Array<CommunityEdit>, };

/**
 * Names one community.
 */
export type CommunityQuery = { 
/**
 * Its id.
 */
id: string, };

/**
 * When a community is worked on.
 */
export type CommunityScheduleDto = { 
/**
 * First day.
 */
start: string, 
/**
 * First day of works.
 */
works_start: string | null, 
/**
 * Last day of works.
 */
works_finish: string | null, 
/**
 * Last day.
 */
finish: string, };

/**
 * All communities, one array per column; position `i` of each is one row.
 */
export type CommunityTableDto = { 
/**
 * Ids.
 */
id: Array<string>, 
/**
 * 小区
 */
name: Array<string>, 
/**
 * 曾用名
 */
former_name: Array<string>, 
/**
 * Division path, e.g. 重庆市 渝中区 七星岗街道.
 */
division: Array<string>, 
/**
 * 片区
 */
cluster: Array<string | null>, 
/**
 * Address.
 */
address: Array<string>, 
/**
 * First year built.
 */
built_from: Array<number | null>, 
/**
 * Last year built.
 */
built_to: Array<number | null>, 
/**
 * 栋
 */
buildings: Array<number | null>, 
/**
 * 单元
 */
units: Array<number | null>, 
/**
 * 户
 */
households: Array<number | null>, 
/**
 * 人
 */
residents: Array<number | null>, 
/**
 * m²
 */
floor_area_m2: Array<number | null>, 
/**
 * Cost of the current scheme, fen.
 */
investment_fen: Array<number | null>, 
/**
 * Year in the current five-year plan.
 */
year: Array<number | null>, 
/**
 * `reserve`, `planned`, `implementing`, `completed`.
 */
stage: Array<string>, 
/**
 * Six letters, one per facet in order: `n` not inspected, `f` fine, `l` lacking, `h` hazard.
 */
facets: Array<string>, 
/**
 * Gates open before entering any plan and before approving the scheme.
 */
open_gates: Array<number>, 
/**
 * Gates that cannot be judged yet for want of a figure.
 */
unknown_gates: Array<number>, 
/**
 * One letter per gate of `gate_codes`: `p` passed, `o` open, `u` cannot be judged yet.
 */
gates: Array<string>, 
/**
 * The gates counted above, in policy order.
 */
gate_codes: Array<string>, 
/**
 * Checklist items inspected, those found not applicable included; there are as many in all
 * as the policy has items.
 */
items_inspected: Array<number>, 
/**
 * Lines of the current scheme without a quantity or a price.
 */
cost_missing: Array<number>, 
/**
 * Remark.
 */
note: Array<string>, 
/**
 * `estate`, `single_building`, `self_built`, `urban_village`.
 */
kind: Array<string>, 
/**
 * Residents over 60.
 */
elderly: Array<number | null>, 
/**
 * Low-income households.
 */
low_income_households: Array<number | null>, 
/**
 * Existing lifts.
 */
lifts: Array<number | null>, 
/**
 * `public`, `housing_reform`, `commodity`, `cooperative`, `resettlement`, `other`.
 */
ownership: Array<string | null>, 
/**
 * 原产权单位
 */
owner_unit: Array<string>, 
/**
 * `company`, `owner_unit`, `self_managed`, `neighbourhood`, `none`.
 */
property_mode: Array<string | null>, 
/**
 * Property fee per m² and month, fen.
 */
property_fee: Array<number | null>, 
/**
 * 业主委员会: `yes`, `no`.
 */
owners_committee: Array<string | null>, 
/**
 * Balance of the maintenance fund, fen.
 */
maintenance_fund: Array<number | null>, 
/**
 * Earlier renewals.
 */
earlier_renewal: Array<string>, 
/**
 * 纳入拆迁征收: `yes`, `no`.
 */
to_be_expropriated: Array<string | null>, 
/**
 * Fen that clusters and lots carry for their communities together: in no row, counted once
 * in the totals.
 */
shared_investment_fen: number, 
/**
 * Cells worth a look: flagged at import or out of the usual range.
 */
flags: Array<Array<CellFlagDto>>, };

/**
 * A sum with what it does not contain.
 */
export type CostDto = { 
/**
 * Fen; null when nothing is known.
 */
known_fen: number | null, 
/**
 * Lines without a quantity or a price.
 */
missing: number, 
/**
 * Stated as a published total.
 */
is_published: boolean, 
/**
 * `lump_sum` or `measures`.
 */
basis: string, 
/**
 * By class, in policy order; the code `unclassified` for sums without one.
 */
by_class: Array<CodeAmountDto>, 
/**
 * By facet, in order, priced measures only.
 */
by_facet: Array<CodeAmountDto>, 
/**
 * Fen per m² in scope.
 */
fen_per_m2: number | null, 
/**
 * Fen per household in scope.
 */
fen_per_household: number | null, };

/**
 * How much a file holds.
 */
export type CountsDto = { 
/**
 * Communities.
 */
communities: number, 
/**
 * Known households.
 */
households: number, 
/**
 * Known investment, in fen.
 */
investment_fen: number, };

/**
 * A total declared in a source table.
 */
export type DeclaredDto = { 
/**
 * File and sheet it stands in.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row, from 1.
 */
row: number, 
/**
 * Whose total.
 */
division: string, 
/**
 * 小区
 */
communities: number | null, 
/**
 * 栋
 */
buildings: number | null, 
/**
 * 户
 */
households: number | null, 
/**
 * m²
 */
floor_area_m2: number | null, 
/**
 * Fen.
 */
investment_fen: number | null, 
/**
 * What the file itself adds up to for the same division; none where it has nothing there.
 */
in_file: InFileDto | null, };

/**
 * A question that was put off, beside what is here now.
 */
export type DeferredDto = { 
/**
 * Id.
 */
id: string, 
/**
 * As a question's.
 */
kind: string, 
/**
 * The row.
 */
name: string, 
/**
 * The field; none where the row as a whole is meant.
 */
field: string | null, 
/**
 * What went out.
 */
base: string | null, 
/**
 * What the file says.
 */
file: string, 
/**
 * What is here now.
 */
mine: string, 
/**
 * Both say the same by now.
 */
is_same: boolean, 
/**
 * The row it is about is here.
 */
is_here: boolean, 
/**
 * The whole row as the file had it.
 */
cells: Array<MergeCellDto>, 
/**
 * The workbook.
 */
file_name: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row from 1.
 */
row: number | null, 
/**
 * Cell address.
 */
cell: string, 
/**
 * When it was put off, ISO 8601.
 */
at: string, };

/**
 * A document and the tables it may have.
 */
export type DocumentDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Its tables, in their order.
 */
tables: Array<LayoutDto>, };

/**
 * Files are held over the window, or no longer.
 */
export type Dragging = { 
/**
 * Whether they would be dropped here.
 */
over: boolean, };

/**
 * A refusal or failure: a stable code, and one sentence in each language saying what happened,
 * why, and what to do.
 */
export type ErrorDto = { 
/**
 * Stable code, e.g. `input.no_header`.
 */
code: string, 
/**
 * `usage`, `input`, `not_allowed`, `file` or `internal`; decides exit codes and tone.
 */
kind: string, 
/**
 * Simplified Chinese.
 */
zh: string, 
/**
 * English.
 */
en: string, 
/**
 * Technical details worth copying into a report; empty when there are none.
 */
details: string, };

/**
 * Exports the Gantt chart of a plan.
 */
export type ExportGantt = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * `svg`, `png`, `pdf`, `xlsx`.
 */
format: string, 
/**
 * `zh-CN` or `en`.
 */
lang: string, };

/**
 * Exports tables.
 */
export type ExportTables = { 
/**
 * Which document: `workbook`, `communities`, `checklist`, `scheme`, `plan`, `funding`,
 * `schedule`, `prices` or `declaration`.
 */
document: string, 
/**
 * One table of it only, by its code; delimited text holds just one.
 */
table: string | null, 
/**
 * The plan; the newest that fits when absent.
 */
plan_id: string | null, 
/**
 * These communities only; all when empty.
 */
community_ids: Array<string>, 
/**
 * A workbook for every division of this level: `district`, `subdistrict` or
 * `neighbourhood`; all in one file when absent.
 */
parts: string | null, 
/**
 * `xlsx` or `csv`.
 */
format: string, 
/**
 * Unit of money: `wan` (万元) or `yuan` (元).
 */
money: string, 
/**
 * Unit of areas: `m2` or `wan` (万m²).
 */
area: string, 
/**
 * Letters of delimited text: `utf-8` or `gb18030`.
 */
encoding: string, 
/**
 * Whether what is computed is locked: `computed` or `nothing`.
 */
lock: string, 
/**
 * `zh-CN` or `en`.
 */
lang: string, };

/**
 * Exports the plan workbook as it goes out when nobody says otherwise.
 */
export type ExportWorkbook = { 
/**
 * `zh-CN` or `en`.
 */
lang: string, };

/**
 * What was written.
 */
export type ExportedDto = { 
/**
 * File name.
 */
file: string, 
/**
 * Folder, for people to read.
 */
folder: string, 
/**
 * How many files there are, where there are several: the first is named.
 */
files: number | null, 
/**
 * Pages, for paged documents.
 */
pages: number | null, };

/**
 * One facet of a checklist.
 */
export type FacetChecklistDto = { 
/**
 * Code.
 */
facet: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * The point of it, Chinese.
 */
point_zh: string, 
/**
 * The point of it, English.
 */
point_en: string, 
/**
 * `n`, `f`, `l`, `h` as in the table.
 */
state: string, 
/**
 * Items, in order.
 */
items: Array<ChecklistItemDto>, };

/**
 * What a facet lacks.
 */
export type FacetLackDto = { 
/**
 * Code of the facet.
 */
facet: string, 
/**
 * Communities lacking something.
 */
communities: number, 
/**
 * Households in them.
 */
households: number, 
/**
 * Hazards found.
 */
hazards: number, 
/**
 * The items most often lacking, at most three.
 */
top_items: Array<ItemCountDto>, };

/**
 * A fact, with where it came from.
 */
export type FactDto = { 
/**
 * Field, as named in the table.
 */
field: string, 
/**
 * Value as it would be typed.
 */
text: string, 
/**
 * Where it was read.
 */
source: SourceCellDto | null, 
/**
 * Changed by hand since.
 */
edited: boolean, };

/**
 * A file brought to the window from outside: dropped on it, or handed over by the system.
 */
export type FileArrived = { 
/**
 * File name without its folder.
 */
file_name: string, } & ({ "taken": "project", 
/**
 * Handle to open it by; never a path.
 */
key: string, } | { "taken": "sample" } | { "taken": "book", 
/**
 * Handle to read it by; never a path.
 */
key: string, } | { "taken": "refused", 
/**
 * Why.
 */
error: ErrorDto, });

/**
 * What was found.
 */
export type FindingDto = { 
/**
 * `ok`, `minor`, `severe`, `hazard`, `not_applicable`.
 */
level: string, 
/**
 * Quantity in the item's unit.
 */
quantity: number | null, 
/**
 * Strongly wished by residents.
 */
strongly_wished: boolean, 
/**
 * Why it is not in the scheme.
 */
reason_not_in_scheme: string, 
/**
 * Remark.
 */
note: string, 
/**
 * Who looked.
 */
inspected_by: string, 
/**
 * When.
 */
inspected_on: string | null, };

/**
 * Records one finding; absent fields stay as they are.
 */
export type FindingSet = { 
/**
 * The item.
 */
item: string, 
/**
 * `ok` … `not_applicable`, or `not_inspected` to take the finding back.
 */
level: string | null, 
/**
 * Quantity as typed; empty clears it.
 */
quantity: string | null, 
/**
 * Strongly wished.
 */
strongly_wished: boolean | null, 
/**
 * Why it is not in the scheme.
 */
reason_not_in_scheme: string | null, 
/**
 * Remark.
 */
note: string | null, 
/**
 * Who looked.
 */
inspected_by: string | null, };

/**
 * Records findings in one action.
 */
export type FindingsSet = { 
/**
 * The community.
 */
community_id: string, 
/**
 * What to record, item by item.
 */
findings: Array<FindingSet>, };

/**
 * Drafts a five-year plan: one entry per community, years proposed.
 */
export type FiveYearDraft = { 
/**
 * Name.
 */
name: string, 
/**
 * First year.
 */
from_year: number, 
/**
 * Last year.
 */
to_year: number, 
/**
 * Ceiling of each year in 万元, as typed; empty for none.
 */
ceiling: string, };

/**
 * An amount a person fixed, with the document or the reason.
 */
export type FixedAmountDto = { 
/**
 * `community` or `cluster`.
 */
owner_kind: string, 
/**
 * Id of the owner.
 */
owner_id: string, 
/**
 * Source.
 */
source: string, 
/**
 * Fen.
 */
amount_fen: number, 
/**
 * The document or the reason.
 */
note: string, };

/**
 * The split of a plan.
 */
export type FundingDto = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * Sources that pay something or have an allocation; all of them when `all_sources` is read.
 */
sources: Array<SourceDto>, 
/**
 * Every source of the policy.
 */
all_sources: Array<SourceDto>, 
/**
 * One row per community or cluster with a known cost.
 */
rows: Array<FundingRowDto>, 
/**
 * Sum of the rows.
 */
total: FundingRowDto, 
/**
 * By year.
 */
years: Array<YearFiguresDto>, 
/**
 * Amounts a person fixed; they stand before every rule.
 */
fixed: Array<FixedAmountDto>, 
/**
 * Rules, in the order they are applied.
 */
rules: Array<RuleDto>, 
/**
 * Ceilings by year and source.
 */
ceilings: Array<CeilingDto>, 
/**
 * Money planned, arrived, paid by source.
 */
money: Array<MoneyColumnDto>, 
/**
 * Communities in the plan without a known cost.
 */
without_cost: number, };

/**
 * Asks why.
 */
export type FundingExplain = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * `community` or `cluster`.
 */
owner_kind: string, 
/**
 * Id of the owner.
 */
owner_id: string, };

/**
 * The parts of one owner's split.
 */
export type FundingExplainDto = { 
/**
 * Parts, component by component.
 */
parts: Array<FundingPartDto>, };

/**
 * A part of a split, with why.
 */
export type FundingPartDto = { 
/**
 * Component: a measure, a class or the lump sum.
 */
component: NamedDto, 
/**
 * Source; none is the gap.
 */
source: string | null, 
/**
 * Fen.
 */
amount_fen: number, 
/**
 * Why, Chinese.
 */
because_zh: string, 
/**
 * Why, English.
 */
because_en: string, };

/**
 * One row of the split.
 */
export type FundingRowDto = { 
/**
 * `community`, `cluster` or `total`.
 */
owner_kind: string, 
/**
 * Id of the owner.
 */
owner_id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Year.
 */
year: number | null, 
/**
 * Known cost, fen.
 */
cost_fen: number, 
/**
 * Lines without a price or a quantity.
 */
missing: number, 
/**
 * By source.
 */
by_source: Array<SourceAmountDto>, 
/**
 * Unpaid, fen.
 */
gap_fen: number, 
/**
 * Allocated beyond the cost, fen.
 */
over_fen: number, };

/**
 * How many communities a gate holds up.
 */
export type GateCountDto = { 
/**
 * Code of the gate.
 */
gate: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * The step it stands before.
 */
before: string, 
/**
 * Where it is said.
 */
source: string, 
/**
 * Communities it is open for.
 */
open: number, 
/**
 * Communities it cannot be judged for.
 */
unknown: number, };

/**
 * A gate's result.
 */
export type GateResultDto = { 
/**
 * Code of the gate.
 */
gate: string, 
/**
 * Name, Chinese.
 */
zh: string, 
/**
 * Name, English.
 */
en: string, 
/**
 * `passed`, `open`, `unknown`.
 */
outcome: string, 
/**
 * A warning only.
 */
is_warning: boolean, 
/**
 * Step it stands before.
 */
before: string, 
/**
 * What holds or is missing, with the numbers, Chinese.
 */
detail_zh: string, 
/**
 * The same in English.
 */
detail_en: string, 
/**
 * Where the rule is said.
 */
source: string, };

/**
 * Totals of one group.
 */
export type GroupTotalsDto = { 
/**
 * Key of the group (a year, a division, a code).
 */
key: string, 
/**
 * Name for people, Chinese.
 */
zh: string, 
/**
 * Name for people, English.
 */
en: string, 
/**
 * Its totals.
 */
totals: TotalsDto, };

/**
 * A year of the working calendar.
 */
export type HandbookCalendarDto = { 
/**
 * The year.
 */
year: number, 
/**
 * Announced by the State Council.
 */
announced: boolean, 
/**
 * How many days off are listed.
 */
days_off: number, 
/**
 * How many weekend days are worked.
 */
working_weekends: number, 
/**
 * The announcement.
 */
basis: string, };

/**
 * The policy in force, told in full.
 */
export type HandbookDto = { 
/**
 * Profile.
 */
profile: NamedDto, 
/**
 * Version of the shipped data.
 */
version: string, 
/**
 * What the profile is for, Chinese.
 */
note_zh: string, 
/**
 * What the profile is for, English.
 */
note_en: string, 
/**
 * The six facets with their items, in order.
 */
facets: Array<HandbookFacetDto>, 
/**
 * Classes of measures.
 */
classes: Array<HandbookEntryDto>, 
/**
 * Measures.
 */
measures: Array<HandbookMeasureDto>, 
/**
 * Packages of measures.
 */
packages: Array<HandbookPackageDto>, 
/**
 * What is counted afterwards; the text is the unit.
 */
effects: Array<HandbookEntryDto>, 
/**
 * Funding sources.
 */
sources: Array<HandbookEntryDto>, 
/**
 * Funding rules, in the order they are applied.
 */
rules: Array<RuleDto>, 
/**
 * Gates.
 */
gates: Array<HandbookGateDto>, 
/**
 * Stage templates.
 */
templates: Array<HandbookTemplateDto>, 
/**
 * Working calendars by year.
 */
calendars: Array<HandbookCalendarDto>, 
/**
 * Every number that can be set, in the policy's order.
 */
parameters: Array<ParameterDto>, };

/**
 * A named thing with a sentence about it.
 */
export type HandbookEntryDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * The sentence, Chinese.
 */
text_zh: string, 
/**
 * The sentence, English.
 */
text_en: string, 
/**
 * Where it comes from.
 */
basis: string, 
/**
 * Our assumption.
 */
is_assumption: boolean, };

/**
 * A facet with what is looked at.
 */
export type HandbookFacetDto = { 
/**
 * The facet; its text is the point of it.
 */
about: HandbookEntryDto, 
/**
 * Its items.
 */
items: Array<HandbookItemDto>, };

/**
 * A gate.
 */
export type HandbookGateDto = { 
/**
 * The gate; its text is the rule.
 */
about: HandbookEntryDto, 
/**
 * The step it stands before.
 */
before: string, 
/**
 * Warns instead of stopping.
 */
is_warning: boolean, };

/**
 * A checklist item.
 */
export type HandbookItemDto = { 
/**
 * The item; its text says what to look at.
 */
about: HandbookEntryDto, 
/**
 * Unit of the quantity found; empty when nothing is counted.
 */
unit: string, 
/**
 * Measures a finding suggests, by code.
 */
suggests: Array<string>, 
/**
 * A hazard here comes first.
 */
hazard_first: boolean, };

/**
 * A measure.
 */
export type HandbookMeasureDto = { 
/**
 * The measure; its text is empty.
 */
about: HandbookEntryDto, 
/**
 * Class.
 */
class: string, 
/**
 * Facet.
 */
facet: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * The effect its quantity adds to, by code.
 */
effect: string | null, 
/**
 * The housing maintenance fund may pay.
 */
is_common_part: boolean, 
/**
 * Opens the ground: comes before paving.
 */
is_underground: boolean, 
/**
 * Published prices.
 */
prices: Array<KnownPriceDto>, };

/**
 * A package.
 */
export type HandbookPackageDto = { 
/**
 * The package; its text is empty.
 */
about: HandbookEntryDto, 
/**
 * Measures, by code.
 */
measures: Array<string>, };

/**
 * A stage.
 */
export type HandbookStageDto = { 
/**
 * The stage; its text is the short name.
 */
about: HandbookEntryDto, 
/**
 * `survey`, `scheme`, `tender`, `works`, `acceptance`.
 */
phase: string, 
/**
 * Duration.
 */
days: number, 
/**
 * What those days are: `calendar_days`, `working_days`, `works_season`.
 */
calendar: string, 
/**
 * Shared by the communities of a lot.
 */
shared_by_lot: boolean, 
/**
 * Stages it follows, by code.
 */
after: Array<string>, };

/**
 * A stage template.
 */
export type HandbookTemplateDto = { 
/**
 * The template; its text is empty.
 */
about: HandbookEntryDto, 
/**
 * Its stages in order.
 */
stages: Array<HandbookStageDto>, };

/**
 * What a journal row changed.
 */
export type HistoryChangesDto = { 
/**
 * The row.
 */
entry: HistoryEntryDto, 
/**
 * By kind of row, all of them; null when it is no longer kept.
 */
summary: Array<HistorySumDto> | null, 
/**
 * How many rows changed in all.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<HistoryRowDto>, };

/**
 * Asks what a journal row changed.
 */
export type HistoryChangesQuery = { 
/**
 * The row.
 */
id: string, 
/**
 * From this changed row on.
 */
offset: number, 
/**
 * At most this many.
 */
limit: number, };

/**
 * A journal row.
 */
export type HistoryEntryDto = { 
/**
 * Id.
 */
id: string, 
/**
 * When, ISO 8601.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * `window`, `command_line`, `import`.
 */
via: string, 
/**
 * Code of the action.
 */
op: string, 
/**
 * Label.
 */
label: string, 
/**
 * File it came from.
 */
file: string | null, 
/**
 * Sheet of that file, when it was one.
 */
sheet: string | null, 
/**
 * Row of that sheet, from 1, when it was one.
 */
row: number | null, 
/**
 * Undone since, whether it can still be redone or not.
 */
is_undone: boolean, 
/**
 * Undone and given up since: it can not be gone to.
 */
is_given_up: boolean, 
/**
 * `edit`; `undo` or `redo` of the action the label names.
 */
kind: string, };

/**
 * A field that changed.
 */
export type HistoryFieldDto = { 
/**
 * What it is called.
 */
field: WordDto, 
/**
 * Before; null for unknown or empty.
 */
before: WordDto | null, 
/**
 * After; null for unknown or empty.
 */
after: WordDto | null, };

/**
 * Asks for the way to a point of history.
 */
export type HistoryPoint = { 
/**
 * A row's id, for right after it; `start` for before everything that can be undone.
 */
to: string, 
/**
 * The newest row when the way was shown; refused when there is a newer one.
 */
revision?: string, };

/**
 * Asks for journal rows.
 */
export type HistoryQuery = { 
/**
 * At most this many, newest first.
 */
limit: number, 
/**
 * Only rows before this one.
 */
before?: string, 
/**
 * Only what happened to this community and what hangs on it.
 */
community_id?: string, 
/**
 * Only what this person did.
 */
who?: string, 
/**
 * Only actions of this kind.
 */
kind?: string, 
/**
 * Only rows whose name, person or file holds this.
 */
text?: string, };

/**
 * A row that changed.
 */
export type HistoryRowDto = { 
/**
 * What kind of row, in both languages.
 */
noun: WordDto, 
/**
 * Which.
 */
subject: WordDto, 
/**
 * `inserted`, `updated`, `removed`.
 */
kind: string, 
/**
 * Its fields; of a new or removed row those that hold something.
 */
fields: Array<HistoryFieldDto>, 
/**
 * The community it belongs to, when it is there.
 */
community_id: string | null, };

/**
 * Rows of one kind changed in one way.
 */
export type HistorySumDto = { 
/**
 * Store table, as the code; what its rows are called, as the names.
 */
table: NamedDto, 
/**
 * `inserted`, `updated`, `removed`.
 */
kind: string, 
/**
 * How many.
 */
rows: number, };

/**
 * What lies between the present and a point.
 */
export type HistoryWayDto = { 
/**
 * Whether the steps are taken back; else they are done again.
 */
is_back: boolean, 
/**
 * The steps in the order they are taken.
 */
steps: Array<HistoryEntryDto>, 
/**
 * The newest row now.
 */
revision: string | null, };

/**
 * What history can be narrowed down to.
 */
export type HistoryWordsDto = { 
/**
 * Everybody who did something.
 */
people: Array<string>, 
/**
 * Kinds of what was done.
 */
kinds: Array<NamedDto>, };

/**
 * Applies a preview.
 */
export type ImportApply = { 
/**
 * Its handle.
 */
token: string, };

/**
 * A value that would change.
 */
export type ImportChangeDto = { 
/**
 * Field.
 */
field: string, 
/**
 * As the file holds it; empty is unknown.
 */
before: string, 
/**
 * As the workbook says.
 */
after: string, 
/**
 * A person typed what the file holds, over what an earlier import had put there.
 */
typed_over: boolean, 
/**
 * What the file holds is worked out and stays.
 */
computed: boolean, 
/**
 * It would be written.
 */
taken: boolean, };

/**
 * A stated total beside the computed one.
 */
export type ImportCheckDto = { 
/**
 * Row, from 1.
 */
row: number, 
/**
 * Label, e.g. 合计.
 */
label: string, 
/**
 * Field.
 */
field: string, 
/**
 * Stated, in the field's own unit (fen, m², count).
 */
stated: number, 
/**
 * Computed.
 */
computed: number, 
/**
 * Whether they agree.
 */
matches: boolean, };

/**
 * A field a column can hold.
 */
export type ImportChoiceDto = { 
/**
 * The field.
 */
field: string, 
/**
 * Units its numbers can stand in, the usual first; empty when it has none.
 */
units: Array<string>, };

/**
 * A column.
 */
export type ImportColumnDto = { 
/**
 * Letter.
 */
letter: string, 
/**
 * Header as it stands.
 */
header: string, 
/**
 * Field recognised, or none.
 */
field: string | null, 
/**
 * Unit applied.
 */
unit: string, 
/**
 * A person said what it is, now or before.
 */
chosen: boolean, 
/**
 * Kept as text beside the community, in no field of its own.
 */
as_text: boolean, };

/**
 * Rows by what becomes of them.
 */
export type ImportCountsDto = { 
/**
 * New communities.
 */
added: number, 
/**
 * Communities whose values change.
 */
updated: number, 
/**
 * Communities that say what the file holds.
 */
unchanged: number, 
/**
 * Rows that wait for a decision.
 */
conflict: number, 
/**
 * Rows that cannot be taken as they stand.
 */
refused: number, 
/**
 * Rows left out.
 */
left: number, 
/**
 * Declared totals.
 */
declared: number, };

/**
 * Says something about rows.
 */
export type ImportDecide = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * Place of the table.
 */
table: number, 
/**
 * Rows, from 1; all rows it can be said of when empty.
 */
rows: Array<number>, 
/**
 * `same` (as `target`, else as the likeliest), `new`, `workbook`, `held`, `blanks`, `left`,
 * or `ask` to take everything said back.
 */
choice: string, 
/**
 * Id of the community or number of the row it is the same as.
 */
target: string | null, };

/**
 * What an import did.
 */
export type ImportDoneDto = { 
/**
 * Journal row.
 */
revision: string | null, 
/**
 * Communities added.
 */
added: number, 
/**
 * Communities that were there and changed.
 */
updated: number, 
/**
 * There already, changed or not.
 */
already_there: number, 
/**
 * Rows that wait for a decision; not written.
 */
waiting: number, 
/**
 * Rows that were refused; not written.
 */
refused: number, 
/**
 * Declared totals kept.
 */
declared: number, 
/**
 * Clusters made.
 */
clusters: number, 
/**
 * Years put into the five-year plan.
 */
planned: number, 
/**
 * Projects made.
 */
projects: number, };

/**
 * A field as the understood side shows it.
 */
export type ImportFieldDto = { 
/**
 * The field.
 */
field: string, 
/**
 * The unit its values are shown in; empty when none.
 */
unit: string, 
/**
 * Cells of communities in the file it would change.
 */
changes: number, 
/**
 * Those changes are let in.
 */
taken: boolean, };

/**
 * Says of a preview what a mapping file says.
 */
export type ImportMapping = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * What the file says.
 */
mapping: ImportMappingDto, };

/**
 * What a mapping file says of a column.
 */
export type ImportMappingColumnDto = { 
/**
 * Field.
 */
field: string, 
/**
 * Unit of its numbers.
 */
unit: string | null, };

/**
 * What a mapping file says, for scripts: `schemas/workbook/import_mapping.schema.json`.
 */
export type ImportMappingDto = { 
/**
 * Columns and headers.
 */
tables: Array<ImportMappingTableDto>, 
/**
 * Rows that may be a known community: `ask` (not written), `same` or `new`.
 */
alike: string | null, 
/**
 * Values a person typed over: `ask` (row not written), `workbook` or `held`.
 */
typed_over: string | null, 
/**
 * Rows with cells that cannot be read: `refuse` or `blank`.
 */
unreadable: string | null, 
/**
 * Whether years of works go into the five-year plan; they do when absent.
 */
plan_year: boolean | null, };

/**
 * What a mapping file says of tables.
 */
export type ImportMappingTableDto = { 
/**
 * Sheet; every one when absent.
 */
sheet: string | null, 
/**
 * First and last header row, from 1; needs a sheet.
 */
header_rows: [number, number] | null, 
/**
 * Columns by letter; null is not read.
 */
columns: { [key in string]: ImportMappingColumnDto | null }, };

/**
 * Rows that moved when something was said.
 */
export type ImportMovedDto = { 
/**
 * Place of the table.
 */
table: number, 
/**
 * The rows.
 */
rows: Array<ImportRowDto>, 
/**
 * All rows by what becomes of them.
 */
counts: ImportCountsDto, 
/**
 * Fields of the table.
 */
fields: Array<ImportFieldDto>, 
/**
 * Writing would change something.
 */
has_work: boolean, };

/**
 * A plan that years of works can be put into.
 */
export type ImportPlanDto = { 
/**
 * Its name.
 */
name: string, 
/**
 * First year.
 */
from_year: number, 
/**
 * Last year.
 */
to_year: number, 
/**
 * Years are put in.
 */
taken: boolean, };

/**
 * What a workbook was understood to say; nothing is written yet.
 */
export type ImportPreviewDto = { 
/**
 * Handle to ask and apply by.
 */
token: string, 
/**
 * File name.
 */
file: string, 
/**
 * Its sheets that hold anything.
 */
sheets: Array<ImportSheetDto>, 
/**
 * Tables found.
 */
tables: Array<ImportTableDto>, 
/**
 * Rows by what becomes of them.
 */
counts: ImportCountsDto, 
/**
 * Communities that would be added.
 */
added: number, 
/**
 * Communities already in the file, changed or not.
 */
already_there: number, 
/**
 * Sums over what was read.
 */
totals: ImportTotalsDto, 
/**
 * Why no table was found; a header can be pointed out.
 */
no_table: ErrorDto | null, 
/**
 * The five-year plan that years of works can be put into.
 */
plan: ImportPlanDto | null, 
/**
 * Writing it would change something.
 */
has_work: boolean, };

/**
 * A remark on a row or cell.
 */
export type ImportRemarkDto = { 
/**
 * Row, from 1.
 */
row: number, 
/**
 * Column letter, when one cell is meant.
 */
column: string | null, 
/**
 * What.
 */
notice: NoticeDto, 
/**
 * Text of the cell.
 */
text: string, };

/**
 * A row read.
 */
export type ImportRowDto = { 
/**
 * Row, from 1.
 */
row: number, 
/**
 * `added`, `updated`, `unchanged`, `conflict`, `refused` or `left`.
 */
state: string, 
/**
 * What it waits for: `alike`, `typed_over` or `unreadable`.
 */
why: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Division path.
 */
division: string, 
/**
 * Cluster.
 */
cluster: string | null, 
/**
 * 栋
 */
buildings: number | null, 
/**
 * 户
 */
households: number | null, 
/**
 * m²
 */
floor_area_m2: number | null, 
/**
 * Year built, last.
 */
built_to: number | null, 
/**
 * Fen.
 */
investment_fen: number | null, 
/**
 * The community in the file it is.
 */
community_id: string | null, 
/**
 * The row of this table it is one with.
 */
same_row: number | null, 
/**
 * Who it may be.
 */
suspects: Array<ImportSuspectDto>, 
/**
 * Values that would change.
 */
changes: Array<ImportChangeDto>, 
/**
 * Letters of columns whose cell cannot be read.
 */
unreadable: Array<string>, 
/**
 * What was said: `same`, `new`, `workbook`, `held`, `blanks` or `left`; several or none.
 */
said: Array<string>, };

/**
 * Rows of a sheet, in the order asked for.
 */
export type ImportRowsDto = { 
/**
 * Texts of the cells, column by column from A.
 */
cells: Array<Array<string>>, 
/**
 * What was understood: texts in the order of the table's `fields`; none where the row is no
 * row of a table.
 */
values: Array<Array<string> | null>, };

/**
 * Asks for rows of a sheet with what was understood of them.
 */
export type ImportRowsQuery = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Rows, from 1.
 */
rows: Array<number>, };

/**
 * Says what a column holds.
 */
export type ImportSetColumn = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * Place of the table.
 */
table: number, 
/**
 * Column letter.
 */
letter: string, 
/**
 * Field; none is not read.
 */
field: string | null, 
/**
 * Unit of its numbers; the header's own when absent.
 */
unit: string | null, };

/**
 * Says where a header stands.
 */
export type ImportSetHeader = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * First header row, from 1.
 */
first_row: number, 
/**
 * Last header row.
 */
last_row: number, 
/**
 * Place of the table whose header stands elsewhere than was found.
 */
table: number | null, };

/**
 * A sheet as it is.
 */
export type ImportSheetDto = { 
/**
 * Name on the tab.
 */
name: string, 
/**
 * First and last row of each run of rows that hold something, from 1.
 */
runs: Array<[number, number]>, 
/**
 * Columns up to the last that holds something.
 */
columns: number, 
/**
 * Widths of the columns in half-width characters, by what stands in the first rows.
 */
widths: Array<number>, 
/**
 * Merged ranges near the top: first row, first column, last row, last column, from 1.
 */
merged: Array<[number, number, number, number]>, 
/**
 * Places in `tables` of the tables on it.
 */
tables: Array<number>, };

/**
 * Somebody a row may be.
 */
export type ImportSuspectDto = { 
/**
 * A community of the file.
 */
community_id: string | null, 
/**
 * Another row of the table, or of the table on `sheet`.
 */
row: number | null, 
/**
 * The sheet, where it is a row of another table.
 */
sheet: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Divisions.
 */
division: string, 
/**
 * `same_name`, `former_name`, `spelling`, `one_character` or `same_row`.
 */
why: string, };

/**
 * One table of a workbook.
 */
export type ImportTableDto = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Title above the table.
 */
title: string, 
/**
 * `communities` or `district_totals`.
 */
kind: string, 
/**
 * Header rows, from 1.
 */
header_rows: Array<number>, 
/**
 * Columns.
 */
columns: Array<ImportColumnDto>, 
/**
 * What its columns were read as: `recognised`, `corrected` now, or `remembered`.
 */
mapping: string, 
/**
 * The fields understood, as they are shown.
 */
fields: Array<ImportFieldDto>, 
/**
 * Rows read.
 */
rows: Array<ImportRowDto>, 
/**
 * Declared totals read.
 */
declared: Array<DeclaredDto>, 
/**
 * Stated totals beside computed ones.
 */
checks: Array<ImportCheckDto>, 
/**
 * Row-level remarks.
 */
remarks: Array<ImportRemarkDto>, };

/**
 * Asks for one table of a preview.
 */
export type ImportTableRef = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * Place of the table.
 */
table: number, };

/**
 * Lets a field's changes in, or keeps them out.
 */
export type ImportTakeField = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * Place of the table.
 */
table: number, 
/**
 * Field.
 */
field: string, 
/**
 * Whether they are let in.
 */
take: boolean, };

/**
 * Lets years of works into the plan, or keeps them as text.
 */
export type ImportTakePlanYear = { 
/**
 * Handle of the preview.
 */
token: string, 
/**
 * Whether they are let in.
 */
take: boolean, };

/**
 * Asks for a preview.
 */
export type ImportToken = { 
/**
 * Its handle.
 */
token: string, };

/**
 * Sums over the communities read.
 */
export type ImportTotalsDto = { 
/**
 * 小区
 */
communities: number, 
/**
 * 栋
 */
buildings: number, 
/**
 * 户
 */
households: number, 
/**
 * m²
 */
floor_area_m2: number, 
/**
 * Fen, a cluster's money once.
 */
investment_fen: number, 
/**
 * Cells marked 约 or 余.
 */
approximate_cells: number, 
/**
 * Built after the year the eligibility gate allows.
 */
built_after_limit: number, };

/**
 * What the file adds up to for a division that totals are declared of.
 */
export type InFileDto = { 
/**
 * 小区
 */
communities: number, 
/**
 * 栋
 */
buildings: number, 
/**
 * 户
 */
households: number, 
/**
 * m²
 */
floor_area_m2: number, };

/**
 * How often an item is lacking.
 */
export type ItemCountDto = { 
/**
 * Code of the item.
 */
item: string, 
/**
 * In how many communities.
 */
communities: number, };

/**
 * A known price.
 */
export type KnownPriceDto = { 
/**
 * Fen for one unit.
 */
unit_price_fen: number, 
/**
 * What it was called, Chinese.
 */
zh: string, 
/**
 * What it was called, English.
 */
en: string, 
/**
 * Where it was published.
 */
source: string, };

/**
 * Says in which language names that become data are worded.
 */
export type LanguageSet = { 
/**
 * `zh-CN` or `en`.
 */
lang: string, };

/**
 * The layout of a table.
 */
export type LayoutDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Where its columns come from.
 */
source: string, 
/**
 * Whether what is changed in it can be brought back.
 */
returns: boolean, };

/**
 * A lump sum.
 */
export type LumpSumDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Fen.
 */
amount_fen: number | null, 
/**
 * Class, when it has one.
 */
class: string | null, 
/**
 * From a published table.
 */
is_published: boolean, 
/**
 * Remark.
 */
note: string, };

/**
 * What was decided of one question.
 */
export type MergeAnswer = { 
/**
 * The question.
 */
key: string, 
/**
 * `file`, `mine` or `later`.
 */
answer: string, };

/**
 * Writes a merge: every question has an answer.
 */
export type MergeApply = { 
/**
 * Its handle.
 */
token: string, 
/**
 * The answers.
 */
answers: Array<MergeAnswer>, };

/**
 * One cell of a row that would be made.
 */
export type MergeCellDto = { 
/**
 * The header.
 */
field: string, 
/**
 * The value.
 */
value: string, };

/**
 * A field only the file changed.
 */
export type MergeChangeDto = { 
/**
 * The row.
 */
name: string, 
/**
 * The field, as the workbook's header has it.
 */
field: string, 
/**
 * What is here.
 */
before: string, 
/**
 * What the file says; empty clears it.
 */
value: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Cell address.
 */
cell: string, };

/**
 * What a merge wrote.
 */
export type MergeDoneDto = { 
/**
 * Journal row.
 */
revision: string | null, 
/**
 * How undo will name it.
 */
label: string | null, 
/**
 * Fields only the file had changed.
 */
taken: number, 
/**
 * Questions decided for the file.
 */
for_file: number, 
/**
 * Questions decided for what is here.
 */
for_mine: number, 
/**
 * Questions put off.
 */
deferred: number, 
/**
 * Rows made.
 */
added: number, 
/**
 * Rows removed.
 */
removed: number, };

/**
 * A returned workbook, merged with the open file; nothing is written yet. Values are worded in
 * the desk's language, numbers in the unit of their header.
 */
export type MergeDto = { 
/**
 * Handle to apply it by.
 */
token: string, 
/**
 * File name.
 */
file: string, 
/**
 * Where the workbook came from: `this_file`, `another_file`; or why nobody knows:
 * `missing`, `damaged`, `newer`.
 */
from: string, 
/**
 * Rows that came back.
 */
rows: number, 
/**
 * Of them, recognised by name.
 */
recognised: number, 
/**
 * Fields both sides changed to the same.
 */
same: number, 
/**
 * Fields only the file changed: they are taken.
 */
taken: Array<MergeChangeDto>, 
/**
 * What has to be decided.
 */
questions: Array<MergeQuestionDto>, 
/**
 * What has to be said.
 */
remarks: Array<MergeRemarkDto>, };

/**
 * Something only a person can decide.
 */
export type MergeQuestionDto = { 
/**
 * Handle to answer it by; it stays the same while neither side says something else.
 */
key: string, 
/**
 * `conflict`, `emptied`, `no_base`, `recognised`, `removed`, `removed_edited`, `gone_here`
 * or `new`.
 */
kind: string, 
/**
 * The row.
 */
name: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * The field, as the workbook's header has it; none where the row as a whole is meant.
 */
field: string | null, 
/**
 * What went out; none where it is not known, empty where it was blank.
 */
base: string | null, 
/**
 * What the file says; empty where it is blank.
 */
file: string, 
/**
 * What is here; empty where it is blank.
 */
mine: string, 
/**
 * Row from 1; none for a row that did not come back.
 */
row: number | null, 
/**
 * Cell address; empty where the row as a whole is meant.
 */
cell: string, 
/**
 * The whole row as the file has it, for a row that would be made.
 */
cells: Array<MergeCellDto>, };

/**
 * Something to be said about a returned workbook.
 */
export type MergeRemarkDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row from 1, where one row is meant.
 */
row: number | null, 
/**
 * Column letters, where one column is meant.
 */
column: string | null, 
/**
 * What it is about, in simplified Chinese.
 */
zh: string, 
/**
 * The same in English.
 */
en: string, };

/**
 * Settles questions that were put off.
 */
export type MergeSettle = { 
/**
 * Which.
 */
ids: Array<string>, 
/**
 * `file` or `mine`.
 */
answer: string, };

/**
 * A merge by its handle.
 */
export type MergeToken = { 
/**
 * Its handle.
 */
token: string, };

/**
 * How many inputs are unknown.
 */
export type MissingDto = { 
/**
 * Without a count of buildings.
 */
buildings: number, 
/**
 * Without a count of households.
 */
households: number, 
/**
 * Without an area.
 */
floor_area: number, 
/**
 * Cost inputs unknown: communities without a cost, lines without a quantity or price.
 */
investment: number, };

/**
 * Money of one source.
 */
export type MoneyColumnDto = { 
/**
 * Source.
 */
source: string, 
/**
 * Planned, fen.
 */
planned_fen: number, 
/**
 * Arrived, fen.
 */
arrived_fen: number, };

/**
 * A code with its names.
 */
export type NamedDto = { 
/**
 * Stable code.
 */
code: string, 
/**
 * Simplified Chinese.
 */
zh: string, 
/**
 * English.
 */
en: string, };

/**
 * Asks for a new file.
 */
export type NewProject = { 
/**
 * Title of the data set.
 */
title: string, 
/**
 * Policy profile: `national` or `north`.
 */
policy: string, };

/**
 * The newest action in a snapshot.
 */
export type NewestDto = { 
/**
 * When, ISO 8601.
 */
at: string, 
/**
 * Who.
 */
who: string, 
/**
 * What.
 */
label: string, };

/**
 * No parameters.
 */
export type Nothing = Record<symbol, never>;

/**
 * A notice: a code with its parameters, worded in both languages.
 */
export type NoticeDto = { 
/**
 * Stable code.
 */
code: string, 
/**
 * Simplified Chinese.
 */
zh: string, 
/**
 * English.
 */
en: string, };

/**
 * A gate that is open for a community.
 */
export type OpenGateDto = { 
/**
 * The community.
 */
community_id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The gate.
 */
gate: GateResultDto, };

/**
 * What a writing command answers.
 */
export type OutcomeDto = { 
/**
 * Journal row made; none when nothing changed.
 */
revision: string | null, 
/**
 * Label of the action, as undo will name it.
 */
label: string | null, 
/**
 * Ids of rows made, in the order asked for.
 */
created: Array<string>, 
/**
 * Notices worth showing; they stop nothing.
 */
notices: Array<NoticeDto>, };

/**
 * Tasks that should be done by now and are not.
 */
export type OverdueDto = { 
/**
 * The day it is judged by.
 */
today: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * The latest first, at most twenty.
 */
tasks: Array<OverdueTaskDto>, };

/**
 * A task that is late.
 */
export type OverdueTaskDto = { 
/**
 * The task.
 */
task_id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The community; none for what a lot shares.
 */
community_id: string | null, 
/**
 * Name of its row.
 */
row: string, 
/**
 * The day it should have been done.
 */
due: string, 
/**
 * Days since then.
 */
days_late: number, 
/**
 * Reported progress, 0–100.
 */
percent_done: number, };

/**
 * Where the plan stands, in one screen.
 */
export type OverviewDto = { 
/**
 * Id of the current five-year plan.
 */
plan_id: string | null, 
/**
 * Its name.
 */
plan_name: string | null, 
/**
 * All communities in the file.
 */
all: TotalsDto, 
/**
 * Communities with a year in the current five-year plan.
 */
planned: TotalsDto, 
/**
 * In reserve.
 */
reserve: number, 
/**
 * Years of the current five-year plan.
 */
years: Array<YearFiguresDto>, 
/**
 * Facets with what they lack.
 */
facets: Array<FacetLackDto>, 
/**
 * Communities not inspected at all.
 */
not_inspected: number, 
/**
 * Open gates, worst first, at most twenty.
 */
open_gates: Array<OpenGateDto>, 
/**
 * How many gates are open in all.
 */
open_gate_count: number, 
/**
 * The gates some community has not passed, in policy order.
 */
gates: Array<GateCountDto>, 
/**
 * Communities by stage, in order.
 */
stages: Array<StageCountDto>, 
/**
 * The newest changes.
 */
recent: Array<HistoryEntryDto>, 
/**
 * Totals declared in imported tables, beside ours.
 */
declared: Array<DeclaredDto>, };

/**
 * A number of the policy that can be set.
 */
export type ParameterDto = { 
/**
 * Names it for `policy.edit`.
 */
key: string, 
/**
 * `gate`, `rule`, `stage`, `winter_stop` or `sanity`.
 */
group: string, 
/**
 * Code of the row it belongs to.
 */
row: string, 
/**
 * The row, Chinese.
 */
row_zh: string, 
/**
 * The row, English.
 */
row_en: string, 
/**
 * What the number is, Chinese.
 */
zh: string, 
/**
 * What the number is, English.
 */
en: string, 
/**
 * `year`, `percent`, `fraction`, `calendar_days`, `working_days`, `works_season`, `yuan`,
 * `wan` or `day_of_year`.
 */
unit: string, 
/**
 * As it stands, as it can be typed; null where the place has not set it.
 */
value: string | null, 
/**
 * It differs from what was shipped.
 */
is_edited: boolean, 
/**
 * As it was shipped; null where it was shipped blank.
 */
shipped: string | null, 
/**
 * Where the shipped number comes from.
 */
basis: string, 
/**
 * Our assumption.
 */
is_assumption: boolean, };

/**
 * Sets a number of the policy.
 */
export type ParameterEdit = { 
/**
 * Which.
 */
key: string, 
/**
 * The text typed; empty clears what may be blank.
 */
text: string, };

/**
 * A period, both days included.
 */
export type PeriodDto = { 
/**
 * First day.
 */
from: number, 
/**
 * Last day.
 */
to: number, };

/**
 * Derives the annual plan of a year.
 */
export type PlanDeriveAnnual = { 
/**
 * The five-year plan.
 */
plan_id: string, 
/**
 * The year.
 */
year: number, };

/**
 * A plan with its entries, one array per column.
 */
export type PlanDetailDto = { 
/**
 * The plan.
 */
plan: PlanDto, 
/**
 * Its years.
 */
years: Array<YearFiguresDto>, 
/**
 * In the plan without a year.
 */
reserve: TotalsDto, 
/**
 * Entries.
 */
entries: PlanEntriesDto, 
/**
 * Gates of the plan as a whole.
 */
gates: Array<GateResultDto>, };

/**
 * A plan in a list.
 */
export type PlanDto = { 
/**
 * Id.
 */
id: string, 
/**
 * `five_year` or `annual`.
 */
kind: string, 
/**
 * Name.
 */
name: string, 
/**
 * First year.
 */
from_year: number, 
/**
 * Last year.
 */
to_year: number, 
/**
 * The plan it was derived from.
 */
parent_id: string | null, 
/**
 * `draft`, `checked`, `submitted`, `approved`, `closed`.
 */
state: string, 
/**
 * Communities in it.
 */
communities: number, 
/**
 * A schedule was built.
 */
has_schedule: boolean, };

/**
 * Entries of a plan, one array per column.
 */
export type PlanEntriesDto = { 
/**
 * Communities.
 */
community_id: Array<string>, 
/**
 * Names.
 */
name: Array<string>, 
/**
 * Division path.
 */
division: Array<string>, 
/**
 * Cluster.
 */
cluster: Array<string | null>, 
/**
 * Year, or none.
 */
year: Array<number | null>, 
/**
 * Fixed by a person.
 */
is_fixed: Array<boolean>, 
/**
 * Carried over.
 */
is_carried_over: Array<boolean>, 
/**
 * Why it was withdrawn.
 */
withdrawn_reason: Array<string | null>, 
/**
 * 户
 */
households: Array<number | null>, 
/**
 * m²
 */
floor_area_m2: Array<number | null>, 
/**
 * Fen; a cluster's money stands with the cluster, not here.
 */
investment_fen: Array<number | null>, 
/**
 * Facet letters.
 */
facets: Array<string>, 
/**
 * Gates open before this plan.
 */
open_gates: Array<number>, 
/**
 * Gates that cannot be judged yet.
 */
unknown_gates: Array<number>, 
/**
 * Why it stands in its year or has none: which of `reasons`.
 */
reason: Array<number>, 
/**
 * The different reasons there are.
 */
reasons: Array<NoticeDto>, 
/**
 * Responsible.
 */
responsible: Array<string>, };

/**
 * Communities that go to one year.
 */
export type PlanMove = { 
/**
 * The communities.
 */
community_ids: Array<string>, 
/**
 * The year; none keeps them in reserve.
 */
year: number | null, };

/**
 * Names a plan.
 */
export type PlanQuery = { 
/**
 * Its id.
 */
plan_id: string, };

/**
 * Sets or clears a yearly ceiling.
 */
export type PlanSetCeiling = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The year.
 */
year: number, 
/**
 * The source; none is the year as a whole.
 */
source: string | null, 
/**
 * 万元 as typed; empty clears it.
 */
amount: string, };

/**
 * Moves communities to a year.
 */
export type PlanSetYear = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The communities.
 */
community_ids: Array<string>, 
/**
 * The year; none keeps them in reserve.
 */
year: number | null, };

/**
 * Moves communities to several years at once.
 */
export type PlanSetYears = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * Who goes where.
 */
moves: Array<PlanMove>, };

/**
 * Withdraws communities with a reason, or takes them back in: all of them or none.
 */
export type PlanWithdraw = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The communities.
 */
community_ids: Array<string>, 
/**
 * Why; none takes them back in.
 */
reason: string | null, };

/**
 * The policy in force.
 */
export type PolicyDto = { 
/**
 * Profile.
 */
profile: NamedDto, 
/**
 * Facets.
 */
facets: Array<NamedDto>, 
/**
 * Items, with their facet.
 */
items: Array<PolicyItemDto>, 
/**
 * Classes.
 */
classes: Array<NamedDto>, 
/**
 * Measures.
 */
measures: Array<PolicyMeasureDto>, 
/**
 * Packages.
 */
packages: Array<PolicyPackageDto>, 
/**
 * Sources.
 */
sources: Array<SourceDto>, 
/**
 * Stage templates.
 */
stage_templates: Array<NamedDto>, };

/**
 * A checklist item.
 */
export type PolicyItemDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Facet.
 */
facet: string, };

/**
 * A measure.
 */
export type PolicyMeasureDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Class.
 */
class: string, 
/**
 * Facet.
 */
facet: string, 
/**
 * Unit.
 */
unit: string, };

/**
 * A package.
 */
export type PolicyPackageDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Measures.
 */
measures: Array<string>, 
/**
 * Where it comes from.
 */
basis: string, };

/**
 * Writes a preview.
 */
export type PriceApply = { 
/**
 * Its handle.
 */
token: string, 
/**
 * What was decided; rows not named are taken as proposed.
 */
choices: Array<PriceChoice>, };

/**
 * What was decided about a row.
 */
export type PriceChoice = { 
/**
 * Its place.
 */
at: number, 
/**
 * Leave it out.
 */
leave_out: boolean, 
/**
 * The measure it is a price of.
 */
measure: string | null, };

/**
 * What holds for prices whose table does not say.
 */
export type PriceDefaults = { 
/**
 * Region.
 */
region: string, 
/**
 * Date, as typed.
 */
dated: string, 
/**
 * Source.
 */
source: string, };

/**
 * A price of the book.
 */
export type PriceDto = { 
/**
 * Id.
 */
id: string, 
/**
 * What is priced.
 */
item: string, 
/**
 * Unit as the book writes it.
 */
unit: string, 
/**
 * Fen for one unit.
 */
unit_price_fen: number, 
/**
 * Measure it is a price of, once somebody has said so.
 */
measure: string | null, 
/**
 * Region.
 */
region: string, 
/**
 * Date.
 */
dated: string | null, 
/**
 * Source.
 */
source: string, 
/**
 * Remark.
 */
note: string, 
/**
 * The cell it was read from.
 */
origin: PriceOriginDto | null, };

/**
 * Prices by id.
 */
export type PriceIds = { 
/**
 * Ids.
 */
ids: Array<string>, };

/**
 * Says which measure a price is of.
 */
export type PriceLink = { 
/**
 * The price.
 */
id: string, 
/**
 * The measure; none clears it.
 */
measure: string | null, };

/**
 * Looks at a preview anew, with other words for what its table does not say.
 */
export type PriceLook = { 
/**
 * Its handle.
 */
token: string, 
/**
 * What holds where the table does not say.
 */
defaults: PriceDefaults, };

/**
 * A price offered for a line.
 */
export type PriceOfferDto = { 
/**
 * The price.
 */
price: PriceDto, 
/**
 * Its unit is the line's; another cannot be taken.
 */
unit_fits: boolean, 
/**
 * Its region is one the community lies in.
 */
region_fits: boolean, 
/**
 * Somebody has said that it is a price of this measure.
 */
is_linked: boolean, };

/**
 * Where a price was read.
 */
export type PriceOriginDto = { 
/**
 * File name.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Cell address.
 */
cell: string, 
/**
 * What the cell said.
 */
text: string, };

/**
 * A price book as read; nothing is written.
 */
export type PricePreviewDto = { 
/**
 * Handle to apply it by.
 */
token: string, 
/**
 * File name.
 */
file: string, 
/**
 * Prices, in the order of the file.
 */
rows: Array<PriceSeenDto>, 
/**
 * Rows that give no price.
 */
refused: Array<PriceRefusedDto>, 
/**
 * How many would be added.
 */
added: number, 
/**
 * How many are there already.
 */
same: number, };

/**
 * A row that gives no price.
 */
export type PriceRefusedDto = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row, from 1.
 */
row: number, 
/**
 * What is priced.
 */
item: string, 
/**
 * `no_price`, `no_item`, `no_unit`, `bad_price` or `rough_price`.
 */
why: string, 
/**
 * What the cell said.
 */
text: string, };

/**
 * A price as read.
 */
export type PriceSeenDto = { 
/**
 * Its place, to decide on it by.
 */
at: number, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row, from 1.
 */
row: number, 
/**
 * What is priced.
 */
item: string, 
/**
 * Unit as written.
 */
unit: string, 
/**
 * Fen for one unit.
 */
unit_price_fen: number, 
/**
 * Region.
 */
region: string, 
/**
 * Date.
 */
dated: string | null, 
/**
 * Source.
 */
source: string, 
/**
 * The measure its words and unit point to.
 */
measure: string | null, 
/**
 * `new`, `same` (there already) or `beside` (another price is there for it).
 */
state: string, };

/**
 * What an import of prices did.
 */
export type PricesDoneDto = { 
/**
 * Journal row.
 */
revision: string | null, 
/**
 * Prices added.
 */
added: number, 
/**
 * Left alone because already there.
 */
same: number, 
/**
 * Left out.
 */
left_out: number, };

/**
 * Something that is wrong with a file.
 */
export type ProblemDto = { 
/**
 * `pages`, `reference`, `structure`, `history`, `undo`, `values`, `figures`.
 */
kind: string, 
/**
 * In words.
 */
text: WordDto, 
/**
 * What was met, for a report.
 */
details: string, };

/**
 * How far a long job has come.
 */
export type Progress = { 
/**
 * The job.
 */
job: string, 
/**
 * Done so far.
 */
done: number, 
/**
 * All there is, when known.
 */
total: number | null, };

/**
 * The open project file.
 */
export type ProjectDto = { 
/**
 * Title of the data set.
 */
title: string, 
/**
 * File name without its folder.
 */
file_name: string, 
/**
 * Folder, for people to read; never sent back.
 */
folder: string, 
/**
 * Opened from the bundled sample.
 */
is_sample: boolean, 
/**
 * Why nothing can be written, when that is so.
 */
read_only: ReadOnlyDto | null, 
/**
 * Where the file lies, when that is not a disk of this computer.
 */
place: NoticeDto | null, 
/**
 * Policy profile in force.
 */
policy: NamedDto, 
/**
 * What undo would take back.
 */
undo: string | null, 
/**
 * What redo would do again.
 */
redo: string | null, 
/**
 * Id of the newest journal row.
 */
revision: string | null, 
/**
 * When the newest change was saved, ISO 8601.
 */
saved_at: string | null, 
/**
 * Whether the last one who wrote here was stopped in the middle; the file was looked
 * through and is whole.
 */
was_left_open: boolean, 
/**
 * How many communities the file holds.
 */
communities: number, };

/**
 * Why a file is open for reading only.
 */
export type ReadOnlyDto = { 
/**
 * `locked`, `locked_elsewhere`, `file`, `folder` or `asked`.
 */
reason: string, 
/**
 * Who holds the file.
 */
holder: string | null, 
/**
 * On which computer.
 */
host: string | null, 
/**
 * Since when, ISO 8601.
 */
since: string | null, 
/**
 * The reason and what to do, simplified Chinese.
 */
zh: string, 
/**
 * The same in English.
 */
en: string, };

/**
 * A file opened before.
 */
export type RecentDto = { 
/**
 * Handle to open it by; never a path.
 */
key: string, 
/**
 * File name.
 */
file_name: string, 
/**
 * Folder, for people to read.
 */
folder: string, 
/**
 * When it was last opened, ISO 8601.
 */
opened_at: string, };

/**
 * Asks for a recent file.
 */
export type RecentQuery = { 
/**
 * Its handle.
 */
key: string, };

/**
 * A file that could not be opened.
 */
export type RefusedDto = { 
/**
 * The file.
 */
file_name: string, 
/**
 * Its folder, for people to read.
 */
folder: string, 
/**
 * Why.
 */
error: ErrorDto, 
/**
 * How many snapshots of it there are.
 */
snapshots: number, };

/**
 * A copy that was made.
 */
export type RestoredDto = { 
/**
 * The copy.
 */
file_name: string, 
/**
 * Its folder, for people to read.
 */
folder: string, 
/**
 * Handle to open it by.
 */
key: string, 
/**
 * Photos that are in no snapshot any more.
 */
photos_missing: number, 
/**
 * Until when no snapshot goes, ISO 8601.
 */
paused_until: string, };

/**
 * A funding rule.
 */
export type RuleDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Source that pays.
 */
source: string, 
/**
 * Applied or not.
 */
enabled: boolean, 
/**
 * In a sentence, Chinese.
 */
detail_zh: string, 
/**
 * In a sentence, English.
 */
detail_en: string, 
/**
 * Where it comes from.
 */
basis: string, 
/**
 * Our assumption.
 */
is_assumption: boolean, };

/**
 * Switches a rule on or off.
 */
export type RuleSwitch = { 
/**
 * The rule.
 */
code: string, 
/**
 * Applied or not.
 */
enabled: boolean, };

/**
 * A bundled sample.
 */
export type SampleDto = { 
/**
 * Code to open it by.
 */
code: string, 
/**
 * Chinese title.
 */
zh: string, 
/**
 * English title.
 */
en: string, 
/**
 * Where it was published.
 */
source: string, };

/**
 * Asks for one of the bundled samples.
 */
export type SampleQuery = { 
/**
 * Its code; the first sample when absent.
 */
code: string | null, };

/**
 * What is said of a schedule as a whole.
 */
export type ScheduleAboutDto = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * Name of the plan.
 */
plan_name: string, 
/**
 * First day.
 */
start: number, 
/**
 * Last day.
 */
finish: number, 
/**
 * What kinds of tasks there are.
 */
kinds: Array<TaskKindDto>, 
/**
 * Winter stops that fall into the schedule.
 */
winter_stops: Array<PeriodDto>, 
/**
 * Years used whose holidays are not announced yet.
 */
unannounced_years: Array<number>, 
/**
 * A baseline was set.
 */
has_baseline: boolean, };

/**
 * Builds the schedule of an annual plan anew from a stage template.
 */
export type ScheduleBuild = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The template; the policy's first when absent.
 */
template: string | null, };

/**
 * Rows and tasks that say something else, and what is said of the whole.
 */
export type ScheduleChangedDto = { 
/**
 * What is said of the whole.
 */
about: ScheduleAboutDto, 
/**
 * Positions of `rows` in the schedule the page has.
 */
rows_at: Array<number>, 
/**
 * The rows, column by column; a column that says nothing new of any of them is empty.
 */
rows: ScheduleRowsDto, 
/**
 * Positions of `tasks` in the schedule the page has.
 */
tasks_at: Array<number>, 
/**
 * The tasks, likewise.
 */
tasks: ScheduleTasksDto, };

/**
 * A schedule, or what of it says something else.
 */
export type ScheduleChangesDto = { 
/**
 * To be sent when asking the next time.
 */
sign: string, 
/**
 * All of it, where the page has none with the same rows, tasks and links.
 */
whole: ScheduleDto | null, 
/**
 * What says something else, where the page has one.
 */
changed: ScheduleChangedDto | null, };

/**
 * Asks what a schedule says now that it did not when it was asked for last.
 */
export type ScheduleChangesQuery = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * Sign of the schedule the page has; none: it has none.
 */
since: string | null, };

/**
 * A schedule. Groups, rows and tasks stand in the order they are shown in, one array per column;
 * days are whole numbers, counted from 1 January 1970.
 */
export type ScheduleDto = { 
/**
 * What is said of the whole.
 */
about: ScheduleAboutDto, 
/**
 * Groups of rows.
 */
groups: ScheduleGroupsDto, 
/**
 * Rows, those of the first group first.
 */
rows: ScheduleRowsDto, 
/**
 * Tasks, those of the first row first.
 */
tasks: ScheduleTasksDto, 
/**
 * Dependencies.
 */
links: ScheduleLinksDto, };

/**
 * Groups: lots, else divisions.
 */
export type ScheduleGroupsDto = { 
/**
 * Labels.
 */
label: Array<string>, 
/**
 * How many rows each has.
 */
rows: Array<number>, };

/**
 * Dependencies.
 */
export type ScheduleLinksDto = { 
/**
 * Position of the earlier task.
 */
from: Array<number>, 
/**
 * Position of the later task.
 */
to: Array<number>, 
/**
 * Position in `ties`.
 */
tie: Array<number>, 
/**
 * How tasks are tied.
 */
ties: Array<TieDto>, };

/**
 * Communities, and lots where they have tasks or money of their own.
 */
export type ScheduleRowsDto = { 
/**
 * The community; none for a lot's own row.
 */
community_id: Array<string | null>, 
/**
 * Name.
 */
name: Array<string>, 
/**
 * 户
 */
households: Array<number | null>, 
/**
 * Fen.
 */
investment_fen: Array<number | null>, 
/**
 * Progress of the works, 0–100.
 */
percent_done: Array<number>, 
/**
 * Responsible.
 */
responsible: Array<string>, 
/**
 * How many tasks each has.
 */
tasks: Array<number>, };

/**
 * Tasks.
 */
export type ScheduleTasksDto = { 
/**
 * Ids.
 */
id: Array<string>, 
/**
 * Position in `kinds`.
 */
kind: Array<number>, 
/**
 * First day.
 */
start: Array<number>, 
/**
 * Last day.
 */
finish: Array<number>, 
/**
 * Duration in the days of its stage.
 */
duration_days: Array<number>, 
/**
 * Not before.
 */
not_before: Array<number | null>, 
/**
 * Total float in days.
 */
float_days: Array<number>, 
/**
 * On the critical path, where some other task is not: else it would say nothing.
 */
is_critical: Array<boolean>, 
/**
 * Progress, 0–100.
 */
percent_done: Array<number>, 
/**
 * Baseline start.
 */
baseline_start: Array<number | null>, 
/**
 * Baseline finish.
 */
baseline_finish: Array<number | null>, 
/**
 * Reported start.
 */
actual_start: Array<number | null>, 
/**
 * Reported finish.
 */
actual_finish: Array<number | null>, };

/**
 * Adds measures to a scheme.
 */
export type SchemeAccept = { 
/**
 * The community.
 */
community_id: string, 
/**
 * The measures.
 */
measures: Array<string>, };

/**
 * Chooses what the cost is taken from.
 */
export type SchemeBasis = { 
/**
 * The community.
 */
community_id: string, 
/**
 * `lump_sum` or `measures`.
 */
basis: string, };

/**
 * The current scheme of a community.
 */
export type SchemeDto = { 
/**
 * The community.
 */
community_id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The scheme, once there is one.
 */
id: string | null, 
/**
 * Version.
 */
version: number, 
/**
 * `lump_sum` or `measures`.
 */
basis: string, 
/**
 * `draft` or `approved`.
 */
state: string, 
/**
 * Measure lines.
 */
lines: Array<SchemeLineDto>, 
/**
 * Lump sums.
 */
lump_sums: Array<LumpSumDto>, 
/**
 * Money of the cluster, counted there once.
 */
cluster: ClusterMoneyDto | null, 
/**
 * Measures the findings suggest and the scheme does not hold.
 */
suggestions: Array<SuggestionDto>, 
/**
 * Cost by its basis.
 */
cost: CostDto, 
/**
 * Cost if the measures were the basis.
 */
measures_cost: CostDto, };

/**
 * Cells changed in one action.
 */
export type SchemeEdits = { 
/**
 * The cells.
 */
edits: Array<SchemeLineEdit>, };

/**
 * A measure line.
 */
export type SchemeLineDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Measure.
 */
measure: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Class.
 */
class: string, 
/**
 * Facet.
 */
facet: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * Quantity.
 */
quantity: number | null, 
/**
 * Price of one unit, fen.
 */
unit_price_fen: number | null, 
/**
 * Quantity × price, fen.
 */
amount_fen: number | null, 
/**
 * Where the price comes from.
 */
price_source: string, 
/**
 * The cell of a price book it was taken from.
 */
price_origin: PriceOriginDto | null, 
/**
 * The item that asked for it.
 */
from_item: string | null, 
/**
 * Remark.
 */
note: string, 
/**
 * Prices known for this measure.
 */
known_prices: Array<KnownPriceDto>, };

/**
 * One cell of a scheme as typed.
 */
export type SchemeLineEdit = { 
/**
 * The line.
 */
id: string, 
/**
 * `quantity`, `unit_price` (元), `price_source`, `amount` (万元, lump sums) or `note`.
 */
field: string, 
/**
 * The text typed; empty clears the cell.
 */
text: string, };

/**
 * Removes lines.
 */
export type SchemeLineIds = { 
/**
 * The lines.
 */
ids: Array<string>, };

/**
 * A line of a scheme.
 */
export type SchemeLineQuery = { 
/**
 * Its id.
 */
id: string, };

/**
 * Adds the measures of a package that are not in the scheme yet.
 */
export type SchemePackage = { 
/**
 * The communities.
 */
community_ids: Array<string>, 
/**
 * The package.
 */
package: string, };

/**
 * A hit of the search.
 */
export type SearchHitDto = { 
/**
 * The community.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Division path.
 */
division: string, };

/**
 * Asks for communities by name.
 */
export type SearchQuery = { 
/**
 * A fragment of the name or of the former name.
 */
text: string, 
/**
 * At most this many.
 */
limit: number, };

/**
 * A snapshot.
 */
export type SnapshotDto = { 
/**
 * Its name among the snapshots of its file.
 */
id: string, 
/**
 * When it was made, ISO 8601.
 */
taken_at: string, 
/**
 * `regular`, `import`, `merge`, `migration`, `asked`; null when not known.
 */
occasion: string | null, 
/**
 * How much it holds; null when not known.
 */
counts: CountsDto | null, 
/**
 * The newest action in it.
 */
newest: NewestDto | null, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * Asks for a copy of the file as it was.
 */
export type SnapshotRestore = { 
/**
 * `open` or `refused`.
 */
of: string, 
/**
 * The snapshot.
 */
id: string, };

/**
 * The snapshots of a file.
 */
export type SnapshotsDto = { 
/**
 * The file.
 */
file_name: string, 
/**
 * Where its snapshots lie, for people to read.
 */
folder: string, 
/**
 * How much the file holds now; null when it is not open.
 */
current: CountsDto | null, 
/**
 * Newest first.
 */
snapshots: Array<SnapshotDto>, 
/**
 * Until when none of those there were at the last restore goes, ISO 8601.
 */
paused_until: string | null, 
/**
 * Why the last one made by itself failed.
 */
failure: WordDto | null, };

/**
 * Says whose snapshots.
 */
export type SnapshotsQuery = { 
/**
 * `open`: of the open file; `refused`: of the file that could not be opened.
 */
of: string, };

/**
 * An amount of one source.
 */
export type SourceAmountDto = { 
/**
 * Code of the source.
 */
source: string, 
/**
 * Fen.
 */
amount_fen: number, };

/**
 * The cell a value was read from.
 */
export type SourceCellDto = { 
/**
 * File.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Cell, e.g. `F6`.
 */
cell: string, 
/**
 * The text as it stood.
 */
text: string, 
/**
 * Unit applied.
 */
unit: string, 
/**
 * Marked 约 or 余.
 */
approximate: boolean, 
/**
 * When it was imported, ISO 8601.
 */
imported_at: string, };

/**
 * A funding source.
 */
export type SourceDto = { 
/**
 * Code.
 */
code: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Short Chinese name.
 */
short_zh: string, 
/**
 * Short English name.
 */
short_en: string, 
/**
 * Key in the palette.
 */
palette: string, };

/**
 * What stands at one stage of the pipeline.
 */
export type StageCountDto = { 
/**
 * `reserve`, `planned`, `implementing`, `completed`.
 */
stage: string, 
/**
 * Communities.
 */
communities: number, 
/**
 * Households in them, as far as known.
 */
households: number, 
/**
 * Their own cost in fen, as far as known.
 */
investment_fen: number, };

/**
 * What changed, sent after every commit.
 */
export type StoreChanged = { 
/**
 * Store tables whose rows moved.
 */
tables: Array<string>, 
/**
 * Newest journal row.
 */
revision: string | null, };

/**
 * A suggested measure.
 */
export type SuggestionDto = { 
/**
 * Measure.
 */
measure: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Class.
 */
class: string, 
/**
 * Facet.
 */
facet: string, 
/**
 * Unit.
 */
unit: string, 
/**
 * The findings that ask for it.
 */
because: Array<SuggestionReasonDto>, };

/**
 * A finding that asks for a measure.
 */
export type SuggestionReasonDto = { 
/**
 * Item.
 */
item: string, 
/**
 * Chinese name.
 */
zh: string, 
/**
 * English name.
 */
en: string, 
/**
 * Level found.
 */
level: string, 
/**
 * Quantity found.
 */
quantity: number | null, };

/**
 * Takes a price for a line.
 */
export type TakePrice = { 
/**
 * The line.
 */
line_id: string, 
/**
 * The price.
 */
price_id: string, };

/**
 * Changes one task; absent fields stay as they are.
 */
export type TaskEdit = { 
/**
 * The task.
 */
id: string, 
/**
 * Not before this day; empty clears it.
 */
not_before: string | null, 
/**
 * Duration.
 */
duration_days: number | null, 
/**
 * Progress, 0–100.
 */
percent_done: number | null, 
/**
 * Reported start; empty clears it.
 */
actual_start: string | null, 
/**
 * Reported finish; empty clears it.
 */
actual_finish: string | null, };

/**
 * What tasks of one stage and name have in common.
 */
export type TaskKindDto = { 
/**
 * Stage.
 */
stage: string, 
/**
 * Name.
 */
name: string, 
/**
 * Short name, Chinese.
 */
short: string, 
/**
 * Short name, English.
 */
short_en: string, 
/**
 * `survey`, `scheme`, `tender`, `works`, `acceptance`.
 */
phase: string, 
/**
 * `calendar_days`, `working_days`, `works_season`.
 */
calendar: string, };

/**
 * How two tasks are tied.
 */
export type TieDto = { 
/**
 * `fs`, `ss`, `ff`.
 */
kind: string, 
/**
 * Days between.
 */
lag_days: number, };

/**
 * Totals over communities.
 */
export type TotalsDto = { 
/**
 * 小区
 */
communities: number, 
/**
 * 栋
 */
buildings: number, 
/**
 * 户
 */
households: number, 
/**
 * 人
 */
residents: number, 
/**
 * m²
 */
floor_area_m2: number, 
/**
 * Fen.
 */
investment_fen: number, 
/**
 * Fen without a source; null where no split was made.
 */
gap_fen: number | null, 
/**
 * By source, in policy order, only what is not zero.
 */
by_source: Array<SourceAmountDto>, 
/**
 * How many inputs are unknown, by field.
 */
missing: MissingDto, 
/**
 * How many inputs are marked approximate.
 */
approximate: number, };

/**
 * Asks for totals.
 */
export type TotalsQuery = { 
/**
 * Only what is in this plan.
 */
plan: string | null, 
/**
 * `year`, `district`, `class`, `facet` or `source`.
 */
by: string | null, };

/**
 * Totals, whole and by group.
 */
export type TotalsReportDto = { 
/**
 * By group, when asked for.
 */
groups: Array<GroupTotalsDto>, 
/**
 * 小区
 */
communities: number, 
/**
 * 栋
 */
buildings: number, 
/**
 * 户
 */
households: number, 
/**
 * 人
 */
residents: number, 
/**
 * m²
 */
floor_area_m2: number, 
/**
 * Fen.
 */
investment_fen: number, 
/**
 * Fen without a source; null where no split was made.
 */
gap_fen: number | null, 
/**
 * By source, in policy order, only what is not zero.
 */
by_source: Array<SourceAmountDto>, 
/**
 * How many inputs are unknown, by field.
 */
missing: MissingDto, 
/**
 * How many inputs are marked approximate.
 */
approximate: number, };

/**
 * A text in both languages.
 */
export type WordDto = { 
/**
 * Simplified Chinese.
 */
zh: string, 
/**
 * English.
 */
en: string, };

/**
 * One year of a plan.
 */
export type YearFiguresDto = { 
/**
 * The year.
 */
year: number, 
/**
 * Its totals.
 */
totals: TotalsDto, 
/**
 * Ceiling of the year, when set.
 */
ceiling_fen: number | null, };

/** Every command: its parameters and its result. */
export interface Commands {
  "desk.set_language": { params: LanguageSet; result: Nothing };
  "project.info": { params: Nothing; result: ProjectDto | null };
  "project.open": { params: Nothing; result: ProjectDto | null };
  "project.open_sample": { params: SampleQuery; result: ProjectDto };
  "project.open_recent": { params: RecentQuery; result: ProjectDto };
  "project.open_arrived": { params: ArrivedFile; result: ProjectDto };
  "project.new": { params: NewProject; result: ProjectDto | null };
  "project.close": { params: Nothing; result: Nothing };
  "project.recent": { params: Nothing; result: Array<RecentDto> };
  "project.samples": { params: Nothing; result: Array<SampleDto> };
  "history.undo": { params: Nothing; result: HistoryEntryDto | null };
  "history.redo": { params: Nothing; result: HistoryEntryDto | null };
  "history.list": { params: HistoryQuery; result: Array<HistoryEntryDto> };
  "history.words": { params: Nothing; result: HistoryWordsDto };
  "history.changes": { params: HistoryChangesQuery; result: HistoryChangesDto };
  "history.way": { params: HistoryPoint; result: HistoryWayDto };
  "history.go": { params: HistoryPoint; result: Array<HistoryEntryDto> };
  "snapshots.list": { params: SnapshotsQuery; result: SnapshotsDto };
  "snapshots.make": { params: Nothing; result: SnapshotDto };
  "snapshots.restore": { params: SnapshotRestore; result: RestoredDto | null };
  "snapshots.end_pause": { params: SnapshotsQuery; result: SnapshotsDto };
  "project.refused": { params: Nothing; result: RefusedDto | null };
  "project.check": { params: Nothing; result: CheckDto };
  "project.stop": { params: Nothing; result: Nothing };
  "overview.get": { params: Nothing; result: OverviewDto };
  "overview.overdue": { params: Nothing; result: OverdueDto };
  "totals.get": { params: TotalsQuery; result: TotalsReportDto };
  "policy.get": { params: Nothing; result: PolicyDto };
  "policy.handbook": { params: Nothing; result: HandbookDto };
  "policy.edit": { params: ParameterEdit; result: OutcomeDto };
  "communities.table": { params: Nothing; result: CommunityTableDto };
  "communities.changes": { params: CommunityChangesQuery; result: CommunityChangesDto };
  "communities.detail": { params: CommunityQuery; result: CommunityDetailDto };
  "communities.edit": { params: CommunityEdits; result: OutcomeDto };
  "communities.add": { params: CommunityAdd; result: OutcomeDto };
  "communities.paste": { params: CommunityPaste; result: OutcomeDto };
  "communities.remove": { params: CommunityIds; result: OutcomeDto };
  "communities.search": { params: SearchQuery; result: Array<SearchHitDto> };
  "checklist.get": { params: CommunityQuery; result: ChecklistDto };
  "checklist.set": { params: FindingsSet; result: OutcomeDto };
  "scheme.get": { params: CommunityQuery; result: SchemeDto };
  "scheme.accept": { params: SchemeAccept; result: OutcomeDto };
  "scheme.apply_package": { params: SchemePackage; result: OutcomeDto };
  "scheme.edit": { params: SchemeEdits; result: OutcomeDto };
  "scheme.remove_lines": { params: SchemeLineIds; result: OutcomeDto };
  "scheme.prices": { params: SchemeLineQuery; result: Array<PriceOfferDto> };
  "scheme.take_price": { params: TakePrice; result: OutcomeDto };
  "scheme.set_basis": { params: SchemeBasis; result: OutcomeDto };
  "plans.list": { params: Nothing; result: Array<PlanDto> };
  "plans.get": { params: PlanQuery; result: PlanDetailDto };
  "plans.draft_five_year": { params: FiveYearDraft; result: OutcomeDto };
  "plans.set_year": { params: PlanSetYear; result: OutcomeDto };
  "plans.set_years": { params: PlanSetYears; result: OutcomeDto };
  "plans.set_ceiling": { params: PlanSetCeiling; result: OutcomeDto };
  "plans.derive_annual": { params: PlanDeriveAnnual; result: OutcomeDto };
  "plans.withdraw": { params: PlanWithdraw; result: OutcomeDto };
  "plans.remove": { params: PlanQuery; result: OutcomeDto };
  "funding.get": { params: PlanQuery; result: FundingDto };
  "funding.explain": { params: FundingExplain; result: FundingExplainDto };
  "funding.switch_rule": { params: RuleSwitch; result: OutcomeDto };
  "funding.allocate": { params: AllocationEdits; result: OutcomeDto };
  "schedule.build": { params: ScheduleBuild; result: OutcomeDto };
  "schedule.get": { params: PlanQuery; result: ScheduleDto };
  "schedule.changes": { params: ScheduleChangesQuery; result: ScheduleChangesDto };
  "schedule.edit_task": { params: TaskEdit; result: OutcomeDto };
  "schedule.set_baseline": { params: BaselineSet; result: OutcomeDto };
  "import.choose": { params: Nothing; result: ImportPreviewDto | null };
  "import.arrived": { params: ArrivedFile; result: ImportPreviewDto };
  "import.rows": { params: ImportRowsQuery; result: ImportRowsDto };
  "import.choices": { params: Nothing; result: Array<ImportChoiceDto> };
  "import.set_column": { params: ImportSetColumn; result: ImportPreviewDto };
  "import.set_header": { params: ImportSetHeader; result: ImportPreviewDto };
  "import.map": { params: ImportMapping; result: ImportPreviewDto };
  "import.decide": { params: ImportDecide; result: ImportMovedDto };
  "import.take_field": { params: ImportTakeField; result: ImportMovedDto };
  "import.take_plan_year": { params: ImportTakePlanYear; result: ImportPreviewDto };
  "import.forget": { params: ImportTableRef; result: ImportPreviewDto };
  "import.refresh": { params: ImportToken; result: ImportPreviewDto };
  "import.save_errors": { params: ImportToken; result: ExportedDto | null };
  "import.stop": { params: Nothing; result: Nothing };
  "import.close": { params: ImportToken; result: Nothing };
  "import.apply": { params: ImportApply; result: ImportDoneDto };
  "merge.choose": { params: Nothing; result: MergeDto | null };
  "merge.look": { params: MergeToken; result: MergeDto };
  "merge.stop": { params: Nothing; result: Nothing };
  "merge.close": { params: MergeToken; result: Nothing };
  "merge.apply": { params: MergeApply; result: MergeDoneDto };
  "merge.deferred": { params: Nothing; result: Array<DeferredDto> };
  "merge.settle": { params: MergeSettle; result: OutcomeDto };
  "export.gantt": { params: ExportGantt; result: ExportedDto | null };
  "export.workbook": { params: ExportWorkbook; result: ExportedDto | null };
  "export.tables": { params: ExportTables; result: ExportedDto | null };
  "export.documents": { params: Nothing; result: Array<DocumentDto> };
  "export.stop": { params: Nothing; result: Nothing };
  "prices.list": { params: Nothing; result: Array<PriceDto> };
  "prices.choose": { params: PriceDefaults; result: PricePreviewDto | null };
  "prices.look": { params: PriceLook; result: PricePreviewDto };
  "prices.apply": { params: PriceApply; result: PricesDoneDto };
  "prices.link": { params: PriceLink; result: OutcomeDto };
  "prices.remove": { params: PriceIds; result: OutcomeDto };
}

/** Every event the host sends. */
export interface Events {
  "store-changed": StoreChanged;
  progress: Progress;
  "file-arrived": FileArrived;
  dragging: Dragging;
}
