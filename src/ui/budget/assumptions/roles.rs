//! What each role is called and takes, where that is its own.

use egui::{Id, Rect, Ui, pos2};

use crate::app::{Action, AppState, role_name};
use crate::edit::Command;
use crate::model::{ParamId, Role, RoleSettings};
use crate::ui::Actions;
use crate::ui::budget::field::{self, Number};
use crate::ui::budget::parameter::{self, GAP, cell, row};
use crate::ui::budget::{Draft, settings};
use crate::ui::theme::{self, Skin};

/// Where the columns lie: role, own name, area, training, and what is wrong.
#[derive(Clone, Copy, Debug)]
struct Columns {
    starts: [f32; 5],
    right: f32,
}

impl Columns {
    fn new(row: Rect) -> Self {
        let name = parameter::Columns::new(row.left(), row.width()).name_width();
        let mut at = row.left();
        let starts = [name, 190.0, 110.0, 130.0, 0.0].map(|width| {
            let start = at;
            at += width + GAP;
            start
        });
        Self { starts, right: row.right() }
    }

    fn cell(&self, row: Rect, at: usize) -> Rect {
        let start = self.starts.get(at).copied().unwrap_or(row.left());
        let end = self.starts.get(at + 1).map_or(self.right, |next| next - GAP);
        Rect::from_min_max(pos2(start, row.top()), pos2(end, row.bottom()))
    }
}

/// A row for each role.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    settings::note(ui, state.tr.t("budget-roles-note"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        headings(ui, state);
        for role in Role::ALL {
            let known = state.document.plan.model.role(role);
            if let Some(settings) = one(ui, state, draft, (role, known)) {
                actions.push(Action::Edit(Command::SetRole { role, settings }));
            }
        }
    });
}

fn headings(ui: &mut Ui, state: &AppState) {
    let skin = Skin::of(ui);
    let size = egui::vec2(ui.available_width(), 20.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let columns = Columns::new(rect);
    let ids = ["budget-role", "budget-role-name", "budget-role-area", "budget-role-training"];
    for (at, id) in ids.into_iter().enumerate() {
        cell(ui, columns.cell(rect, at), |ui| {
            ui.label(theme::label(skin, state.tr.t(id)));
        });
    }
}

/// Name, area and training of a role; gives them when one was changed.
fn one(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (role, known): (Role, &RoleSettings),
) -> Option<RoleSettings> {
    let tr = &state.tr;
    let rect = row(ui);
    let columns = Columns::new(rect);
    let general = tr.t(role.message_id());
    let mut changed = known.clone();
    cell(ui, columns.cell(rect, 0), |ui| {
        ui.add(egui::Label::new(general).truncate());
    });
    cell(ui, columns.cell(rect, 1), |ui| {
        let label = tr.f("budget-role-name-of", &[("role", general.into())]);
        let own = (known.name.as_deref().unwrap_or_default(), general);
        let id = Id::unique(("role name", role.id()));
        let width = ui.available_width() - 12.0;
        if let Some(name) = field::text_or(ui, &mut draft.edit, id, &label, own, width) {
            changed.name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        }
    });
    let area = (ParamId::AreaPerPost, &mut changed.area_m2);
    number(ui, state, draft, role, area, (columns, rect, 2));
    let training = (ParamId::Training, &mut changed.training_tkr);
    number(ui, state, draft, role, training, (columns, rect, 3));
    (changed != *known).then_some(changed)
}

/// A number that is the role's own, or else that of `general`.
fn number(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    role: Role,
    (general, own): (ParamId, &mut Option<f64>),
    (columns, row, at): (Columns, Rect, usize),
) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let (min, max) = general.bounds();
    let words = ("role", role_name(plan, tr, role).into());
    let label = match general {
        ParamId::AreaPerPost => tr.f("budget-role-area-of", &[words]),
        _ => tr.f("budget-role-training-of", &[words]),
    };
    let id = Id::unique(("role", role.id(), general.info().id));
    cell(ui, columns.cell(row, at), |ui| {
        let range = min..=max;
        let field = Number { name: &label, value: 0.0, range, speed: 0.0, width: 64.0 };
        let value = (own, plan.parameters.value(general));
        field::optional(ui, tr, &mut draft.edit, id, value, &field);
    });
    if draft.edit.is_refused(id) {
        let (min, max) = (field::plain(tr, min), field::plain(tr, max));
        let args = [("min", (&min).into()), ("max", (&max).into())];
        cell(ui, columns.cell(row, 4), |ui| {
            let text = egui::RichText::new(tr.f("budget-bad-number", &args));
            let text = text.color(Skin::of(ui).worse());
            ui.add(egui::Label::new(text).truncate());
        });
    }
}
