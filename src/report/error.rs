//! Why something could not be exported.

use crate::model::{Explain, Message};

/// Why something could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The plan is not on this map.
    #[error("the plan assigns {plan} districts and the map has {map}: export with the plan's map")]
    OtherMap {
        /// Districts that the plan assigns.
        plan: usize,
        /// Districts of the map.
        map: usize,
    },
    /// The simulation or the demand is not of the plan as it stands.
    #[error("the result is not of this plan: simulate the plan again before the export")]
    OtherResult,
    /// A table could not be written.
    #[error("{file}: the table could not be written: {source}")]
    Table {
        /// Name of the file.
        file: &'static str,
        /// What was wrong.
        source: csv::Error,
    },
    /// The plan could not be written down, as its hash needs.
    #[error("the plan could not be written: {0}")]
    Plan(String),
    /// The workbook could not be made.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The GeoPackage could not be made.
    #[error("the GeoPackage could not be made: {0}")]
    GeoPackage(#[from] rusqlite::Error),
    /// A paper could not be set.
    #[error("the paper could not be set: {0}")]
    Paper(String),
    /// The web page could not be put together.
    #[error("the web page could not be made: {0}")]
    Page(String),
    /// The picture would have more pixels than a picture may have, or none.
    #[error("a picture of {width} × {height} pixels can not be drawn: choose a side of 1 to {max}")]
    PictureSize {
        /// Width asked for, pixels.
        width: u64,
        /// Height asked for, pixels.
        height: u64,
        /// The longest side that is allowed, pixels.
        max: u32,
    },
    /// The picture could not be drawn.
    #[error("the picture could not be drawn: {0}")]
    Picture(String),
}

impl Explain for ReportError {
    fn message(&self) -> Message {
        match self {
            Self::OtherMap { plan, map } => Message::new("report-error-other-map")
                .number("plan", *plan as f64)
                .number("map", *map as f64),
            Self::OtherResult => Message::new("report-error-other-result"),
            Self::Table { file, source } => Message::new("report-error-table")
                .text("file", *file)
                .text("detail", source.to_string()),
            Self::Plan(detail) => Message::new("report-error-plan").text("detail", detail.clone()),
            Self::Workbook(source) => {
                Message::new("report-error-workbook").text("detail", source.to_string())
            }
            Self::GeoPackage(source) => {
                Message::new("report-error-geopackage").text("detail", source.to_string())
            }
            Self::Paper(detail) => {
                Message::new("report-error-paper").text("detail", detail.clone())
            }
            Self::Page(detail) => Message::new("report-error-page").text("detail", detail.clone()),
            Self::PictureSize { width, height, max } => Message::new("report-error-picture-size")
                .number("width", *width as f64)
                .number("height", *height as f64)
                .number("max", f64::from(*max)),
            Self::Picture(detail) => {
                Message::new("report-error-picture").text("detail", detail.clone())
            }
        }
    }
}
