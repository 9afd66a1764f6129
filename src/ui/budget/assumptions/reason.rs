//! What is said of a parameter that the plan has changed: its default, who changed it, and why.

use egui::{Id, Ui};

use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{Message, ParamId, Plan, Rationale, Shape};
use crate::ui::Actions;
use crate::ui::budget::parameter::{Columns, GAP, cell, row};
use crate::ui::budget::{Draft, basis, field};
use crate::ui::theme::{self, Skin};

/// Width of the field for who changed it, points.
const WHO: f32 = 150.0;

/// Whether the plan has another value, range or distribution than the default, or a reason.
pub(in crate::ui::budget) fn is_changed(plan: &Plan, param: ParamId) -> bool {
    !plan.parameters.is_default(param)
        || plan.uncertainty.shape(param) != Shape::default()
        || plan.model.reasons.contains_key(&param)
}

/// Takes back value, range and distribution, and the reason with them.
pub(in crate::ui::budget) fn reset(plan: &Plan, param: ParamId) -> Command {
    let mut commands = Vec::new();
    if !plan.parameters.is_default(param) {
        commands.push(Command::SetParameter { param, value: param.info().default });
    }
    let mut uncertainty = plan.uncertainty.clone();
    if uncertainty.shapes.remove(&param).is_some() {
        commands.push(Command::SetUncertainty(uncertainty));
    }
    if plan.model.reasons.contains_key(&param) {
        commands.push(Command::SetParameterReason { param, reason: Rationale::default() });
    }
    let label = Message::new("edit-label-parameter").text("param", param.info().id);
    Command::Batch { commands, label: Some(label) }
}

/// The line under a changed parameter.
pub(in crate::ui::budget) fn show(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (param, name): (ParamId, &str),
    actions: &mut Actions,
) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let info = param.info();
    let rect = row(ui);
    let columns = Columns::new(rect.left(), rect.width());
    cell(ui, columns.cell(rect, 0), |ui| {
        ui.add_space(GAP);
        let [value, low, high] = [info.default.value, info.default.low, info.default.high]
            .map(|one| field::plain(tr, one));
        let args = [("value", (&value).into()), ("low", (&low).into()), ("high", (&high).into())];
        let text = theme::label(skin, tr.f("budget-default", &args));
        let tip = basis::value_with_unit(state, param, info.default.value);
        ui.add(egui::Label::new(text).truncate()).on_hover_text(match info.source {
            Some(source) => format!("{tip} – {}: {source}", tr.t("budget-default-source")),
            None => format!("{tip} – {}", tr.t("assumption")),
        });
    });
    let known = state.document.plan.model.reasons.get(&param).cloned().unwrap_or_default();
    let fields = columns.cell(rect, 1).with_max_x(columns.cell(rect, 5).right());
    let mut wanted = None;
    cell(ui, fields, |ui| {
        let edit = &mut draft.edit;
        ui.label(theme::label(skin, tr.t("budget-who")));
        let label = tr.f("budget-who-of", &[("name", name.into())]);
        let id = Id::unique(("changed by", info.id));
        if let Some(who) = field::text(ui, edit, id, &label, &known.who, WHO) {
            wanted = Some(Rationale { who, ..known.clone() });
        }
        ui.add_space(4.0);
        ui.label(theme::label(skin, tr.t("budget-why")));
        let label = tr.f("budget-why-of", &[("name", name.into())]);
        let id = Id::unique(("changed why", info.id));
        let width = ui.available_width();
        if let Some(why) = field::text(ui, edit, id, &label, &known.why, width) {
            wanted = Some(Rationale { why, ..known.clone() });
        }
    });
    if let Some(reason) = wanted {
        actions.push(Action::Edit(Command::SetParameterReason { param, reason }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParamValue;

    #[test]
    fn a_reset_takes_back_all_that_was_changed_in_one_command() {
        let before = crate::app::from_preset("beslut-2023").unwrap().document.plan;
        let param = ParamId::Turnover;
        assert!(!is_changed(&before, param));
        let mut plan = before.clone();
        let value = ParamValue { value: 12.0, low: 8.0, high: 20.0 };
        let reason = Rationale { who: "Anna".to_owned(), why: "Egen statistik".to_owned() };
        plan.parameters.set(param, value);
        plan.model.reasons.insert(param, reason);
        plan.uncertainty.shapes.insert(param, Shape::Triangular);
        assert!(is_changed(&plan, param));
        let undo = reset(&plan, param).apply(&mut plan).unwrap();
        assert_eq!(plan, before);
        undo.apply(&mut plan).unwrap();
        assert_eq!(plan.uncertainty.shape(param), Shape::Triangular);
        assert!(plan.parameters.get(param) == value && plan.model.reasons.contains_key(&param));
    }
}
