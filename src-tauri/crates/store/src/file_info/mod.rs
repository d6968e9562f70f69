//! The file's own particulars: one row.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiugai_domain::UnknownCode;
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::field::Scalar;
use crate::record::record;

/// The identity of the only row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileInfoId;

impl FileInfoId {
    const TEXT: &str = "file";
}

impl fmt::Display for FileInfoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::TEXT)
    }
}

impl FromStr for FileInfoId {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == Self::TEXT {
            Ok(Self)
        } else {
            Err(UnknownCode { list: "FileInfoId", text: text.to_owned() })
        }
    }
}

impl Scalar for FileInfoId {
    fn to_sql(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Borrowed(ValueRef::Text(Self::TEXT.as_bytes()))
    }

    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        (value == ValueRef::Text(Self::TEXT.as_bytes())).then_some(Self)
    }
}

/// What a project file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// Identity; there is one row only.
    pub id: FileInfoId,
    /// Title, e.g. 某区城镇老旧小区改造规划.
    pub title: String,
    /// The division the file plans for, as written.
    pub division_name: String,
    /// 编制单位
    pub compiling_unit: String,
    /// When the file was created.
    pub created_at: Timestamp,
    /// Remark.
    pub note: String,
}

record! {
    FileInfo: FileInfoId,
    id, title, division_name, compiling_unit, created_at, note,
}
