//! What a step means in numbers: before it, when it starts, and a year later.

use egui::{Grid, Rect, Ui, vec2};

use super::basis::{self, basis};
use super::norm;
use crate::app::{Action, AppState, Asked, FigureQuestion, WhyAction};
use crate::model::{ParamId, RolloutStep, UnitIdx};
use crate::simulate::Simulation;
use crate::ui::Actions;
use crate::ui::cells::{self, Cell};
use crate::ui::theme::{self, Skin};
use crate::ui::timeline::{month_short, posts};
use crate::ui::widgets::{self, mnkr};

/// Positions of the months that are compared: before the start, the start, a year later. A month
/// that is not simulated is left out.
fn months(simulation: &Simulation, step: &RolloutStep) -> Vec<usize> {
    let wanted = [step.start.plus(-1), step.start, step.start.plus(12)];
    wanted.into_iter().filter_map(|month| simulation.position(month)).collect()
}

/// The table.
pub(super) fn show(ui: &mut Ui, state: &AppState, step: &RolloutStep, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let Some(simulation) = state.simulation_in_hand() else { return };
    let months = months(simulation, step);
    if months.is_empty() {
        ui.label(theme::label(skin, tr.t("rollout-figures-none")));
        return;
    }
    let width = ((ui.available_width() - 136.0) / 3.0 - 8.0).clamp(52.0, 84.0);
    Grid::new("figures").num_columns(months.len() + 1).spacing(vec2(8.0, 4.0)).show(ui, |ui| {
        ui.label("");
        for &t in &months {
            right(ui, width, |ui| {
                ui.label(theme::label(skin, month_short(tr, simulation.month(t))));
            });
        }
        ui.end_row();
        let cells = rows(ui, state, step, (simulation, &months, width));
        // What is counted in a hurry is not what the plan will say.
        let cells = if state.quick.is_some() { Vec::new() } else { cells };
        let asked = cells::asked(ui, tr, ui.scope_id().with("asked figures"), &cells);
        actions.extend(asked.map(|question| Action::Why(WhyAction::figure(question))));
    });
    ui.horizontal(|ui| {
        ui.label(theme::label(skin, tr.t("rollout-figures-help")));
        widgets::assumption_mark(ui, tr);
    });
    if state.quick.is_some() {
        ui.label(theme::label(skin, tr.t("rollout-figures-quick")));
    }
}

fn rows(
    ui: &mut Ui,
    state: &AppState,
    step: &RolloutStep,
    (simulation, months, width): (&Simulation, &[usize], f32),
) -> Vec<Cell<FigureQuestion>> {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let mut cells = Vec::new();
    let mut number = 0;
    let mut row = |name: &str, basis: &str, of: Of, value: &dyn Fn(usize) -> Option<String>| {
        ui.label(name).on_hover_text(basis);
        for (column, &t) in months.iter().enumerate() {
            let text = value(t);
            let is_known = text.is_some();
            let place = right(ui, width, |ui| {
                ui.label(theme::strong(text.unwrap_or_else(|| "–".to_owned())));
            });
            let month = month_short(tr, simulation.month(t));
            let (asked, unit, length) = of;
            cells.extend(is_known.then(|| Cell {
                at: (number, column),
                place,
                name: format!("{name}, {month}"),
                basis: basis.to_owned(),
                asks: FigureQuestion::new(asked, unit, t..t + length),
            }));
        }
        number += 1;
        ui.end_row();
    };
    let total = |t: usize| simulation.total.get(t);
    let share = [ParamId::Share0To17, ParamId::NeedWeightB];
    let about = basis(tr, plan, tr.t("rollout-share-basis"), &share);
    row(tr.t("rollout-share"), &about, (Asked::Rollout, None, 1), &|t| {
        Some(tr.percent(total(t)?.rollout_share * 100.0, 0))
    });
    let about =
        basis(tr, plan, tr.t("rollout-posts-basis"), &[ParamId::Span, ParamId::RecruitmentLead]);
    row(tr.t("rollout-posts-total"), &about, (Asked::Posts, None, 1), &|t| {
        Some(posts(tr, total(t)?.sum.posts_total))
    });
    let caseload = basis(tr, plan, tr.t("rollout-caseload-basis"), basis::CASELOAD);
    row(tr.t("rollout-caseload"), &caseload, (Asked::Caseload, None, 1), &|t| {
        total(t)?.sum.caseload.map(|cases| tr.number(cases, 1))
    });
    for index in norm::units_of(plan, step) {
        let Some(unit) = plan.units.get(index) else { continue };
        let name = tr.f("rollout-caseload-unit", &[("unit", (&unit.name).into())]);
        row(&name, &caseload, (Asked::Caseload, Some(index), 1), &|t| {
            simulation.at(index, t)?.caseload.map(|cases| tr.number(cases, 1))
        });
    }
    let about = basis(tr, plan, tr.t("rollout-cost-basis"), basis::COST);
    row(tr.t("rollout-cost"), &about, (Asked::GROSS, None, 12), &|t| {
        year_cost(simulation, t).map(|cost| mnkr(tr, cost))
    });
    cells
}

/// What a row is of: which figure, of whom, over how many months.
type Of = (Asked, Option<UnitIdx>, usize);

/// Gross cost of the twelve months that begin at `t`, where all of them are simulated.
fn year_cost(simulation: &Simulation, t: usize) -> Option<crate::model::Ore> {
    let range = t..t + 12;
    (range.end <= simulation.months()).then(|| simulation.cost(None, range).total())
}

/// A cell whose content stands at the right, as numbers do; gives where it lies.
fn right(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) -> Rect {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let shown = ui.allocate_ui_with_layout(vec2(width, 18.0), layout, |ui| {
        ui.set_width(width);
        add(ui);
    });
    shown.response.rect.expand2(vec2(3.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_step_is_compared_with_the_month_before_and_a_year_later() {
        let opened = crate::app::from_preset("beslut-2023").unwrap();
        let state = AppState::new(opened.document, Language::Sv);
        let simulation = state.results.simulation().unwrap();
        let plan = &state.document.plan;
        // May 2027 in a plan from January 2027.
        assert_eq!(months(simulation, plan.steps.get(1).unwrap()), [3, 4, 16]);
        // Before the plan: nothing of it was simulated.
        assert!(months(simulation, plan.steps.first().unwrap()).is_empty());
        assert_eq!(year_cost(simulation, simulation.months() - 11), None);
    }
}
