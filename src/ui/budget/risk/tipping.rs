//! Where the better one of the plan and another, or Nollalternativ, changes: in sentences.

use egui::{Label, Ui, vec2};

use super::{ask, note, title, words};
use crate::app::{
    AppState, Inquiry, OtherPlan, OtherSource, PRESETS, RiskAction, RiskQuestion, Searched,
    TippingPoints, preset_card,
};
use crate::i18n::Tr;
use crate::ui::Actions;
use crate::ui::budget::{self, basis};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;
use crate::uncertain::{Crossings, Standing};

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let known = state.risk.tipping_points.as_ref();
    let of = known.map(|known| known.of);
    title(ui, state, tr.t("risk-tipping"), (RiskQuestion::TippingPoints, of));
    against(ui, state, actions);
    let Some(found) = known.map(|known| &known.is) else { return };
    let other = name_of(tr, found.against.as_deref());
    figures(ui, tr, found, &other);
    for one in found.points.iter().filter(|one| !one.at.is_empty()) {
        let text = sentence(state, one, &other);
        let name = format!("{}, {}", tr.t("risk-tipping"), words::param_name(state, one.param));
        let rests_on = basis::lines(state, &text, &[one.param]);
        let label = Label::new(&text).wrap();
        if widgets::asked_label(ui, tr, &name, label, &rests_on) {
            budget::ask(actions, Some(Inquiry::Searched(Searched::Turns(one.param))));
        }
    }
    for (id, standing) in [
        ("risk-tipping-plan", Some(Standing::First)),
        ("risk-tipping-today", Some(Standing::Second)),
        ("risk-tipping-same", Some(Standing::Alike)),
        ("risk-tipping-undefined", None),
    ] {
        let still = found.points.iter().filter(|one| one.at.is_empty());
        let names: Vec<String> = still
            .filter(|one| all_along(one) == standing)
            .map(|one| words::param_name(state, one.param))
            .collect();
        if !names.is_empty() {
            let text = tr.f(id, &[("n", names.len().into()), ("other", (&other).into())]);
            note(ui, text).on_hover_text(names.join("\n"));
        }
    }
}

/// What is compared with: Nollalternativ, or another plan.
fn against(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let chosen = state.risk.against.as_deref();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
        ui.label(theme::label(skin, tr.t("risk-against")));
        let is_today = chosen.is_none();
        if widgets::choice(ui, is_today, tr.t("risk-against-today")).clicked() && !is_today {
            ask(actions, RiskAction::CompareWith(None));
        }
        if let Some(other) = chosen {
            let shown = widgets::choice(ui, true, &words::shortened(&other.plan.title));
            shown.on_hover_text(&other.plan.title);
        }
        let menu = ui.menu_button(tr.t("risk-against-other"), |ui| {
            for preset in PRESETS {
                let Some(card) = preset_card(preset) else { continue };
                if ui.button(card.title).clicked() {
                    let source = OtherSource::Preset(preset);
                    ask(actions, RiskAction::CompareWith(Some(source)));
                    ui.close();
                }
            }
            ui.separator();
            if ui.button(tr.t("risk-against-file")).clicked() {
                ask(actions, RiskAction::PickOther);
                ui.close();
            }
        });
        menu.response.on_hover_text(tr.t("risk-against-tip"));
    });
}

/// The name of what is compared with.
fn name_of(tr: &Tr, other: Option<&OtherPlan>) -> String {
    other.map_or_else(
        || tr.t("risk-tipping-other-today").to_owned(),
        |other| tr.f("risk-tipping-other", &[("title", (&other.plan.title).into())]),
    )
}

/// The figure in both, and which is better.
fn figures(ui: &mut Ui, tr: &Tr, found: &TippingPoints, other: &str) {
    let name = tr.t(words::outcome_name(found.outcome));
    let better =
        if found.outcome.is_better_low() { "risk-tipping-low" } else { "risk-tipping-high" };
    note(ui, tr.f(better, &[("outcome", name.into())]));
    let [own, of_other] = found.values.map(|value| words::outcome_value(tr, found.outcome, value));
    let args = [("own", (&own).into()), ("other", other.into()), ("value", (&of_other).into())];
    note(ui, tr.f("risk-tipping-values", &args));
}

/// Who is better within the whole range of an assumption; `None` where that is undefined.
fn all_along(one: &Crossings) -> Option<Standing> {
    let [Some(low), Some(high)] = one.standing else { return None };
    // They can only differ where something between them is undefined.
    (low == high).then_some(low)
}

/// "Personalomsättning (10–30 %/år): planen är bättre; överstiger det 14 %/år är
/// Nollalternativet bättre."
fn sentence(state: &AppState, one: &Crossings, other: &str) -> String {
    let tr = &state.tr;
    let name = words::param_name(state, one.param);
    let [first, _] = one.standing;
    let begin = first.map(|standing| {
        let id = match standing {
            Standing::First => "risk-tipping-begin-plan",
            Standing::Second => "risk-tipping-begin-other",
            Standing::Alike => "risk-tipping-begin-same",
        };
        tr.f(id, &[("other", other.into())])
    });
    let turns = one.at.iter().map(|crossing| {
        let value = words::param_value(state, one.param, crossing.at);
        let id = match crossing.beyond {
            Standing::First => "risk-tipping-turn-plan",
            Standing::Second => "risk-tipping-turn-today",
            Standing::Alike => "risk-tipping-turn-same",
        };
        tr.f(id, &[("value", (&value).into()), ("other", other.into())])
    });
    let turns: Vec<String> = begin.into_iter().chain(turns).collect();
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

    fn points(at: &[(f64, Standing)], standing: [Option<Standing>; 2]) -> Crossings {
        let at = at.iter().map(|&(at, beyond)| Crossing { at, beyond }).collect();
        let ends = [Some(0.0); 2];
        Crossings { param: ParamId::Turnover, range: [10.0, 30.0], ends, standing, at }
    }

    #[test]
    fn a_sentence_says_who_is_better_from_the_low_end_on() {
        let opened = crate::app::from_preset("beslut-2023").unwrap();
        let state = AppState::new(opened.document, Language::Sv);
        let text = |at: &[(f64, Standing)], first| {
            let one = points(at, [Some(first), at.last().map(|last| last.1)]);
            sentence(&state, &one, "”Annan”").replace(NO_BREAK_SPACE, " ")
        };
        let turned = text(&[(14.0, Standing::Second)], Standing::First);
        assert!(turned.starts_with("Personalomsättning (10 %/år–30 %/år): planen är bättre; "));
        assert!(turned.contains("överstiger det 14 %/år är ”Annan” bättre"), "{turned}");
        let alike = [(14.0, Standing::Alike), (20.0, Standing::First)];
        let alike = text(&alike, Standing::Second);
        assert!(alike.contains("”Annan” är bättre; överstiger det 14 %/år är de lika"), "{alike}");
        assert!(alike.contains("överstiger det 20 %/år är planen bättre"), "{alike}");
    }

    #[test]
    fn what_never_turns_says_who_is_better_all_along() {
        let of = |standing| all_along(&points(&[], standing));
        let both = |standing| [Some(standing); 2];
        assert_eq!(of(both(Standing::First)), Some(Standing::First));
        assert_eq!(of(both(Standing::Alike)), Some(Standing::Alike));
        assert_eq!(of([None, Some(Standing::First)]), None);
    }
}
