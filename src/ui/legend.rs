//! What the colours of the map mean, and how values become colours.

mod breaks;
mod square;

pub(super) use breaks::Spread;

use egui::{ComboBox, Ui};

use super::Actions;
use super::charts::{self, About};
use super::explain::{Panel, full_title, sources};
use super::map::kept::Kept;
use super::theme::{self, Skin, colour};
use super::widgets;
use crate::app::{
    Action, AppState, AskedFigure, ExplainAction, ExplainTask, MapAction, Whose, Workspace,
};
use crate::measure::{CLASS_COUNTS, ClassMethod};
use crate::model::{Indicator, IndicatorKind};
use crate::scene::legend::localised;
use crate::scene::{Classing, Fill, Grouping, Key, Legend, Middle, Scheme, Swatch, Theme};

pub(super) fn show(
    ui: &mut Ui,
    state: &AppState,
    kept: &mut Kept,
    explain: &mut Panel,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let document = &state.document;
    let (map, plan) = (&document.map, &document.plan);
    // As the map beside it: without a month except where months are looked at.
    let at =
        (state.view.workspace == Workspace::Rollout).then(|| plan.start.plus(state.month() as i32));
    match state.view.fill {
        Fill::Indicator(_) | Fill::Figures => figures(ui, state, kept, explain, actions),
        Fill::OwnWay => {
            let legend = Legend::of_own_way(map, plan, at, skin.theme, tr);
            lines(ui, &legend, true, state, None);
        }
        Fill::NearestBase => {
            lines(ui, &Legend::of_nearest(map, plan, skin.theme, tr), true, state, None);
        }
        Fill::Units | Fill::Plain => {
            let owners = plan.owners_at(state.shown_month());
            lines(ui, &Legend::of_units(plan, &owners, skin.theme, tr), true, state, None);
        }
    }
}

/// The legend of figures, how they are spread, and how they become colours.
fn figures(
    ui: &mut Ui,
    state: &AppState,
    kept: &mut Kept,
    explain: &mut Panel,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let Some(shade) = kept.shade(state, skin.theme) else { return };
    let Some(spread) = kept.spread(state, &shade) else {
        // Clusters are no figures: there is nothing to spread or to class. The map needs them also
        // where the panel that tells of them is not shown.
        if let Some(task) = state.cluster_task().map(ExplainTask::Clusters)
            && !state.is_explaining(&task)
        {
            actions.push(Action::Explain(ExplainAction::Want(task)));
        }
        lines(ui, &shade.legend, true, state, None);
        return;
    };
    if let Key::Square(square) = &shade.legend.key {
        square::show(ui, square);
        lines(ui, &shade.legend, true, state, None);
        return;
    }
    notes(ui, &shade.legend, skin);
    let info = &spread.indicator.info;
    let note = localised(&info.note, tr);
    if !note.is_empty() {
        let title = tr.t("legend-read-right");
        let more = ui.label(theme::label(skin, title).underline());
        more.on_hover_text(note);
    }
    let title = localised(&info.title, tr);
    let basis = sources(state, std::iter::once(info));
    let about = About::of(title, &basis);
    charts::show(ui, state, about, actions, |ui, actions| {
        if charts::is_on_paper(ui) {
            let Some(shade) = state.shade(Theme::Light) else { return };
            ui.label(theme::strong(full_title(state, info)));
            breaks::histogram(ui, state, &spread, &shade, explain, actions);
            lines(ui, &shade.legend, false, state, None);
            return;
        }
        if let Some(figure) = state.shown_figure() {
            let text = theme::label(skin, tr.t("card-title")).underline();
            if ui.add(egui::Button::new(text).frame(false)).clicked() {
                let asked = AskedFigure { figure, whose: Whose::Map };
                actions.push(Action::Map(MapAction::Ask(Some(asked))));
            }
        } else {
            ui.add_space(16.0);
        }
        breaks::histogram(ui, state, &spread, &shade, explain, actions);
    });
    // Where each value has its own colour there are no classes to choose.
    let has_classes = shade.legend.key == Key::Rows && state.view.workspace == Workspace::Map;
    lines(ui, &shade.legend, false, state, has_classes.then_some(&mut *actions));
    if info.kind != IndicatorKind::Class && state.view.workspace == Workspace::Map {
        ui.add_space(4.0);
        choices(ui, state, &spread, actions);
    }
}

