//! The plan as papers: PDF/UA-1 (tagged, with language, titles, bookmarks and alternative texts),
//! set by Typst from the templates in `assets/report`.
//!
//! A plan's texts reach a template as data and are shown as they stand. The bytes depend on the
//! plan and the stamp alone.

pub(super) mod assumptions;
mod children;
pub(super) mod economy;
mod first_page;
pub(super) mod follow_up;
pub(super) mod maps;
mod memo;
pub(super) mod paper;
pub(super) mod rollout;
#[cfg(test)]
mod tests;
mod world;

pub use assumptions::assumptions_pdf;
pub use first_page::{FirstPage, first_page};
pub use maps::{map_book_pdf, map_sheet_pdf, map_sheet_size_px};
pub use memo::{MemoOptions, memo_pdf};
pub use paper::PaperSize;
