//! Every fixed text of a written workbook, in both languages, in one table.

macro_rules! labels {
    ($($(#[$meta:meta])* $name:ident = $zh:literal, $en:literal;)+) => {
        /// A fixed text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Label { $($(#[$meta])* $name),+ }

        impl Label {
            /// Every text, for tests.
            #[cfg(test)]
            pub(super) const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The text in a language.
            pub(super) const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Self::$name, Lang::Zh) => $zh, (Self::$name, Lang::En) => $en,)+
                }
            }
        }
    };
}

/// Language of a workbook's fixed texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 简体中文
    Zh,
    /// English
    En,
}

labels! {
    FiveYearSheet = "五年规划", "Five-year plan";
    AnnualSheet = "年度计划", "Annual plan";
    FundingSheet = "资金矩阵", "Funding matrix";
    FacetSheet = "六字检查", "Six-facet check";
    LineSheet = "方案清单", "Scheme lines";
    CompiledBy = "编制单位：", "Compiled by: ";
    Dated = "数据日期：", "Data as of: ";
    Total = "合计", "Total";
    UnknownNote = "空白为未知，不是 0；合计只加已知数。", "Blank means unknown, not 0; totals add known figures only.";
    SharedNote = "片区、标段的共用投资只计一次，单列一行。", "Money shared by a cluster or lot counts once, on a row of its own.";
    PublishedNote = "注明「公布总额」的一行取自公布的表格，不是按清单算出。", "A row marked as published is taken from a published table, not priced here.";
    PageFooter = "第 &P 页 共 &N 页", "Page &P of &N";
    Number = "序号", "No.";
    Division = "区划", "Division";
    Community = "小区", "Community";
    Cluster = "片区", "Cluster";
    Built = "建成年份", "Built";
    Buildings = "楼栋数\n(栋)", "Buildings";
    Households = "户数\n(户)", "Households";
    FloorArea = "建筑面积\n(㎡)", "Floor area\n(m²)";
    PlanYear = "计划年度", "Year";
    Reserve = "储备", "Reserve";
    Package = "改造档次", "Package";
    Investment = "估算投资\n(万元)", "Estimate\n(10,000 yuan)";
    YearInvestment = "年投资\n(万元)", "\n(10,000 yuan)";
    Shared = "共用投资", "shared";
    New = "新建", "New";
    CarriedOver = "续建", "Carried over";
    Nature = "性质", "Kind";
    Measures = "主要改造内容", "Main works";
    Start = "计划开工", "Start";
    Finish = "计划完工", "Finish";
    Responsible = "责任单位", "Responsible";
    Note = "备注", "Note";
    Owner = "小区/片区", "Community or cluster";
    Measure = "改造内容", "Measure";
    Cost = "费用\n(万元)", "Cost\n(10,000 yuan)";
    InWan = "\n(万元)", "\n(10,000 yuan)";
    Gap = "缺口\n(万元)", "Gap\n(10,000 yuan)";
    Facet = "六字类别", "Facet";
    Item = "检查项", "Item";
    Finding = "结果", "Finding";
    Quantity = "数量", "Quantity";
    Unit = "单位", "Unit";
    Wished = "居民意愿强烈", "Strongly wished";
    Yes = "是", "yes";
    SuggestedMeasures = "建议改造内容", "Suggested measures";
    ReasonNotInScheme = "未列入方案的原因", "Reason not in the scheme";
    Inspector = "检查人", "Inspected by";
    InspectedOn = "检查日期", "Inspected on";
    Scheme = "方案", "Scheme";
    MeasureClass = "改造类别", "Class";
    UnitPrice = "单价\n(元)", "Unit price\n(yuan)";
    Amount = "金额\n(元)", "Amount\n(yuan)";
    PublishedTotal = "公布总额", "published total";
    Approximate = "约数", "approximate";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_complete() {
        for label in Label::ALL {
            assert!(!label.text(Lang::Zh).trim().is_empty(), "{label:?}");
            assert!(!label.text(Lang::En).trim().is_empty(), "{label:?}");
            assert!(label.text(Lang::En).chars().all(|c| !('\u{4e00}'..='\u{9fff}').contains(&c)));
        }
    }
}
