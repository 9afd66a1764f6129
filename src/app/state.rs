//! All that the program knows while it runs.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::action::{Action, Focus, Notice};
use super::autosave::Autosave;
use super::board::BoardOrder;
use super::compare::CompareState;
use super::document::Document;
use super::explain::ExplainState;
use super::export::ExportState;
use super::files::MapChoice;
use super::mapping::{Mapping, ShownCartogram};
use super::preview::MovePreview;
use super::quick::Quick;
use super::results::Results;
use super::risk::RiskState;
use super::selection::Tool;
use super::suggest::SuggestState;
use super::why::WhyState;
use crate::i18n::{Language, Tr};
use crate::model::{DistrictIdx, IndicatorIdx, StepId, UnitIdx};
use crate::scene::Fill;
use crate::store::{Recovery, Settings};

/// A work place: what the window is arranged for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Workspace {
    /// Look and understand.
    Map,
    /// Drag districts between units.
    #[default]
    Assign,
    /// Steps and months.
    Rollout,
    /// Staff and money.
    Budget,
    /// Scenarios side by side.
    Compare,
}

impl Workspace {
    /// All work places in the order of their tabs.
    pub const ALL: [Self; 5] =
        [Self::Map, Self::Assign, Self::Rollout, Self::Budget, Self::Compare];
}

/// What stands to the right of the map while districts are assigned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SidePanel {
    /// A card for each unit.
    #[default]
    Units,
    /// The figures of all bases side by side.
    Balance,
    /// What to look at in the assignment, with a mend for each.
    Checks,
    /// Better assignments and orders, with proof.
    Suggest,
}

impl SidePanel {
    /// All panels in the order of their tabs.
    pub const ALL: [Self; 4] = [Self::Units, Self::Balance, Self::Checks, Self::Suggest];
}

/// What is drawn on the map beside the fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapLayers {
    /// The units' borders, each inside its own area.
    pub unit_borders: bool,
    /// Names of districts.
    pub names: bool,
}

/// The districts that are selected.
pub type Selection = BTreeSet<DistrictIdx>;

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
}

/// What is looked at, and how.
#[derive(Clone, Debug)]
pub struct ViewState {
    /// The work place.
    pub workspace: Workspace,
    /// Whether the assignment is shown as a board of columns instead of on the map.
    pub board: bool,
    /// What stands to the right of the map.
    pub side: SidePanel,
    /// What the districts are filled with.
    pub fill: Fill,
    /// The indicator that is chosen, also while the fill shows the units.
    pub indicator: Option<IndicatorIdx>,
    /// How the map shows figures.
    pub mapping: Mapping,
    /// What else the map shows.
    pub layers: MapLayers,
    /// The selected districts.
    pub selection: Selection,
    /// The district that was last selected by itself: where a range begins.
    pub anchor: Option<DistrictIdx>,
    /// What the pointer does on the map in Fördela.
    pub tool: Tool,
    /// The unit that the brush paints with; `None` is the first local one.
    pub brush: Option<UnitIdx>,
    /// Order of the board's rows.
    pub board_order: BoardOrder,
    /// Whether the list of what was done is shown.
    pub history: bool,
    /// Position of the month that the figures are of; `None` is the last one.
    pub month: Option<usize>,
    /// The step whose details are open.
    pub step: Option<StepId>,
    /// The unit that is being edited beside the map.
    pub unit: Option<UnitIdx>,
    /// The unit that the budget shows; `None` is all of them.
    pub budget_unit: Option<UnitIdx>,
    /// The slide being presented; `None` while nothing is presented.
    pub slide: Option<usize>,
    /// Which part of the map was last asked for, and how many times anything was: the map goes
    /// there when the number changes.
    pub focus: (Focus, u64),
}

/// A question or report that waits for an answer.
#[derive(Debug)]
pub enum Dialog {
    /// The plan has changes that `then` would lose.
    Unsaved {
        /// What was asked for.
        then: Box<Action>,
    },
    /// A plan was left unsaved when the program last ended.
    Recover(Box<Recovery>),
    /// What was noticed while a file was read.
    ReadReport {
        /// The file.
        path: PathBuf,
        /// One line each, in the user's language.
        lines: Vec<String>,
        /// Where it is a map whose codes or names were not found: what can be chosen.
        choice: Option<MapChoice>,
    },
    /// Which preset to start from.
    NewPlan,
    /// What the program is, and what it rests on.
    About,
    /// What is exported, and how.
    Export,
}

