//! The five sheets of a plan workbook: which columns each has and what its rows hold.

use super::labels::{Label, Lang};
use super::layout::{Cell, Column, Paper, SheetLayout};
use super::plan_workbook::{
    AnnualRow, FacetRow, FundingRow, LineRow, PlanRow, PlanWorkbook, RowOwner,
};
use super::style::Kind;
use jiugai_domain::Fen;

/// The sheets that have rows; a workbook without any still has its empty five-year plan.
pub(super) fn layouts(book: &PlanWorkbook) -> Vec<SheetLayout> {
    let mut layouts = Vec::new();
    let parts = [
        (book.five_year.is_empty(), five_year as fn(&PlanWorkbook) -> SheetLayout),
        (book.annual.is_empty(), annual),
        (book.funding.is_empty(), funding),
        (book.facets.is_empty(), facets),
        (book.lines.is_empty(), lines),
    ];
    let nothing = parts.iter().all(|(empty, _)| *empty);
    for (place, (empty, layout)) in parts.into_iter().enumerate() {
        if !empty || (nothing && place == 0) {
            layouts.push(layout(book));
        }
    }
    layouts
}

fn layout(book: &PlanWorkbook, name: Label, columns: Vec<Column>) -> SheetLayout {
    let text = |label: Label| label.text(book.lang);
    SheetLayout {
        name: text(name).to_owned(),
        title: format!("{} · {}", book.title, text(name)),
        line: (
            format!("{}{}", text(Label::CompiledBy), book.compiled_by),
            format!("{}{}", text(Label::Dated), book.dated),
        ),
        columns,
        rows: Vec::new(),
        notes: vec![text(Label::UnknownNote).to_owned()],
        frozen_columns: 3,
        paper: Paper::A3,
    }
}

struct Headers(Lang);

impl Headers {
    fn of(&self, label: Label, kind: Kind) -> Column {
        Column::new(label.text(self.0), kind)
    }

    fn sum(&self, label: Label, kind: Kind) -> Column {
        self.of(label, kind).totalled()
    }
}

fn number(index: usize) -> Cell {
    Cell::Count(i64::try_from(index + 1).unwrap_or(i64::MAX))
}

fn name(lang: Lang, owner: RowOwner, name: &str) -> Cell {
    match owner {
        RowOwner::Community => Cell::text(name),
        RowOwner::Shared => Cell::Text(format!("{name}({})", Label::Shared.text(lang))),
    }
}

fn five_year(book: &PlanWorkbook) -> SheetLayout {
    let lang = book.lang;
    let h = Headers(lang);
    let mut columns = vec![
        h.of(Label::Number, Kind::Count),
        h.of(Label::Division, Kind::Text),
        h.of(Label::Community, Kind::Text),
        h.of(Label::Cluster, Kind::Text),
        h.of(Label::Built, Kind::Centre),
        h.sum(Label::Buildings, Kind::Count),
        h.sum(Label::Households, Kind::Count),
        h.sum(Label::FloorArea, Kind::Area),
        h.of(Label::PlanYear, Kind::Centre),
        h.of(Label::Package, Kind::Text),
        h.sum(Label::Investment, Kind::Wan),
    ];
    for year in &book.years {
        let header = format!("{year}{}", Label::YearInvestment.text(lang));
        columns.push(Column::new(header, Kind::Wan).totalled());
    }
    columns.push(h.of(Label::Note, Kind::Text));
    let mut sheet = layout(book, Label::FiveYearSheet, columns);
    let row = |(index, row): (usize, &PlanRow)| five_year_row(book, index, row);
    sheet.rows = book.five_year.iter().enumerate().map(row).collect();
    if book.five_year.iter().any(|row| row.owner == RowOwner::Shared) {
        sheet.notes.push(Label::SharedNote.text(lang).to_owned());
    }
    sheet
}

