//! A whole policy to its parts and back.

use jiugai_domain::Code;
use jiugai_domain::policy::Policy;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{PolicyKind, PolicyPart, PolicyPartId};
use crate::StoreError;
use crate::blob::sha256_hex;

/// Takes a shipped policy apart, each part marked with the profile, its version and its hash.
pub fn split_policy(policy: &Policy) -> Result<Vec<PolicyPart>, StoreError> {
    let mut parts =
        Parts { profile: &policy.profile.code, version: &policy.profile.version, out: Vec::new() };
    parts.add(PolicyKind::Profile, [&policy.profile], |p| p.code.clone())?;
    parts.add(PolicyKind::Facet, &policy.facets, |f| Code::new(f.facet.as_str()))?;
    parts.add(PolicyKind::Item, &policy.items, |i| i.code.clone())?;
    parts.add(PolicyKind::Class, &policy.classes, |c| c.code.clone())?;
    parts.add(PolicyKind::Measure, &policy.measures, |m| m.code.clone())?;
    parts.add(PolicyKind::Package, &policy.packages, |p| p.code.clone())?;
    parts.add(PolicyKind::Effect, &policy.effects, |e| e.code.clone())?;
    parts.add(PolicyKind::Source, &policy.sources, |s| s.code.clone())?;
    parts.add(PolicyKind::Rule, &policy.rules, |r| r.code.clone())?;
    parts.add(PolicyKind::Gate, &policy.gates, |g| g.code.clone())?;
    parts.add(PolicyKind::StageTemplate, &policy.stage_templates, |t| t.code.clone())?;
    parts.add(PolicyKind::Calendar, &policy.calendars, |c| Code::new(c.year.to_string()))?;
    parts.add(PolicyKind::WinterStop, &policy.winter_stop, |_| Code::new("winter_stop"))?;
    Ok(parts.out)
}

/// Puts a policy together again from a file's parts, each kind in its order.
pub fn join_policy(parts: &[PolicyPart]) -> Result<Policy, StoreError> {
    let profile = read_kind(parts, PolicyKind::Profile)?.pop();
    Ok(Policy {
        profile: profile.ok_or_else(|| StoreError::BadPolicy {
            id: PolicyKind::Profile.to_string(),
            detail: "the file has no profile".to_owned(),
        })?,
        facets: read_kind(parts, PolicyKind::Facet)?,
        items: read_kind(parts, PolicyKind::Item)?,
        classes: read_kind(parts, PolicyKind::Class)?,
        measures: read_kind(parts, PolicyKind::Measure)?,
        packages: read_kind(parts, PolicyKind::Package)?,
        effects: read_kind(parts, PolicyKind::Effect)?,
        sources: read_kind(parts, PolicyKind::Source)?,
        rules: read_kind(parts, PolicyKind::Rule)?,
        gates: read_kind(parts, PolicyKind::Gate)?,
        stage_templates: read_kind(parts, PolicyKind::StageTemplate)?,
        calendars: read_kind(parts, PolicyKind::Calendar)?,
        winter_stop: read_kind(parts, PolicyKind::WinterStop)?.pop(),
    })
}

struct Parts<'p> {
    profile: &'p Code,
    version: &'p str,
    out: Vec<PolicyPart>,
}

impl Parts<'_> {
    fn add<'r, R: Serialize + 'r>(
        &mut self,
        kind: PolicyKind,
        rows: impl IntoIterator<Item = &'r R>,
        code: impl Fn(&R) -> Code,
    ) -> Result<(), StoreError> {
        for (position, row) in (0..).zip(rows) {
            let id = PolicyPartId { kind, code: code(row) };
            let body = serde_json::to_string(row).map_err(|error| StoreError::BadPolicy {
                id: id.to_string(),
                detail: error.to_string(),
            })?;
            self.out.push(PolicyPart {
                id,
                position,
                shipped_hash: Some(sha256_hex(body.as_bytes())),
                body,
                profile: self.profile.clone(),
                version: self.version.to_owned(),
            });
        }
        Ok(())
    }
}

fn read_kind<R: DeserializeOwned>(
    parts: &[PolicyPart],
    kind: PolicyKind,
) -> Result<Vec<R>, StoreError> {
    let mut rows: Vec<&PolicyPart> = parts.iter().filter(|part| part.id.kind == kind).collect();
    rows.sort_by(|a, b| (a.position, &a.id).cmp(&(b.position, &b.id)));
    let read = |part: &PolicyPart| {
        serde_json::from_str(&part.body).map_err(|error| StoreError::BadPolicy {
            id: part.id.to_string(),
            detail: error.to_string(),
        })
    };
    rows.into_iter().map(read).collect()
}
