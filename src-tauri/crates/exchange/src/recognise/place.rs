//! Division names in cells and in brackets: which level each one is.

use jiugai_domain::community::DivisionLevel;

use crate::columns::Field;
use crate::text::{tidy_name, trailing_bracket};

/// Levels and the endings that tell them, longest first where one ends with another.
const ENDINGS: [(&str, DivisionLevel); 16] = [
    ("街道办事处", DivisionLevel::Subdistrict),
    ("居民委员会", DivisionLevel::Neighbourhood),
    ("社区居委会", DivisionLevel::Neighbourhood),
    ("自治区", DivisionLevel::Province),
    ("自治州", DivisionLevel::City),
    ("街道办", DivisionLevel::Subdistrict),
    ("居委会", DivisionLevel::Neighbourhood),
    ("街道", DivisionLevel::Subdistrict),
    ("社区", DivisionLevel::Neighbourhood),
    ("省", DivisionLevel::Province),
    ("市", DivisionLevel::City),
    ("县", DivisionLevel::District),
    ("旗", DivisionLevel::District),
    ("区", DivisionLevel::District),
    ("镇", DivisionLevel::Subdistrict),
    ("乡", DivisionLevel::Subdistrict),
];

fn level_by_ending(text: &str) -> Option<DivisionLevel> {
    ENDINGS.iter().find(|(ending, _)| text.ends_with(ending)).map(|(_, level)| *level)
}

/// The divisions a cell of a division column names, e.g. 下城区(潮鸣街道).
pub(super) fn read_divisions(text: &str, field: Field) -> Vec<(DivisionLevel, String)> {
    let text = tidy_name(text);
    let (outer, inner) = match trailing_bracket(&text) {
        Some((outer, inner)) if level_by_ending(inner).is_some() => (outer, Some(inner)),
        _ => (text.as_ref(), None),
    };
    let mut found = if field == Field::Division {
        segments(outer)
    } else {
        vec![(level_in_column(outer, field), outer.to_owned())]
    };
    if let Some(inner) = inner
        && let Some(level) = level_by_ending(inner)
    {
        found.push((level, inner.to_owned()));
    }
    found
}

/// A column says which level it holds; a value may say otherwise and is believed.
fn level_in_column(text: &str, field: Field) -> DivisionLevel {
    use DivisionLevel::{City, District, Neighbourhood, Province, Subdistrict};
    let level = match field {
        Field::Province => Province,
        Field::City => City,
        Field::Subdistrict => Subdistrict,
        Field::Neighbourhood => Neighbourhood,
        _ => District,
    };
    match (level, level_by_ending(text)) {
        (Province, Some(City)) => City,
        (Province | City | District, Some(Subdistrict)) => Subdistrict,
        (Province | City, Some(District)) => District,
        (Province | City | District | Subdistrict, Some(Neighbourhood)) => Neighbourhood,
        (level, _) => level,
    }
}

/// 合肥市庐阳区逍遥津街道 → its three parts; a text without endings is one district.
fn segments(text: &str) -> Vec<(DivisionLevel, String)> {
    let mut found: Vec<(DivisionLevel, String)> = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let part = &text[start..end];
        let Some(level) = level_by_ending(part).filter(|_| part.chars().count() > 1) else {
            continue;
        };
        // 市中区, 城区街道: an ending inside a longer name of the same part.
        let longer = text[end..].chars().next().is_some_and(|next| {
            level_by_ending(&format!("{part}{next}")).is_some_and(|l| l != level)
        });
        if longer || found.last().is_some_and(|(last, _)| *last >= level) {
            continue;
        }
        found.push((level, part.to_owned()));
        start = end;
    }
    if start < text.len() {
        let rest = text[start..].to_owned();
        let level = match found.last() {
            None => DivisionLevel::District,
            Some((level, _)) => below(*level),
        };
        found.push((level_by_ending(&rest).unwrap_or(level), rest));
    }
    found
}

