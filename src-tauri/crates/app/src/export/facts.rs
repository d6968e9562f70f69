//! What the tables say of communities, owners and plans, in the words of one language.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiugai_domain::community::{Community, DivisionLevel};
use jiugai_domain::plan::{Plan, PlanKind};
use jiugai_domain::policy::{Label, Measure};
use jiugai_domain::scheme::{CostKind, CostLine, CostOwner};
use jiugai_domain::{Code, CommunityId, Fen, PlanId};
use jiugai_report::Lang;

use super::Ask;
use crate::funding::{OwnerSplit, PlanSplit, split_plan};
use crate::snapshot::Snapshot;
use crate::text::say;
use crate::{AppError, ErrorCode, schedule};

/// The file, seen by one export.
pub(super) struct Facts<'s> {
    pub(super) snapshot: &'s Snapshot,
    pub(super) lang: Lang,
    /// These communities only; all when empty.
    wanted: HashSet<CommunityId>,
}

impl<'s> Facts<'s> {
    pub(super) fn new(snapshot: &'s Snapshot, ask: &Ask) -> Self {
        Self { snapshot, lang: ask.lang, wanted: ask.communities.iter().copied().collect() }
    }

    /// A label in the language of the export.
    pub(super) fn pick(&self, label: &'s Label) -> &'s str {
        match self.lang {
            Lang::ZhCn => &label.zh,
            Lang::En => &label.en,
        }
    }

    /// A fixed text in the language of the export.
    pub(super) fn say(&self, key: &str) -> String {
        let label = say(key, &[]);
        match self.lang {
            Lang::ZhCn => label.zh,
            Lang::En => label.en,
        }
    }

    /// A fixed text with values.
    pub(super) fn say_with(&self, key: &str, params: &[(&str, crate::text::Param)]) -> String {
        let label = say(key, params);
        match self.lang {
            Lang::ZhCn => label.zh,
            Lang::En => label.en,
        }
    }

    /// A list of words.
    pub(super) fn list<T: AsRef<str>>(&self, words: &[T]) -> String {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        words.join(match self.lang {
            Lang::ZhCn => "、",
            Lang::En => ", ",
        })
    }

    /// Whether a community is asked for.
    pub(super) fn wants(&self, id: CommunityId) -> bool {
        self.wanted.is_empty() || self.wanted.contains(&id)
    }

    /// Whether only some communities are asked for.
    pub(super) fn is_narrowed(&self) -> bool {
        !self.wanted.is_empty()
    }

    /// The communities asked for, by division, then by name, so that tables read like a register.
    pub(super) fn communities(&self) -> Vec<&'s Arc<Community>> {
        let rows = self.snapshot.communities.iter();
        let mut rows: Vec<_> = rows.filter(|row| self.wants(row.id)).collect();
        let mut paths: HashMap<_, Vec<&str>> = HashMap::new();
        for row in &rows {
            let path = || self.snapshot.division_names(row.division_id);
            paths.entry(row.division_id).or_insert_with(path);
        }
        // Those of one division keep the order they were entered in.
        rows.sort_by(|a, b| paths[&a.division_id].cmp(&paths[&b.division_id]));
        rows
    }

    /// The divisions a community lies in, as it would be typed.
    pub(super) fn division(&self, community: &Community) -> String {
        self.snapshot.division_names(community.division_id).join(" ")
    }

