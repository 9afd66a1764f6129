//! What fewer placements would save: off by default, and always apart from the cost.

use egui::{Label, Ui};

use super::figures::{self, Figure};
use super::{GoTo, basis};
use crate::app::AppState;
use crate::model::{Ore, ParamId};
use crate::simulate::Simulation;
use crate::ui::theme::{self, Skin};

/// Shows the card; `to` becomes the place of the effect among the assumptions where that is asked
/// for.
pub(super) fn show(ui: &mut Ui, state: &AppState, simulation: &Simulation, to: &mut Option<GoTo>) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let effect = state.document.plan.parameters.get(ParamId::PlacementEffect);
    let is_on = effect.value > 0.0;
    ui.horizontal(|ui| {
        ui.label(theme::strong(tr.t("budget-effect")));
        ui.label(theme::label(skin, tr.t("budget-effect-apart")));
    });
    let id = if is_on { "budget-effect-on-note" } else { "budget-effect-off-note" };
    ui.add(Label::new(tr.t(id)).wrap());
    ui.add_space(4.0);
    let mut all = Vec::new();
    if is_on {
        all.extend(assumed(state, simulation));
    }
    all.push(break_even(state, simulation));
    figures::show(ui, tr, &all);
    ui.add_space(4.0);
    if ui.button(tr.t("budget-effect-change")).clicked() {
        *to = Some(GoTo::Parameter(ParamId::PlacementEffect));
    }
}

/// What `percent` would save on the placements that are reached.
fn saved_at(simulation: &Simulation, percent: f64) -> Ore {
    let reached = simulation.total.iter().map(|month| month.placements_reached_sek);
    reached.map(|sek| Ore::from_sek(sek * percent / 100.0)).sum()
}

/// The effect as it is assumed, and what it saves over the whole period.
fn assumed(state: &AppState, simulation: &Simulation) -> Vec<Figure> {
    let tr = &state.tr;
    let parameters = &state.document.plan.parameters;
    let effect = parameters.get(ParamId::PlacementEffect);
    let mnkr = |amount: Ore| tr.number(amount.to_sek() / 1e6, 1);
    let of = |name: &str, value: String, unit: &str| Figure {
        name: tr.t(name).to_owned(),
        value,
        unit: unit.to_owned(),
        basis: basis::lines(
            state,
            tr.t("budget-saved-about"),
            &[ParamId::PlacementEffect, ParamId::EffectLag],
        ),
        question: None,
    };
    let placements: Ore = simulation.total.iter().map(|month| month.placements).sum();
    let saved: Ore = simulation.total.iter().map(|month| month.saved).sum();
    let [low, high] = [effect.low, effect.high].map(|end| mnkr(saved_at(simulation, end)));
    let range = tr.f("budget-effect-range", &[("low", (&low).into()), ("high", (&high).into())]);
    let lag = parameters.value(ParamId::EffectLag).round();
    vec![
        of("budget-effect-assumed", tr.percent(effect.value, 1), tr.t("assumption")),
        of("budget-effect-lag", tr.number(lag, 0), tr.t("param-unit-months")),
        of("budget-effect-placements", mnkr(placements), tr.t("budget-mnkr")),
        of("budget-effect-saved", mnkr(saved), &range),
    ]
}

/// The effect at which the plan would cost as much as today's organisation.
fn break_even(state: &AppState, simulation: &Simulation) -> Figure {
    let tr = &state.tr;
    let whole = 0..simulation.months();
    let net_new = state.results.net_new(whole.clone());
    let percent = net_new.and_then(|new| simulation.break_even_percent(whole, new));
    let (value, unit) = match percent {
        None => (tr.t("budget-break-even-none").to_owned(), ""),
        Some(percent) if percent > 100.0 => (tr.t("budget-break-even-never").to_owned(), ""),
        Some(percent) => (tr.percent(percent, 1), ""),
    };
    Figure {
        name: tr.t("budget-break-even").to_owned(),
        value,
        unit: unit.to_owned(),
        basis: tr.t("budget-break-even-about").to_owned(),
        question: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::from_preset;
    use crate::i18n::Language;
    use crate::model::ParamValue;
    use crate::simulate::run;

    #[test]
    fn the_range_of_what_is_saved_is_what_a_run_with_each_end_saves() {
        let mut document = from_preset("motion-s-2020").unwrap().document;
        let mut with = |value: f64| {
            let effect = ParamValue { value, low: 0.0, high: 10.0 };
            document.plan.parameters.set(ParamId::PlacementEffect, effect);
            run(&document.map.indicators, &document.plan).unwrap()
        };
        let (at_4, at_10) = (with(4.0), with(10.0));
        let saved: Ore = at_10.total.iter().map(|month| month.saved).sum();
        assert!(saved > Ore::from_sek(1e6));
        // Each month is a difference of two rounded amounts: within an öre of the product.
        let difference = (saved_at(&at_4, 10.0) - saved).0.abs();
        assert!(difference <= i64::try_from(at_4.months()).unwrap(), "{difference}");
    }

    #[test]
    fn at_the_break_even_the_saved_is_the_net_new_cost() {
        let document = from_preset("motion-s-2020").unwrap().document;
        let state = AppState::new(document, Language::Sv);
        let simulation = state.results.simulation().unwrap();
        let whole = 0..simulation.months();
        let net_new = state.results.net_new(whole.clone()).unwrap();
        let percent = simulation.break_even_percent(whole, net_new).unwrap();
        let difference = (saved_at(simulation, percent) - net_new).0.abs();
        assert!(difference <= i64::try_from(simulation.months()).unwrap(), "{difference}");
        let figure = break_even(&state, simulation);
        let shown =
            if percent > 100.0 { "över 100".to_owned() } else { state.tr.percent(percent, 1) };
        assert!(figure.value.contains(&shown), "{} {shown}", figure.value);
    }
}
