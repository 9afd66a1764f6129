//! The answer where it is no single figure of the simulation: what a [`Story`] tells.

use egui::{Frame, Label, Margin, RichText, Ui};

use super::{Head, inputs, line, movers, result};
use crate::app::{Action, MapAction, NearRow, RowTo, Story, StoryRow, WhyAction};
use crate::model::Plan;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};

/// Shows `story`, which rests on the assumptions of `plan`.
pub(super) fn show(
    ui: &mut Ui,
    head: &Head<'_>,
    (story, plan): (&Story, &Plan),
    actions: &mut Actions,
) {
    let (state, skin) = (head.state, Skin::of(ui));
    head.show(ui, &story.title, &story.value, actions);
    ui.separator();
    let formula = RichText::new(&story.formula).size(12.0).strong();
    ui.add(Label::new(formula).wrap());
    rows(ui, &story.rows, actions);
    if story.makes_up {
        result(ui, "", &story.value);
    }
    if !story.beside.is_empty() {
        ui.add_space(4.0);
        rows(ui, &story.beside, actions);
    }
    for note in &story.notes {
        ui.add(Label::new(theme::label(skin, note)).wrap());
    }
    if !story.near.is_empty() {
        near(ui, head, &story.near, actions);
    }
    if !story.shares.is_empty() {
        ui.separator();
        ui.label(theme::section(skin, state.tr.t("why-spread")));
        for [name, share] in &story.shares {
            line(ui, ["", name, share], false);
        }
    }
    if let Some(moving) = &story.moving {
        movers(ui, state, moving, actions);
    }
    inputs(ui, state, plan, &story.inputs);
}

/// What lies just beside what is told, each with what else is to be said of it.
fn near(ui: &mut Ui, head: &Head<'_>, near: &[NearRow], actions: &mut Actions) {
    let skin = Skin::of(ui);
    ui.separator();
    ui.label(theme::section(skin, head.state.tr.t("why-cheapest-near")));
    for NearRow { row, told } in near {
        rows(ui, std::slice::from_ref(row), actions);
        // Below the name, which stands a sign's width further in.
        let margin = Margin { left: 16, ..Margin::ZERO };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.add(Label::new(theme::label(skin, told)).wrap());
        });
    }
}

fn rows(ui: &mut Ui, rows: &[StoryRow], actions: &mut Actions) {
    let spacing = ui.spacing().item_spacing.y;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, row) in rows.iter().enumerate() {
        let sign = if at == 0 { "" } else { row.sign };
        if line(ui, [sign, &row.name, &row.text], row.to.is_some()) {
            actions.extend(row.to.clone().map(|to| match to {
                RowTo::Why(inquiry) => Action::Why(WhyAction::Into(inquiry)),
                RowTo::Card(asked) => Action::Map(MapAction::Ask(Some(asked))),
            }));
        }
    }
    ui.spacing_mut().item_spacing.y = spacing;
}
