//! The fixed texts of figures, in both languages. Names and labels come with the data.

use jiff::civil::Date;
use jiugai_domain::policy::StagePhase;

/// Language of a figure's fixed texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    ZhCn,
    /// English.
    En,
}

/// The fixed texts of a Gantt chart.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) number: &'static [&'static str],
    pub(crate) community: &'static [&'static str],
    pub(crate) households: &'static [&'static str],
    pub(crate) investment: &'static [&'static str],
    pub(crate) done: &'static [&'static str],
    pub(crate) responsible: &'static [&'static str],
    pub(crate) compiled_by: &'static str,
    pub(crate) version: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) baseline_on: &'static str,
    pub(crate) data_date: &'static str,
    pub(crate) legend: &'static str,
    pub(crate) finished_part: &'static str,
    pub(crate) milestone: &'static str,
    pub(crate) baseline: &'static str,
    pub(crate) critical: &'static str,
    pub(crate) winter_stop: &'static str,
    pub(crate) data_line: &'static str,
    pub(crate) signatures: [&'static str; 4],
    pub(crate) continued: &'static str,
    pub(crate) ten_days: [&'static str; 3],
    pub(crate) stage: &'static str,
    pub(crate) start: &'static str,
    pub(crate) finish: &'static str,
    pub(crate) baseline_start: &'static str,
    pub(crate) baseline_finish: &'static str,
    pub(crate) group: &'static str,
    pub(crate) yes: &'static str,
    pub(crate) sheet_chart: &'static str,
    pub(crate) sheet_list: &'static str,
    pub(crate) page_footer: &'static str,
    pub(crate) gap: &'static str,
    pub(crate) ceiling: &'static str,
    pub(crate) ten_thousand_yuan: &'static str,
}

static ZH: Words = Words {
    number: &["序"],
    community: &["小区"],
    households: &["户数"],
    investment: &["投资", "万元"],
    done: &["完成", "%"],
    responsible: &["责任人"],
    compiled_by: "编制单位（盖章）：",
    version: "计划版本：",
    unit: "单位：万元 · 旬",
    baseline_on: "基准：",
    data_date: "数据截至：",
    legend: "图例",
    finished_part: "已完成部分",
    milestone: "里程碑",
    baseline: "基准",
    critical: "关键线路",
    winter_stop: "冬季停工",
    data_line: "数据截至日",
    signatures: ["编制：", "审核：", "批准：", "日期："],
    continued: "（续）",
    ten_days: ["上", "中", "下"],
    stage: "工序",
    start: "开始",
    finish: "完成日期",
    baseline_start: "基准开始",
    baseline_finish: "基准完成",
    group: "分组",
    yes: "是",
    sheet_chart: "横道图",
    sheet_list: "工序明细",
    page_footer: "第 &P 页 共 &N 页",
    gap: "缺口",
    ceiling: "年度资金上限",
    ten_thousand_yuan: "万元",
};

static EN: Words = Words {
    number: &["No."],
    community: &["Community"],
    households: &["House-", "holds"],
    investment: &["Investment", "10k yuan"],
    done: &["Done", "%"],
    responsible: &["Responsible"],
    compiled_by: "Compiled by (seal): ",
    version: "Version: ",
    unit: "Units: 10,000 yuan · ten days",
    baseline_on: "Baseline: ",
    data_date: "Data as of: ",
    legend: "Key",
    finished_part: "finished part",
    milestone: "milestone",
    baseline: "baseline",
    critical: "critical path",
    winter_stop: "winter stop",
    data_line: "data date",
    signatures: ["Prepared: ", "Checked: ", "Approved: ", "Date: "],
    continued: " (continued)",
    ten_days: ["1", "11", "21"],
    stage: "Task",
    start: "Start",
    finish: "Finish",
    baseline_start: "Baseline start",
    baseline_finish: "Baseline finish",
    group: "Group",
    yes: "yes",
    sheet_chart: "Gantt chart",
    sheet_list: "Tasks",
    page_footer: "Page &P of &N",
    gap: "gap",
    ceiling: "ceiling of the year",
    ten_thousand_yuan: "10,000 yuan",
};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Lang {
    /// The fixed texts.
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::ZhCn => &ZH,
            Self::En => &EN,
        }
    }

    /// A year heading.
    pub(crate) fn year(self, year: i16) -> String {
        match self {
            Self::ZhCn => format!("{year} 年"),
            Self::En => year.to_string(),
        }
    }

    /// A month heading; `month` is 1–12.
    pub(crate) fn month(self, month: i8) -> String {
        match self {
            Self::ZhCn => format!("{month}月"),
            Self::En => {
                let index = usize::try_from(month - 1).unwrap_or(0);
                MONTHS.get(index).copied().unwrap_or_default().to_owned()
            }
        }
    }

    /// A date as both languages write it in documents (ISO 8601).
    pub(crate) fn date(date: Date) -> String {
        date.to_string()
    }

    /// Page `page` of `pages`.
    pub(crate) fn page_of(self, page: usize, pages: usize) -> String {
        match self {
            Self::ZhCn => format!("第 {page} 页 共 {pages} 页"),
            Self::En => format!("Page {page} of {pages}"),
        }
    }

    /// Label of the sums of one page.
    pub(crate) fn page_sum(self, communities: usize) -> String {
        match self {
            Self::ZhCn => format!("本页 {communities} 个小区"),
            Self::En => format!("This page: {communities}"),
        }
    }

    /// Label of the sums of the whole chart.
    pub(crate) fn total(self, communities: usize) -> String {
        match self {
            Self::ZhCn => format!("合计 {communities} 个小区"),
            Self::En => format!("Total: {communities}"),
        }
    }

    /// The remark that says which sums leave something out.
    pub(crate) fn blanks(self, households: usize, investment: usize) -> String {
        let mut parts = Vec::new();
        match self {
            Self::ZhCn => {
                if households > 0 {
                    parts.push(format!("{households} 个小区户数未填"));
                }
                if investment > 0 {
                    parts.push(format!("{investment} 个小区投资未填"));
                }
                format!("* {}，不计入小计与合计。", parts.join("，"))
            }
            Self::En => {
                if households > 0 {
                    parts.push(format!("households of {households}"));
                }
                if investment > 0 {
                    parts.push(format!("investment of {investment}"));
                }
                format!("* Not filled in, and left out of the sums: {}.", parts.join(", "))
            }
        }
    }

    /// What a phase is called in the key.
    pub(crate) fn phase(self, phase: StagePhase) -> &'static str {
        match (self, phase) {
            (Self::ZhCn, StagePhase::Survey) => "摸底、征求意见",
            (Self::ZhCn, StagePhase::Scheme) => "方案、立项",
            (Self::ZhCn, StagePhase::Tender) => "图审、财评、招标",
            (Self::ZhCn, StagePhase::Works) => "施工",
            (Self::ZhCn, StagePhase::Acceptance) => "验收、移交",
            (Self::En, StagePhase::Survey) => "survey, opinion",
            (Self::En, StagePhase::Scheme) => "scheme, approval",
            (Self::En, StagePhase::Tender) => "drawings, review, tender",
            (Self::En, StagePhase::Works) => "works",
            (Self::En, StagePhase::Acceptance) => "acceptance, handover",
        }
    }
}
