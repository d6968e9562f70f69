//! Texts for people, by key, in both languages, from `assets/i18n`.
//!
//! Placeholders are `{name}`. The page has its own texts; these are the ones that come from Rust:
//! errors, notices, gate results, labels of actions.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiugai_domain::policy::Label;

type Texts = HashMap<String, String>;

static ZH: LazyLock<Texts> =
    LazyLock::new(|| read(include_str!("../../../../assets/i18n/zh-CN.json")));
static EN: LazyLock<Texts> =
    LazyLock::new(|| read(include_str!("../../../../assets/i18n/en.json")));

fn read(json: &str) -> Texts {
    serde_json::from_str(json).expect("assets/i18n is a flat JSON object; a test reads it")
}

/// A value put into a text: one wording, or one for each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param {
    /// The same in both languages.
    Plain(String),
    /// Worded in each.
    Label(Label),
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&Label> for Param {
    fn from(label: &Label) -> Self {
        Self::Label(label.clone())
    }
}

impl From<Label> for Param {
    fn from(label: Label) -> Self {
        Self::Label(label)
    }
}

macro_rules! param_from_display {
    ($($ty:ty),+) => { $(impl From<$ty> for Param {
        fn from(value: $ty) -> Self { Self::Plain(value.to_string()) }
    })+ };
}
param_from_display!(i16, i32, i64, u32, u64, usize);

/// A coded message with its values, worded in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Key of the text.
    pub code: String,
    /// The wording.
    pub text: Label,
}

impl Notice {
    /// Words the text `code` with `params`.
    pub fn new(code: impl Into<String>, params: &[(&str, Param)]) -> Self {
        let code = code.into();
        let text = say(&code, params);
        Self { code, text }
    }
}

/// Whether both languages have a text for `key`.
pub fn has(key: &str) -> bool {
    ZH.contains_key(key) && EN.contains_key(key)
}

/// Words the text `key` in both languages. A missing text shows its key; a test forbids that.
pub fn say(key: &str, params: &[(&str, Param)]) -> Label {
    let word = |texts: &Texts, pick: fn(&Label) -> &str| {
        let template = texts.get(key).map_or(key, String::as_str);
        fill(template, params, pick)
    };
    Label { zh: word(&ZH, |label| &label.zh), en: word(&EN, |label| &label.en) }
}

/// Replaces `{name}` by the value; a name without a value stays as it stands.
fn fill(template: &str, params: &[(&str, Param)], pick: fn(&Label) -> &str) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match params.iter().find(|(key, _)| *key == name) {
            Some((_, Param::Plain(text))) => out.push_str(text),
            Some((_, Param::Label(label))) => out.push_str(pick(label)),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// A decimal text with thousands separators.
pub(crate) fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, rest) = digits.find('.').map_or((digits, ""), |dot| digits.split_at(dot));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zh(template: &str, params: &[(&str, Param)]) -> String {
        fill(template, params, |label| &label.zh)
    }

    #[test]
    fn values_fill_their_places() {
        let road = Label { zh: "道路".into(), en: "roads".into() };
        assert_eq!(
            zh("改「{name}」为 {n}", &[("name", (&road).into()), ("n", 3_i64.into())]),
            "改「道路」为 3"
        );
        assert_eq!(zh("{missing} {", &[]), "{missing} {");
    }

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        let places = |text: &str| {
            let mut names: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()))
                .collect();
            names.sort();
            names
        };
        let mut keys: Vec<_> = ZH.keys().chain(EN.keys()).collect();
        keys.sort();
        for key in keys {
            let (zh, en) = (ZH.get(key), EN.get(key));
            assert!(zh.is_some() && en.is_some(), "{key} is missing in one language");
            assert_eq!(zh.map(|t| places(t)), en.map(|t| places(t)), "places of {key} differ");
        }
    }
}
