//! Every fixed text of a written workbook that belongs to no layout, in both languages.

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
    ListsSheet = "选项", "Choices";
    ChooseTitle = "请从列表选择", "Choose from the list";
    ChooseMessage = "这一格只能填下拉列表里有的内容；不知道就留空。", "This cell takes only what the list holds; leave it blank when unknown.";
    CompiledBy = "编制单位：", "Compiled by: ";
    Dated = "数据日期：", "Data as of: ";
    Total = "合计", "Total";
    UnknownNote = "空白为未知，不是 0；合计只加已知数。", "Blank means unknown, not 0; totals add known figures only.";
    NoDataNote = "以下各栏目前没有数据，留空待填：", "Nothing is known yet for these columns, left blank: ";
    ComputedNote = "白底的格子可以填写，改后可以导回；灰底由系统计算，已锁定。要整行排序或删行，先点「审阅—撤销工作表保护」（没有密码）。", "White cells may be filled in and brought back; grey ones are computed and locked. To sort or delete rows, unprotect the sheet first (no password).";
    UnlockedNote = "白底的格子可以填写，改后可以导回；灰底由系统计算，改了不会采用。", "White cells may be filled in and brought back; grey ones are computed, and what is typed into them is not taken.";
    StaysNote = "这份工作簿太大，改后不能导回，只供查看。要分给各处填写的，请导出小区台账、摸底检查或方案清单，并按区划分册。", "This workbook is too large to be brought back; it is only to be looked at. To have it filled in, export the communities, the checklist or the schemes in parts by division.";
    Comma = "、", ", ";
    Stop = "。", ".";
    Signatures = "填表人：　　　　　　　　审核人：　　　　　　　　负责人：　　　　　　　　填表日期：　　　　年　　月　　日", "Filled in by:                Checked by:                Responsible:                Date:";
    /// The same for a narrow table.
    SignaturesShort = "填表人：　　　　审核人：　　　　负责人：　　　　　年　　月　　日", "Filled in:        Checked:        Responsible:        Date:";
    PageFooter = "第 &P 页 共 &N 页", "Page &P of &N";
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
