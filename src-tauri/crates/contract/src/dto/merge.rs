//! Workbooks that come back: what is taken, what is asked, what is said, what was put off.

use super::dto;

dto! {
    /// A returned workbook, merged with the open file; nothing is written yet. Values are worded in
    /// the desk's language, numbers in the unit of their header.
    pub struct MergeDto {
        /// Handle to apply it by.
        pub token: String,
        /// File name.
        pub file: String,
        /// Where the workbook came from: `this_file`, `another_file`; or why nobody knows:
        /// `missing`, `damaged`, `newer`.
        pub from: String,
        /// Rows that came back.
        pub rows: u32,
        /// Of them, recognised by name.
        pub recognised: u32,
        /// Fields both sides changed to the same.
        pub same: u32,
        /// Fields only the file changed: they are taken.
        pub taken: Vec<MergeChangeDto>,
        /// What has to be decided.
        pub questions: Vec<MergeQuestionDto>,
        /// What has to be said.
        pub remarks: Vec<MergeRemarkDto>,
    }

    /// A field only the file changed.
    pub struct MergeChangeDto {
        /// The row.
        pub name: String,
        /// The field, as the workbook's header has it.
        pub field: String,
        /// What is here.
        pub before: String,
        /// What the file says; empty clears it.
        pub value: String,
        /// Sheet.
        pub sheet: String,
        /// Cell address.
        pub cell: String,
    }

    /// Something only a person can decide.
    pub struct MergeQuestionDto {
        /// Handle to answer it by; it stays the same while neither side says something else.
        pub key: String,
        /// `conflict`, `emptied`, `no_base`, `recognised`, `removed`, `removed_edited`, `gone_here`
        /// or `new`.
        pub kind: String,
        /// The row.
        pub name: String,
        /// Sheet.
        pub sheet: String,
        /// The field, as the workbook's header has it; none where the row as a whole is meant.
        pub field: Option<String>,
        /// What went out; none where it is not known, empty where it was blank.
        pub base: Option<String>,
        /// What the file says; empty where it is blank.
        pub file: String,
        /// What is here; empty where it is blank.
        pub mine: String,
        /// Row from 1; none for a row that did not come back.
        pub row: Option<u32>,
        /// Cell address; empty where the row as a whole is meant.
        pub cell: String,
        /// The whole row as the file has it, for a row that would be made.
        pub cells: Vec<MergeCellDto>,
    }

    /// One cell of a row that would be made.
    pub struct MergeCellDto {
        /// The header.
        pub field: String,
        /// The value.
        pub value: String,
    }

    /// Something to be said about a returned workbook.
    pub struct MergeRemarkDto {
        /// Code.
        pub code: String,
        /// Sheet.
        pub sheet: String,
        /// Row from 1, where one row is meant.
        pub row: Option<u32>,
        /// Column letters, where one column is meant.
        pub column: Option<String>,
        /// What it is about, in simplified Chinese.
        pub zh: String,
        /// The same in English.
        pub en: String,
    }

    /// A merge by its handle.
    pub struct MergeToken {
        /// Its handle.
        pub token: String,
    }

    /// Writes a merge: every question has an answer.
    pub struct MergeApply {
        /// Its handle.
        pub token: String,
        /// The answers.
        pub answers: Vec<MergeAnswer>,
    }

    /// What was decided of one question.
    pub struct MergeAnswer {
        /// The question.
        pub key: String,
        /// `file`, `mine` or `later`.
        pub answer: String,
    }

    /// What a merge wrote.
    pub struct MergeDoneDto {
        /// Journal row.
        pub revision: Option<String>,
        /// How undo will name it.
        pub label: Option<String>,
        /// Fields only the file had changed.
        pub taken: u32,
        /// Questions decided for the file.
        pub for_file: u32,
        /// Questions decided for what is here.
        pub for_mine: u32,
        /// Questions put off.
        pub deferred: u32,
        /// Rows made.
        pub added: u32,
        /// Rows removed.
        pub removed: u32,
    }

    /// A question that was put off, beside what is here now.
    pub struct DeferredDto {
        /// Id.
        pub id: String,
        /// As a question's.
        pub kind: String,
        /// The row.
        pub name: String,
        /// The field; none where the row as a whole is meant.
        pub field: Option<String>,
        /// What went out.
        pub base: Option<String>,
        /// What the file says.
        pub file: String,
        /// What is here now.
        pub mine: String,
        /// Both say the same by now.
        pub is_same: bool,
        /// The row it is about is here.
        pub is_here: bool,
        /// The whole row as the file had it.
        pub cells: Vec<MergeCellDto>,
        /// The workbook.
        pub file_name: String,
        /// Sheet.
        pub sheet: String,
        /// Row from 1.
        pub row: Option<u32>,
        /// Cell address.
        pub cell: String,
        /// When it was put off, ISO 8601.
        pub at: String,
    }

    /// Settles questions that were put off.
    pub struct MergeSettle {
        /// Which.
        pub ids: Vec<String>,
        /// `file` or `mine`.
        pub answer: String,
    }

    /// A merge as read, and what writing it did: what `jiugai merge --json` prints.
    pub struct MergeReportDto {
        /// What was read.
        #[serde(flatten)]
        #[ts(flatten)]
        pub merge: MergeDto,
        /// What was written; none for a preview.
        pub done: Option<MergeDoneDto>,
    }
}
