//! The Budget work place: staff and cases, cost and funding, and all that they rest on.

mod assumptions;
pub(super) mod bars;
mod basis;
pub(super) mod chart;
mod effects;
mod ends;
pub(super) mod field;
mod figures;
mod header;
mod ledger;
pub(super) mod money;
mod parameter;
pub(super) mod risk;
mod scale;
mod settings;
mod sources;
pub(super) mod staffing;
mod table;
pub(super) mod terms;
#[cfg(test)]
mod tests;
mod warnings;

use egui::{Frame, Margin, ScrollArea, Ui};

pub(super) use self::risk::share_text;
use super::Actions;
use super::theme::{self, Skin};
use super::window::Gui;
use crate::app::{Action, AppState, Inquiry, WhyAction, param_name, say};
use crate::model::{CaseType, Explain, FundingSource, ParamId, Uncertainty, UnitIdx};

/// A part of the work place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Tab {
    #[default]
    Staffing,
    Money,
    Risk,
    Assumptions,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Staffing, Self::Money, Self::Risk, Self::Assumptions];

    const fn message_id(self) -> &'static str {
        match self {
            Self::Staffing => "budget-tab-staffing",
            Self::Money => "budget-tab-money",
            Self::Risk => "budget-tab-risk",
            Self::Assumptions => "budget-tab-assumptions",
        }
    }
}

/// Where something on the page leads, within the work place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GoTo {
    Staffing,
    Funding,
    Parameter(ParamId),
}

/// What the work place keeps between frames.
#[derive(Debug, Default)]
pub(super) struct Draft {
    tab: Tab,
    /// How the table of costs is cut.
    view: ledger::View,
    /// What to look at in the plan, as it was last found.
    told: Option<warnings::Told>,
    /// Whether all of that is shown.
    is_told: bool,
    /// Where to go after this frame.
    go_to: Option<GoTo>,
    /// The source of funding whose terms are open.
    terms: Option<usize>,
    /// What the assumptions are searched for.
    filter: String,
    edit: field::Edit,
    risk: risk::Draft,
    /// Sources of funding that were refused, with the revision that they were meant for: they
    /// stay on the screen until they can be taken or are let go.
    funding: Option<(u64, Vec<FundingSource>)>,
    case_types: assumptions::Kept<Vec<CaseType>>,
    uncertainty: assumptions::Kept<Uncertainty>,
    /// Whether only the assumptions that the plan has changed are shown.
    only_changed: bool,
}

impl Draft {
    /// Shows the sources of funding, to be changed.
    pub(super) fn show_funding(&mut self) {
        self.go_to = Some(GoTo::Funding);
    }

    /// Shows how sure the figures are.
    pub(super) fn show_risk(&mut self) {
        self.tab = Tab::Risk;
    }
}

/// Shows the work place.
pub(super) fn show(ui: &mut Ui, state: &AppState, gui: &mut Gui, actions: &mut Actions) {
    let skin = Skin::of(ui);
    ui.painter().rect_filled(ui.max_rect(), 0.0, skin.canvas());
    let draft = &mut gui.budget;
    let wanted = header::show(ui, state, draft, actions);
    ScrollArea::vertical().id_salt(("budget", draft.tab)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            content(ui, state, draft, actions);
        });
    });
    // After the content, so that a field that is left by this very click can still commit.
    draft.tab = wanted;
    if let Some(to) = draft.go_to.take() {
        go(state, draft, to);
    }
}

/// Goes to another part of the work place.
fn go(state: &AppState, draft: &mut Draft, to: GoTo) {
    let tr = &state.tr;
    match to {
        GoTo::Staffing => draft.tab = Tab::Staffing,
        GoTo::Funding => {
            draft.tab = Tab::Assumptions;
            tr.t("budget-part-funding").clone_into(&mut draft.filter);
        }
        GoTo::Parameter(param) => {
            draft.tab = Tab::Assumptions;
            draft.filter = param_name(&state.document.plan, tr, param);
        }
    }
}

fn content(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    match &state.results.simulation {
        Err(error) => warnings::note(ui, &say(&state.tr, &error.message())),
        Ok(simulation) => {
            warnings::show(ui, state, draft, actions);
            match draft.tab {
                Tab::Staffing => staffing::show(ui, state, simulation, actions),
                Tab::Money => money::show(ui, state, simulation, draft, actions),
                Tab::Risk => risk::show(ui, state, simulation, draft, actions),
                Tab::Assumptions => {}
            }
        }
    }
    if draft.tab == Tab::Assumptions {
        assumptions::show(ui, state, draft, actions);
    }
}

/// The unit that is looked at, if the plan still has it; `None` is the whole municipality.
fn scope(state: &AppState) -> Option<UnitIdx> {
    state.view.budget_unit.filter(|&unit| state.document.plan.units.contains_index(unit))
}

/// Shows figures, and asks about the one whose reason is wanted.
fn asked_figures(
    ui: &mut Ui,
    state: &AppState,
    figures: &[figures::Figure],
    actions: &mut Actions,
) {
    if let Some(asked) = figures::show(ui, &state.tr, figures) {
        ask(actions, asked.question.clone());
    }
}

/// Asks why a figure is what it is, where there is one.
fn ask(actions: &mut Actions, inquiry: Option<Inquiry>) {
    actions.0.extend(inquiry.map(|inquiry| Action::Why(WhyAction::Ask(inquiry))));
}

/// A card over the whole width.
fn card(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    theme::card_frame(Skin::of(ui)).show(ui, |ui| {
        // Columns and rows lay out their own way; a card's content goes from the top down.
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(ui.available_width());
            content(ui);
        });
    });
}

/// Two things side by side, equally wide, where there is room; else one under the other.
fn side_by_side(ui: &mut Ui, mut left: impl FnMut(&mut Ui), mut right: impl FnMut(&mut Ui)) {
    if ui.available_width() < 1080.0 {
        left(ui);
        right(ui);
        return;
    }
    ui.spacing_mut().item_spacing.x = 12.0;
    ui.columns_const(|[first, second]| {
        left(first);
        right(second);
    });
}
