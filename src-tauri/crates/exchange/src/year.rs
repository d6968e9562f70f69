//! Years of completion as office tables write them: 1998, 1998年, 90年代, 1995-2000, 2000年前.

use crate::text::compact;

/// First and last year; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Years {
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
    /// A decade, an open end, or called rough.
    pub approximate: bool,
    /// Written the wrong way round: 2000-1995.
    pub reversed: bool,
}

impl Years {
    /// One year.
    pub fn one(year: i16) -> Self {
        Self { from: Some(year), to: Some(year), ..Self::default() }
    }
}

/// A year a dwelling can have been built in or planned for.
pub fn is_plausible(year: i64) -> bool {
    (1850..=2100).contains(&year)
}

/// Reads years out of a text; `None` when there are none.
pub fn read_years(text: &str) -> Option<Years> {
    let mut text = compact(text);
    if text.contains("十年代") {
        for (words, digits) in
            [("九十", "90"), ("八十", "80"), ("七十", "70"), ("六十", "60"), ("五十", "50")]
        {
            text = text.replace(&format!("{words}年代"), &format!("{digits}年代"));
        }
    }
    let mut found: Vec<(i16, i16)> = Vec::new();
    let mut approximate = text.contains(['约', '左']) || text.contains("前后");
    let mut rest = text.as_str();
    let (mut place, mut reversed) = (0, false);
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest[start..].find(|c: char| !c.is_ascii_digit());
        let end = digits.map_or(rest.len(), |length| start + length);
        let (group, after) = (&rest[start..end], &rest[end..]);
        let seen = Seen {
            before: &rest[..start],
            after,
            decades: text.contains("年代"),
            place,
            previous: found.last().map(|span| span.1),
        };
        match year_of(group, &seen) {
            Group::Years(from, to, rough) => {
                let previous = seen.previous.filter(|_| seen.is_joined());
                reversed |= previous.is_some_and(|previous| previous > to);
                found.push((from, to));
                approximate |= rough;
            }
            Group::Other => {}
            Group::Wrong => return None,
        }
        rest = after;
        place += 1;
    }
    let from = found.iter().map(|span| span.0).min()?;
    let to = found.iter().map(|span| span.1).max()?;
    let (from, to) = if text.ends_with("前") || text.ends_with("前建成") {
        (None, Some(to))
    } else if text.ends_with("后") || text.ends_with("后建成") {
        (Some(from), None)
    } else {
        return Some(Years { from: Some(from), to: Some(to), approximate, reversed });
    };
    Some(Years { from, to, approximate: true, reversed })
}

enum Group {
    Years(i16, i16, bool),
    Other,
    Wrong,
}

/// What stands around a group of digits.
struct Seen<'a> {
    before: &'a str,
    after: &'a str,
    /// The text speaks of decades somewhere.
    decades: bool,
    /// How many groups stood before.
    place: usize,
    /// The last year read.
    previous: Option<i16>,
}

impl Seen<'_> {
    /// A sign of a range stands before it.
    fn is_joined(&self) -> bool {
        let before = self.before.trim_end_matches("年");
        before.ends_with(['-', '~', '—', '至', '–', '/', '到'])
    }

    /// The day or month of a date whose year comes last: 5/12/1998.
    fn year_follows(&self) -> bool {
        let separated = self.after.starts_with(['/', '-', '.']);
        let last = self.after.rsplit(['/', '-', '.']).next().unwrap_or_default();
        separated
            && last.len() == 4
            && last.parse().is_ok_and(is_plausible)
            && self.after.split(['/', '-', '.']).count() <= 3
    }
}

/// The year of 19980512 or 199805.
fn year_of_digits(group: &str) -> Option<i16> {
    let part = |from: usize, to: usize| group.get(from..to)?.parse::<i16>().ok();
    let year = part(0, 4).filter(|year| is_plausible(i64::from(*year)))?;
    let month = part(4, 6)?;
    let is_day = group.len() == 6 || part(6, 8).is_some_and(|day| (1..=31).contains(&day));
    ((1..=12).contains(&month) && is_day).then_some(year)
}

