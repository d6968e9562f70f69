//! What the words in a row's first cells say it is: a total, a note, a heading.

use crate::text::{compact, split_brackets, trailing_bracket};

/// A row that calls itself a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TotalLabel {
    /// The whole label, e.g. 重庆市小计.
    pub(super) text: String,
    /// Whose total it names, e.g. 重庆市; empty if nobody's, or just 全市, 本页.
    pub(super) whose: String,
    /// 小计: a part, not the whole.
    pub(super) is_part: bool,
    /// 总计, 共计, 累计: the whole even where 合计 stands for parts.
    pub(super) is_grand: bool,
}

/// Reads 合计, 小 计, 重庆市小计, 合计(8个), 总 计: …
pub(super) fn total_label(text: &str) -> Option<TotalLabel> {
    if !text.contains('计') || text.len() > 90 {
        return None;
    }
    let text = compact(text);
    let label = without_count(text.trim_end_matches([':', '.']));
    let label = label.strip_prefix('(').and_then(|label| label.strip_suffix(')')).unwrap_or(label);
    let label = trailing_bracket(label).map_or(label, |(before, _)| before);
    let word =
        ["小计", "合计", "总计", "共计", "累计"].iter().find(|word| label.ends_with(**word))?;
    let whose = label.strip_suffix(word).unwrap_or_default();
    let whose = whose.trim_matches(['(', ')', '-', ':', '—', '、']);
    let vague =
        ["全市", "全区", "全县", "全省", "全部", "片区", "标段", "本页", "本表", "以上", "总"];
    let whose = if vague.contains(&whose) { "" } else { whose };
    Some(TotalLabel {
        whose: whose.to_owned(),
        is_part: *word == "小计",
        is_grand: matches!(*word, "总计" | "共计" | "累计"),
        text,
    })
}

/// 小计:2个, 合计:3个小区, 共计2个小区: the label without how many there are.
fn without_count(label: &str) -> &str {
    const COUNTED: [&str; 8] = ["个小区", "个项目", "个片区", "个", "户", "栋", "幢", "项"];
    let Some(before) = COUNTED.iter().find_map(|word| label.strip_suffix(word)) else {
        return label;
    };
    let bare = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.len() == before.len() { label } else { bare.trim_end_matches([':', '共']) }
}

/// 其中: 1-3号楼: a part of the row above, counted there.
pub(super) fn is_part_of_above(text: &str) -> bool {
    let text = compact(text);
    let after = text.strip_prefix("其中").and_then(|rest| rest.chars().next());
    after.is_some_and(|first| matches!(first, ':' | '(') || first.is_ascii_digit())
}

/// 某片区(共用投资): money of several communities together, as our own tables write it.
pub(super) fn names_shared_money(text: &str) -> bool {
    let text = compact(text);
    text.ends_with("(共用投资)") || text.ends_with("(shared)")
}

/// 一, 二, (三): the number of a part of a list, not of a row.
pub(super) fn is_part_number(text: &str) -> bool {
    const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let text = compact(text);
    let text = text.trim_matches(['(', ')', '、', '.']);
    !text.is_empty() && text.chars().all(|c| NUMERALS.contains(&c))
}

/// Words that say something, as a note does and a name does not: whole sentences, numbered remarks,
/// a day.
pub(super) fn is_remark(text: &str) -> bool {
    let text = split_brackets(&compact(text)).0;
    let sentence = text.contains(['。', ';']) || text.starts_with(['*', '※', '★']);
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = numbered.len() < text.len() && numbered.starts_with(['、', '.']);
    let is_day = text.ends_with('日') && text.contains('年') && text.contains('月');
    sentence || (numbered && text.contains([',', '，', ':'])) || is_day
}

/// An office that signs below a table. A community may bear the name of one too (县财政局): whether
/// rows of figures follow tells them apart.
pub(super) fn is_office(text: &str) -> bool {
    const ENDS: [&str; 6] = ["局", "委员会", "办公室", "人民政府", "指挥部", "领导小组"];
    let text = compact(text);
    ENDS.iter().any(|word| text.ends_with(word)) && text.chars().count() >= 4
}

