//! Why a figure could not be made. Each value has a sentence in both languages: what happened and
//! what to do; codes of the contract are given elsewhere.

use std::path::PathBuf;

use crate::Lang;

/// Why a figure could not be made or written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A font file of the installation is not there.
    #[error("the font file {} is missing; install the program again, or fetch the fonts", .path.display())]
    FontMissing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A font file is there but is no font.
    #[error("the font file {} cannot be used; install the program again", .path.display())]
    FontUnusable {
        /// Which file.
        path: PathBuf,
    },
    /// The file could not be written.
    #[error("{} could not be written ({source}); is it open in another program?", .path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Somebody said to stop; nothing was written.
    #[error("stopped; nothing was written")]
    Cancelled,
    /// A part of the program that draws refused our drawing.
    #[error("the figure could not be drawn ({detail}); this is a fault of the program")]
    Draw {
        /// What it said.
        detail: String,
    },
}

impl ReportError {
    /// The sentence for people.
    pub fn sentence(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, error) => error.to_string(),
            (Lang::ZhCn, Self::FontMissing { path }) => {
                format!("缺少字体文件「{}」，请重新安装本程序或补齐字体。", path.display())
            }
            (Lang::ZhCn, Self::FontUnusable { path }) => {
                format!("字体文件「{}」已损坏，请重新安装本程序。", path.display())
            }
            (Lang::ZhCn, Self::Write { path, source }) => format!(
                "无法写入「{}」（{source}）。请检查是否正在被其他程序打开、磁盘是否可写。",
                path.display()
            ),
            (Lang::ZhCn, Self::Cancelled) => "已停止，没有写入任何内容。".to_owned(),
            (Lang::ZhCn, Self::Draw { detail }) => {
                format!("图形未能生成（{detail}），这是程序的故障，请反馈。")
            }
        }
    }

    /// A drawing part's refusal, in its own words.
    #[expect(clippy::needless_pass_by_value, reason = "handed to `map_err`, which gives values")]
    pub(crate) fn draw(detail: impl ToString) -> Self {
        Self::Draw { detail: detail.to_string() }
    }
}
