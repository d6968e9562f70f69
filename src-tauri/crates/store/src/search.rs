//! Finding a name by a fragment of it: Chinese, full pinyin, initials, or a mixture.
//!
//! A key is made from a name in memory and never stored: it follows from the name, so there is
//! nothing that an undo could leave behind. Every reading of a character counts (重庆: chongqing
//! and zhongqing), and the last syllable may still be incomplete (xingf finds 幸福里).

use pinyin::ToPinyinMulti;

/// A name as it can be looked for.
#[derive(Debug, Clone)]
pub struct SearchKey {
    letters: Vec<Letter>,
}

#[derive(Debug, Clone)]
struct Letter {
    written: char,
    /// In Latin letters; ü as `v` and as `u`. Empty for what is not Chinese.
    readings: Vec<String>,
}

impl SearchKey {
    /// The key of a name with its former names; brackets, spaces and case do not matter.
    pub fn new(name: &str, former_name: &str) -> Self {
        let letters = plain(name).chain(plain(former_name)).map(Letter::new).collect();
        Self { letters }
    }

    /// Where in the name the fragment begins, counted in letters; `None` when it is not there. An
    /// empty fragment is in every name.
    pub fn position(&self, fragment: &str) -> Option<usize> {
        let fragment: String = plain(fragment).collect();
        let mut starts = (0..self.letters.len()).chain((fragment.is_empty()).then_some(0));
        starts.find(|start| begins(&self.letters[*start..], &fragment))
    }
}

impl Letter {
    fn new(written: char) -> Self {
        let mut readings: Vec<String> = Vec::new();
        for reading in written.to_pinyin_multi().into_iter().flatten() {
            let plain = reading.plain();
            for spelled in [plain.replace('ü', "v"), plain.replace('ü', "u")] {
                if !readings.contains(&spelled) {
                    readings.push(spelled);
                }
            }
        }
        Self { written, readings }
    }
}

/// Whether the letters begin with the fragment, each taken as written, by a reading or by its
/// initial.
fn begins(letters: &[Letter], fragment: &str) -> bool {
    if fragment.is_empty() {
        return true;
    }
    let Some((letter, rest)) = letters.split_first() else { return false };
    if fragment.strip_prefix(letter.written).is_some_and(|left| begins(rest, left)) {
        return true;
    }
    letter.readings.iter().any(|reading| {
        reading.starts_with(fragment)
            || fragment.strip_prefix(reading.as_str()).is_some_and(|left| begins(rest, left))
            || reading
                .chars()
                .next()
                .and_then(|initial| fragment.strip_prefix(initial))
                .is_some_and(|left| begins(rest, left))
    })
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
