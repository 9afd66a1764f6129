//! What would have to be true: the value of one assumption for which a target holds.

use egui::{ComboBox, Id, Label, Ui};

use super::{ask, asking, note, title, words};
use crate::app::{
    Action, AppState, Goal, GoalAnswer, GoalValue, Inquiry, RiskAction, RiskChoices, RiskQuestion,
    Searched,
};
use crate::edit::Command;
use crate::model::ParamId;
use crate::ui::Actions;
use crate::ui::budget;
use crate::ui::budget::field::{self, Edit, Number};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;
use crate::uncertain::Outcome;

/// The greatest target that can be asked for, in the unit that it is shown in.
const MOST: f64 = 1e6;

pub(super) fn show(ui: &mut Ui, state: &AppState, edit: &mut Edit, actions: &mut Actions) {
    let tr = &state.tr;
    let known = state.risk.goal.as_ref();
    title(ui, state, tr.t("risk-goal"), (RiskQuestion::Goal, known.map(|known| known.of)));
    question(ui, state, edit, actions);
    let Some(answer) = known.map(|known| &known.is) else {
        note(ui, tr.t("risk-goal-empty"));
        return;
    };
    if answer.goal != state.risk.choices.goal {
        let skin = Skin::of(ui);
        ui.label(theme::label(skin, tr.t("risk-goal-other")).color(skin.worse()));
    }
    for line in lines(state, answer) {
        ui.add(Label::new(line).wrap());
    }
    for (at, value) in answer.values.iter().enumerate() {
        one_value(ui, state, answer, (at, *value), actions);
    }
    let [low, high] = answer.range.map(|v| words::param_value(state, answer.goal.param, v));
    ui.horizontal_wrapped(|ui| {
        widgets::assumption_mark(ui, tr);
        note(ui, tr.f("risk-goal-note", &[("low", (&low).into()), ("high", (&high).into())]));
    });
}

/// Figure, target and assumption, and the button that asks.
fn question(ui: &mut Ui, state: &AppState, edit: &mut Edit, actions: &mut Actions) {
    let tr = &state.tr;
    let goal = state.risk.choices.goal;
    let mut wanted = goal;
    ui.horizontal_wrapped(|ui| {
        ui.label(tr.t("risk-goal-so-that"));
        outcome_choice(ui, state, &mut wanted);
        let is_low = goal.outcome.is_better_low();
        ui.label(tr.t(if is_low { "risk-goal-at-most" } else { "risk-goal-at-least" }));
        let (scale, _, unit) = words::measure(goal.outcome);
        let target = Number {
            name: tr.t("risk-goal-target"),
            value: goal.target / scale,
            range: -MOST..=MOST,
            speed: 0.1,
            width: 64.0,
        };
        if let Some(target) = field::number(ui, tr, edit, Id::unique("risk goal"), &target) {
            wanted.target = target * scale;
        }
        ui.label(tr.t(unit));
        ui.label(tr.t("risk-goal-by"));
        param_choice(ui, state, &mut wanted);
        asking(ui, state, (RiskQuestion::Goal, tr.t("risk-goal-ask")), actions);
    });
    if wanted != goal {
        let choices = RiskChoices { goal: wanted, ..state.risk.choices };
        ask(actions, RiskAction::Choose(choices));
    }
}

fn outcome_choice(ui: &mut Ui, state: &AppState, goal: &mut Goal) {
    let tr = &state.tr;
    let shown = ComboBox::from_id_salt("goal outcome")
        .selected_text(tr.t(words::outcome_name(goal.outcome)))
        .show_ui(ui, |ui| {
            for one in Outcome::ALL {
                let is_chosen = one == goal.outcome;
                let name = tr.t(words::outcome_name(one));
                if ui.selectable_label(is_chosen, name).clicked() && !is_chosen {
                    *goal = Goal { outcome: one, target: state.usual_target(one), ..*goal };
                }
            }
        });
    shown.response.accessible_name(tr.t("risk-goal-figure"));
}

fn param_choice(ui: &mut Ui, state: &AppState, goal: &mut Goal) {
    let shown = ComboBox::from_id_salt("goal assumption")
        .selected_text(words::param_name(state, goal.param))
        .width(220.0)
        .height(360.0)
        .show_ui(ui, |ui| {
            for one in ParamId::ALL {
                let name = words::param_name(state, one);
                ui.selectable_value(&mut goal.param, one, name);
            }
        });
    shown.response.accessible_name(state.tr.t("risk-goal-assumption"));
}