fn five_year_row(book: &PlanWorkbook, index: usize, row: &PlanRow) -> Vec<Cell> {
    let reserve = || Cell::text(Label::Reserve.text(book.lang));
    let year = row.year.map_or_else(reserve, |year| Cell::Count(i64::from(year)));
    let mut cells = vec![
        number(index),
        Cell::text(&row.division),
        name(book.lang, row.owner, &row.name),
        Cell::text(&row.cluster),
        Cell::text(&row.built),
        Cell::count(row.buildings),
        Cell::count(row.households),
        Cell::area(row.floor_area),
        year,
        Cell::text(&row.package),
        Cell::wan(row.investment),
    ];
    for year in &book.years {
        cells.push(Cell::wan(row.investment.filter(|_| row.year == Some(*year))));
    }
    cells.push(note(&row.note, row.approximate.then(|| Label::Approximate.text(book.lang))));
    cells
}

fn note(note: &str, mark: Option<&str>) -> Cell {
    match mark {
        None => Cell::text(note),
        Some(mark) if note.is_empty() => Cell::text(mark),
        Some(mark) => Cell::Text(format!("{mark}; {note}")),
    }
}

fn annual(book: &PlanWorkbook) -> SheetLayout {
    let lang = book.lang;
    let h = Headers(lang);
    let columns = vec![
        h.of(Label::Number, Kind::Count),
        h.of(Label::Division, Kind::Text),
        h.of(Label::Community, Kind::Text),
        h.of(Label::Nature, Kind::Centre),
        h.sum(Label::Buildings, Kind::Count),
        h.sum(Label::Households, Kind::Count),
        h.sum(Label::FloorArea, Kind::Area),
        h.of(Label::Measures, Kind::Text),
        h.sum(Label::Investment, Kind::Wan),
        h.of(Label::Start, Kind::Day),
        h.of(Label::Finish, Kind::Day),
        h.of(Label::Responsible, Kind::Text),
        h.of(Label::Note, Kind::Text),
    ];
    let mut sheet = layout(book, Label::AnnualSheet, columns);
    let row = |(index, row): (usize, &AnnualRow)| {
        let nature = if row.is_carried_over { Label::CarriedOver } else { Label::New };
        vec![
            number(index),
            Cell::text(&row.division),
            name(lang, row.owner, &row.name),
            match row.owner {
                RowOwner::Community => Cell::text(nature.text(lang)),
                RowOwner::Shared => Cell::Blank,
            },
            Cell::count(row.buildings),
            Cell::count(row.households),
            Cell::area(row.floor_area),
            Cell::text(&row.measures),
            Cell::wan(row.investment),
            Cell::day(row.start),
            Cell::day(row.finish),
            Cell::text(&row.responsible),
            Cell::text(&row.note),
        ]
    };
    sheet.rows = book.annual.iter().enumerate().map(row).collect();
    if book.annual.iter().any(|row| row.owner == RowOwner::Shared) {
        sheet.notes.push(Label::SharedNote.text(lang).to_owned());
    }
    sheet
}

fn funding(book: &PlanWorkbook) -> SheetLayout {
    let h = Headers(book.lang);
    let mut columns = vec![
        h.of(Label::Number, Kind::Count),
        h.of(Label::Owner, Kind::Text),
        h.of(Label::Measure, Kind::Text),
        h.sum(Label::Cost, Kind::Wan),
    ];
    for source in &book.sources {
        let header = format!("{source}{}", Label::InWan.text(book.lang));
        columns.push(Column::new(header, Kind::Wan).totalled());
    }
    columns.push(h.sum(Label::Gap, Kind::Wan));
    let mut sheet = layout(book, Label::FundingSheet, columns);
    let row = |(index, row): (usize, &FundingRow)| {
        let mut cells = vec![
            number(index),
            Cell::text(&row.owner),
            Cell::text(&row.measure),
            Cell::wan(row.cost),
        ];
        let paid = |place: usize| row.by_source.get(place).copied().flatten();
        cells.extend((0..book.sources.len()).map(|place| Cell::wan(paid(place))));
        cells.push(Cell::wan(row.gap));
        cells
    };
    sheet.rows = book.funding.iter().enumerate().map(row).collect();
    sheet
}

