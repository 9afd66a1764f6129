//! The charts of the workbook, drawn by the spreadsheet itself from the cells beside them.
//!
//! Series differ in pattern or dash as well as in colour.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType, Color,
};

use super::book::{ACCENT, Book, Extent};
use super::certainty;
use super::grid::{Grid, Name};
use crate::i18n::Tr;
use crate::report::{Material, ReportError};
use crate::scene::legend::unit_colour;
use crate::scene::{Rgb, Theme};

/// Size of a chart, pixels.
const SIZE: (u32, u32) = (680, 340);
/// Rows of a sheet that a chart takes.
const ROWS: u32 = 18;
/// Colours of the kinds of funding, as in the window's budget.
const KIND_COLOURS: [u32; 3] = [0x00AE_9FCB, 0x0080_69AE, 0x000B_5C61];
/// Kronor as millions.
const MILLIONS: &str = "#,##0,,";
const GRID: Color = Color::RGB(0x00E2_E2DC);
const GAP_COLOUR: u32 = 0x00B3_261E;
const DASHES: [ChartLineDashType; 5] = [
    ChartLineDashType::Solid,
    ChartLineDashType::Dash,
    ChartLineDashType::RoundDot,
    ChartLineDashType::DashDot,
    ChartLineDashType::LongDash,
];

/// Where the table of years stands on the summary.
pub(super) struct Years<'a> {
    pub(super) sheet: &'a str,
    /// Row of its heading.
    pub(super) heading: u32,
    /// Rows of what each kind of funding pays, and of what nobody pays, the last.
    pub(super) rows: &'a [u32],
    /// Number of years.
    pub(super) count: u16,
}

fn rgb(Rgb(red, green, blue): Rgb) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

fn chart(kind: ChartType, [title, alt]: [&str; 2], [unit, format]: [&str; 2]) -> Chart {
    let mut chart = Chart::new(kind);
    let font = |size: f64, is_bold: bool| {
        let mut font = ChartFont::new();
        font.set_size(size);
        if is_bold {
            font.set_bold()
        } else {
            font.unset_bold()
        };
        font
    };
    chart.title().set_name(title).set_font(&font(12.0, true));
    chart.y_axis().set_name(unit).set_name_font(&font(9.0, false)).set_num_format(format);
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(GRID));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(SIZE.0).set_height(SIZE.1).set_name(title).set_alt_text(alt);
    chart
}

/// The charts of the summary, from row `below` on: who pays by year, and staff by unit and month.
pub(super) fn summary(
    book: &mut Book,
    material: Material<'_>,
    grids: &[Grid],
    years: &Years<'_>,
    below: u32,
) -> Result<(), ReportError> {
    let tr = material.tr;
    let paid = funding(years, tr);
    let staff = grids.iter().find(|grid| grid.name == Name::Staffing);
    let staff = staff.map(|grid| {
        let sheet = book.sheet_name(Name::Staffing.message_id()).to_owned();
        staffing(grid, &sheet, material)
    });
    let sheet = book.workbook.worksheet_from_name(years.sheet)?;
    sheet.insert_chart(below, 0, &paid)?;
    if let Some(staff) = staff {
        sheet.insert_chart(below + ROWS, 0, &staff)?;
    }
    Ok(())
}

fn funding(years: &Years<'_>, tr: &Tr) -> Chart {
    let (title, alt) = (tr.t("xlsx-chart-funding"), tr.t("xlsx-chart-funding-alt"));
    let mut chart = chart(ChartType::ColumnStacked, [title, alt], [tr.t("xlsx-mnkr"), MILLIONS]);
    for (at, &row) in years.rows.iter().enumerate() {
        let mut format = ChartFormat::new();
        if at + 1 == years.rows.len() {
            format.set_pattern_fill(
                ChartPatternFill::new()
                    .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                    .set_foreground_color(Color::RGB(GAP_COLOUR))
                    .set_background_color(Color::White),
            );
            format.set_border(ChartLine::new().set_color(Color::RGB(GAP_COLOUR)));
        } else {
            let colour = KIND_COLOURS.get(at).copied().unwrap_or(0);
            format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
        }
        chart
            .add_series()
            .set_name((years.sheet, row, 0))
            .set_categories((years.sheet, years.heading, 1, years.heading, years.count))
            .set_values((years.sheet, row, 1, row, years.count))
            .set_gap(60)
            .set_format(&mut format);
    }
    chart
}

fn staffing(grid: &Grid, sheet: &str, material: Material<'_>) -> Chart {
    let Material { plan, simulation, tr, .. } = material;
    let (title, alt) = (tr.t("xlsx-chart-staff"), tr.t("xlsx-chart-staff-alt"));
    let mut chart = chart(ChartType::Line, [title, alt], [tr.t("csv-matt-heltider"), "#,##0"]);
    let filled = tr.t("csv-tillsatta");
    let column = grid.columns.iter().position(|column| column.heading == filled);
    let column = column.and_then(|column| u16::try_from(column).ok()).unwrap_or(0);
    let months = simulation.months() as u32;
    for ((unit, of), dash) in plan.units.iter_enumerated().zip(DASHES.into_iter().cycle()) {
        let first = 1 + months * crate::model::Index::to_usize(unit) as u32;
        let last = first + months.saturating_sub(1);
        let mut line = ChartLine::new();
        line.set_color(rgb(unit_colour(plan, unit, Theme::Light)))
            .set_width(2.25)
            .set_dash_type(dash);
        chart
            .add_series()
            .set_name(of.name.as_str())
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, column, last, column))
            .set_format(ChartFormat::new().set_line(&line));
    }
    chart.x_axis().set_date_axis(true).set_num_format("yyyy\\-mm");
    chart
}

/// P10, P50 and P90 of the gross cost, beside the table.
pub(super) fn certainty(
    book: &mut Book,
    grid: &Grid,
    extent: Extent,
    tr: &Tr,
) -> Result<(), ReportError> {
    let name = book.sheet_name(grid.name.message_id()).to_owned();
    let (title, alt) = (tr.t("xlsx-chart-certainty"), tr.t("xlsx-chart-certainty-alt"));
    let mut chart = chart(ChartType::Line, [title, alt], [tr.t("xlsx-mnkr"), MILLIONS]);
    for (share, dash) in (0..3_u16).zip([
        ChartLineDashType::Dash,
        ChartLineDashType::Solid,
        ChartLineDashType::RoundDot,
    ]) {
        let column = certainty::HEAD as u16 + share;
        let mut line = ChartLine::new();
        line.set_color(ACCENT).set_width(2.0).set_dash_type(dash);
        chart
            .add_series()
            .set_name((name.as_str(), 0, column))
            .set_categories((name.as_str(), 1, 0, extent.last_row, 0))
            .set_values((name.as_str(), 1, column, extent.last_row, column))
            .set_format(ChartFormat::new().set_line(&line));
    }
    let sheet = book.workbook.worksheet_from_name(&name)?;
    let below = extent.last_row + 2;
    sheet.insert_chart(below, 0, &chart)?;
    // The print area of the table takes the chart in.
    let right = extent.columns.saturating_sub(1);
    sheet.set_print_area(0, 0, below + ROWS, right)?;
    Ok(())
}
