//! Where the better one of the plan and Nollalternativ changes, in sentences.

use egui::{Label, Ui};

use super::{note, title, words};
use crate::app::{AppState, RiskQuestion};
use crate::ui::budget::basis;
use crate::uncertain::{Crossings, Outcome};

/// A difference that is no more than this is none: SEK, per cent or cases.
const NOTHING: f64 = 1e-6;

pub(super) fn show(ui: &mut Ui, state: &AppState) {
    let tr = &state.tr;
    let known = state.risk.tipping_points.as_ref();
    let of = known.map(|known| known.of);
    title(ui, state, tr.t("risk-tipping"), (RiskQuestion::TippingPoints, of));
    let Some((outcome, points)) = known.map(|known| &known.is) else { return };
    let name = tr.t(words::outcome_name(*outcome));
    let better = if outcome.is_better_low() { "risk-tipping-low" } else { "risk-tipping-high" };
    note(ui, tr.f(better, &[("outcome", name.into())]));
    let turning: Vec<&Crossings> = points.iter().filter(|one| !one.at.is_empty()).collect();
    for one in &turning {
        let text = sentence(state, *outcome, one);
        let label = ui.add(Label::new(&text).wrap());
        label.on_hover_ui(|ui| {
            ui.label(basis::lines(state, &text, &[one.param]));
        });
    }
    for (id, kind) in [
        ("risk-tipping-plan", Kind::Plan),
        ("risk-tipping-today", Kind::Today),
        ("risk-tipping-same", Kind::Same),
        ("risk-tipping-undefined", Kind::Undefined),
    ] {
        let still = points.iter().filter(|one| one.at.is_empty());
        let names: Vec<String> = still
            .filter(|one| Kind::of(*outcome, one) == kind)
            .map(|one| words::param_name(tr, one.param))
            .collect();
        if !names.is_empty() {
            let text = tr.f(id, &[("n", names.len().into())]);
            note(ui, text).on_hover_text(names.join("\n"));
        }
    }
}

/// Who is better within the whole range of an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plan,
    Today,
    Same,
    Undefined,
}

impl Kind {
    fn of(outcome: Outcome, one: &Crossings) -> Self {
        let [Some(low), Some(high)] = one.ends else { return Self::Undefined };
        let most = if low.abs() > high.abs() { low } else { high };
        match () {
            () if most.abs() <= NOTHING => Self::Same,
            () if is_plan_better(outcome, most > 0.0) => Self::Plan,
            () => Self::Today,
        }
    }
}

/// Whether the plan is better where its outcome is above that of Nollalternativ or below it.
fn is_plan_better(outcome: Outcome, is_above: bool) -> bool {
    is_above != outcome.is_better_low()
}

/// "Vänder om personalomsättning överstiger 14 %: därefter är planen bättre".
fn sentence(state: &AppState, outcome: Outcome, one: &Crossings) -> String {
    let tr = &state.tr;
    let name = words::param_name(tr, one.param);
    let turns: Vec<String> = one
        .at
        .iter()
        .map(|crossing| {
            let value = words::param_value(state, one.param, crossing.at);
            let id = if is_plan_better(outcome, crossing.rises) {
                "risk-tipping-turn-plan"
            } else {
                "risk-tipping-turn-today"
            };
            tr.f(id, &[("value", (&value).into())])
        })
        .collect();
    let [low, high] = one.range.map(|value| words::param_value(state, one.param, value));
    tr.f(
        "risk-tipping-turns",
        &[
            ("name", (&name).into()),
            ("turns", (&turns.join("; ")).into()),
            ("low", (&low).into()),
            ("high", (&high).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, NO_BREAK_SPACE};
    use crate::model::ParamId;
    use crate::uncertain::Crossing;

    fn points(at: &[(f64, bool)], ends: [Option<f64>; 2]) -> Crossings {
        let at = at.iter().map(|&(at, rises)| Crossing { at, rises }).collect();
        Crossings { param: ParamId::Turnover, range: [10.0, 30.0], ends, at }
    }

    #[test]
    fn a_cost_that_rises_past_the_other_makes_the_other_better() {
        let opened = crate::app::from_preset("beslut-2023").unwrap();
        let state = AppState::new(opened.document, Language::Sv);
        let one = points(&[(14.0, true)], [Some(-1.0), Some(1.0)]);
        let text = sentence(&state, Outcome::Gross, &one).replace(NO_BREAK_SPACE, " ");
        assert!(text.starts_with("Personalomsättning"), "{text}");
        assert!(text.contains("överstiger 14 %/år") && text.contains("Nollalternativet"), "{text}");
        // More coverage is better: there the plan wins beyond the same value.
        let text = sentence(&state, Outcome::Coverage, &one).replace(NO_BREAK_SPACE, " ");
        assert!(text.contains("överstiger 14 %/år") && text.contains("planen bättre"), "{text}");
    }

    #[test]
    fn what_never_turns_says_who_is_better_all_along() {
        let of = |ends| Kind::of(Outcome::Gap, &points(&[], ends));
        assert_eq!(of([Some(-3.0), Some(-1.0)]), Kind::Plan);
        assert_eq!(of([Some(0.0), Some(5.0)]), Kind::Today);
        assert_eq!(of([Some(0.0), Some(0.0)]), Kind::Same);
        assert_eq!(of([None, Some(1.0)]), Kind::Undefined);
    }
}
