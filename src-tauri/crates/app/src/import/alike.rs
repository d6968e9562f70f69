//! Which communities of the file a row may be, when none has its very name and place: names that
//! sound the same, differ in one character, or stand as a former name.
//!
//! Only candidates: whether it is one community or two is for a person to say.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiugai_domain::CommunityId;
use jiugai_domain::community::{Community, DivisionLevel};
use jiugai_exchange::recognise::CommunityRow;
use jiugai_store::spelling;

use crate::snapshot::Snapshot;

/// Why two names may stand for one community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same name; one of the two places is given less fully.
    SameName,
    /// One is the other's former name.
    FormerName,
    /// They sound the same.
    Spelling,
    /// They differ in one character.
    OneCharacter,
    /// Another row of the workbook has the same name and place.
    SameRow,
}

impl Likeness {
    /// Stable code.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameName => "same_name",
            Self::FormerName => "former_name",
            Self::Spelling => "spelling",
            Self::OneCharacter => "one_character",
            Self::SameRow => "same_row",
        }
    }
}

/// At most so many are offered for a row.
const OFFERED: usize = 3;
/// A spelling shared by more names than this tells nothing.
const COMMON: usize = 400;

type Path<'a> = Vec<(DivisionLevel, &'a str)>;

struct Entry<'a> {
    community: &'a Community,
    path: Path<'a>,
}

/// The communities of the file, by every way to look for them.
pub(crate) struct Registry<'a> {
    entries: Vec<Entry<'a>>,
    by_name: HashMap<&'a str, Vec<usize>>,
    by_former: HashMap<&'a str, Vec<usize>>,
    by_spelling: HashMap<String, Vec<usize>>,
    /// By the name with one character left open.
    by_gap: HashMap<u64, Vec<usize>>,
}

impl<'a> Registry<'a> {
    pub(crate) fn of(snapshot: &'a Snapshot) -> Self {
        let mut registry = Self {
            entries: Vec::with_capacity(snapshot.communities.len()),
            by_name: HashMap::new(),
            by_former: HashMap::new(),
            by_spelling: HashMap::new(),
            by_gap: HashMap::new(),
        };
        for community in snapshot.communities.iter() {
            let place = registry.entries.len();
            let path = path(snapshot, community);
            registry.by_name.entry(&community.name).or_default().push(place);
            if !community.former_name.is_empty() {
                registry.by_former.entry(&community.former_name).or_default().push(place);
            }
            registry.by_spelling.entry(spelling(&community.name)).or_default().push(place);
            for gap in gaps(&community.name) {
                registry.by_gap.entry(gap).or_default().push(place);
            }
            registry.entries.push(Entry { community, path });
        }
        registry
    }

    /// Who the row may be, likeliest first; never one of `spoken_for`, whom another row names.
    pub(crate) fn candidates(
        &self,
        row: &CommunityRow,
        spoken_for: &HashSet<CommunityId>,
    ) -> Vec<(CommunityId, Likeness)> {
        let mut found: Vec<(CommunityId, Likeness)> = Vec::new();
        let mut offer = |places: Option<&Vec<usize>>, why, fits: &dyn Fn(&Community) -> bool| {
            for place in places.into_iter().flatten().take(COMMON) {
                let entry = &self.entries[*place];
                let id = entry.community.id;
                let is_new =
                    !spoken_for.contains(&id) && found.iter().all(|(known, _)| *known != id);
                if is_new && fits(entry.community) && agrees(&entry.path, row) {
                    found.push((id, why));
                }
            }
        };
        let name = row.name.as_str();
        let any = |_: &Community| true;
        offer(self.by_name.get(name), Likeness::SameName, &any);
        offer(self.by_former.get(name), Likeness::FormerName, &any);
        if !row.former_name.is_empty() {
            offer(self.by_name.get(row.former_name.as_str()), Likeness::FormerName, &any);
        }
        let same_length = |other: &Community| {
            name.chars().count() == other.name.chars().count() && is_slip(name, &other.name)
        };
        offer(self.by_spelling.get(&spelling(name)), Likeness::Spelling, &same_length);
        for gap in gaps(name) {
            offer(self.by_gap.get(&gap), Likeness::OneCharacter, &|other| {
                differ_in_one(name, &other.name) && is_slip(name, &other.name)
            });
        }
        found.truncate(OFFERED);
        found
    }
}

fn path<'a>(snapshot: &'a Snapshot, community: &Community) -> Path<'a> {
    let mut path = Path::new();
    let mut next = community.division_id;
    while let Some(division) = next.and_then(|id| snapshot.divisions.get(id))
        && path.len() < DivisionLevel::ALL.len()
    {
        path.push((division.level, division.name.as_str()));
        next = division.parent_id;
    }
    path
}

/// No level that both name is named differently.
fn agrees(path: &Path<'_>, row: &CommunityRow) -> bool {
    row.division_path
        .iter()
        .all(|(level, name)| path.iter().all(|(other, held)| other != level || held == name))
}

/// The name with each of its characters left open in turn. Two characters tell too little.
fn gaps(name: &str) -> impl Iterator<Item = u64> + '_ {
    let is_long_enough = name.chars().count() > 2;
    name.char_indices().filter(move |_| is_long_enough).map(|(at, c)| {
        let mut hasher = DefaultHasher::new();
        (&name[..at], &name[at + c.len_utf8()..]).hash(&mut hasher);
        hasher.finish()
    })
}

fn differ_in_one(one: &str, other: &str) -> bool {
    one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}

/// Whether what differs could be a slip: a number, a letter or a direction is told apart on purpose
/// (东苑一区 and 东苑二区 are two).
fn is_slip(one: &str, other: &str) -> bool {
    const TELLS_APART: &str =
        "〇零一二三四五六七八九十百甲乙丙丁戊己东西南北中前后左右上下新老大小内外";
    let tells = |c: char| c.is_ascii_alphanumeric() || TELLS_APART.contains(c);
    one.chars().zip(other.chars()).all(|(a, b)| a == b || !(tells(a) || tells(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_names_of_their_own() {
        for (one, other, slip) in [
            ("锦绣花园", "锦秀花园", true),
            ("建设路小区", "建没路小区", true),
            ("东苑一区", "东苑二区", false),
            ("3号楼", "4号楼", false),
            ("铁路南村", "铁路北村", false),
        ] {
            assert_eq!(differ_in_one(one, other) && is_slip(one, other), slip, "{one} {other}");
        }
    }

    #[test]
    fn names_that_differ_in_one_character_share_a_gap() {
        let shared = |one, other| gaps(one).any(|gap| gaps(other).any(|known| known == gap));
        assert!(shared("锦绣花园", "锦秀花园"));
        assert!(!shared("锦绣花园", "金秀花园"));
        assert_eq!(gaps("东苑").count(), 0);
    }
}