/// The lines of a legend; with `actions` each is a class that can be looked at alone.
fn lines(
    ui: &mut Ui,
    legend: &Legend,
    with_notes: bool,
    state: &AppState,
    mut actions: Option<&mut Actions>,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    if with_notes {
        notes(ui, legend, skin);
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.spacing_mut().interact_size.y = 18.0;
        if let Key::Scale { stops, low, high } = &legend.key {
            scale(ui, stops, low, high, skin);
        }
        for (position, entry) in legend.entries.iter().enumerate() {
            let line = ui.horizontal(|ui| {
                match &entry.swatch {
                    Swatch::Missing => {
                        let rect = widgets::swatch(ui, skin.missing());
                        super::map::paint::missing_swatch(ui.painter(), rect, skin);
                    }
                    Swatch::Hidden => {
                        let rect = widgets::swatch(ui, skin.missing());
                        super::map::paint::hidden_swatch(ui.painter(), rect, skin);
                    }
                    Swatch::Fill(fill) | Swatch::Unit { colour: fill, .. } => {
                        widgets::swatch(ui, colour(*fill));
                    }
                }
                ui.label(&entry.text);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.label(theme::label(skin, tr.number(entry.count as f64, 0)));
                });
            });
            if let Some(actions) = actions.as_deref_mut() {
                let has_no_class = matches!(entry.swatch, Swatch::Missing | Swatch::Hidden);
                let class = (!has_no_class).then_some(position);
                class_line(ui, state, line.response.rect, class, &entry.text, actions);
            }
        }
    });
}

/// A line of the legend that is a class: a click looks at its districts alone, or with those of
/// the classes that are looked at already.
fn class_line(
    ui: &Ui,
    state: &AppState,
    rect: egui::Rect,
    class: Option<usize>,
    text: &str,
    actions: &mut Actions,
) {
    let skin = Skin::of(ui);
    let shown = state.shown_classes();
    let is_alone = shown.is_some_and(|shown| shown.contains(&class));
    let rect = rect.expand2(egui::vec2(3.0, 1.0));
    let id = ui.scope_id().with(("class line", class));
    let response = ui.interact(rect, id, egui::Sense::click());
    let name = state.tr.f("filter-class", &[("class", text.into())]);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_alone, &name));
    if response.clicked() {
        actions.push(Action::Map(MapAction::ToggleClass(class)));
    }
    let is_hot = response.hovered() || response.has_focus();
    let line = match (is_alone, is_hot) {
        (true, _) => egui::Stroke::new(1.5, skin.accent()),
        (false, true) => egui::Stroke::new(1.0, skin.secondary()),
        (false, false) => egui::Stroke::NONE,
    };
    if shown.is_some() && !is_alone {
        ui.painter().rect_filled(rect, 4.0, skin.panel().gamma_multiply(0.6));
    }
    ui.painter().rect_stroke(rect, 4.0, line, egui::StrokeKind::Inside);
    response.on_hover_text(state.tr.t("filter-class-about"));
}

fn notes(ui: &mut Ui, legend: &Legend, skin: Skin) {
    let text = legend.notes.join(" · ");
    ui.add(egui::Label::new(theme::label(skin, text)).wrap());
}

/// A bar of colours over its lowest and highest value.
fn scale(ui: &mut Ui, stops: &[crate::scene::Rgb], low: &str, high: &str, skin: Skin) {
    let size = egui::vec2(ui.available_width(), 14.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let width = rect.width() / stops.len().max(1) as f32;
    for (position, stop) in stops.iter().enumerate() {
        let left = rect.left() + width * position as f32;
        let part = egui::Rect::from_min_max(
            egui::pos2(left, rect.top()),
            egui::pos2((left + width + 0.5).min(rect.right()), rect.bottom()),
        );
        ui.painter().rect_filled(part, 0.0, colour(*stop));
    }
    ui.painter().rect_stroke(rect, 2.0, skin.line(), egui::StrokeKind::Outside);
    ui.horizontal(|ui| {
        ui.label(theme::label(skin, low));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(theme::label(skin, high));
        });
    });
}

