//! Who pays, year by year, as bars: what nobody pays is hatched and named, not only coloured.

use egui::{
    Align2, Color32, Painter, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use egui_plot::{
    AxisHints, Bar, BarChart, GridMark, HoverPosition, Plot, PlotPoint, PlotTransform,
};

use super::money::{Year, capitalised};
use super::scale::{nice_step, nice_top, step_decimals, value_marks};
use crate::app::{Action, AppState};
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{FundingKind, Ore};
use crate::simulate::Simulation;
use crate::ui::charts::{self, About};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::{Actions, widgets};

/// Width of a bar, years.
const BAR: f64 = 0.6;

/// Parts of a year's bar: the kinds of funding in order, then the gap. Millions of kronor.
type Parts = [f64; FundingKind::ALL.len() + 1];

fn parts(simulation: &Simulation, year: &Year) -> Parts {
    let mut sums = [Ore::ZERO; FundingKind::ALL.len() + 1];
    for month in simulation.total.get(year.months.clone()).unwrap_or_default() {
        for (sum, amount) in sums.iter_mut().zip(month.funded.into_iter().chain([month.gap])) {
            *sum += amount;
        }
    }
    sums.map(|sum| sum.to_sek() / 1e6)
}

/// Names of the parts, in order.
fn names(tr: &Tr) -> [String; FundingKind::ALL.len() + 1] {
    let [grant, board, frame] = FundingKind::ALL.map(|kind| capitalised(tr.t(kind.message_id())));
    [grant, board, frame, capitalised(tr.t("funding-gap"))]
}

/// Colours of the parts, in order: three strengths of one hue, and the colour for worse.
fn colours(skin: Skin) -> [Color32; FundingKind::ALL.len() + 1] {
    let tint = |share: f32| skin.panel().lerp_to_gamma(skin.accent(), share);
    [tint(0.9), tint(0.6), tint(0.3), skin.panel().lerp_to_gamma(skin.worse(), 0.22)]
}

/// Shows the chart; a click on a year chooses a month in it.
pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    years: &[Year],
    height: f32,
    actions: &mut Actions,
) {
    let about = About::model(state.tr.t("budget-funding"));
    charts::show(ui, state, about, actions, |ui, actions| {
        draw(ui, state, simulation, years, height, actions);
    });
}

pub(in crate::ui) fn draw(
    ui: &mut Ui,
    state: &AppState,
    simulation: &Simulation,
    years: &[Year],
    height: f32,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.horizontal(|ui| {
        ui.label(theme::strong(tr.t("budget-funding"))).on_hover_text(tr.t("budget-funded-about"));
        ui.label(theme::label(skin, tr.t("budget-mnkr-per-year")));
    });
    key(ui, tr, skin);
    let all: Vec<Parts> = years.iter().map(|year| parts(simulation, year)).collect();
    let top = nice_top(all.iter().map(|parts| parts.iter().sum()).fold(0.0, f64::max));
    let shown = plot(tr, skin, years, &all, top).height(height).show(ui, |plot| {
        let colours = colours(skin);
        let mut below = vec![0.0; all.len()];
        for (part, colour) in colours.into_iter().enumerate() {
            let bars = all.iter().zip(&mut below).enumerate().map(|(at, (parts, base))| {
                let height = parts.get(part).copied().unwrap_or_default();
                let bar = Bar::new(at as f64, height).base_offset(*base).width(BAR);
                *base += height;
                bar.fill(colour).stroke(Stroke::new(1.0, skin.panel()))
            });
            plot.bar_chart(
                BarChart::new(format!("part {part}"), bars.collect()).allow_hover(false),
            );
        }
        plot.set_plot_bounds_x(-0.6..=(years.len() as f64 - 0.4));
        // Room over the bars for the words on what is lacking.
        plot.set_plot_bounds_y(0.0..=top * 1.12);
    });
    let painter = ui.painter().with_clip_rect(shown.transform.frame().intersect(ui.clip_rect()));
    for (at, parts) in all.iter().enumerate() {
        gap(&painter, tr, skin, &shown.transform, at, parts);
    }
    let words: Vec<String> = (0..years.len()).filter_map(|at| words(tr, years, &all, at)).collect();
    let name = format!("{}. {}", tr.t("budget-funding"), words.join(". "));
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if shown.response.clicked()
        && let Some(pointer) = shown.response.interact_pointer_pos()
    {
        let x = shown.transform.value_from_position(pointer).x.round().max(0.0) as usize;
        if let Some(year) = years.get(x) {
            actions.push(Action::SetMonth(year.months.end.saturating_sub(1)));
        }
    }
}