fn year_of(group: &str, seen: &Seen<'_>) -> Group {
    if matches!(group.len(), 6 | 8) {
        return year_of_digits(group).map_or(Group::Wrong, |year| Group::Years(year, year, false));
    }
    let Ok(number) = group.parse::<i16>() else {
        return Group::Wrong;
    };
    match group.len() {
        4 if !is_plausible(i64::from(number)) => Group::Wrong,
        4 if seen.after.starts_with("年代") => Group::Years(number, number + 9, true),
        4 if number % 10 == 0 && seen.after.trim_start_matches('\'').starts_with(['s', 'S']) => {
            Group::Years(number, number + 9, true)
        }
        4 => Group::Years(number, number, false),
        2 if seen.after.starts_with("世纪") => Group::Other,
        2 if seen.decades && number % 10 == 0 => Group::Years(1900 + number, 1909 + number, true),
        // 1998-99: a second year cut short; 1998-05 is a month.
        2 if number > 12 && seen.is_joined() && seen.place == 1 && seen.previous.is_some() => {
            let century = seen.previous.map_or(1900, |year| year - year % 100);
            Group::Years(century + number, century + number, false)
        }
        2 if seen.place == 0 && seen.after.starts_with('年') && number >= 50 => {
            Group::Years(1900 + number, 1900 + number, false)
        }
        // The month and day of a date.
        1 | 2 if seen.previous.is_some() || seen.year_follows() => Group::Other,
        _ => Group::Wrong,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, from: impl Into<Option<i16>>, to: impl Into<Option<i16>>, rough: bool) {
        let expected =
            Years { from: from.into(), to: to.into(), approximate: rough, reversed: false };
        assert_eq!(read_years(text), Some(expected), "{text}");
    }

    #[test]
    fn years_as_offices_write_them() {
        check("1998", 1998, 1998, false);
        check("１９９８年", 1998, 1998, false);
        check("1998年建成", 1998, 1998, false);
        check("1998年5月", 1998, 1998, false);
        check("1998-05", 1998, 1998, false);
        check("1998/5/12", 1998, 1998, false);
        check("1998-05-23", 1998, 1998, false);
        check("1998.5", 1998, 1998, false);
        check("98年", 1998, 1998, false);
        check("1995-2000", 1995, 2000, false);
        check("1995年～2000年", 1995, 2000, false);
        check("1998-99", 1998, 1999, false);
        check("1990、1995、1993", 1990, 1995, false);
        check("90年代", 1990, 1999, true);
        check("上世纪八十年代", 1980, 1989, true);
        check("20世纪80-90年代", 1980, 1999, true);
        check("1990年代", 1990, 1999, true);
        check("约1998年", 1998, 1998, true);
        check("2000年前", None, 2000, true);
        check("2000年底以前", None, 2000, true);
        check("2000年以后", 2000, None, true);
        check("1980s", 1980, 1989, true);
        check("1980's", 1980, 1989, true);
        check("19980512", 1998, 1998, false);
        check("199805", 1998, 1998, false);
        check("1998-05-12T00:00:00", 1998, 1998, false);
        check("1998年5月-1999年6月", 1998, 1999, false);
        check("1995到2000年", 1995, 2000, false);
        check("5/12/1998", 1998, 1998, false);
        check("12.1998", 1998, 1998, false);
    }

    #[test]
    fn years_the_wrong_way_round_are_told() {
        for text in ["2000-1995", "2000年至1995年", "2003～1998年"] {
            let years = read_years(text).expect("years");
            assert!(years.reversed && years.from < years.to, "{text}");
        }
        assert!(!read_years("1990、1995、1993").expect("a list").reversed);
    }

    #[test]
    fn other_texts_hold_no_year() {
        for text in ["", "不详", "二十年", "12", "3000", "19985", "0年", "19981305", "30001201"]
        {
            assert_eq!(read_years(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,30}") {
            let _ = read_years(&text);
        }

        #[test]
        fn a_range_keeps_its_ends(from in 1900_i16..2020, length in 0_i16..30) {
            let years = read_years(&format!("{from}-{}年", from + length));
            let expected = Years { from: Some(from), to: Some(from + length), ..Years::default() };
            prop_assert_eq!(years, Some(expected));
        }
    }
}
