//! Sets drawn pages into a PDF with typst: real text, a document title, pages of the right size.

use std::fmt::Write as _;
use std::sync::mpsc;
use std::thread;

use typst_as_lib::TypstEngine;

use crate::fallback::Fallback;
use crate::fonts::FAMILY;
use crate::gantt::Page;
use crate::watch::{self, Watch};
use crate::{Fonts, Lang, ReportError};

/// What goes into the file.
pub(crate) struct Document {
    /// Title shown by readers.
    pub(crate) title: String,
    /// Author; may be empty.
    pub(crate) author: String,
    /// Language of the document.
    pub(crate) lang: Lang,
    /// The pages.
    pub(crate) pages: Vec<Page>,
}

/// Sets the document. The typesetter cannot be interrupted: whoever stops does not wait for it, and
/// what it comes to is thrown away.
pub(crate) fn set(
    document: Document,
    fonts: Fonts,
    fallback: Fallback,
    watch: Watch<'_>,
) -> Result<Vec<u8>, ReportError> {
    let (send, made) = mpsc::channel();
    thread::spawn(move || {
        // Where nobody waits any more there is nobody to tell.
        let _ = send.send(compile(&document, &fonts, &fallback));
    });
    // How long it takes nobody knows.
    let set = watch::next(&made, || watch::tell(watch, 0, 0))?;
    set.unwrap_or_else(|| Err(ReportError::draw("the typesetter gave no answer")))
}

fn compile(
    document: &Document,
    fonts: &Fonts,
    fallback: &Fallback,
) -> Result<Vec<u8>, ReportError> {
    let names: Vec<String> = (1..=document.pages.len()).map(|n| format!("{n}.svg")).collect();
    let files = names.iter().zip(&document.pages);
    let files = files.map(|(name, page)| (name.as_str(), page.svg.as_bytes().to_vec()));
    let engine = TypstEngine::builder()
        .main_file(("main.typ", source(document, &names)))
        .with_static_file_resolver(files)
        .fonts(fonts.files().into_iter().chain(fallback.files()).map(<[u8]>::to_vec))
        .build();
    let compiled = engine.compile().output.map_err(ReportError::draw)?;
    let options = typst_pdf::PdfOptions::default();
    typst_pdf::pdf(&compiled, &options).map_err(|errors| {
        let messages = errors.iter().map(|error| error.message.to_string());
        ReportError::draw(messages.collect::<Vec<_>>().join("; "))
    })
}

/// The typst source: one page per drawn page.
fn source(document: &Document, names: &[String]) -> String {
    let lang = match document.lang {
        Lang::ZhCn => "lang: \"zh\", region: \"cn\"",
        Lang::En => "lang: \"en\"",
    };
    let (title, author) = (quoted(&document.title), quoted(&document.author));
    let author = if author.len() > 2 { author } else { "()".to_owned() };
    let mut source = format!(
        "#set document(title: {title}, author: {author}, date: none)\n\
         #set text(font: \"{FAMILY}\", {lang})\n"
    );
    for (page, name) in document.pages.iter().zip(names) {
        let (width, height) = (f64::from(page.width) / 10.0, f64::from(page.height) / 10.0);
        // Writing into a string cannot fail.
        let _ = writeln!(
            source,
            "#page(width: {width}pt, height: {height}pt, margin: 0pt, \
             image(\"{name}\", width: {width}pt, height: {height}pt))"
        );
    }
    source
}

/// A typst string literal.
fn quoted(text: &str) -> String {
    let text = crate::text::clean(text).replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}