/// The state of the program.
#[derive(Debug)]
pub struct AppState {
    /// The open plan.
    pub document: Document,
    /// What follows from it.
    pub results: Results,
    /// What is looked at.
    pub view: ViewState,
    /// The circles that stand in the map's place; `None` shows the map.
    pub cartogram: Option<ShownCartogram>,
    /// The count of a cartogram that is still being made.
    pub cartogram_to_come: Option<IndicatorIdx>,
    /// Help with the assignment and the order.
    pub suggest: SuggestState,
    /// How sure the figures are.
    pub risk: RiskState,
    /// What takes time to find out about the figures of the map.
    pub explain: ExplainState,
    /// Which scenarios are compared.
    pub compare: CompareState,
    /// The export that is being put together.
    pub export: ExportState,
    /// What the move under the hand would do.
    pub preview: Option<MovePreview>,
    /// The figure that is asked about.
    pub why: WhyState,
    /// What the edit in the hand would give.
    pub quick: Option<Quick>,
    /// The texts.
    pub tr: Tr,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Messages that are shown until they are closed or grow old.
    pub notices: Vec<Notice>,
    /// The question that waits.
    pub dialog: Option<Dialog>,
    /// Plans opened lately, newest first.
    pub recent: Vec<PathBuf>,
    /// Set once the window may close.
    pub may_close: bool,
    /// Number of the open plan: another plan has another, so that what is kept of one is not
    /// taken for the other's.
    pub epoch: u64,
    /// The autosave of the open plan.
    pub autosave: Autosave,
    /// Whether settings, recent plans and the autosave of an untitled plan are kept for the next
    /// session: not in tests and pictures, which must leave nothing in anybody's home.
    pub remembers: bool,
    /// The settings as they were read; what the program does not know in them is kept.
    pub settings: Settings,
    pub(super) next_notice: u64,
    /// Set while an action is carried out whose loss of changes was agreed to.
    pub(super) let_go: bool,
    /// What to do once the plan is saved.
    pub(super) after_save: Option<Box<Action>>,
    /// Number of the plan and the revision of the last autosave that is written.
    pub(super) autosaved: Option<(u64, u64)>,
    /// A question that waits for the one that is open.
    pub(super) waiting: Option<Dialog>,
}

impl AppState {
    /// The program with `document` open, in `language`.
    #[must_use]
    pub fn new(document: Document, language: Language) -> Self {
        let results = Results::of(&document.map, &document.plan, document.history.revision());
        let indicator = document.map.indicators.indicators.indices().next();
        let mut state = Self {
            results,
            view: ViewState {
                workspace: Workspace::default(),
                board: false,
                side: SidePanel::default(),
                fill: indicator.map_or(Fill::Units, Fill::Indicator),
                indicator,
                mapping: Mapping::default(),
                layers: MapLayers { unit_borders: true, names: true },
                selection: Selection::new(),
                anchor: None,
                tool: Tool::default(),
                brush: None,
                board_order: BoardOrder::default(),
                history: false,
                month: None,
                step: None,
                unit: None,
                budget_unit: None,
                slide: None,
                focus: (Focus::City, 0),
            },
            cartogram: None,
            cartogram_to_come: None,
            suggest: SuggestState::default(),
            risk: RiskState::default(),
            explain: ExplainState::default(),
            compare: CompareState::default(),
            export: ExportState::default(),
            preview: None,
            why: WhyState::default(),
            quick: None,
            tr: Tr::new(language),
            theme: ThemeChoice::default(),
            notices: Vec::new(),
            dialog: None,
            recent: Vec::new(),
            may_close: false,
            epoch: 0,
            autosave: Autosave::default(),
            remembers: false,
            settings: Settings::default(),
            next_notice: 0,
            let_go: false,
            after_save: None,
            autosaved: None,
            waiting: None,
            document,
        };
        state.take_style();
        state
    }

    /// The unit that the brush paints with.
    #[must_use]
    pub fn brush(&self) -> UnitIdx {
        let plan = &self.document.plan;
        let first = || plan.local_units().map(|(unit, _)| unit).next();
        self.view.brush.or_else(first).unwrap_or_else(|| plan.central())
    }

    /// Position of the month that figures are shown for.
    #[must_use]
    pub fn month(&self) -> usize {
        let last = usize::from(self.document.plan.horizon_months).saturating_sub(1);
        self.view.month.map_or(last, |month| month.min(last))
    }
}
