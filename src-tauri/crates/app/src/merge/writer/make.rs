//! Makes rows of a sheet: new ones, and those that were removed here, under their old id.

use jiugai_domain::plan::{PlanEntry, PlanKind};
use jiugai_domain::{CommunityId, Fen};
use jiugai_exchange::carried::kind;

use super::super::{community, entry, line};
use super::Writer;
use crate::community::blank;
use crate::community::division::parse_path;
use crate::plan::{blank_entry, check_draft};
use crate::{AppError, ErrorCode, scheme, text};

impl Writer<'_, '_> {
    /// Makes a row of a sheet: a new one, or one that was removed here, under its old id.
    pub(in crate::merge) fn make(
        &mut self,
        (sheet_kind, context): (&str, &str),
        id: &str,
        cells: &[(&str, &str)],
    ) -> Result<(), AppError> {
        match sheet_kind {
            kind::COMMUNITIES => self.make_community(id.parse().ok(), cells),
            kind::SCHEME => self.make_line(cells),
            kind::FIVE_YEAR | kind::ANNUAL => self.make_entry(context, id, cells),
            _ => Ok(()),
        }
    }

    fn make_community(
        &mut self,
        id: Option<CommunityId>,
        cells: &[(&str, &str)],
    ) -> Result<(), AppError> {
        let cell = |field: &str| cells.iter().find(|(known, _)| *known == field);
        let Some((_, name)) = cell("name") else {
            let field = text::say("field.name", &[]);
            return Err(AppError::new(ErrorCode::Empty).with("field", field));
        };
        let mut row = blank(id.unwrap_or_else(|| self.tx.new_id()), name);
        for (field, text) in cells {
            community::put(&mut row, field, &Some((*text).to_owned()));
        }
        if let Some((_, path)) = cell("division") {
            row.division_id = self.divisions.resolve(self.tx, self.snapshot, &parse_path(path))?;
        }
        if let Some((_, name)) = cell("cluster") {
            let place = row.division_id;
            row.cluster_id = self.clusters.resolve(self.tx, self.snapshot, name, place)?;
        }
        self.tx.insert(&row)?;
        if let Some(amount) = cell("investment_fen").and_then(|(_, text)| text.parse().ok()) {
            scheme::insert_total(self.tx, row.id, Fen(amount))?;
        }
        if let (Some((_, year)), Some(plan)) = (cell("year"), self.snapshot.current_five_year()) {
            let entry = blank_entry(self.tx.new_id(), plan.id, row.id, year.parse().ok());
            self.tx.insert(&PlanEntry { is_fixed: true, ..entry })?;
        }
        Ok(())
    }

    fn make_line(&mut self, cells: &[(&str, &str)]) -> Result<(), AppError> {
        let (owner, measure) = (cell(cells, "owner"), cell(cells, "measure"));
        let id = self.here.community(owner, "");
        let id = id.ok_or_else(|| AppError::not_found("community", owner))?;
        let code = line::measure_named(self.snapshot, measure);
        let code = code.ok_or_else(|| AppError::not_found("measure", measure))?;
        let mut row = scheme::new_line(self.tx, self.snapshot, id, &code)?;
        for field in ["quantity", "unit_price", "price_source", "note"] {
            let value = Some(cell(cells, field)).filter(|text| !text.is_empty()).map(str::to_owned);
            line::put(&mut row, field, &value);
        }
        self.tx.insert(&row)?;
        Ok(())
    }

    /// Puts a community into a plan.
    fn make_entry(
        &mut self,
        context: &str,
        id: &str,
        cells: &[(&str, &str)],
    ) -> Result<(), AppError> {
        let plan = context.parse().map_err(|_| AppError::not_found("plan", context))?;
        let plan = self.snapshot.plan(plan)?;
        check_draft(plan)?;
        let name = cell(cells, "name");
        let community = entry::community_meant(&self.here, id, (name, cell(cells, "division")));
        let community = community.ok_or_else(|| AppError::not_found("community", name))?;
        // What stands in an annual plan is done in its year.
        let year = (plan.kind == PlanKind::Annual).then_some(plan.from_year);
        let known = self.snapshot.entry(plan.id, community);
        let blank = || blank_entry(self.tx.new_id(), plan.id, community, year);
        let row = self.entries.entry((plan.id, community));
        let row = row.or_insert_with(|| known.map_or_else(blank, |row| row.as_ref().clone()));
        for (field, text) in cells.iter().filter(|(field, _)| entry::has(field)) {
            entry::put(row, field, &Some((*text).to_owned()));
        }
        Ok(())
    }
}

/// What a row says in a column; nothing where it says nothing.
fn cell<'c>(cells: &[(&str, &'c str)], field: &str) -> &'c str {
    cells.iter().find(|(known, _)| *known == field).map_or("", |(_, text)| text)
}
