//! The plan out of the program: files for spreadsheets, maps and documents.

mod certainty;
mod csv;
mod error;
mod geojson;
mod geopackage;
mod html;
mod logo;
mod material;
mod pdf;
mod picture;
mod stamp;
mod table;
#[cfg(test)]
mod tests;
mod xlsx;

pub use certainty::{CertainYear, Certainty, Spread};
pub use csv::{CsvFile, CsvFormat, csv_files, parameter_sheet, table_csv};
pub use error::ReportError;
pub use geojson::geojson;
pub use geopackage::geopackage;
pub use html::handout;
pub use logo::{LogoError, read_logo};
pub use material::Material;
pub use pdf::{
    FirstPage, MemoOptions, PaperSize, assumptions_pdf, first_page, map_book_pdf, map_sheet_pdf,
    map_sheet_size_px, memo_pdf,
};
pub use picture::{
    MAX_PICTURE_PX, PIXELS_PER_INCH, Pixels, escaped, map_drawing, map_svg, pixels_of, png_file,
    svg_file,
};
pub use stamp::{Stamp, plan_hash};
pub use table::{Cell, table_tsv};
pub use xlsx::{workbook_sheets, xlsx};

use crate::i18n::Tr;
pub use crate::model::{Date, Status};
use crate::model::{DistrictIdx, DistrictSet, ParamId, Plan, Role};
use crate::simulate::salary_of;

/// The name that `plan` shows for `district`: its own, else the map's.
fn display_name<'a>(map: &'a DistrictSet, plan: &'a Plan, district: DistrictIdx) -> &'a str {
    plan.display_names
        .get(&district)
        .or_else(|| map.districts.get(district).map(|district| &district.name))
        .map_or("", String::as_str)
}

/// The name that `plan` shows for `role`: its own, else that of the language.
#[must_use]
pub fn role_name<'a>(plan: &'a Plan, tr: &'a Tr, role: Role) -> &'a str {
    plan.model.role(role).name.as_deref().unwrap_or_else(|| tr.t(role.message_id()))
}

/// [`role_name`] where there is little room; a name of the plan's own has no shorter form.
#[must_use]
pub fn role_short_name<'a>(plan: &'a Plan, tr: &'a Tr, role: Role) -> &'a str {
    plan.model.role(role).name.as_deref().unwrap_or_else(|| tr.t(role.short_message_id()))
}

/// The name of `param`; a salary has the name that `plan` shows for its role.
#[must_use]
pub fn param_name(plan: &Plan, tr: &Tr, param: ParamId) -> String {
    let paid = Role::ALL.into_iter().find(|&role| salary_of(role) == param);
    match paid.and_then(|role| plan.model.role(role).name.as_ref()) {
        Some(role) => tr.f("param-salary-own", &[("role", role.into())]),
        None => tr.t(&format!("param-{}", param.info().id)).to_owned(),
    }
}

/// `text` with a capital first letter, as at the start of a line.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The program and its version, as written into exports.
const PROGRAM_VERSION: &str = env!("CARGO_PKG_VERSION");
