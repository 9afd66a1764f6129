//! The plan and its results as a workbook.
//!
//! Sums are live formulas; each cell also holds its value as it was worked out here, so that
//! readers that work nothing out show the same. The bytes depend on the plan alone.

mod about;
mod book;
mod budget;
mod certainty;
mod charts;
mod funding;
mod grid;
mod staffing;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::csv::{
    Basis, assumptions_table, balance_table, districts_table, sheet::Table, staffing_table,
    steps_table,
};
use super::{Material, PROGRAM_VERSION, ReportError, plan_hash};
use book::{Book, Extent};
use grid::{Grid, Name};

/// The plan and its results as an XLSX workbook.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together, [`ReportError::Plan`] and [`ReportError::Workbook`] where it could not be made.
pub fn xlsx(material: Material<'_>) -> Result<Vec<u8>, ReportError> {
    let basis = material.basis()?;
    let hash = plan_hash(material.map, material.plan)?;
    let mut book = Book::new(material, &hash);
    // The summary stands first and refers to the others, whose places are known before it.
    let (grids, lines) = grids(material, basis);
    summary::write(&mut book, material, &grids, &lines)?;
    for grid in &grids {
        let extent = book.grid(grid)?;
        chart_of(&mut book, grid, extent, material)?;
    }
    about::write(&mut book, basis, &grids, &hash, material.passport.is_some())?;
    finish(book.workbook, material, &hash)
}

/// The sheets of the workbook in their order, with what each holds.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together.
pub fn workbook_sheets(material: Material<'_>) -> Result<Vec<[String; 2]>, ReportError> {
    let tr = material.tr;
    let sheet = |id: &str, about: &str| [tr.t(id).to_owned(), about.to_owned()];
    let mut sheets = vec![sheet("xlsx-sheet-summary", tr.t("xlsx-summary-about"))];
    let (grids, _) = grids(material, material.basis()?);
    sheets.extend(grids.iter().map(|grid| sheet(grid.name.message_id(), &grid.about)));
    sheets.push(sheet("xlsx-sheet-about", tr.t("xlsx-file-about")));
    Ok(sheets)
}

/// The sheets that are grids, and the lines of the budget that the summary refers to.
fn grids(material: Material<'_>, basis: Basis<'_>) -> (Vec<Grid>, budget::Lines) {
    let staffing = staffing::by_unit(staffing_table(basis), material);
    let costs = budget::grid(material);
    let paid = funding::grid(basis);
    let plain = |table: Table, name: Name, frozen: u16| Grid::plain(table, name, frozen);
    let mut grids = vec![
        plain(districts_table(basis), Name::Districts, 2),
        plain(balance_table(basis), Name::Bases, 1),
        plain(steps_table(basis), Name::Steps, 2),
        staffing,
        costs.grid,
        paid,
    ];
    grids.extend(material.certainty.map(|certainty| certainty::grid(certainty, material.tr)));
    grids.push(plain(assumptions_table(basis), Name::Assumptions, 3));
    (grids, costs.lines)
}

/// The chart that stands beside a grid, if any.
fn chart_of(
    book: &mut Book,
    grid: &Grid,
    extent: Extent,
    material: Material<'_>,
) -> Result<(), ReportError> {
    match grid.name {
        Name::Certainty => charts::certainty(book, grid, extent, material.tr),
        _ => Ok(()),
    }
}

fn finish(
    mut workbook: Workbook,
    material: Material<'_>,
    hash: &str,
) -> Result<Vec<u8>, ReportError> {
    let Material { plan, stamp, tr, .. } = material;
    let program = tr.f("paper-program", &[("version", PROGRAM_VERSION.into())]);
    let mut properties = DocProperties::new()
        .set_title(&plan.title)
        .set_author("Närplan")
        .set_company(plan.papers.committee.trim())
        .set_comment(&program)
        .set_status(tr.t(stamp.status.message_id()))
        .set_custom_property("plan_sha256", hash);
    if let Some(date) = stamp.file_date(plan) {
        let (year, month, day) = date.parts();
        properties = properties.set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
    }
    workbook.set_properties(&properties);
    let bytes = workbook.save_to_buffer()?;
    match material.passport {
        None => Ok(bytes),
        Some(passport) => {
            passport.into_workbook(bytes).map_err(|error| ReportError::Plan(error.to_string()))
        }
    }
}
