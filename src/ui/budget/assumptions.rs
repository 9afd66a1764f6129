//! All that the figures rest on, in groups, each value open to change.

mod case_types;
mod disclosure;
mod draws;
mod kept;
mod population;
mod prices;
pub(super) mod reason;
mod roles;
pub(super) mod shape;
mod visits;

use egui::Ui;

pub(super) use self::kept::Kept;

use super::parameter::{self, Group};
use super::{Draft, card, settings, sources};
use crate::app::AppState;
use crate::model::{
    Disclosure, FitOut, NeedMethod, ParamId, Plan, PriceRules, RoleSettings, Uncertainty,
    default_need,
};
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
    Roles,
    CaseTypes,
    Visits,
    Prices,
    Population,
    Uncertainty,
    Disclosure,
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
            Self::Roles => "budget-part-roles",
            Self::CaseTypes => "budget-part-cases",
            Self::Visits => "budget-part-visits",
            Self::Prices => "budget-part-prices",
            Self::Population => "budget-part-population",
            Self::Uncertainty => "budget-part-uncertainty",
            Self::Disclosure => "budget-part-disclosure",
        }
    }

    /// The group that the part stands in; `None` for a card of its own.
    const fn group(self) -> Option<Group> {
        match self {
            Self::Period | Self::Funding | Self::Uncertainty | Self::Disclosure => None,
            Self::NeedWeights | Self::Population => Some(Group::Need),
            Self::CaseTypes => Some(Group::Cases),
            Self::Roles | Self::Visits => Some(Group::Staff),
            Self::Prices => Some(Group::Prices),
            Self::OverheadByYear => Some(Group::Pay),
            Self::FitOut => Some(Group::Premises),
            Self::PlacementDays => Some(Group::Effects),
        }
    }

    const ALL: [Self; 13] = [
        Self::Period,
        Self::Funding,
        Self::NeedWeights,
        Self::OverheadByYear,
        Self::FitOut,
        Self::PlacementDays,
        Self::Population,
        Self::CaseTypes,
        Self::Roles,
        Self::Visits,
        Self::Prices,
        Self::Uncertainty,
        Self::Disclosure,
    ];

    /// Whether the plan has it otherwise than a plan has at first; what every plan has its own
    /// of is no change.
    fn is_changed(self, plan: &Plan) -> bool {
        let model = &plan.model;
        match self {
            Self::Period | Self::Funding | Self::PlacementDays => false,
            Self::NeedWeights => {
                plan.need != default_need() || plan.need_method != NeedMethod::default()
            }
            Self::OverheadByYear => !plan.payroll_overhead_by_year.is_empty(),
            Self::FitOut => plan.fit_out != FitOut::default(),
            Self::Roles => model.roles.iter().any(|role| *role != RoleSettings::default()),
            Self::CaseTypes => !model.case_types.is_empty(),
            Self::Visits => !model.visits.is_empty(),
            Self::Prices => model.prices != PriceRules::default(),
            Self::Population => model.population.is_some(),
            Self::Disclosure => plan.disclosure != Disclosure::default(),
            Self::Uncertainty => {
                // How single parameters are drawn stands in their own rows.
                let standard = Uncertainty {
                    shapes: plan.uncertainty.shapes.clone(),
                    ..Uncertainty::default()
                };
                plan.uncertainty != standard
            }
        }
    }

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
            Self::NeedWeights => settings::need(ui, state, actions),
            Self::OverheadByYear => settings::overhead_by_year(ui, state, draft, actions),
            Self::FitOut => settings::fit_out(ui, state, actions),
            Self::PlacementDays => settings::placement_days(ui, state, draft, actions),
            Self::Roles => roles::show(ui, state, draft, actions),
            Self::CaseTypes => case_types::show(ui, state, draft, actions),
            Self::Visits => visits::show(ui, state, draft, actions),
            Self::Prices => prices::show(ui, state, draft, actions),
            Self::Population => population::show(ui, state, actions),
            Self::Uncertainty => draws::show(ui, state, draft, actions),
            Self::Disclosure => disclosure::show(ui, state, draft, actions),
        }
    }
}

/// Shows the page, or the parts of it that the filter leaves.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let needle = draft.filter.trim().to_lowercase();
    let plan = &state.document.plan;
    let only_changed = draft.only_changed;
    let parts = || {
        let wanted = Part::ALL.into_iter().filter(|part| part.matches(state, &needle));
        wanted.filter(move |part| !only_changed || part.is_changed(plan))
    };
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
            .filter(|&param| !only_changed || reason::is_changed(plan, param))
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
        let text = match draft.filter.trim() {
            "" => tr.t("budget-nothing-changed").to_owned(),
            text => tr.f("budget-filter-nothing", &[("text", text.into())]),
        };
        ui.label(theme::label(Skin::of(ui), text));
    }
}
