//! How a parameter is drawn: chosen from a list, or that it never is.

use egui::{ComboBox, Ui};

use crate::app::{Action, AppState};
use crate::edit::Command;
use crate::model::{ParamId, ParamKind, Shape};
use crate::ui::Actions;
use crate::ui::budget::basis;
use crate::ui::theme::{self, Skin};

/// The list of distributions; for a choice that it is one.
pub(in crate::ui::budget) fn show(
    ui: &mut Ui,
    state: &AppState,
    param: ParamId,
    name: &str,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let kind = param.info().kind;
    if kind == ParamKind::Choice {
        let label = ui.label(theme::label(Skin::of(ui), tr.t(kind.message_id())));
        label.on_hover_text(about(state, param));
        return;
    }
    let chosen = state.document.plan.uncertainty.shape(param);
    let mut wanted = chosen;
    let list = ComboBox::from_id_salt(("shape", param.info().id))
        .selected_text(words(state, kind, chosen))
        .width(ui.available_width())
        .truncate();
    let shown = list.show_ui(ui, |ui| {
        for shape in Shape::ALL {
            ui.selectable_value(&mut wanted, shape, tr.t(shape.message_id()));
        }
    });
    let name = tr.f("budget-shape-of", &[("name", name.into())]);
    let response = shown.response.accessible_name(name);
    response.on_hover_text(about(state, param));
    if wanted != chosen {
        let mut uncertainty = state.document.plan.uncertainty.clone();
        if wanted == Shape::default() {
            uncertainty.shapes.remove(&param);
        } else {
            uncertainty.shapes.insert(param, wanted);
        }
        actions.push(Action::Edit(Command::SetUncertainty(uncertainty)));
    }
}

/// The distribution; of an effect also that it is one.
fn words(state: &AppState, kind: ParamKind, shape: Shape) -> String {
    let tr = &state.tr;
    let shape = tr.t(shape.message_id());
    match kind {
        ParamKind::Effect => format!("{}, {shape}", tr.t(kind.message_id())),
        _ => shape.to_owned(),
    }
}

/// What kind of parameter it is, and the mean of what is drawn.
fn about(state: &AppState, param: ParamId) -> String {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let kind = tr.t("budget-kind-about");
    let value = plan.parameters.get(param);
    let (id, mean) = match plan.uncertainty.shape(param) {
        _ if param.info().kind == ParamKind::Choice => return kind.to_owned(),
        Shape::Fixed => return format!("{kind} {}", tr.t("budget-not-drawn")),
        Shape::Pert => ("budget-pert-mean", value.pert_mean()),
        Shape::Triangular => ("budget-triangular-mean", value.triangular_mean()),
    };
    let mean = basis::value_with_unit(state, param, mean);
    format!("{kind} {}", tr.f(id, &[("mean", (&mean).into())]))
}
