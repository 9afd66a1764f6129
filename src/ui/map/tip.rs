//! What a district is, beside the pointer.

use egui::{Area, Context, Grid, Id, Order, Pos2, Rect, vec2};

use crate::app::{AppState, Figure};
use crate::model::DistrictIdx;
use crate::scene::legend::{localised, shown_text};
use crate::ui::theme::{self, Skin};

/// Shows the card of `district` beside `pointer`, inside `rect`.
pub(super) fn show(
    ctx: &Context,
    state: &AppState,
    district: DistrictIdx,
    pointer: Pos2,
    rect: Rect,
) {
    let skin = Skin::new(ctx.global_style().visuals.dark_mode);
    let to_left = pointer.x > rect.right() - 330.0;
    let up = pointer.y > rect.bottom() - 200.0;
    let pivot = match (to_left, up) {
        (false, false) => egui::Align2::LEFT_TOP,
        (true, false) => egui::Align2::RIGHT_TOP,
        (false, true) => egui::Align2::LEFT_BOTTOM,
        (true, true) => egui::Align2::RIGHT_BOTTOM,
    };
    let offset = vec2(if to_left { -16.0 } else { 16.0 }, if up { -12.0 } else { 16.0 });
    Area::new(Id::unique("district tip"))
        .order(Order::Tooltip)
        .pivot(pivot)
        .fixed_pos(pointer + offset)
        .interactable(false)
        .show(ctx, |ui| {
            theme::floating_frame(skin).inner_margin(12).show(ui, |ui| {
                ui.set_max_width(320.0);
                contents(ui, state, district, skin);
            });
        });
}

fn contents(ui: &mut egui::Ui, state: &AppState, district: DistrictIdx, skin: Skin) {
    let tr = &state.tr;
    let plan = state.shown_plan();
    ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
    ui.spacing_mut().interact_size.y = 15.0;
    ui.horizontal(|ui| {
        ui.label(theme::title(state.document.name_of(district)));
        if let Some(unit) = plan.units.get(state.unit_of(district)) {
            crate::ui::widgets::unit_badge(ui, unit, 8.0);
            ui.label(theme::label(skin, &unit.name));
        }
    });
    let step = plan.step_of(district);
    let live = match (step, plan.live_from(district)) {
        (Some(step), Some(month)) if month < plan.start => {
            tr.f("tip-live", &[("step", (&step.name).into())])
        }
        (Some(step), Some(month)) => {
            let month = tr.month(month.year(), month.month());
            tr.f("tip-goes-live", &[("step", (&step.name).into()), ("month", (&month).into())])
        }
        _ => tr.t("tip-central").to_owned(),
    };
    ui.label(theme::label(skin, live));
    let table = &state.document.map.indicators;
    let always = [table.population, table.children_0_19].into_iter().flatten();
    let always = always.map(Figure::Indicator);
    let shown = state.shown_figure().or_else(|| state.view.indicator.map(Figure::Indicator));
    let mut figures: Vec<Figure> = Vec::new();
    let beside = state.shown_beside().map(Figure::Indicator);
    for figure in shown.into_iter().chain(beside).chain(always) {
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    let figures: Vec<_> = figures.iter().filter_map(|figure| state.figure(figure)).collect();
    Grid::new("tip").num_columns(2).spacing(vec2(16.0, 3.0)).show(ui, |ui| {
        for indicator in &figures {
            let value = shown_text(indicator, district, tr);
            row(ui, localised(&indicator.info.title, tr), &value);
        }
        let demand = &state.shown_results().demand;
        if let (Some(figures), Some(weight)) =
            (demand.districts.get(district), demand.need.weight.get(district))
        {
            row(ui, tr.t("tip-need-weight"), &tr.number(*weight, 2));
            let reports = tr.number(figures.reports * 12.0, 0);
            let reports = if figures.is_hidden { tr.t("value-hidden") } else { &reports };
            row(ui, tr.t("tip-reports"), reports);
        }
    });
    crate::ui::explain::years_note(ui, state, figures.iter().map(|figure| &figure.info));
    ui.label(theme::label(skin, tr.t("tip-sources")));
}

fn row(ui: &mut egui::Ui, name: &str, value: &str) {
    ui.label(name);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.label(theme::strong(value));
    });
    ui.end_row();
}
