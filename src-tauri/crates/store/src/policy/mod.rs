//! The policy a project file carries, part by part, so that each part can be edited, journalled
//! and compared with what was shipped.

mod parts;

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use jiugai_domain::{Code, UnknownCode};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

pub use self::parts::{join_policy, split_policy};
use crate::StoreError;
use crate::codes::code_list;
use crate::field::{Cells, Field, Scalar, Values};
use crate::record::{Mapping, Record, Statements};
use crate::table::Table;

code_list! {
    /// What a policy part is.
    PolicyKind {
        /// The profile's own particulars.
        Profile = "profile",
        /// A facet.
        Facet = "facet",
        /// A checklist item.
        Item = "item",
        /// A measure class.
        Class = "class",
        /// A measure.
        Measure = "measure",
        /// A package of measures.
        Package = "package",
        /// An effect.
        Effect = "effect",
        /// A funding source.
        Source = "source",
        /// A funding rule.
        Rule = "rule",
        /// A gate.
        Gate = "gate",
        /// A stage template.
        StageTemplate = "stage_template",
        /// A year of the working calendar.
        Calendar = "calendar",
        /// The winter stop.
        WinterStop = "winter_stop",
    }
}

/// Identity of a policy part: its kind and its stable code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyPartId {
    /// Kind.
    pub kind: PolicyKind,
    /// Code, unique within the kind.
    pub code: Code,
}

impl fmt::Display for PolicyPartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.code)
    }
}

impl FromStr for PolicyPartId {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownCode { list: "PolicyPartId", text: text.to_owned() };
        let (kind, code) = text.split_once(':').ok_or_else(unknown)?;
        Ok(Self { kind: kind.parse()?, code: Code::new(code) })
    }
}

/// Only the `id` column; kind and code stand beside it.
impl Scalar for PolicyPartId {
    fn to_sql(&self) -> ToSqlOutput<'_> {
        ToSqlOutput::Owned(Value::Text(self.to_string()))
    }

    fn from_sql(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok()?.parse().ok()
    }
}

/// One part of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyPart {
    /// Kind and code.
    pub id: PolicyPartId,
    /// Place among the parts of its kind.
    pub position: i32,
    /// The part, JSON of the type its kind names in `jiugai_domain::policy`.
    pub body: String,
    /// The profile it was taken from; `local` for an addition.
    pub profile: Code,
    /// Version of that profile.
    pub version: String,
    /// SHA-256 of the body as shipped; `None` for an addition. Unlike the body's own hash, the
    /// part was edited here.
    pub shipped_hash: Option<String>,
}

impl PolicyPart {
    /// Whether the part stands as it was shipped.
    pub fn is_as_shipped(&self) -> bool {
        self.shipped_hash.as_deref() == Some(crate::blob::sha256_hex(self.body.as_bytes()).as_str())
    }
}

impl Mapping for PolicyPart {
    fn statements() -> &'static Statements {
        static STATEMENTS: OnceLock<Statements> = OnceLock::new();
        STATEMENTS.get_or_init(|| {
            Statements::new(
                Table::PolicyPart,
                &[&[
                    "id",
                    "kind",
                    "code",
                    "position",
                    "body",
                    "profile",
                    "version",
                    "shipped_hash",
                ]],
            )
        })
    }

    fn write(&self) -> Values<'_> {
        let mut out = Vec::with_capacity(8);
        out.push(self.id.to_sql());
        self.id.kind.write(&mut out);
        self.id.code.write(&mut out);
        self.position.write(&mut out);
        self.body.write(&mut out);
        self.profile.write(&mut out);
        self.version.write(&mut out);
        self.shipped_hash.write(&mut out);
        out
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self, StoreError> {
        // `kind` and `code` repeat the id (the schema checks it) so that SQL can ask for them.
        let id = cells.take()?;
        let (_kind, _code): (PolicyKind, Code) = (cells.take()?, cells.take()?);
        Ok(Self {
            id,
            position: cells.take()?,
            body: cells.take()?,
            profile: cells.take()?,
            version: cells.take()?,
            shipped_hash: cells.take()?,
        })
    }
}

impl Record for PolicyPart {
    type Id = PolicyPartId;
    const TABLE: Table = Table::PolicyPart;

    fn id(&self) -> PolicyPartId {
        self.id.clone()
    }
}
