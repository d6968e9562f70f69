//! Generated communities as an office spreadsheet of 24 columns: title, unit line, header, rows and
//! a total row, the way districts send them up.

use std::path::Path;

use jiugai_domain::community::{Ownership, PropertyMode};
use jiugai_domain::{Fen, SquareMetres};
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::{CommunityFacts, Region, Size};

/// The header row.
pub const COLUMNS: [&str; 24] = [
    "序号",
    "城市",
    "区县",
    "街道",
    "社区",
    "小区名称",
    "曾用名",
    "地址",
    "建成年份",
    "产权性质",
    "原产权单位",
    "楼栋数（栋）",
    "单元数",
    "户数（户）",
    "居民人数",
    "60岁以上人数",
    "现有电梯",
    "建筑面积（平方米）",
    "物业管理模式",
    "业委会",
    "维修资金余额（万元）",
    "改造内容",
    "计划投资（万元）",
    "备注",
];

/// What the total row of a written workbook states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkbookTotals {
    /// Rows.
    pub communities: usize,
    /// 栋
    pub buildings: i64,
    /// 单元
    pub units: i64,
    /// 户
    pub households: i64,
    /// 建筑面积
    pub floor_area: SquareMetres,
    /// 计划投资
    pub investment: Fen,
}

/// Writes `communities` communities, the first of their region, to `path`.
pub fn write_workbook(path: &Path, communities: usize) -> Result<WorkbookTotals, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("小区台账")?;
    let title = Format::new().set_bold().set_align(FormatAlign::Center);
    let last = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
    sheet.merge_range(0, 0, 0, last, "示例省城镇老旧小区改造台账（生成数据）", &title)?;
    sheet.write_string(1, 0, "填报单位：示例省住房和城乡建设厅")?;
    sheet.write_string(1, last - 2, "单位：栋、户、平方米、万元")?;
    for (col, header) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(2, col, header, &title)?;
    }
    let region = Region::new(Size::of_communities(communities));
    let mut totals = WorkbookTotals::default();
    let mut row = 3;
    for facts in region.communities() {
        let names = region.names(facts.place);
        write_row(sheet, row, &names, &facts)?;
        totals.communities += 1;
        totals.buildings += i64::try_from(facts.buildings.len()).unwrap_or(0);
        totals.units += facts.units();
        totals.households += facts.households();
        totals.floor_area += facts.floor_area();
        totals.investment += facts.investment;
        row += 1;
    }
    write_totals(sheet, row, &totals)?;
    sheet.write_string(row + 1, 0, "注：本表为测试用生成数据，不是任何地方的实际情况。")?;
    book.save(path)?;
    Ok(totals)
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet number is a double anyway")]
fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    [city, district, subdistrict, neighbourhood]: &[String; 4],
    facts: &CommunityFacts,
) -> Result<(), XlsxError> {
    sheet.write_number(row, 0, row - 2)?;
    let (first, last) = facts.years();
    let years = if first == last { first.to_string() } else { format!("{first}-{last}") };
    let committee = if facts.owners_committee { "有" } else { "无" };
    let texts = [
        (1, city.as_str()),
        (2, district),
        (3, subdistrict),
        (4, neighbourhood),
        (5, &facts.name),
        (6, &facts.former_name),
        (7, &facts.address),
        (8, &years),
        (9, ownership(facts.ownership)),
        (10, facts.owner_unit),
        (18, property_mode(facts.property_mode)),
        (19, committee),
        (21, "屋面防水、外墙、排水、道路"),
    ];
    for (col, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(row, col, text)?;
    }
    let counts = [
        (11, i64::try_from(facts.buildings.len()).unwrap_or(0)),
        (12, facts.units()),
        (13, facts.households()),
        (14, facts.residents),
        (15, facts.elderly),
        (16, facts.lifts),
    ];
    for (col, count) in counts {
        sheet.write_number(row, col, count as f64)?;
    }
    sheet.write_number(row, 17, facts.floor_area().0 as f64 / 100.0)?;
    if let Some(fund) = facts.maintenance_fund {
        sheet.write_number(row, 20, wan_yuan(fund))?;
    }
    sheet.write_number(row, 22, wan_yuan(facts.investment))?;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet number is a double anyway")]
fn write_totals(sheet: &mut Worksheet, row: u32, totals: &WorkbookTotals) -> Result<(), XlsxError> {
    sheet.write_string(row, 0, "合计")?;
    sheet.write_number(row, 11, totals.buildings as f64)?;
    sheet.write_number(row, 12, totals.units as f64)?;
    sheet.write_number(row, 13, totals.households as f64)?;
    sheet.write_number(row, 17, totals.floor_area.0 as f64 / 100.0)?;
    sheet.write_number(row, 22, wan_yuan(totals.investment))?;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet number is a double anyway")]
fn wan_yuan(amount: Fen) -> f64 {
    amount.0 as f64 / 1_000_000.0
}

const fn ownership(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::Public => "公房",
        Ownership::HousingReform => "房改房",
        Ownership::Commodity => "商品房",
        Ownership::Cooperative => "集资房",
        Ownership::Resettlement => "安置房",
        Ownership::Other => "其他",
    }
}

const fn property_mode(mode: PropertyMode) -> &'static str {
    match mode {
        PropertyMode::Company => "专业物业",
        PropertyMode::OwnerUnit => "单位自管",
        PropertyMode::SelfManaged => "业主自治",
        PropertyMode::Neighbourhood => "社区代管",
        PropertyMode::None => "无管理",
    }
}
