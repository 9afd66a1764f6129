//! All that the figures rest on, in groups, each value open to change.

use egui::Ui;

use super::parameter::{self, Group};
use super::{Draft, card, settings, sources};
use crate::app::AppState;
use crate::model::ParamId;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};

/// A part of the page that is not a list of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Period,
    Funding,
    NeedWeights,
    OverheadByYear,
    FitOut,
    PlacementDays,
}

impl Part {
    const fn message_id(self) -> &'static str {
        match self {
            Self::Period => "budget-part-period",
            Self::Funding => "budget-part-funding",
            Self::NeedWeights => "budget-part-need",
            Self::OverheadByYear => "budget-part-overhead",
            Self::FitOut => "budget-part-fit-out",
            Self::PlacementDays => "budget-part-placements",
        }
    }

    /// The group that the part stands in; `None` for a card of its own.
    const fn group(self) -> Option<Group> {
        match self {
            Self::Period | Self::Funding => None,
            Self::NeedWeights => Some(Group::Need),
            Self::OverheadByYear => Some(Group::Pay),
            Self::FitOut => Some(Group::Premises),
            Self::PlacementDays => Some(Group::Effects),
        }
    }

    const ALL: [Self; 6] = [
        Self::Period,
        Self::Funding,
        Self::NeedWeights,
        Self::OverheadByYear,
        Self::FitOut,
        Self::PlacementDays,
    ];

    fn matches(self, state: &AppState, needle: &str) -> bool {
        let tr = &state.tr;
        let group =
            self.group().map_or(String::new(), |group| tr.t(group.message_id()).to_lowercase());
        needle.is_empty()
            || tr.t(self.message_id()).to_lowercase().contains(needle)
            || group.contains(needle)
    }

    fn show(self, ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
        match self {
            Self::Period => settings::period(ui, state, draft, actions),
            Self::Funding => sources::show(ui, state, draft, actions),
            Self::NeedWeights => settings::need(ui, state, draft, actions),
            Self::OverheadByYear => settings::overhead_by_year(ui, state, draft, actions),
            Self::FitOut => settings::fit_out(ui, state, actions),
            Self::PlacementDays => settings::placement_days(ui, state, draft, actions),
        }
    }
}

/// Shows the page, or the parts of it that the filter leaves.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let needle = draft.filter.trim().to_lowercase();
    let parts = || Part::ALL.into_iter().filter(|part| part.matches(state, &needle));
    let mut is_empty = true;
    for part in parts().filter(|part| part.group().is_none()) {
        is_empty = false;
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.label(theme::title(tr.t(part.message_id())));
            part.show(ui, state, draft, actions);
        });
    }
    for group in Group::ALL {
        let params: Vec<ParamId> = ParamId::ALL
            .into_iter()
            .filter(|&param| Group::of(param) == group)
            .filter(|&param| parameter::matches(state, param, &needle))
            .collect();
        let parts: Vec<Part> = parts().filter(|part| part.group() == Some(group)).collect();
        if params.is_empty() && parts.is_empty() {
            continue;
        }
        is_empty = false;
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.label(theme::title(tr.t(group.message_id())));
            if !params.is_empty() {
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    parameter::headings(ui, state);
                    for param in params {
                        parameter::show(ui, state, draft, param, actions);
                    }
                });
            }
            for part in parts {
                ui.add_space(8.0);
                ui.label(theme::strong(tr.t(part.message_id())));
                part.show(ui, state, draft, actions);
            }
        });
    }
    if is_empty {
        let text = tr.f("budget-filter-nothing", &[("text", draft.filter.trim().into())]);
        ui.label(theme::label(Skin::of(ui), text));
    }
}