/// A note below a table, or a line of signatures.
pub(super) fn is_note(text: &str) -> bool {
    const STARTS: [&str; 21] = [
        "注:",
        "注1",
        "注释",
        "备注:",
        "说明:",
        "填表说明",
        "填报说明",
        "填报人",
        "填表人",
        "制表",
        "审核",
        "联系人",
        "联系电话",
        "负责人",
        "单位负责人",
        "填报日期",
        "填报单位",
        "数据来源",
        "资料来源",
        "来源:",
        "主管领导",
    ];
    // Asked of every row: most are told by their first character.
    let first = text.chars().take(16).find(|c| !c.is_whitespace() && *c != '\u{FEFF}');
    if first
        .is_some_and(|first| is_han(first) && !STARTS.iter().any(|word| word.starts_with(first)))
    {
        return false;
    }
    let start: String = text.chars().take(16).collect();
    let start = compact(&start);
    start == "注" || STARTS.iter().any(|word| start.starts_with(word))
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// The words of a heading such as 一、天长街道 or (二)东城区.
pub(super) fn section_of(text: &str) -> Option<&str> {
    let numerals: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let trimmed = text.trim();
    let bracketed = trimmed.strip_prefix(['(', '（']);
    let rest = bracketed.unwrap_or(trimmed);
    let after = rest.trim_start_matches(numerals);
    if after.len() == rest.len() {
        return None;
    }
    let ends: &[char] =
        if bracketed.is_some() { &[')', '）'] } else { &['、', '.', '．', '，'] };
    after.strip_prefix(ends).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, whose: &str, is_part: bool, is_grand: bool) {
        let label = total_label(text).unwrap_or_else(|| panic!("{text} is a total"));
        assert_eq!(
            (label.whose.as_str(), label.is_part, label.is_grand),
            (whose, is_part, is_grand)
        );
    }

    #[test]
    fn totals_are_told_from_names() {
        check("合 计", "", false, false);
        check("重庆市小计", "重庆市", true, false);
        check("全市小计", "", true, false);
        check("总　计：", "", false, true);
        check("合计（8个）", "", false, false);
        check("(片区合计)", "", false, false);
        check("小计：2个", "", true, false);
        check("合计：3个小区", "", false, false);
        check("共计2个小区", "", false, true);
        for name in ["设计院宿舍", "合计小区", "市建筑设计", "天阳楼小区"] {
            assert_eq!(total_label(name), None, "{name}");
        }
    }

    #[test]
    fn remarks_are_told_from_names() {
        for note in [
            "以上数据由各街道上报，截至2025年3月底。",
            "1、户数以不动产登记为准；2、面积为建筑面积",
            "*表示续建项目",
            "2025年3月5日",
        ] {
            assert!(is_remark(note), "{note}");
        }
        for name in [
            "1、人民路幸福里小区",
            "西里（原棉纺厂；含平房）",
            "东里",
            "税务局宿舍",
            "1号院",
            "幸福路4号院",
            "公安局",
            "90年代楼",
            "三里亭苑三区四区",
        ] {
            assert!(!is_remark(name), "{name}");
        }
        assert!(is_office("某区住房和城乡建设局") && !is_office("税务局宿舍"));
        assert!(is_part_number("（二）") && is_part_number("十一") && !is_part_number("一里"));
        assert!(is_part_of_above("其中：1-3号楼") && !is_part_of_above("其中路小区"));
    }

    #[test]
    fn notes_and_headings() {
        for note in ["注: 以上为已公布的部分项目。", "注", "填报人：张", "备 注：无"]
        {
            assert!(is_note(note), "{note}");
        }
        assert!(!is_note("注塑厂宿舍"));
        assert_eq!(section_of("一、天长街道"), Some("天长街道"));
        assert_eq!(section_of("（二）东城区"), Some("东城区"));
        assert_eq!(section_of("一中宿舍"), None);
        assert_eq!(section_of("三里亭苑三区四区"), None);
    }
}
