//! Finding a name by a fragment of it: Chinese, full pinyin, initials, or a mixture.
//!
//! A key is made from a name in memory and never stored: it follows from the name, so there is
//! nothing that an undo could leave behind. Every reading of a character counts (重庆: chongqing
//! and zhongqing), and the last syllable may still be incomplete (xingf finds 幸福里).
//!
//! A key is eight bytes a character: readings are looked up again where a fragment may begin, which
//! is rare, instead of being kept for every character of a province.

use pinyin::{ToPinyin, ToPinyinMulti};

/// A name as it can be looked for.
#[derive(Debug, Clone)]
pub struct SearchKey {
    letters: Box<[Letter]>,
    /// How many of them are the name's own; the others are the former name's.
    own: usize,
}

#[derive(Debug, Clone, Copy)]
struct Letter {
    written: char,
    /// The Latin letters its readings begin with, a bit each.
    initials: u32,
}

/// What is looked for, made plain once for all names.
#[derive(Debug, Clone)]
pub struct Fragment(String);

impl Fragment {
    /// A fragment as typed; brackets, spaces, width and case do not matter.
    pub fn new(text: &str) -> Self {
        Self(plain(text).collect())
    }

    /// Whether nothing is left to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How well a fragment fits a name; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the whole name.
    Whole,
    /// The name begins with it.
    Beginning,
    /// It is the whole former name.
    FormerWhole,
    /// The former name begins with it.
    FormerBeginning,
    /// It begins at this letter of the name.
    Inside(usize),
    /// It begins at this letter of the former name.
    FormerInside(usize),
}

impl SearchKey {
    /// The key of a name with its former names; brackets, spaces and case do not matter.
    pub fn new(name: &str, former_name: &str) -> Self {
        let mut letters: Vec<Letter> = plain(name).map(Letter::new).collect();
        let own = letters.len();
        letters.extend(plain(former_name).map(Letter::new));
        Self { letters: letters.into(), own }
    }

    /// How well the fragment fits; `None` when it is nowhere. An empty fragment begins every name.
    pub fn fit(&self, fragment: &Fragment) -> Option<Fit> {
        let (own, former) = self.letters.split_at(self.own);
        let own = place(own, &fragment.0).map(|(at, left)| match (at, left) {
            (0, 0) => Fit::Whole,
            (0, _) => Fit::Beginning,
            (at, _) => Fit::Inside(at),
        });
        if own.is_some_and(|fit| fit <= Fit::Beginning) {
            return own;
        }
        let former = place(former, &fragment.0).map(|(at, left)| match (at, left) {
            (0, 0) => Fit::FormerWhole,
            (0, _) => Fit::FormerBeginning,
            (at, _) => Fit::FormerInside(at),
        });
        own.into_iter().chain(former).min()
    }

    /// How many letters the name itself has.
    pub fn length(&self) -> usize {
        self.own
    }
}

/// The first letter the fragment begins at, and how many letters it leaves over.
fn place(letters: &[Letter], fragment: &str) -> Option<(usize, usize)> {
    if fragment.is_empty() {
        return Some((0, letters.len()));
    }
    (0..letters.len()).find_map(|at| Some((at, left_over(&letters[at..], fragment)?)))
}

impl Letter {
    fn new(written: char) -> Self {
        let initials = written.to_pinyin_multi().into_iter().flatten();
        let bits = initials.filter_map(|reading| reading.plain().bytes().next()).map(bit);
        Self { written, initials: bits.fold(0, |all, one| all | one) }
    }

    /// Whether anything that is written as this letter may begin so.
    fn may_begin(self, first: char) -> bool {
        let latin = u8::try_from(first).map_or(0, bit);
        self.written == first || self.initials & latin != 0
    }
}

/// The bit of a Latin letter; none for anything else.
fn bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

/// How few letters are left over when they begin with the fragment, each taken as written, by a
/// reading or by its initial; `None` when they do not.
fn left_over(letters: &[Letter], fragment: &str) -> Option<usize> {
    let Some(first) = fragment.chars().next() else { return Some(letters.len()) };
    let (letter, rest) = letters.split_first()?;
    if !letter.may_begin(first) {
        return None;
    }
    let written = fragment.strip_prefix(letter.written);
    let spoken = letter.written.to_pinyin_multi().into_iter().flatten().flat_map(|reading| {
        let reading = reading.plain();
        // 声母 is one letter, or two in zh, ch, sh.
        let initial = |letters: usize| fragment.strip_prefix(reading.get(..letters)?);
        let long =
            matches!(reading.get(..2), Some("zh" | "ch" | "sh")).then(|| initial(2)).flatten();
        [spelled(reading, fragment), initial(1), long].into_iter().flatten()
    });
    written.into_iter().chain(spoken).filter_map(|left| left_over(rest, left)).min()
}

/// What is left of the fragment behind a reading; nothing when it ends within it. ü may be typed
/// as `v`, `u` or itself.
fn spelled<'f>(reading: &str, fragment: &'f str) -> Option<&'f str> {
    let mut left = fragment.chars();
    for wanted in reading.chars() {
        match left.next() {
            None => return Some(""),
            Some(typed) if typed == wanted || (wanted == 'ü' && matches!(typed, 'u' | 'v')) => {}
            Some(_) => return None,
        }
    }
    Some(left.as_str())
}

/// The letters and digits of a text, full-width ones made ordinary, in lower case.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .map(|letter| match letter {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
            other => other,
        })
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// A name as it sounds: pinyin without tones, each character in its first reading. Names written
/// differently that sound the same have the same one.
pub fn spelling(name: &str) -> String {
    plain(name).fold(String::new(), |mut sound, letter| {
        match letter.to_pinyin() {
            Some(reading) => sound.push_str(reading.plain()),
            None => sound.push(letter),
        }
        sound.push(' ');
        sound
    })
}
