//! A chart of the window as a file or on the clipboard.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::files::{AppError, ExportFile, refuse_own, write_files};
use super::super::papers::PaperWish;
use super::super::risk::{FanKind, RiskQuestion};
use super::super::state::AppState;
use super::names::file_name;
use crate::model::{DistrictSet, Plan};
use crate::report::{self, Pixels};
use crate::scene::Drawing;
use crate::store::Passport;

/// Pixels of a picture to one of the chart, where nobody says how many: sharp on paper and on the
/// wall.
const SCALE: f64 = 2.0;

/// A chart that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// The steps with their units, premises and funding on the months.
    TimeLine,
    /// Posts, those that are filled, and productive time.
    Staff,
    /// Investigations taken up per productive social worker.
    Caseload,
    /// The same, of each unit.
    CaseloadByUnit,
    /// Need coverage and rollout.
    Coverage,
    /// Open and overdue investigations.
    Open,
    /// Who pays, by year.
    Funding,
    /// Which assumptions change the outcome the most, one at a time.
    Tornado,
    /// How far a figure goes in many runs.
    Fan(FanKind),
}

impl ChartKind {
    /// Those of the plan's own results.
    const CERTAIN: [Self; 7] = [
        Self::TimeLine,
        Self::Staff,
        Self::Caseload,
        Self::CaseloadByUnit,
        Self::Coverage,
        Self::Open,
        Self::Funding,
    ];

    /// All kinds, in the order that they are listed.
    pub fn all() -> impl Iterator<Item = Self> {
        let fans = FanKind::TOTAL.into_iter().map(Self::Fan);
        Self::CERTAIN.into_iter().chain([Self::Tornado]).chain(fans)
    }

    /// What has to be answered before it can be drawn, beside the plan's own results.
    #[must_use]
    pub const fn asks(self) -> Option<RiskQuestion> {
        match self {
            Self::Tornado => Some(RiskQuestion::Tornado),
            Self::Fan(_) => Some(RiskQuestion::Study),
            _ => None,
        }
    }

    /// Stable name, as on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::TimeLine => "tidslinje",
            Self::Staff => "bemanning",
            Self::Caseload => "arendetal",
            Self::CaseloadByUnit => "arendetal-per-enhet",
            Self::Coverage => "tackning",
            Self::Open => "oppna",
            Self::Funding => "finansiering",
            Self::Tornado => "kanslighet",
            Self::Fan(FanKind::GapAccumulated) => "spridning-glapp",
            Self::Fan(FanKind::GrossAccumulated) => "spridning-kostnad",
            Self::Fan(FanKind::GrossByYear) => "spridning-kostnad-ar",
            Self::Fan(FanKind::GrossByMonth) => "spridning-kostnad-manad",
            Self::Fan(FanKind::Filled) => "spridning-bemanning",
            Self::Fan(FanKind::Open) => "spridning-oppna",
            Self::Fan(FanKind::Overdue) => "spridning-forsenade",
            Self::Fan(FanKind::Caseload) => "spridning-arendetal",
            Self::Fan(FanKind::Coverage) => "spridning-tackning",
        }
    }
}

/// Where a chart goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartTo {
    /// Into a file that is still to be chosen.
    File,
    /// On the clipboard.
    Clipboard,
}

/// A chart to write or to copy.
#[derive(Debug)]
pub struct ChartJob {
    drawing: Drawing,
    map: Arc<DistrictSet>,
    plan: Plan,
    /// The plan's own file and its map's, which no picture replaces.
    own: [Option<PathBuf>; 2],
}

impl ChartJob {
    pub(super) fn of(state: &AppState, drawing: Drawing) -> Self {
        let document = &state.document;
        Self {
            drawing,
            map: Arc::clone(&document.map),
            plan: document.plan.clone(),
            own: [document.path.clone(), document.map_path()],
        }
    }

    /// The chart as pixels.
    ///
    /// # Errors
    /// [`AppError::Report`] where it cannot be drawn.
    pub(super) fn pixels(&self) -> Result<Pixels, AppError> {
        Ok(report::pixels_of(&self.drawing, SCALE)?)
    }

    /// Writes the chart at `path`: as SVG where it ends so, else as PNG; gives where it lies.
    ///
    /// # Errors
    /// [`AppError`] where it cannot be drawn or written.
    pub(super) fn write(&self, path: &Path) -> Result<PathBuf, AppError> {
        let path = with_ending(path);
        refuse_own(self.own.each_ref().map(Option::as_deref), &path)?;
        let passport = PaperWish::of(&self.plan).carries_passport();
        let file = chart_file(&self.drawing, &path, SCALE, (&self.map, &self.plan), passport)?;
        write_files(&[file], true)?;
        Ok(path)
    }
}

/// What a file of the chart `title` is called, of the plan that is called `stem`.
pub(super) fn chart_name(stem: &str, title: &str) -> String {
    format!("{}-{}.png", file_name(stem), file_name(title).to_lowercase())
}

/// Whether `path` is that of an SVG file.
fn is_svg(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

/// `path`, with `.png` behind a name that says nothing of a picture.
fn with_ending(path: &Path) -> PathBuf {
    let is_png = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if is_png || is_svg(path) {
        return path.to_owned();
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".png");
    path.with_file_name(name)
}

/// The chart as a file at `path`, SVG or PNG by its ending, `scale` pixels of a PNG to one of the
/// chart; it carries the plan where `passport` says so. Nothing is written.
///
/// # Errors
/// [`AppError`] where it cannot be drawn, or the plan cannot be written into it.
pub fn chart_file(
    drawing: &Drawing,
    path: &Path,
    scale: f64,
    (map, plan): (&DistrictSet, &Plan),
    passport: bool,
) -> Result<ExportFile, AppError> {
    let passport = passport.then(|| Passport::of(map, plan)).transpose()?;
    let bytes = if is_svg(path) {
        report::svg_file(drawing, passport.as_ref())?.into_bytes()
    } else {
        report::png_file(drawing, scale, passport.as_ref())?
    };
    Ok(ExportFile { path: path.to_owned(), folder: None, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_the_ending_of_a_picture_gets_one() {
        let ending = |path: &str| with_ending(Path::new(path)).display().to_string();
        assert_eq!(ending("a/bild"), "a/bild.png");
        assert_eq!(ending("a/bild.2027"), "a/bild.2027.png");
        assert_eq!(ending("a/bild.SVG"), "a/bild.SVG");
        assert_eq!(ending("a/bild.png"), "a/bild.png");
    }
}
