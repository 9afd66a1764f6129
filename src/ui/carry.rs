//! Districts in the hand: where they would land, what that would do, and the drop.

use egui::{Align2, Area, Context, Grid, Id, Key, LayerId, Order, RichText, pos2, vec2};
use geo::Coord;

use super::Actions;
use super::map::MapPane;
use super::map::paint;
use super::theme::{self, Skin, Weight, font};
use super::widgets::signed_sek;
use crate::app::{
    Action, AppState, BaseBalance, Carried, Inquiry, Measure, MovePreview, TagFigure, WhyAction,
    with_groups,
};
use crate::measure::distance::WayUnit;
use crate::model::{DistrictIdx, UnitIdx};

/// Districts that are being carried.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Carry {
    pub(super) districts: Vec<DistrictIdx>,
    /// The unit that they would land in.
    pub(super) target: Option<UnitIdx>,
    /// The point of the map (metres) that is under the hand.
    pub(super) grip: Coord<f64>,
    /// Scale of what is under the hand, unless it would be too large.
    pub(super) metres_per_px: f64,
}

impl Carry {
    /// Picks up `district`, with the whole selection where it is part of that, and with what
    /// should stay together with it.
    pub(super) fn pick_up(
        state: &AppState,
        district: DistrictIdx,
        grip: Coord<f64>,
        metres_per_px: f64,
    ) -> Self {
        let selection = &state.view.selection;
        let districts: Vec<DistrictIdx> = if selection.contains(&district) {
            selection.iter().copied().collect()
        } else {
            vec![district]
        };
        let districts = with_groups(&state.document.plan, &districts);
        Self { districts, target: None, grip, metres_per_px }
    }

    /// Picks up `district` by its chip.
    pub(super) fn pick_up_chip(state: &AppState, map: &MapPane, district: DistrictIdx) -> Self {
        let shape = state.shown_map().districts.get(district).map(|district| &district.shape);
        let grip = shape.map_or(Coord { x: 0.0, y: 0.0 }, |shape| shape.label_point);
        Self::pick_up(state, district, grip, map.metres_per_px().unwrap_or(1.0))
    }
}

/// Follows the pointer; a drop is one action, made when the button is let go.
pub(super) fn update(
    ctx: &Context,
    state: &AppState,
    carry: &mut Option<Carry>,
    targets: &[(egui::Rect, UnitIdx)],
    map: &MapPane,
    actions: &mut Actions,
) {
    let Some(held) = carry else { return };
    if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape)) {
        *carry = None;
        actions.push(Action::Preview(None));
        return;
    }
    if let Some(to) = held.target
        && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::F1))
    {
        let carried = Carried { districts: held.districts.clone(), to, month: state.shown_month() };
        *carry = None;
        actions.push(Action::Preview(None));
        let inquiry = Inquiry::Tag(carried, TagFigure::All);
        actions.push(Action::Why(WhyAction::Ask(inquiry)));
        return;
    }
    let pointer = ctx.input(|input| input.pointer.latest_pos());
    let beside = pointer.and_then(|pointer| {
        targets.iter().find_map(|(rect, unit)| rect.contains(pointer).then_some(*unit))
    });
    let target = beside.or(map.unit_under_pointer);
    let moves =
        |unit: UnitIdx| held.districts.iter().any(|&district| state.unit_of(district) != unit);
    // A finger that lets go is gone in the same moment: what it was over last is meant.
    if pointer.is_some() {
        held.target = target.filter(|&unit| moves(unit));
    }
    let released = !ctx.input(|input| input.pointer.primary_down());
    if released {
        match held.target {
            Some(unit) => actions.push(Action::Assign(held.districts.clone(), unit)),
            None => actions.push(Action::Preview(None)),
        }
        *carry = None;
        return;
    }
    ctx.set_cursor_icon(egui::CursorIcon::Grabbing);
    let shown = state.preview.as_ref().map(|preview| preview.to);
    if shown != held.target {
        // The figures for the new target come with the next frame.
        ctx.request_repaint();
    }
    actions.push(Action::Preview(held.target.map(|unit| (held.districts.clone(), unit))));
    if let Some(pointer) = pointer {
        let layer = LayerId::new(Order::Foreground, Id::unique("in the hand"));
        let skin = Skin::new(ctx.global_style().visuals.dark_mode);
        paint::in_hand(&ctx.layer_painter(layer), pointer, state, map.mesh(), held, skin);
        tag(ctx, state, held, pointer);
    }
}

/// The price tag at the hand.
fn tag(ctx: &Context, state: &AppState, held: &Carry, pointer: egui::Pos2) {
    let skin = Skin::new(ctx.global_style().visuals.dark_mode);
    let screen = ctx.content_rect();
    // Beside the hand, on the side where there is room.
    let left = pointer.x > screen.right() - 380.0;
    let below = pointer.y < screen.bottom() - 250.0;
    let pivot = match (left, below) {
        (false, true) => Align2::LEFT_TOP,
        (true, true) => Align2::RIGHT_TOP,
        (false, false) => Align2::LEFT_BOTTOM,
        (true, false) => Align2::RIGHT_BOTTOM,
    };
    let offset = vec2(if left { -18.0 } else { 18.0 }, if below { 14.0 } else { -14.0 });
    Area::new(Id::unique("price tag"))
        .order(Order::Tooltip)
        .pivot(pivot)
        .fixed_pos(pos2(pointer.x, pointer.y) + offset)
        .interactable(false)
        .show(ctx, |ui| {
            theme::floating_frame(skin).inner_margin(12).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(12.0, 4.0);
                ui.spacing_mut().interact_size.y = 15.0;
                heading(ui, state, held, skin);
                let preview = state.preview.as_ref().filter(|known| Some(known.to) == held.target);
                if let Some(preview) = preview {
                    figures(ui, state, preview, skin);
                } else {
                    ui.label(theme::label(skin, state.tr.t("carry-where")));
                }
            });
        });
}

