//! Texts of a plain workbook: the shared ones, and those standing in a cell.

use memchr::memchr;

use super::cursor::{Cursor, TagEnd, prologue, resolved};
use crate::book::SharedTexts;
use crate::limits::Limits;

/// All shared texts.
pub(super) fn read(xml: &[u8], limits: &Limits) -> Option<SharedTexts> {
    let mut cursor = Cursor { xml, at: prologue(xml)? };
    let mut shared = SharedTexts::default();
    if !cursor.take_tag(b"<sst") {
        return None;
    }
    let mut count = None;
    let end = cursor.attributes(|name, value| {
        if name == b"uniqueCount" {
            count = std::str::from_utf8(value).ok().and_then(|value| value.parse::<u64>().ok());
        }
    })?;
    if count > Some(limits.entries) {
        return None;
    }
    if matches!(end, TagEnd::Closed) {
        return Some(shared);
    }
    let mut text = String::new();
    loop {
        cursor.skip_space();
        if cursor.take(b"<si>") {
            text.clear();
            read_text(&mut cursor, b"</si>", &mut text, limits)?;
            shared.push(&text).ok()?;
        } else if cursor.take(b"<si/>") {
            shared.push("").ok()?;
        } else {
            return cursor.take(b"</sst>").then_some(shared);
        }
        if shared.len() as u64 > limits.entries {
            return None;
        }
    }
}

/// Everything that counts as text up to the closing tag, which is stepped over.
pub(super) fn read_text(
    cursor: &mut Cursor<'_>,
    closing: &[u8],
    text: &mut String,
    limits: &Limits,
) -> Option<()> {
    loop {
        cursor.skip_space();
        if cursor.take(closing) {
            return Some(());
        }
        if cursor.take_tag(b"<t") {
            take_text(cursor, text)?;
        } else if cursor.take_tag(b"<rPh") {
            // How the text is spoken is none of its content.
            if matches!(cursor.attributes(|_, _| ())?, TagEnd::Open) {
                skip_phonetic(cursor)?;
            }
        } else if cursor.take(b"</t") {
            return None;
        } else {
            cursor.skip_tag()?;
        }
        if text.len() as u64 > limits.piece_bytes {
            return None;
        }
    }
}

fn take_text(cursor: &mut Cursor<'_>, text: &mut String) -> Option<()> {
    let mut keeps_space = false;
    let end = cursor.attributes(|name, value| {
        keeps_space |= name == b"xml:space" && value == b"preserve";
    })?;
    if matches!(end, TagEnd::Closed) {
        return Some(());
    }
    let raw = resolved(cursor.text()?)?;
    text.push_str(if keeps_space { &raw } else { raw.trim_matches([' ', '\t', '\r', '\n']) });
    cursor.take(b"</t>").then_some(())
}

fn skip_phonetic(cursor: &mut Cursor<'_>) -> Option<()> {
    while !cursor.take(b"</rPh>") {
        let rest = &cursor.xml[cursor.at..];
        if rest.first() == Some(&b'<') {
            cursor.skip_tag()?;
        } else {
            cursor.at += memchr(b'<', rest)?;
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(items: &str, expected: Option<&[&str]>) {
        let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sst a=\"b\">{items}</sst>");
        let shared = read(xml.as_bytes(), &Limits::default());
        let texts = shared.as_ref().map(|shared| {
            let places = 0..u32::try_from(shared.len()).expect("few");
            places.filter_map(|place| shared.get(place)).collect::<Vec<_>>()
        });
        assert_eq!(texts.as_deref(), expected, "{items}");
    }

    #[test]
    fn shared_texts_are_read_or_left_to_the_whole_parser() {
        check(
            "<si><t>甲</t></si><si><t xml:space=\"preserve\"> 乙 </t></si>",
            Some(&["甲", " 乙 "]),
        );
        check("<si><t> 甲 </t></si><si/><si></si>", Some(&["甲", "", ""]));
        check(
            "<si><r><rPr><b/><sz val=\"9\"/></rPr><t>东</t></r><r><t>苑</t></r>\
             <rPh sb=\"0\" eb=\"1\"><t>dong</t></rPh><phoneticPr fontId=\"1\"/></si>",
            Some(&["东苑"]),
        );
        check("<si><t>a&amp;b</t></si>", Some(&["a&b"]));
        for odd in [
            "<x:si/>",
            "<!-- a --><si/>",
            "<si><t><![CDATA[a]]></t></si>",
            "<si><t>a",
            "x",
            "<si></t></si>",
        ] {
            check(odd, None);
        }
    }
}
