//! The law of one field: who changed it, and whether that has to be asked.

/// An exact value as text; `None` is blank, which is unknown and never zero.
pub type Exact = Option<String>;

/// What a returned cell says about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing: its column is gone, or the cell is as it went out.
    Nothing,
    /// The cell is blank.
    Blank,
    /// The cell asks in words for the value to be cleared.
    Cleared,
    /// The cell holds this.
    Value(String),
}

/// What went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base<'a> {
    /// This.
    Known(Option<&'a str>),
    /// Nobody knows: the carried data are lost.
    Unknown,
}

/// Why a field has to be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Both sides changed it, differently.
    Conflict,
    /// It had a value and its cell came back blank: cleared, or just not filled in.
    Emptied,
    /// The sides differ and nobody knows which of them changed.
    NoBase,
}

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// The file changed nothing: what is here stands.
    Mine,
    /// Only the file changed it.
    File,
    /// Both say the same.
    Same,
    /// It has to be asked.
    Ask(Doubt),
}

/// Settles one field. `mine` is looked up only where the file says something new.
pub fn settle(base: Base<'_>, said: &Said, mine: impl FnOnce() -> Exact) -> Settled {
    let file = match (said, base) {
        (Said::Nothing, _) | (Said::Blank, Base::Known(None)) => return Settled::Mine,
        (Said::Blank, Base::Unknown | Base::Known(Some(_))) => {
            return if mine().is_none() { Settled::Same } else { Settled::Ask(Doubt::Emptied) };
        }
        (Said::Cleared, _) => None,
        (Said::Value(value), _) => Some(value.as_str()),
    };
    let Base::Known(base) = base else {
        let same = mine().as_deref() == file;
        return if same { Settled::Same } else { Settled::Ask(Doubt::NoBase) };
    };
    if file == base {
        return Settled::Mine;
    }
    match mine().as_deref() {
        mine if mine == file => Settled::Same,
        mine if mine == base => Settled::File,
        _ => Settled::Ask(Doubt::Conflict),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: Base<'_>, said: Said, mine: Option<&str>, wanted: Settled) {
        let settled = settle(base, &said, || mine.map(str::to_owned));
        assert_eq!(settled, wanted, "{base:?} {said:?} {mine:?}");
    }

    fn value(text: &str) -> Said {
        Said::Value(text.to_owned())
    }

    #[test]
    fn who_changed_it_decides() {
        let base = Base::Known(Some("1"));
        check(base, Said::Nothing, Some("2"), Settled::Mine);
        check(base, value("1"), Some("2"), Settled::Mine);
        check(base, value("2"), Some("1"), Settled::File);
        check(base, value("2"), Some("2"), Settled::Same);
        check(base, value("2"), Some("3"), Settled::Ask(Doubt::Conflict));
        check(base, value("2"), None, Settled::Ask(Doubt::Conflict));
        check(Base::Known(None), value("2"), None, Settled::File);
    }

    #[test]
    fn a_blank_is_asked_about_only_where_something_stood() {
        let base = Base::Known(Some("1"));
        check(base, Said::Blank, Some("1"), Settled::Ask(Doubt::Emptied));
        check(base, Said::Blank, Some("2"), Settled::Ask(Doubt::Emptied));
        check(base, Said::Blank, None, Settled::Same);
        check(base, Said::Cleared, Some("1"), Settled::File);
        check(base, Said::Cleared, Some("2"), Settled::Ask(Doubt::Conflict));
        check(Base::Known(None), Said::Blank, Some("2"), Settled::Mine);
    }

    #[test]
    fn without_a_base_every_difference_is_asked() {
        check(Base::Unknown, value("2"), Some("2"), Settled::Same);
        check(Base::Unknown, value("2"), Some("1"), Settled::Ask(Doubt::NoBase));
        check(Base::Unknown, value("2"), None, Settled::Ask(Doubt::NoBase));
        check(Base::Unknown, Said::Blank, Some("2"), Settled::Ask(Doubt::Emptied));
        check(Base::Unknown, Said::Blank, None, Settled::Same);
    }
}
