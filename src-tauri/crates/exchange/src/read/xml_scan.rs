//! Finding a few tags in XML without parsing all of it.
//!
//! Only for measuring a package before the real parser runs; not a parser: entities stay as they
//! are and nothing is validated.

use memchr::memmem;

/// A start tag found in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Name without its prefix.
    pub(super) name: &'a [u8],
    /// Everything between the name and the closing bracket.
    attributes: &'a [u8],
    /// Just behind the tag.
    pub(super) end: usize,
    /// `<a/>`.
    pub(super) closed: bool,
}

impl<'a> Tag<'a> {
    /// The raw value of an attribute, its prefix included in `name`.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            let at = memmem::find(rest, name.as_bytes())?;
            let preceded = at > 0 && rest[at - 1].is_ascii_whitespace();
            let after = rest.get(at + name.len()..)?.trim_ascii_start();
            if let (true, Some((b'=', value))) = (preceded, after.split_first()) {
                let (quote, value) = value.trim_ascii_start().split_first()?;
                let end = memchr::memchr(*quote, value)?;
                return std::str::from_utf8(&value[..end]).ok();
            }
            rest = rest.get(at + name.len()..)?;
        }
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u64> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// The start tag whose `<` is at `start`.
pub(super) fn tag_at(xml: &[u8], start: usize) -> Option<Tag<'_>> {
    let body = xml.get(start + 1..)?;
    let name_end = body.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))?;
    let name = &body[..name_end];
    let name = memchr::memchr(b':', name).map_or(name, |colon| &name[colon + 1..]);
    let mut quote = None;
    for (at, byte) in body.iter().enumerate().skip(name_end) {
        match (quote, *byte) {
            (None, b'>') => {
                let closed = body[at - 1] == b'/';
                let attributes = &body[name_end..at - usize::from(closed && at > name_end)];
                return Some(Tag { name, attributes, end: start + at + 2, closed });
            }
            (None, byte @ (b'"' | b'\'')) => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

/// Every start tag with one of these local names.
pub(super) fn tags<'a>(xml: &'a [u8], names: &'a [&'a str]) -> impl Iterator<Item = Tag<'a>> {
    memchr::memchr_iter(b'<', xml)
        .filter_map(move |start| tag_at(xml, start))
        .filter(move |tag| names.iter().any(|name| name.as_bytes() == tag.name))
}

/// How often a byte string occurs.
pub(super) fn count(xml: &[u8], needle: &str) -> u64 {
    memmem::find_iter(xml, needle.as_bytes()).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_found() {
        let xml = br#"<x:sheet name="a>b" r:id='rId1' id="7"/><row hidden="1" r="12">"#;
        let found: Vec<_> = tags(xml, &["sheet", "row"]).collect();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].attribute("name"), Some("a>b"));
        assert_eq!(found[0].attribute("r:id"), Some("rId1"));
        assert_eq!(found[0].attribute("id"), Some("7"));
        assert!(found[0].closed);
        assert_eq!(found[1].number("r"), Some(12));
        assert_eq!(found[1].attribute("missing"), None);
    }
}
