//! The plan out of the program: files for spreadsheets, maps and documents.

mod csv;
mod error;
mod geojson;
mod picture;
mod table;
#[cfg(test)]
mod tests;

pub use csv::{CsvFile, csv_files, parameter_sheet, table_csv};
pub use error::ReportError;
pub use geojson::geojson;
pub use picture::{MAX_PICTURE_PX, map_png, map_svg};
pub use table::{Cell, table_tsv};

use crate::model::{DistrictIdx, DistrictSet, Plan};

/// The name that `plan` shows for `district`: its own, else the map's.
fn display_name<'a>(map: &'a DistrictSet, plan: &'a Plan, district: DistrictIdx) -> &'a str {
    plan.display_names
        .get(&district)
        .or_else(|| map.districts.get(district).map(|district| &district.name))
        .map_or("", String::as_str)
}

/// The program and its version, as written into exports.
const PROGRAM_VERSION: &str = env!("CARGO_PKG_VERSION");
