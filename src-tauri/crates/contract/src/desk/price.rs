//! The price book: looked at, filled from tables, offered for lines.

use jiugai_app::price::{self, Choice, Defaults, Offer, Preview, State};
use jiugai_app::snapshot::Snapshot;
use jiugai_app::{AppError, ErrorCode};
use jiugai_domain::Code;
use jiugai_domain::scheme::Price;

use super::convert::id;
use super::{Desk, locked};
use crate::dto::{
    PriceApply, PriceDefaults, PriceDto, PriceLook, PriceOfferDto, PriceOriginDto, PricePreviewDto,
    PriceRefusedDto, PriceSeenDto, PricesDoneDto, SchemeLineQuery,
};
use crate::{ErrorDto, OpenWhat};

impl Desk {
    /// Every price of the book.
    pub(super) fn prices(&self) -> Result<Vec<PriceDto>, ErrorDto> {
        let snapshot = self.snapshot()?;
        let rows = price::list(&snapshot).into_iter();
        Ok(rows.map(|row| price_dto(&snapshot, row)).collect())
    }

    /// Reads a price book chosen in a dialog and keeps what was read until it is applied.
    pub(super) fn choose_prices(
        &self,
        defaults: &PriceDefaults,
    ) -> Result<Option<PricePreviewDto>, ErrorDto> {
        let defaults = defaults_of(defaults)?;
        let (snapshot, revision) =
            self.with(|project| Ok((project.snapshot().clone(), project.store().revision()?)))?;
        let Some(path) = self.environment.dialogs.open(OpenWhat::Spreadsheet) else {
            return Ok(None);
        };
        let preview = price::read(&snapshot, revision, &path, &defaults, &self.watch())?;
        let shown = preview_dto(&preview);
        locked(&self.price_previews).insert(shown.token.clone(), preview);
        Ok(Some(shown))
    }

    /// Compares a kept preview anew.
    pub(super) fn look_at_prices(&self, look: &PriceLook) -> Result<PricePreviewDto, ErrorDto> {
        let defaults = defaults_of(&look.defaults)?;
        let (snapshot, revision) =
            self.with(|project| Ok((project.snapshot().clone(), project.store().revision()?)))?;
        let mut previews = locked(&self.price_previews);
        let preview = previews.get_mut(&look.token);
        let preview = preview.ok_or_else(|| AppError::new(ErrorCode::PreviewGone))?;
        preview.compare(&snapshot, &defaults);
        preview.revision = revision;
        Ok(preview_dto(preview))
    }

    /// Writes a kept preview.
    pub(super) fn apply_prices(&self, apply: &PriceApply) -> Result<PricesDoneDto, ErrorDto> {
        let preview = locked(&self.price_previews).get(&apply.token).cloned();
        let preview = preview.ok_or_else(|| AppError::new(ErrorCode::PreviewGone))?;
        let choices: Vec<Choice> = apply
            .choices
            .iter()
            .map(|row| Choice {
                at: usize::try_from(row.at).unwrap_or(usize::MAX),
                leave_out: row.leave_out,
                measure: row.measure.as_ref().map(Code::new),
            })
            .collect();
        let outcome = self.with(|project| price::apply(project, &preview, &choices))?;
        locked(&self.price_previews).remove(&apply.token);
        self.tell(&outcome);
        let written = outcome.value;
        Ok(PricesDoneDto {
            revision: outcome.revision.map(|id| id.to_string()),
            added: count(written.added),
            same: count(written.same),
            left_out: count(written.left_out),
        })
    }

    /// Prices for a line.
    pub(super) fn price_offers(
        &self,
        query: &SchemeLineQuery,
    ) -> Result<Vec<PriceOfferDto>, ErrorDto> {
        let snapshot = self.snapshot()?;
        let offers = price::offers(&snapshot, id("cost_line", &query.id)?)?;
        Ok(offers.iter().map(|offer| offer_dto(&snapshot, offer)).collect())
    }
}

/// Where a taken price was read.
pub(super) fn origin_dto(origin: price::Origin) -> PriceOriginDto {
    PriceOriginDto { file: origin.file, sheet: origin.sheet, cell: origin.cell, text: origin.text }
}

fn defaults_of(defaults: &PriceDefaults) -> Result<Defaults, AppError> {
    Ok(Defaults {
        region: defaults.region.trim().to_owned(),
        dated: jiugai_app::typed_date(&defaults.dated)?,
        source: defaults.source.trim().to_owned(),
    })
}

fn price_dto(snapshot: &Snapshot, row: &Price) -> PriceDto {
    PriceDto {
        id: row.id.to_string(),
        item: row.item.clone(),
        unit: row.unit.clone(),
        unit_price_fen: row.unit_price.0,
        measure: row.measure_code.as_ref().map(ToString::to_string),
        region: row.region.clone(),
        dated: row.dated.map(|day| day.to_string()),
        source: row.source.clone(),
        note: row.note.clone(),
        origin: price::origin_of(snapshot, row.id.0).map(origin_dto),
    }
}

fn offer_dto(snapshot: &Snapshot, offer: &Offer) -> PriceOfferDto {
    PriceOfferDto {
        price: price_dto(snapshot, &offer.price),
        unit_fits: offer.unit_fits,
        region_fits: offer.region_fits,
        is_linked: offer.is_linked,
    }
}

fn preview_dto(preview: &Preview) -> PricePreviewDto {
    let rows = (0..).zip(&preview.rows).map(|(at, seen)| PriceSeenDto {
        at,
        sheet: seen.sheet.clone(),
        row: seen.row.sheet_row,
        item: seen.row.item.clone(),
        unit: seen.row.unit.clone(),
        unit_price_fen: seen.row.unit_price.0,
        region: seen.region.clone(),
        dated: seen.dated.map(|day| day.to_string()),
        source: seen.source.clone(),
        measure: seen.measure.as_ref().map(ToString::to_string),
        state: match seen.state {
            State::New => "new",
            State::Same => "same",
            State::Beside(_) => "beside",
        }
        .to_owned(),
    });
    let refused = preview.book.tables.iter().flat_map(|table| {
        table.refused.iter().map(|row| PriceRefusedDto {
            sheet: table.sheet.clone(),
            row: row.sheet_row,
            item: row.item.clone(),
            why: row.why.to_owned(),
            text: row.text.clone(),
        })
    });
    PricePreviewDto {
        token: preview.sha256.clone(),
        file: preview.book.file_name.clone(),
        rows: rows.collect(),
        refused: refused.collect(),
        added: count(preview.added()),
        same: count(preview.rows.len() - preview.added()),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