/// How classes are found, how many, and which colours they have.
fn choices(ui: &mut Ui, state: &AppState, spread: &Spread, actions: &mut Actions) {
    let (tr, indicator) = (&state.tr, &spread.indicator);
    let classing = state.classing();
    let set = |actions: &mut Actions, new: Classing| {
        actions.push(Action::Map(MapAction::SetClassing(new)));
    };
    let used = match classing.grouping {
        Grouping::Default => Grouping::By(spread.default_method),
        chosen => chosen,
    };
    let name = |grouping: Grouping| match grouping {
        Grouping::By(method) => tr.t(method.message_id()),
        Grouping::Default => tr.t("classes-default"),
        Grouping::Unclassed => tr.t("classes-unclassed"),
    };
    let shown = match classing.grouping {
        Grouping::Default => tr.f("classes-default-is", &[("name", name(used).into())]),
        chosen => name(chosen).to_owned(),
    };
    let groupings = [Grouping::Default]
        .into_iter()
        .chain(ClassMethod::ALL.map(Grouping::By))
        .chain([Grouping::Unclassed]);
    // What does not fit would make the panel wider than it is.
    let combo = ComboBox::from_id_salt("class grouping").selected_text(shown).truncate();
    let response = combo.width(ui.available_width() - 8.0).height(420.0).show_ui(ui, |ui| {
        for grouping in groupings {
            if ui.selectable_label(classing.grouping == grouping, name(grouping)).clicked() {
                set(actions, breaks::with_grouping(&classing, grouping, indicator));
            }
        }
    });
    response.response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t("classes-method"))
    });
    ui.horizontal_wrapped(|ui| {
        if !matches!(used, Grouping::By(ClassMethod::Manual) | Grouping::Unclassed) {
            let mut count = classing.count;
            let drag = egui::DragValue::new(&mut count).range(CLASS_COUNTS).speed(0.05);
            let drag =
                drag.custom_formatter(|count, _| tr.f("classes-count", &[("n", count.into())]));
            let response = ui.add(drag);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::SpinButton, true, tr.t("classes-count-name"))
            });
            if count != classing.count {
                set(actions, Classing { count, ..classing.clone() });
            }
        }
        let mut is_diverging = matches!(classing.scheme, Scheme::Diverging(_));
        if ui.checkbox(&mut is_diverging, tr.t("scheme-diverging")).changed() {
            let scheme =
                if is_diverging { Scheme::Diverging(Middle::Mean) } else { Scheme::Sequential };
            set(actions, Classing { scheme, ..classing.clone() });
        }
    });
    if let Scheme::Diverging(middle) = classing.scheme {
        middle_choice(ui, state, (&classing, middle), indicator, actions);
    }
}

/// Around which value the colours turn.
fn middle_choice(
    ui: &mut Ui,
    state: &AppState,
    (classing, middle): (&Classing, Middle),
    indicator: &Indicator,
    actions: &mut Actions,
) {
    let tr = &state.tr;
    let mean = state.shown_middle().unwrap_or_default();
    let mut value = match middle {
        Middle::Mean => mean,
        Middle::Value(value) => value,
    };
    let before = value;
    ui.horizontal(|ui| {
        ui.label(tr.t("scheme-middle"));
        let places = crate::scene::legend::decimals(indicator.info.unit);
        let drag = egui::DragValue::new(&mut value)
            .speed(0.01 * before.abs().max(0.1))
            .custom_formatter(|value, _| tr.number(value, places))
            .custom_parser(|text| text.trim().replace(',', ".").replace('−', "-").parse().ok());
        let response = ui.add(drag);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::SpinButton, true, tr.t("scheme-middle"))
        });
        let is_mean = middle == Middle::Mean;
        if widgets::choice(ui, is_mean, tr.t("scheme-middle-mean")).clicked() {
            value = mean;
        }
    });
    let new = if (value - mean).abs() < f64::EPSILON { Middle::Mean } else { Middle::Value(value) };
    if (value - before).abs() > f64::EPSILON || new == Middle::Mean && middle != new {
        let scheme = Scheme::Diverging(new);
        actions.push(Action::Map(MapAction::SetClassing(Classing { scheme, ..classing.clone() })));
    }
}