const fn below(level: DivisionLevel) -> DivisionLevel {
    match level {
        DivisionLevel::Province => DivisionLevel::City,
        DivisionLevel::City => DivisionLevel::District,
        DivisionLevel::District => DivisionLevel::Subdistrict,
        DivisionLevel::Subdistrict | DivisionLevel::Neighbourhood => DivisionLevel::Neighbourhood,
    }
}

/// A community's name with what its bracket said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct NameParts {
    pub(super) name: String,
    pub(super) former_name: Option<String>,
    pub(super) division: Option<(DivisionLevel, String)>,
}

/// Splits 兴隆苑片区(七星岗街道) and 广厦花园(原缫丝厂); a bracket that says neither stays.
pub(super) fn read_name(text: &str, brackets_former_name: bool) -> NameParts {
    let name = tidy_name(text);
    let whole = || NameParts { name: name.clone().into_owned(), ..NameParts::default() };
    let Some((before, inside)) = trailing_bracket(&name) else {
        return whole();
    };
    let former = ["曾用名", "原名", "又名", "别名", "原"]
        .iter()
        .find_map(|word| inside.strip_prefix(word))
        .map(|former| former.trim_start_matches([':', '为', '称']));
    let former = former.or_else(|| brackets_former_name.then_some(inside));
    if let Some(former) = former.filter(|former| !former.is_empty()) {
        return NameParts {
            name: before.to_owned(),
            former_name: Some(former.to_owned()),
            division: None,
        };
    }
    let level = level_by_ending(inside)
        .filter(|level| matches!(level, DivisionLevel::Subdistrict | DivisionLevel::Neighbourhood));
    match level {
        Some(level) => NameParts {
            name: before.to_owned(),
            former_name: None,
            division: Some((level, inside.to_owned())),
        },
        None => whole(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DivisionLevel::{City, District, Neighbourhood, Province, Subdistrict};

    fn check(text: &str, field: Field, expected: &[(DivisionLevel, &str)]) {
        let found = read_divisions(text, field);
        let found: Vec<_> = found.iter().map(|(level, name)| (*level, name.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn divisions_are_read_at_their_own_level() {
        check("渝中区", Field::District, &[(District, "渝中区")]);
        check("双屿街道", Field::District, &[(Subdistrict, "双屿街道")]);
        check(
            "下城区（潮鸣街道）",
            Field::District,
            &[(District, "下城区"), (Subdistrict, "潮鸣街道")],
        );
        check(
            "淳安县(千岛湖镇)",
            Field::District,
            &[(District, "淳安县"), (Subdistrict, "千岛湖镇")],
        );
        check("太仓市", Field::District, &[(District, "太仓市")]);
        check("重庆市", Field::City, &[(City, "重庆市")]);
        check("黄渤海新区", Field::District, &[(District, "黄渤海新区")]);
        check("贵州", Field::Province, &[(Province, "贵州")]);
        check(
            "合肥市庐阳区逍遥津街道",
            Field::Division,
            &[(City, "合肥市"), (District, "庐阳区"), (Subdistrict, "逍遥津街道")],
        );
        check("济南市市中区", Field::Division, &[(City, "济南市"), (District, "市中区")]);
        check("老城", Field::Division, &[(District, "老城")]);
    }

    #[test]
    fn names_give_up_their_brackets_when_they_say_what_they_are() {
        let parts = read_name("兴隆苑片区(七星岗街道)", false);
        assert_eq!(
            (parts.name.as_str(), parts.division),
            ("兴隆苑片区", Some((Subdistrict, "七星岗街道".into())))
        );
        let parts = read_name("三里亭苑三区四区（红梅社区）", false);
        assert_eq!(parts.division, Some((Neighbourhood, "红梅社区".into())));
        let parts = read_name("广厦花园(原缫丝厂家属区)", false);
        assert_eq!(
            (parts.name.as_str(), parts.former_name.as_deref()),
            ("广厦花园", Some("缫丝厂家属区"))
        );
        let parts = read_name("广厦花园(西苑)", true);
        assert_eq!(parts.former_name.as_deref(), Some("西苑"));
        for name in ["黄龙新村(一期)", "桃园(北区)", "东苑(1-5栋)"] {
            assert_eq!(read_name(name, false).name, name);
        }
    }
}
