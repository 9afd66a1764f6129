//! What is exported, for whom and how.

use std::collections::BTreeSet;

use super::super::action::ExportKind;
use super::super::papers::{PaperKind, PaperWish};
use crate::i18n::Language;
use crate::model::{Plan, ScenarioId};
use crate::report::{CsvFormat, PaperSize};
use crate::uncertain::Options as RunOptions;

/// The numbers of runs that are offered to say how sure the figures are; 0 says nothing of it.
pub const RUNS: [u32; 3] = [0, 200, 1_000];

/// The need coverage whose probability papers tell, as on the command line.
const COVERAGE: f64 = 0.95;

/// For whom something is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The committee: tjänsteskrivelse and kartbok.
    Committee,
    /// Who looks after the money: workbook and assumptions.
    Economy,
    /// Whoever stands before the wall: a large map.
    Wall,
    /// Who goes on with it in a map program.
    Gis,
    /// Who reads it on a tablet.
    Handout,
}

impl Audience {
    /// All of them, in their order.
    pub const ALL: [Self; 5] =
        [Self::Committee, Self::Economy, Self::Wall, Self::Gis, Self::Handout];

    /// Id of the message that names them.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Committee => "export-for-committee",
            Self::Economy => "export-for-economy",
            Self::Wall => "export-for-wall",
            Self::Gis => "export-for-gis",
            Self::Handout => "export-for-handout",
        }
    }

    /// What they need; nothing where the program has no such file.
    #[must_use]
    pub fn kinds(self) -> BTreeSet<ExportKind> {
        let paper = ExportKind::Paper;
        match self {
            Self::Committee => [paper(PaperKind::Memo), paper(PaperKind::MapBook)].into(),
            Self::Economy => [paper(PaperKind::Workbook), paper(PaperKind::Assumptions)].into(),
            Self::Wall => [paper(PaperKind::MapSheet), ExportKind::Png].into(),
            Self::Gis => [paper(PaperKind::GeoPackage), ExportKind::GeoJson].into(),
            Self::Handout => {
                let pages = PaperKind::ALL.into_iter().filter(|kind| kind.extension() == "html");
                pages.map(paper).collect()
            }
        }
    }
}

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportChoices {
    /// What is exported.
    pub kinds: BTreeSet<ExportKind>,
    /// The kind that is looked at.
    pub shown: ExportKind,
    /// The scenario; `None` is the one that is open.
    pub scenario: Option<ScenarioId>,
    /// Size of pages with maps.
    pub size: PaperSize,
    /// Whether the tjänsteskrivelse has a barnkonsekvensanalys.
    pub children: bool,
    /// Runs that say how sure the figures are; 0 says nothing of it.
    pub runs: u32,
    /// Whether files carry the plan; `None` leaves it to the status.
    pub passport: Option<bool>,
    /// How tables are written.
    pub csv: CsvFormat,
    /// Language of the files; `None` is that of the window.
    pub language: Option<Language>,
    /// The folder, as it is typed.
    pub folder: String,
    /// Whether the folder is opened when all is written.
    pub opens: bool,
}

impl Default for ExportChoices {
    fn default() -> Self {
        Self {
            kinds: Audience::Committee.kinds(),
            shown: ExportKind::Paper(PaperKind::Memo),
            scenario: None,
            size: PaperSize::A4,
            children: false,
            runs: 0,
            passport: None,
            csv: CsvFormat::default(),
            language: None,
            folder: String::new(),
            opens: false,
        }
    }
}

impl ExportChoices {
    /// Takes what `audience` needs.
    pub(super) fn take(&mut self, audience: Audience) {
        self.kinds = audience.kinds();
        let offered = ExportKind::offered().into_iter();
        self.shown = offered.clone().find(|kind| self.kinds.contains(kind)).unwrap_or(self.shown);
        // A map for the wall is no small one.
        self.size = if audience == Audience::Wall { PaperSize::A3 } else { PaperSize::A4 };
    }

    /// How the papers of `plan` are wanted; `runs` says whether the runs are made.
    pub(in crate::app) fn wish(&self, plan: &Plan, runs: bool) -> PaperWish {
        let count = self.runs as usize;
        let options = || (RunOptions { runs: count, ..RunOptions::of(plan) }, COVERAGE);
        PaperWish {
            size: self.size,
            children: self.children,
            runs: (runs && count > 0).then(options),
            passport: self.passport,
            csv: self.csv,
            ..PaperWish::of(plan)
        }
    }
}
