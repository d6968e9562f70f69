//! The policy in force.

use jiugai_domain::policy::{Label, Policy};

use super::funding::source;
use super::{basis, named};
use crate::dto::{PolicyDto, PolicyItemDto, PolicyMeasureDto, PolicyPackageDto};

pub(in crate::desk) fn policy(policy: &Policy) -> PolicyDto {
    let profile = &policy.profile;
    PolicyDto {
        profile: named(&profile.code, &profile.name),
        facets: policy.facets.iter().map(|row| named(row.facet.as_str(), &row.name)).collect(),
        items: policy
            .items
            .iter()
            .map(|item| {
                let Label { zh, en } = item.name.clone();
                let facet = item.facet.as_str().to_owned();
                PolicyItemDto { code: item.code.to_string(), zh, en, facet }
            })
            .collect(),
        classes: policy.classes.iter().map(|class| named(&class.code, &class.name)).collect(),
        measures: policy
            .measures
            .iter()
            .map(|measure| {
                let Label { zh, en } = measure.name.clone();
                PolicyMeasureDto {
                    code: measure.code.to_string(),
                    zh,
                    en,
                    class: measure.class_code.to_string(),
                    facet: measure.facet.as_str().to_owned(),
                    unit: measure.unit.clone(),
                }
            })
            .collect(),
        packages: policy
            .packages
            .iter()
            .map(|package| {
                let Label { zh, en } = package.name.clone();
                PolicyPackageDto {
                    code: package.code.to_string(),
                    zh,
                    en,
                    measures: package.measures.iter().map(ToString::to_string).collect(),
                    basis: basis(&package.basis),
                }
            })
            .collect(),
        sources: policy.sources.iter().map(source).collect(),
        stage_templates: policy
            .stage_templates
            .iter()
            .map(|template| named(&template.code, &template.name))
            .collect(),
    }
}
