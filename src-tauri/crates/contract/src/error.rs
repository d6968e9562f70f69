//! How a refusal or a failure reaches a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal or failure: a stable code, and one sentence in each language saying what happened,
/// why, and what to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErrorDto {
    /// Stable code, e.g. `input.no_header`.
    pub code: String,
    /// `usage`, `input`, `not_allowed`, `file` or `internal`; decides exit codes and tone.
    pub kind: String,
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
    /// Technical details worth copying into a report; empty when there are none.
    pub details: String,
}

impl ErrorDto {
    pub(crate) fn unknown_command(command: &str) -> Self {
        Self {
            code: "usage.unknown_command".to_owned(),
            kind: "usage".to_owned(),
            zh: format!("没有「{command}」这个命令。"),
            en: format!("There is no command “{command}”."),
            details: String::new(),
        }
    }

    pub(crate) fn bad_params(command: &str, error: &serde_json::Error) -> Self {
        Self {
            code: "usage.bad_params".to_owned(),
            kind: "usage".to_owned(),
            zh: format!("命令「{command}」的参数不对。"),
            en: format!("The parameters of “{command}” do not fit."),
            details: error.to_string(),
        }
    }

    /// A failure inside the program.
    pub fn internal(error: &impl std::fmt::Display) -> Self {
        Self {
            code: "internal".to_owned(),
            kind: "internal".to_owned(),
            zh: "程序内部出错，您的数据没有改动。请复制详情反馈给我们。".to_owned(),
            en: "The program failed inside; your data is unchanged. Please report the details."
                .to_owned(),
            details: error.to_string(),
        }
    }
}

impl From<jiugai_app::AppError> for ErrorDto {
    fn from(error: jiugai_app::AppError) -> Self {
        let text = error.text();
        Self {
            code: error.code.as_str().to_owned(),
            kind: error.code.kind().as_str().to_owned(),
            zh: text.zh,
            en: text.en,
            details: error.details(),
        }
    }
}