fn plot<'p>(tr: &'p Tr, skin: Skin, years: &'p [Year], all: &'p [Parts], top: f64) -> Plot<'p> {
    let tick_font = font(11.0, Weight::Regular);
    let decimals = step_decimals(nice_step(top));
    let x_axis = AxisHints::new_x()
        .tick_label_color(skin.secondary())
        .tick_label_font(tick_font.clone())
        .label_spacing(Rangef::new(1.0, 2.0))
        .min_thickness(30.0)
        .formatter(move |mark, _| {
            let year = years.get(mark.value.round().max(0.0) as usize);
            year.map_or_else(String::new, |year| match &year.part {
                Some(part) => format!("{}\n{part}", year.number),
                None => year.number.to_string(),
            })
        });
    let y_axis = AxisHints::new_y()
        .tick_label_color(skin.secondary())
        .tick_label_font(tick_font)
        .min_thickness(36.0)
        .label_spacing(Rangef::new(1.0, 2.0))
        .formatter(move |mark, _| tr.number(mark.value, decimals));
    widgets::still_plot("budget funding", skin)
        .show_grid([false, true])
        .grid_spacing(Rangef::new(1.0, 2.0))
        .x_grid_spacer(move |_| {
            (0..years.len()).map(|at| GridMark { value: at as f64, step_size: 1.0 }).collect()
        })
        .y_grid_spacer(move |_| value_marks(top))
        .custom_x_axes(vec![x_axis])
        .custom_y_axes(vec![y_axis])
        .label_formatter(move |position| {
            let (HoverPosition::Elsewhere { position }
            | HoverPosition::NearDataPoint { position, .. }) = position;
            words(tr, years, all, position.x.round().max(0.0) as usize)
        })
}

/// What a year's tooltip says.
fn words(tr: &Tr, years: &[Year], all: &[Parts], at: usize) -> Option<String> {
    let (year, parts) = (years.get(at)?, all.get(at)?);
    let unit = tr.t("budget-mnkr");
    let number = |value: f64| format!("{}{NO_BREAK_SPACE}{unit}", tr.number(value, 1));
    let mut lines = vec![match &year.part {
        Some(part) => format!("{} ({part})", year.number),
        None => year.number.to_string(),
    }];
    let parts_by_name = names(tr).into_iter().zip(parts).rev();
    lines.extend(parts_by_name.map(|(name, value)| format!("{name}: {}", number(*value))));
    let gross = number(parts.iter().sum());
    lines.push(format!("{}: {gross}", capitalised(tr.t("budget-gross"))));
    Some(lines.join("\n"))
}

fn key(ui: &mut Ui, tr: &Tr, skin: Skin) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        let parts = names(tr).into_iter().zip(colours(skin));
        for (at, (name, colour)) in parts.enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 12.0), Sense::hover());
            ui.painter().rect_filled(rect, 2.0, colour);
            if at == FundingKind::ALL.len() {
                hatch(&ui.painter().with_clip_rect(rect), rect, skin.worse());
            }
            ui.label(theme::label(skin, name));
            ui.add_space(6.0);
        }
    });
}

/// Hatches what nobody pays in a year and writes how much it is above the bar.
fn gap(
    painter: &Painter,
    tr: &Tr,
    skin: Skin,
    transform: &PlotTransform,
    at: usize,
    parts: &Parts,
) {
    let total: f64 = parts.iter().sum();
    let Some(&lacking) = parts.last() else { return };
    if lacking < 0.05 {
        return;
    }
    let x = at as f64;
    let from = transform.position_from_point(&PlotPoint::new(x - BAR / 2.0, total));
    let to = transform.position_from_point(&PlotPoint::new(x + BAR / 2.0, total - lacking));
    let rect = Rect::from_two_pos(from, to);
    let clip = rect.intersect(painter.clip_rect());
    hatch(&painter.with_clip_rect(clip), rect, skin.worse());
    painter.rect_stroke(rect, 0.0, Stroke::new(1.0, skin.worse()), egui::StrokeKind::Inside);
    let words = tr.f("budget-gap-label", &[("amount", (&tr.number(lacking, 1)).into())]);
    let galley = painter.layout_no_wrap(words, font(11.0, Weight::SemiBold), skin.worse());
    let room = transform.dpos_dvalue_x() as f32;
    let galley = if galley.size().x > room {
        painter.layout_no_wrap(tr.number(lacking, 1), font(11.0, Weight::SemiBold), skin.worse())
    } else {
        galley
    };
    let centre = pos2(rect.center().x, rect.top() - 3.0);
    let place = Align2::CENTER_BOTTOM.anchor_size(centre, galley.size());
    painter.galley(place.min, galley, skin.worse());
}

/// Slanting lines over `rect`; the painter's clip keeps them inside.
fn hatch(painter: &Painter, rect: Rect, colour: Color32) {
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.line_segment(
            [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())],
            Stroke::new(1.0, colour),
        );
        x += 5.0;
    }
}
