//! The first page of a paper as a picture: what somebody sees before a file is made.

use super::paper::PaperSize;
use super::{MemoOptions, assumptions, maps, memo};
use crate::report::{Material, Pixels, ReportError};
use crate::scene::Picture;

/// A paper whose first page is looked at.
#[derive(Clone, Copy, Debug)]
pub enum FirstPage<'a> {
    /// Tjänsteskrivelse.
    Memo(MemoOptions),
    /// Kartblad with this map, what it shows, and the size of the page.
    MapSheet(&'a Picture, &'a str, PaperSize),
    /// Kartbok.
    MapBook(PaperSize),
    /// Antaganden.
    Assumptions,
}

/// The first page of `of`, `width` pixels wide: the page that the PDF begins with.
///
/// # Errors
/// What the paper's own function gives, and [`ReportError::Picture`] where the page could not be
/// drawn.
pub fn first_page(
    material: Material<'_>,
    of: FirstPage<'_>,
    width: u32,
) -> Result<Pixels, ReportError> {
    // What is only looked at carries nothing.
    let material = Material { passport: None, ..material };
    let (template, (paper, pictures)) = match of {
        FirstPage::Memo(options) => (memo::TEMPLATE, memo::memo(material, options)?),
        FirstPage::MapSheet(picture, subtitle, size) => {
            (maps::TEMPLATE, maps::map_sheet(material, picture, subtitle, size)?)
        }
        FirstPage::MapBook(size) => (maps::TEMPLATE, maps::map_book(material, size)?),
        FirstPage::Assumptions => {
            (assumptions::TEMPLATE, (assumptions::assumptions(material)?, Vec::new()))
        }
    };
    paper.first_page(template, pictures, width)
}
