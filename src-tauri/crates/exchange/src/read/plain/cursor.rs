//! Walking plain XML byte by byte: tags with their attributes, texts between them.
//!
//! Everything returns `None` at whatever it does not know; that is not an error, but the end of
//! the quick way.

use std::borrow::Cow;

use memchr::memchr;

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) xml: &'a [u8],
    pub(super) at: usize,
}

/// The rest of a start tag.
pub(super) enum TagEnd {
    /// `>`
    Open,
    /// `/>`
    Closed,
}

impl<'a> Cursor<'a> {
    pub(super) fn skip_space(&mut self) {
        while self.xml.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// Steps over these bytes if they are next.
    pub(super) fn take(&mut self, bytes: &[u8]) -> bool {
        let is_next = self.xml[self.at..].starts_with(bytes);
        if is_next {
            self.at += bytes.len();
        }
        is_next
    }

    /// Steps over the start of a tag with this name.
    pub(super) fn take_tag(&mut self, open: &[u8]) -> bool {
        let ends = self.xml[self.at..].starts_with(open)
            && self
                .xml
                .get(self.at + open.len())
                .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
        if ends {
            self.at += open.len();
        }
        ends
    }

    /// The attributes up to the end of the tag.
    pub(super) fn attributes(
        &mut self,
        mut each: impl FnMut(&'a [u8], &'a [u8]),
    ) -> Option<TagEnd> {
        loop {
            self.skip_space();
            match *self.xml.get(self.at)? {
                b'>' => {
                    self.at += 1;
                    return Some(TagEnd::Open);
                }
                b'/' => {
                    self.at += 1;
                    return self.take(b">").then_some(TagEnd::Closed);
                }
                _ => {}
            }
            let rest = &self.xml[self.at..];
            let equals = rest.iter().position(|byte| !is_name(*byte))?;
            if equals == 0 || rest[equals] != b'=' {
                return None;
            }
            let quote = *rest.get(equals + 1)?;
            if !matches!(quote, b'"' | b'\'') {
                return None;
            }
            let value = &rest[equals + 2..];
            let end = memchr(quote, value)?;
            each(&rest[..equals], &value[..end]);
            self.at += equals + 2 + end + 1;
        }
    }

    /// The bytes up to the next tag.
    pub(super) fn text(&mut self) -> Option<&'a [u8]> {
        let rest = &self.xml[self.at..];
        // Most texts are a few digits.
        let near = rest.iter().take(12).position(|byte| *byte == b'<');
        let end = near.or_else(|| memchr(b'<', rest))?;
        self.at += end;
        Some(&rest[..end])
    }

    /// Steps over a whole tag of any name, but not over a comment or the like.
    pub(super) fn skip_tag(&mut self) -> Option<()> {
        if !self.take(b"<") || matches!(*self.xml.get(self.at)?, b'!' | b'?') {
            return None;
        }
        self.take(b"/");
        let rest = &self.xml[self.at..];
        let end = rest.iter().position(|byte| !is_name(*byte))?;
        // A prefix may stand for anything.
        if rest[..end].contains(&b':') {
            return None;
        }
        self.at += end;
        self.attributes(|_, _| ()).map(|_| ())
    }
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.')
}

/// A text with its references resolved; `None` for what only the whole parser knows.
pub(super) fn resolved(raw: &[u8]) -> Option<Cow<'_, str>> {
    let text = std::str::from_utf8(raw).ok()?;
    // Line ends are normalised and _x000D_ is resolved by the other way.
    if memchr(b'\r', raw).is_some() || text.contains("_x") {
        return None;
    }
    if memchr(b'&', raw).is_none() {
        return Some(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let end = start + rest[start..].find(';')?;
        out.push(match &rest[start + 1..end] {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "#10" | "#xA" => '\n',
            _ => return None,
        });
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}

/// Whether a part is UTF-8 XML, and where it begins behind its first line.
pub(super) fn prologue(xml: &[u8]) -> Option<usize> {
    let bom: &[u8] = b"\xEF\xBB\xBF";
    let mut cursor = Cursor { xml, at: if xml.starts_with(bom) { bom.len() } else { 0 } };
    cursor.skip_space();
    if cursor.take(b"<?xml") {
        let rest = &xml[cursor.at..];
        let end = memchr(b'>', &rest[..rest.len().min(200)])?;
        let declared = std::str::from_utf8(&rest[..end]).ok()?.to_ascii_lowercase();
        if declared.contains("encoding") && !declared.contains("utf-8") {
            return None;
        }
        cursor.at += end + 1;
        cursor.skip_space();
    }
    Some(cursor.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_plain_is_resolved() {
        for (raw, text) in [
            ("东苑", Some("东苑")),
            ("a&amp;b&lt;c&#10;d", Some("a&b<c\nd")),
            ("a&#x1F600;", None),
            ("a&b", None),
            ("&nbsp;", None),
            ("a\r\nb", None),
            ("a_x000D_", None),
        ] {
            assert_eq!(resolved(raw.as_bytes()).as_deref(), text, "{raw}");
        }
        assert_eq!(resolved(b"\xFF"), None);
    }

    #[test]
    fn tags_are_walked_or_given_up() {
        let walk = |xml: &str| {
            let mut cursor = Cursor { xml: xml.as_bytes(), at: 0 };
            cursor.skip_tag().map(|()| cursor.at)
        };
        assert_eq!(walk("<a b='>' c=\"/\">x"), Some(15));
        assert_eq!(walk("<a/>"), Some(4));
        assert_eq!(walk("</a>"), Some(4));
        for odd in ["<!-- -->", "<?a?>", "<x:a>", "<a b>", "<a b=c>", "<a b='c", "x", "<"] {
            assert_eq!(walk(odd), None, "{odd}");
        }
    }
}