fn heading(ui: &mut egui::Ui, state: &AppState, held: &Carry, skin: Skin) {
    let plan = &state.document.plan;
    let what = match held.districts.as_slice() {
        [one] => state.document.name_of(*one).to_owned(),
        many => state.tr.f("count-districts", &[("n", many.len().into())]),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(theme::title(what));
        let Some(to) = held.target.and_then(|unit| plan.units.get(unit)) else { return };
        let mut from: Vec<UnitIdx> =
            held.districts.iter().map(|&district| state.unit_of(district)).collect();
        from.dedup();
        if let [from] = from.as_slice()
            && let Some(unit) = plan.units.get(*from)
        {
            ui.label(RichText::new(&unit.name).color(skin.secondary()));
        }
        ui.label(RichText::new("→").color(skin.secondary()));
        let name = RichText::new(&to.name).font(font(13.0, Weight::SemiBold));
        ui.label(name.color(skin.text()));
    });
}

/// Before and after for the units that change, and what it means for the whole.
fn figures(ui: &mut egui::Ui, state: &AppState, preview: &MovePreview, skin: Skin) {
    let tr = &state.tr;
    let units = &state.document.plan.units;
    let shown = preview.shifts.len().min(4);
    let shifts = || preview.shifts.iter().rev().take(shown).rev();
    let arrow = |before: String, after: String| format!("{before} → {after}");
    Grid::new("price tag figures").num_columns(shown + 1).spacing(vec2(16.0, 4.0)).show(ui, |ui| {
        ui.label("");
        for shift in shifts() {
            let name = units.get(shift.unit).map_or("", |unit| unit.name.as_str());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(theme::label(skin, name));
            });
        }
        ui.end_row();
        let mut row = |name: &str, value: &dyn Fn(&crate::app::UnitShift) -> RichText| {
            ui.label(name);
            for shift in shifts() {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.label(value(shift));
                });
            }
            ui.end_row();
        };
        row(tr.t("tag-caseload"), &|shift| {
            let [before, after] = shift.caseload;
            let text = |value: Option<f64>| {
                value.map_or_else(|| "–".to_owned(), |value| tr.number(value, 1))
            };
            let colour = match (before, after) {
                (Some(before), Some(after)) if after > before + 0.05 => skin.worse(),
                (Some(before), Some(after)) if after < before - 0.05 => skin.better(),
                _ => skin.text(),
            };
            RichText::new(arrow(text(before), text(after))).color(colour)
        });
        row(tr.t("tag-need-cases"), &|shift| {
            let [before, after] = shift.load.map(|load| tr.number(load.started * 12.0, 0));
            RichText::new(arrow(before, after))
        });
        row(tr.t("tag-posts-at-norm"), &|shift| {
            let [before, after] = shift.load.map(|load| tr.number(load.social_workers_at_norm, 1));
            RichText::new(arrow(before, after))
        });
        let now = state.results.balances.at(state.shown_month());
        let way = |balance: &BaseBalance, unit| {
            let way = balance.value(Measure::MeanWay, unit);
            way.map_or_else(|| "–".to_owned(), |way| tr.number(way, 1))
        };
        let name = match now.way_unit {
            WayUnit::Km => tr.t("tag-mean-km"),
            WayUnit::Minutes => tr.t("tag-mean-minutes"),
        };
        row(name, &|shift| {
            RichText::new(arrow(way(now, shift.unit), way(&preview.balance, shift.unit)))
        });
        row(tr.t("tag-cost-at-norm"), &|shift| {
            let [before, after] = shift.load.map(|load| load.year_at_norm_sek);
            RichText::new(signed_sek(tr, after - before))
        });
    });
    let line = |ui: &mut egui::Ui, name: &str, value: String| {
        ui.horizontal(|ui| {
            ui.label(name);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(theme::strong(value));
            });
        });
    };
    line(ui, tr.t("tag-children"), tr.number(preview.children_0_19, 0));
    line(ui, tr.t("tag-plan-cost"), signed_sek(tr, preview.plan_cost_per_year.to_sek()));
    for island in &preview.islands {
        let names: Vec<&str> =
            island.districts.iter().map(|&district| state.document.name_of(district)).collect();
        let unit = units.get(island.unit).map_or("", |unit| unit.name.as_str());
        let text =
            tr.f("tag-island", &[("unit", unit.into()), ("districts", (&names.join(", ")).into())]);
        ui.set_max_width(440.0);
        ui.add(egui::Label::new(RichText::new(text).color(skin.worse())).wrap());
    }
    let month = state.results.simulation().map(|simulation| simulation.month(preview.month));
    let shown = month.map_or_else(String::new, |month| tr.month(month.year(), month.month()));
    ui.label(theme::label(skin, tr.f("tag-footer", &[("month", (&shown).into())])));
}