/// What the plan has now, and, where no value turns it, whether the target holds everywhere or
/// nowhere.
fn lines(state: &AppState, answer: &GoalAnswer) -> Vec<String> {
    let tr = &state.tr;
    let goal = answer.goal;
    let name = words::param_name(state, goal.param);
    let now = words::param_value(state, goal.param, answer.now.value);
    let outcome = tr.t(words::outcome_name(goal.outcome));
    let reached = words::outcome_value(tr, goal.outcome, answer.reached);
    let holds = answer.reached.is_some_and(|reached| goal.holds(reached));
    let args = [
        ("name", (&name).into()),
        ("now", (&now).into()),
        ("outcome", outcome.into()),
        ("reached", (&reached).into()),
    ];
    let mut lines = vec![tr.f(if holds { "risk-goal-held" } else { "risk-goal-now" }, &args)];
    if answer.values.is_empty() {
        let [low, high] = answer.range.map(|value| words::param_value(state, goal.param, value));
        let id = match answer.holds {
            [Some(true), Some(true)] => "risk-goal-always",
            [Some(false), Some(false)] => "risk-goal-never",
            _ => "risk-goal-undefined",
        };
        let args = [("low", (&low).into()), ("high", (&high).into())];
        lines.push(tr.f(id, &args));
    }
    lines
}

/// One value at which it turns: in words, and to set.
fn one_value(
    ui: &mut Ui,
    state: &AppState,
    answer: &GoalAnswer,
    (at, found): (usize, GoalValue),
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let param = answer.goal.param;
    let value = words::exact_value(state, param, found.value);
    ui.horizontal_wrapped(|ui| {
        let name = format!("{}, {value}", tr.t("risk-goal"));
        let label = Label::new(theme::strong(words_of(state, answer, found))).wrap();
        if widgets::asked_label(ui, tr, &name, label, "") {
            budget::ask(actions, Some(Inquiry::Searched(Searched::Goal(at))));
        }
        let button = tr.f("risk-goal-set", &[("value", (&value).into())]);
        if ui.button(button).clicked() {
            let value = state.document.plan.parameters.get(param).with_likely(found.value);
            actions.push(Action::Edit(Command::SetParameter { param, value }));
        }
    });
}

/// "Målet nås om personalomsättning är högst 12,4 %/år. Det ligger inom spannet 10–30 %/år."
fn words_of(state: &AppState, answer: &GoalAnswer, found: GoalValue) -> String {
    let tr = &state.tr;
    let param = answer.goal.param;
    let name = words::param_name(state, param);
    let value = words::exact_value(state, param, found.value);
    let gives = words::outcome_value(tr, answer.goal.outcome, found.gives);
    let id = if found.rises { "risk-goal-from" } else { "risk-goal-up-to" };
    let args = [("name", (&name).into()), ("value", (&value).into()), ("gives", (&gives).into())];
    let mut text = tr.f(id, &args);
    let now = answer.now;
    if now.low < now.high {
        let [low, high] = [now.low, now.high].map(|v| words::exact_value(state, param, v));
        let is_inside = (now.low..=now.high).contains(&found.value);
        let id = if is_inside { "risk-goal-inside" } else { "risk-goal-outside" };
        text.push(' ');
        text.push_str(&tr.f(id, &[("low", (&low).into()), ("high", (&high).into())]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, NO_BREAK_SPACE};
    use crate::model::ParamValue;

    fn state() -> AppState {
        let opened = crate::app::from_preset("beslut-2023").unwrap();
        AppState::new(opened.document, Language::Sv)
    }

    fn answer(values: &[GoalValue], holds: [Option<bool>; 2]) -> GoalAnswer {
        GoalAnswer {
            goal: Goal::default(),
            now: ParamValue { value: 18.0, low: 10.0, high: 30.0 },
            reached: Some(91.3),
            range: [5.0, 60.0],
            holds,
            values: values.to_vec(),
        }
    }

    fn plain(text: &str) -> String {
        text.replace(NO_BREAK_SPACE, " ")
    }

    #[test]
    fn a_value_is_told_with_its_unit_and_whether_it_lies_in_the_range() {
        let state = state();
        let value = |value| GoalValue {
            value,
            rises: false,
            gives: Some(95.0),
            beside: value + 0.01,
            beside_gives: Some(94.9),
        };
        let said = |at| plain(&words_of(&state, &answer(&[], [None; 2]), value(at)));
        let inside = said(12.44);
        assert!(inside.contains("högst 12,44 %/år"), "{inside}");
        assert!(inside.contains("inom spannet 10 %/år–30 %/år"), "{inside}");
        let outside = said(7.5);
        assert!(outside.contains("utanför spannet"), "{outside}");
        let rising = GoalValue { rises: true, ..value(7.5) };
        assert!(plain(&words_of(&state, &answer(&[], [None; 2]), rising)).contains("minst 7,5"));
    }

    #[test]
    fn where_nothing_turns_it_is_said_whether_it_holds_everywhere_or_nowhere() {
        let state = state();
        let said = |holds| plain(&lines(&state, &answer(&[], holds)).join(" "));
        assert!(said([Some(false); 2]).contains("Inget värde mellan 5 %/år och 60 %/år"));
        assert!(said([Some(true); 2]).contains("nås med alla värden"));
        assert!(said([None; 2]).contains("finns inte"));
    }
}