    /// The name of the division of a level a community lies in.
    pub(super) fn division_at(
        &self,
        community: &Community,
        level: DivisionLevel,
    ) -> Option<&'s str> {
        let mut next = community.division_id;
        // Five levels exist; the bound keeps a damaged file from going round in a circle.
        for _ in 0..8 {
            let division = self.snapshot.divisions.get(next?)?;
            if division.level == level {
                return Some(&division.name);
            }
            next = division.parent_id;
        }
        None
    }

    /// Years of completion, in words.
    pub(super) fn built(community: &Community) -> String {
        match (community.built_from, community.built_to) {
            (Some(from), Some(to)) if from != to => format!("{from}—{to}"),
            (_, Some(year)) | (Some(year), None) => year.to_string(),
            (None, None) => String::new(),
        }
    }

    /// The lines of a community's current scheme.
    pub(super) fn lines(&self, id: CommunityId) -> Vec<&'s CostLine> {
        let scheme = self.snapshot.current_scheme(id);
        scheme
            .map(|scheme| self.snapshot.lines_of(CostOwner::Scheme(scheme.id)))
            .unwrap_or_default()
    }

    /// The measure of a line, where the policy knows it.
    pub(super) fn measure(&self, line: &CostLine) -> Option<&'s Measure> {
        match &line.kind {
            CostKind::Measure { measure_code, .. } => {
                self.snapshot.policy.find_measure(measure_code)
            }
            CostKind::LumpSum { .. } => None,
        }
    }

    /// The measures of a community's scheme, by name; of one class, when it is named.
    pub(super) fn measures(&self, id: CommunityId, class: Option<&str>) -> String {
        let lines = self.lines(id).into_iter().filter_map(|line| self.measure(line));
        let lines = lines.filter(|row| class.is_none_or(|class| row.class_code.as_str() == class));
        self.list(&lines.map(|measure| self.pick(&measure.name)).collect::<Vec<_>>())
    }

    /// What a line does, in words.
    pub(super) fn line_name(&self, line: &CostLine) -> Cow<'s, str> {
        match (&line.kind, self.measure(line)) {
            (_, Some(measure)) => Cow::Borrowed(self.pick(&measure.name)),
            (CostKind::Measure { measure_code, .. }, None) => Cow::Owned(measure_code.to_string()),
            (CostKind::LumpSum { .. }, None) => Cow::Owned(self.say("noun.lump_sum")),
        }
    }

    /// The name of a measure class.
    pub(super) fn class(&self, code: &Code) -> Option<&'s str> {
        self.snapshot.policy.find_class(code).map(|class| self.pick(&class.name))
    }

    /// The name of a facet.
    pub(super) fn facet(&self, facet: jiugai_domain::finding::Facet) -> &'s str {
        let mut facets = self.snapshot.policy.facets.iter();
        facets.find(|row| row.facet == facet).map_or("", |row| self.pick(&row.name))
    }

    /// The plan asked for, or the newest of a kind.
    pub(super) fn plan(
        &self,
        asked: Option<PlanId>,
        kind: PlanKind,
    ) -> Result<Option<&'s Arc<Plan>>, AppError> {
        if let Some(id) = asked {
            let plan = self.snapshot.plan(id)?;
            return Ok((plan.kind == kind).then_some(plan));
        }
        let plans = self.snapshot.plans.iter().filter(|plan| plan.kind == kind);
        Ok(plans.max_by_key(|plan| plan.id))
    }

    /// The plan asked for, else the newest annual one, else the newest five-year one.
    pub(super) fn any_plan(&self, asked: Option<PlanId>) -> Result<&'s Arc<Plan>, AppError> {
        let found = match self.plan(asked, PlanKind::Annual)? {
            Some(plan) => Some(plan),
            None => self.plan(asked, PlanKind::FiveYear)?,
        };
        found.ok_or_else(|| AppError::new(ErrorCode::NoPlanYet))
    }

    /// A plan with who is in it and who pays.
    pub(super) fn planned(&self, plan: &'s Plan) -> Result<Planned<'s>, AppError> {
        let mut split = split_plan(self.snapshot, plan.id)?;
        if self.is_narrowed() {
            split.rows.retain(|row| match row.owner {
                crate::funding::Owner::Community(id) => self.wants(id),
                _ => false,
            });
        }
        // A plan without a schedule has no dates yet; the rest of its rows stand.
        let view = schedule::view(self.snapshot, plan.id).ok();
        let rows = view.iter().flat_map(|view| &view.groups).flat_map(|group| &group.rows);
        let works = rows.filter_map(|row| Some((row.community_id?, row.works()?))).collect();
        Ok(Planned { plan, split, works })
    }
}

/// A plan with who is in it and who pays.
pub(super) struct Planned<'s> {
    pub(super) plan: &'s Plan,
    pub(super) split: PlanSplit,
    /// First and last day of the works.
    pub(super) works: HashMap<CommunityId, (Date, Date)>,
}

impl Planned<'_> {
    /// First and last day of a community's works.
    pub(super) fn works_of(&self, id: CommunityId) -> (Option<Date>, Option<Date>) {
        self.works.get(&id).map_or((None, None), |(start, finish)| (Some(*start), Some(*finish)))
    }
}

/// The known cost of a row; unknown stays unknown.
pub(super) fn known(row: &OwnerSplit) -> Option<Fen> {
    (!row.split.components.is_empty()).then(|| row.split.cost())
}