fn facets(book: &PlanWorkbook) -> SheetLayout {
    let lang = book.lang;
    let h = Headers(lang);
    let columns = vec![
        h.of(Label::Number, Kind::Count),
        h.of(Label::Community, Kind::Text),
        h.of(Label::Facet, Kind::Centre),
        h.of(Label::Item, Kind::Text),
        h.of(Label::Finding, Kind::Centre),
        h.of(Label::Quantity, Kind::Quantity),
        h.of(Label::Unit, Kind::Centre),
        h.of(Label::Wished, Kind::Centre),
        h.of(Label::SuggestedMeasures, Kind::Text),
        h.of(Label::ReasonNotInScheme, Kind::Text),
        h.of(Label::Inspector, Kind::Text),
        h.of(Label::InspectedOn, Kind::Day),
        h.of(Label::Note, Kind::Text),
    ];
    let mut sheet = layout(book, Label::FacetSheet, columns);
    let row = |(index, row): (usize, &FacetRow)| {
        vec![
            number(index),
            Cell::text(&row.community),
            Cell::text(&row.facet),
            Cell::text(&row.item),
            Cell::text(&row.finding),
            row.quantity.map_or(Cell::Blank, Cell::Quantity),
            Cell::text(&row.unit),
            Cell::text(if row.strongly_wished { Label::Yes.text(lang) } else { "" }),
            Cell::text(&row.suggested),
            Cell::text(&row.reason_not_in_scheme),
            Cell::text(&row.inspector),
            Cell::day(row.inspected_on),
            Cell::text(&row.note),
        ]
    };
    sheet.rows = book.facets.iter().enumerate().map(row).collect();
    sheet.frozen_columns = 2;
    sheet.paper = Paper::A4;
    sheet
}

/// Places of quantity and unit price in the scheme sheet, for the product.
const QUANTITY_COLUMN: u16 = 7;
const PRICE_COLUMN: u16 = 8;

fn lines(book: &PlanWorkbook) -> SheetLayout {
    let h = Headers(book.lang);
    let columns = vec![
        h.of(Label::Number, Kind::Count),
        h.of(Label::Owner, Kind::Text),
        h.of(Label::Scheme, Kind::Text),
        h.of(Label::MeasureClass, Kind::Centre),
        h.of(Label::Facet, Kind::Centre),
        h.of(Label::Measure, Kind::Text),
        h.of(Label::Unit, Kind::Centre),
        h.of(Label::Quantity, Kind::Quantity),
        h.of(Label::UnitPrice, Kind::Yuan),
        h.sum(Label::Amount, Kind::Yuan),
        h.of(Label::Note, Kind::Text),
    ];
    let mut sheet = layout(book, Label::LineSheet, columns);
    let row = |(index, row): (usize, &LineRow)| {
        vec![
            number(index),
            Cell::text(&row.owner),
            Cell::text(&row.scheme),
            Cell::text(&row.class),
            Cell::text(&row.facet),
            Cell::text(&row.measure),
            Cell::text(&row.unit),
            row.quantity.map_or(Cell::Blank, Cell::Quantity),
            row.unit_price.map_or(Cell::Blank, Cell::Yuan),
            amount(row),
            note(&row.note, row.published.then(|| Label::PublishedTotal.text(book.lang))),
        ]
    };
    sheet.rows = book.lines.iter().enumerate().map(row).collect();
    if book.lines.iter().any(|row| row.published) {
        sheet.notes.push(Label::PublishedNote.text(book.lang).to_owned());
    }
    sheet
}

/// Quantity times price as a formula, where that is what the amount is.
fn amount(row: &LineRow) -> Cell {
    let product: Option<Fen> =
        row.quantity.zip(row.unit_price).and_then(|(quantity, price)| price.times(quantity));
    match row.amount {
        None => Cell::Blank,
        Some(result) if product == Some(result) => {
            Cell::Product { factors: (QUANTITY_COLUMN, PRICE_COLUMN), result }
        }
        Some(amount) => Cell::Yuan(amount),
    }
}
