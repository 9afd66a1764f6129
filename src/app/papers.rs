//! The plan as a workbook and as papers, all from one set of results.

use super::certainty::{RunsFigures, Spread, YearRuns};
use super::document::Document;
use super::files::AppError;
use super::look::Look;
use super::results::Results;
use crate::i18n::Tr;
use crate::model::Plan;
use crate::report::{
    self, CertainYear, Certainty, CsvFormat, FirstPage, Material, MemoOptions, PaperSize, Pixels,
    ReportError, Stamp, Status,
};
use crate::scene::{Fill, Picture};
use crate::simulate::Simulation;
use crate::store::Passport;
use crate::uncertain::Options as RunOptions;

/// A workbook, a kind of paper, or another file that needs the plan's results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// The plan and its results as a workbook.
    Workbook,
    /// Tjänsteskrivelse.
    Memo,
    /// Kartblad.
    MapSheet,
    /// Kartbok.
    MapBook,
    /// Antaganden.
    Assumptions,
    /// The map with the plan as a GeoPackage.
    GeoPackage,
    /// The plan as a web page.
    Handout,
}

impl PaperKind {
    /// The kinds that are PDF files.
    pub const PDF: [Self; 4] = [Self::Memo, Self::MapSheet, Self::MapBook, Self::Assumptions];

    /// All kinds, in the order that they are offered.
    pub const ALL: [Self; 7] = [
        Self::Memo,
        Self::MapSheet,
        Self::MapBook,
        Self::Assumptions,
        Self::Handout,
        Self::Workbook,
        Self::GeoPackage,
    ];

    /// How the name of its file ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::GeoPackage => "gpkg",
            Self::Handout => "html",
            Self::Memo | Self::MapSheet | Self::MapBook | Self::Assumptions => "pdf",
        }
    }

    /// Id of the menu's text.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Workbook => "menu-export-workbook",
            Self::Memo => "menu-export-memo",
            Self::MapSheet => "menu-export-map-sheet",
            Self::MapBook => "menu-export-map-book",
            Self::Assumptions => "menu-export-assumptions",
            Self::GeoPackage => "menu-export-geopackage",
            Self::Handout => "menu-export-handout",
        }
    }

    /// Stable name, as on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Workbook => "arbetsbok",
            Self::Memo => "tjansteskrivelse",
            Self::MapSheet => "kartblad",
            Self::MapBook => "kartbok",
            Self::Assumptions => "antaganden",
            Self::GeoPackage => "geopackage",
            Self::Handout => "webbsida",
        }
    }
}

/// How papers are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaperWish {
    /// Status, version and date.
    pub stamp: Stamp,
    /// Size of pages with maps.
    pub size: PaperSize,
    /// Whether the tjänsteskrivelse has a barnkonsekvensanalys.
    pub children: bool,
    /// The runs that say how sure the figures are, with the need coverage (0–1) whose probability
    /// is told; without them nothing is said of it.
    pub runs: Option<(RunOptions, f64)>,
    /// Whether files carry the plan that they were made of; `None` leaves it to the status.
    pub passport: Option<bool>,
    /// How tables are written.
    pub csv: CsvFormat,
}

impl PaperWish {
    /// Whether files carry the plan that they were made of: what is still a draft does, unless
    /// something else is wished.
    #[must_use]
    pub fn carries_passport(&self) -> bool {
        self.passport.unwrap_or(self.stamp.status == Status::Draft)
    }

    /// Papers as `plan` has them: its status, version and date.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self { stamp: Stamp::from(&plan.papers), ..Self::default() }
    }
}

/// A plan's papers: its results, worked out once.
#[derive(Debug)]
pub struct Papers<'a> {
    document: &'a Document,
    wish: &'a PaperWish,
    results: Results,
    certainty: Option<Certainty>,
    passport: Option<Passport>,
    tr: &'a Tr,
}

impl<'a> Papers<'a> {
    /// Works out what the papers of `document` need. `Ok(None)` where it was cancelled.
    ///
    /// # Errors
    /// [`AppError::Simulate`] where the plan cannot be simulated.
    pub fn of(
        document: &'a Document,
        wish: &'a PaperWish,
        tr: &'a Tr,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Self>, AppError> {
        let results = Results::of(&document.map, &document.plan, document.history.revision());
        if let Err(error) = &results.simulation {
            return Err(AppError::Simulate(*error));
        }
        let certainty = match wish.runs {
            None => None,
            Some((options, coverage)) => {
                let Some(runs) = RunsFigures::of(document, options, coverage, is_cancelled)? else {
                    return Ok(None);
                };
                Some(certainty(&runs))
            }
        };
        let passport = if wish.carries_passport() {
            Some(Passport::of(&document.map, &document.plan)?)
        } else {
            None
        };
        Ok(Some(Self { document, wish, results, certainty, passport, tr }))
    }

    fn material<'b>(&'b self, simulation: &'b Simulation) -> Material<'b> {
        Material {
            map: &self.document.map,
            plan: &self.document.plan,
            simulation,
            baseline: self.results.baseline.as_ref(),
            demand: &self.results.demand,
            certainty: self.certainty.as_ref(),
            stamp: &self.wish.stamp,
            passport: self.passport.as_ref(),
            tr: self.tr,
        }
    }

    /// The file of `kind`; `look` says what a kartblad shows.
    ///
    /// # Errors
    /// [`AppError::Report`] where it cannot be made.
    pub fn bytes(&self, kind: PaperKind, look: &Look) -> Result<Vec<u8>, AppError> {
        let simulation = self.results.simulation.as_ref().map_err(|error| *error)?;
        let material = self.material(simulation);
        let size = self.wish.size;
        let made: Result<Vec<u8>, ReportError> = match kind {
            PaperKind::Workbook => report::xlsx(material),
            PaperKind::Memo => {
                report::memo_pdf(material, MemoOptions { children: self.wish.children })
            }
            PaperKind::MapSheet => {
                let picture = self.picture(look);
                report::map_sheet_pdf(material, &picture, &self.subtitle(look), size)
            }
            PaperKind::MapBook => report::map_book_pdf(material, size),
            PaperKind::Assumptions => report::assumptions_pdf(material),
            PaperKind::GeoPackage => report::geopackage(material),
            PaperKind::Handout => report::handout(material),
        };
        Ok(made?)
    }

    /// The first page of the paper `kind` as a picture, `width` pixels wide; `None` where it is no
    /// PDF.
    ///
    /// # Errors
    /// [`AppError::Report`] where it cannot be set or drawn.
    pub fn first_page(
        &self,
        kind: PaperKind,
        look: &Look,
        width: u32,
    ) -> Result<Option<Pixels>, AppError> {
        let simulation = self.results.simulation.as_ref().map_err(|error| *error)?;
        let (size, picture, subtitle);
        let page = match kind {
            PaperKind::Memo => FirstPage::Memo(MemoOptions { children: self.wish.children }),
            PaperKind::MapSheet => {
                (size, picture, subtitle) =
                    (self.wish.size, self.picture(look), self.subtitle(look));
                FirstPage::MapSheet(&picture, &subtitle, size)
            }
            PaperKind::MapBook => FirstPage::MapBook(self.wish.size),
            PaperKind::Assumptions => FirstPage::Assumptions,
            _ => return Ok(None),
        };
        Ok(Some(report::first_page(self.material(simulation), page, width)?))
    }

    /// The sheets of the workbook, with what each holds.
    ///
    /// # Errors
    /// [`AppError::Report`] where it cannot be made.
    pub fn sheets(&self) -> Result<Vec<[String; 2]>, AppError> {
        let simulation = self.results.simulation.as_ref().map_err(|error| *error)?;
        Ok(report::workbook_sheets(self.material(simulation))?)
    }

    /// The map of a kartblad: as it is wished, and of the size of the page.
    fn picture(&self, look: &Look) -> Picture {
        let (width, height) = report::map_sheet_size_px(self.wish.size);
        let mut look = look.clone();
        look.size_px = geo::coord! { x: f64::from(width), y: f64::from(height) };
        // The page has the plan's title already.
        look.title = String::new();
        look.picture(&self.document.map, &self.document.plan, self.tr)
    }

    /// What the map of a kartblad shows, and as of when.
    fn subtitle(&self, look: &Look) -> String {
        let table = &self.document.map.indicators;
        let indicator = look.indicator().and_then(|index| table.indicators.get(index));
        let shows = match (look.fill, indicator) {
            (Fill::Indicator(_), Some(indicator)) => {
                crate::scene::legend::localised(&indicator.info.title, self.tr).to_owned()
            }
            _ => self.tr.t("paper-units-map").to_owned(),
        };
        let when = look.live_at.map_or_else(
            || self.tr.t("paper-in-the-end").to_owned(),
            |month| self.tr.month(month.year(), month.month()),
        );
        format!("{shows}, {when}")
    }
}

/// The parts of many runs that papers tell.
fn certainty(runs: &RunsFigures) -> Certainty {
    let spread = |of: &Spread| [of.p10, of.p50, of.p90];
    let year = |of: &YearRuns| CertainYear {
        year: of.year,
        months: of.months,
        gross: spread(&of.gross),
        net_new: spread(&of.net_new),
        gap: spread(&of.gap),
        within_frame: of.within_frame.probability,
        coverage_reached: of.coverage_reached.probability,
    };
    Certainty {
        runs: runs.runs,
        seed: runs.seed,
        drawn: runs.drawn_count,
        coverage_target: runs.coverage_target,
        years: runs.years.iter().map(year).collect(),
    }
}
