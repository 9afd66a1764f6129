//! The local need index: what it is made of, and how sure the order is that it gives.

use egui::{Align, ComboBox, Id, Layout, Rect, Sense, Slider, TextEdit, Ui, UiBuilder, vec2};

use super::Actions;
use super::theme::{self, Skin};
use super::widgets::{self, Icon};
use crate::app::{Action, AppState, ExplainAction, ExplainTask, MapAction, Pick, Worked};
use crate::edit::Command;
use crate::measure::need::Robustness;
use crate::model::{
    DistrictIdx, Index, IndicatorInfo, IndicatorKind, NeedDirection, NeedMethod, NeedScores,
    NeedTerm, default_need,
};
use crate::scene::Fill;
use crate::scene::legend::localised;

/// The largest weight on a slider; larger ones can be written.
const WIDEST: f64 = 5.0;
/// How many districts the list of the highest shows at the least.
const LISTED: usize = 12;
/// Height of a district's row in that list, points.
const ROW: f32 = 23.0;
/// Width of a district's rank there, points.
const RANK: f32 = 30.0;

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The districts with the highest need, in their order; of the plan with this number, after
    /// so many answers.
    order: Option<((u64, u64), Vec<DistrictIdx>)>,
}

pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let task = ExplainTask::Robustness(state.robustness_task());
    if !state.is_explaining(&task) {
        actions.push(Action::Explain(ExplainAction::Want(task)));
    }
    head(ui, state, actions);
    ui.add(egui::Label::new(theme::label(skin, tr.t("need-why"))).wrap());
    ui.add_space(6.0);
    weights(ui, state, actions);
    ui.add_space(10.0);
    order(ui, state, draft, actions);
}

/// The indicators with their weights, and how they are put together.
pub(super) fn weights(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    ui.scope(|ui| terms(ui, state, actions));
    ui.add_space(6.0);
    method(ui, state, actions);
}

/// The name of the index, and whether the map shows it.
fn head(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let id = ui.make_persistent_id("need index name");
    let mut name = ui.data_mut(|data| {
        data.get_temp::<String>(id).unwrap_or_else(|| plan.need_method.name.clone())
    });
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut name)
            .hint_text(tr.t("worked-need-index"))
            .desired_width(ui.available_width() - 130.0);
        let response = ui.add(edit);
        let label = || egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr.t("need-name"));
        response.widget_info(label);
        if response.lost_focus() {
            ui.data_mut(|data| data.remove::<String>(id));
            let name = name.trim().to_owned();
            if name != plan.need_method.name {
                let method = NeedMethod { name, ..plan.need_method.clone() };
                actions.push(Action::Edit(Command::SetNeedMethod(method)));
            }
        } else if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(id, name));
        }
        let shown =
            state.view.fill == Fill::Figures && state.view.mapping.worked == Worked::NeedIndex;
        let button = egui::Button::new(tr.t("need-on-map")).selected(shown);
        if ui.add(button).clicked() && !shown {
            actions.push(Action::Map(MapAction::ShowWorked(Worked::NeedIndex)));
        }
    });
}

/// The indicators with their weights on sliders, and what they sum to.
fn terms(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let terms = &state.document.plan.need;
    let table = &state.document.map.indicators;
    let sum: f64 = terms.iter().map(|term| term.weight).sum();
    let mut wanted: Option<Vec<NeedTerm>> = None;
    ui.spacing_mut().item_spacing.y = 2.0;
    for (at, term) in terms.iter().enumerate() {
        let indicator = table.by_id(&term.indicator).and_then(|index| table.indicators.get(index));
        let info = indicator.map(|indicator| &indicator.info);
        let title = info.map_or(term.indicator.as_str(), |info| localised(&info.title, tr));
        let less = info.is_some_and(|info| info.need == NeedDirection::Less);
        ui.horizontal(|ui| {
            let direction = tr.t(if less { "need-less" } else { "need-more" });
            ui.add(egui::Label::new(title).truncate()).on_hover_text(direction);
            if info.is_none() {
                ui.label(theme::label(skin, tr.t("need-not-on-map")));
            }
        });
        ui.horizontal(|ui| {
            let remove = tr.f("budget-remove", &[("name", title.into())]);
            ui.spacing_mut().slider_width = (ui.available_width() - 150.0).max(80.0);
            if let Some(weight) = weight_slider(ui, state, term, title) {
                let mut changed = terms.clone();
                if let Some(term) = changed.get_mut(at) {
                    term.weight = weight;
                }
                wanted = Some(changed);
            }
            if sum > 0.0 {
                let share = tr.percent(100.0 * term.weight / sum, 0);
                ui.label(theme::label(skin, share));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::icon_button(ui, Icon::Close, &remove, terms.len() > 1).clicked() {
                    let mut changed = terms.clone();
                    changed.remove(at);
                    wanted = Some(changed);
                }
            });
        });
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let text = tr.f("need-sum", &[("sum", (&tr.number(sum, 2)).into())]);
        ui.label(theme::label(skin, text));
        widgets::assumption_mark(ui, tr);
    });
    ui.horizontal_wrapped(|ui| {
        if let Some(indicator) = add(ui, state) {
            let mut changed = terms.clone();
            changed.push(NeedTerm { indicator, weight: 1.0 });
            wanted = Some(changed);
        }
        let standard = default_need();
        if *terms != standard && ui.button(tr.t("budget-need-reset")).clicked() {
            wanted = Some(standard);
        }
    });
    if let Some(wanted) = wanted {
        actions.push(Action::Edit(Command::SetNeed(wanted)));
    }
}

/// A slider that changes the plan when it is let go; gives the new weight.
fn weight_slider(ui: &mut Ui, state: &AppState, term: &NeedTerm, title: &str) -> Option<f64> {
    let tr = &state.tr;
    let id = ui.make_persistent_id(("need weight", &term.indicator));
    let mut weight = ui.data_mut(|data| data.get_temp::<f64>(id)).unwrap_or(term.weight);
    let slider = Slider::new(&mut weight, 0.0..=WIDEST.max(term.weight))
        .step_by(0.05)
        .custom_formatter(|value, _| tr.number(value, 2))
        .custom_parser(|text| text.trim().replace(',', ".").parse().ok());
    let response = ui.add(slider);
    let name = tr.f("budget-need-weight", &[("name", title.into())]);
    response.widget_info(|| egui::WidgetInfo::slider(true, weight, &name));
    if response.dragged() {
        ui.data_mut(|data| data.insert_temp(id, weight));
        return None;
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<f64>(id));
    }
    ((weight - term.weight).abs() > 1e-9).then_some(weight)
}

/// A list of the indicators that the index does not have; gives the chosen one.
fn add(ui: &mut Ui, state: &AppState) -> Option<String> {
    let tr = &state.tr;
    let terms = &state.document.plan.need;
    let can_be = |info: &&IndicatorInfo| {
        info.kind != IndicatorKind::Class
            && info.kind != IndicatorKind::Count
            && !terms.iter().any(|term| term.indicator == info.id)
    };
    let infos = state.document.map.indicators.indicators.iter().map(|one| &one.info);
    let free: Vec<&IndicatorInfo> = infos.filter(can_be).collect();
    let mut chosen = None;
    let combo = ComboBox::from_id_salt("need add").selected_text(tr.t("budget-need-add"));
    let response = combo.width(200.0).height(420.0).show_ui(ui, |ui| {
        for info in free {
            // What is no need in itself may be added, and counts upwards; it says so.
            let mut text = localised(&info.title, tr).to_owned();
            if info.need == NeedDirection::None {
                text = tr.f("need-no-direction", &[("name", (&text).into())]);
            }
            if ui.selectable_label(false, text).clicked() {
                chosen = Some(info.id.clone());
            }
        }
    });
    let name = || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t("budget-need-add"));
    response.response.widget_info(name);
    chosen
}

/// How values become scores, and whether children count.
fn method(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let method = &state.document.plan.need_method;
    let set = |actions: &mut Actions, method: NeedMethod| {
        actions.push(Action::Edit(Command::SetNeedMethod(method)));
    };
    ui.horizontal(|ui| {
        ui.label(tr.t("need-scores"));
        let shown = tr.t(method.scores.message_id());
        let combo = ComboBox::from_id_salt("need scores").selected_text(shown);
        let response = combo.width(ui.available_width() - 8.0).show_ui(ui, |ui| {
            for scores in NeedScores::ALL {
                let name = tr.t(scores.message_id());
                if ui.selectable_label(scores == method.scores, name).clicked() {
                    set(actions, NeedMethod { scores, ..method.clone() });
                }
            }
        });
        let name = || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t("need-scores"));
        response.response.widget_info(name);
    });
    let mut by_children = method.by_children;
    if ui.checkbox(&mut by_children, tr.t("need-by-children")).changed() {
        set(actions, NeedMethod { by_children, ..method.clone() });
    }
}

/// The districts with the highest need, each with how often it is among them when the weights
/// are drawn anew.
fn order(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::section(skin, tr.t("need-order")));
    let Some(robustness) = state.robustness() else {
        ui.label(theme::label(skin, tr.t("cluster-waiting")));
        return;
    };
    let text = tr.f("need-robust", &[("n", robustness.highest.into())]);
    ui.add(egui::Label::new(theme::label(skin, text)).wrap())
        .on_hover_text(tr.t("need-robust-source"));
    ui.add_space(4.0);
    let districts = draft.highest((state.epoch, state.explain.answers()), robustness);
    let size = vec2(ui.available_width(), ROW * districts.len() as f32);
    let (all, _) = ui.allocate_exact_size(size, Sense::hover());
    // A row more than is seen on either side, for the keyboard to go on to.
    let seen = ui.clip_rect();
    let row_at = |y: f32| ((y - all.top()) / ROW).floor().max(0.0) as usize;
    let first = row_at(seen.top()).saturating_sub(1);
    let count = row_at(seen.bottom()) + 2 - first;
    for (position, &district) in districts.iter().enumerate().skip(first).take(count) {
        let corner = all.min + vec2(0.0, ROW * position as f32);
        let place = Rect::from_min_size(corner, vec2(all.width(), ROW));
        let builder = UiBuilder::new()
            .scope_id(Id::unique("need row").with(district.to_usize()))
            .max_rect(place)
            .layout(Layout::left_to_right(Align::Center));
        row(&mut ui.new_child(builder), state, robustness, district, actions);
    }
}

impl Draft {
    /// The districts with the highest need; made anew `of` another plan or other answers.
    fn highest(&mut self, of: (u64, u64), robustness: &Robustness) -> &[DistrictIdx] {
        if self.order.as_ref().is_none_or(|(known, _)| *known != of) {
            let mut ranked: Vec<(usize, DistrictIdx)> =
                robustness.rank.iter_enumerated().map(|(it, rank)| (*rank, it)).collect();
            ranked.sort_unstable();
            ranked.truncate(LISTED.max(robustness.highest));
            self.order = Some((of, ranked.into_iter().map(|(_, district)| district).collect()));
        }
        self.order.as_ref().map_or(&[], |(_, order)| order)
    }
}

fn row(
    ui: &mut Ui,
    state: &AppState,
    robustness: &Robustness,
    district: DistrictIdx,
    actions: &mut Actions,
) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let rank = robustness.rank.get(district).copied().unwrap_or_default();
    let share = robustness.among_highest.get(district).copied().unwrap_or_default();
    let (low, high) = robustness.ranks.get(district).copied().unwrap_or_default();
    let name = state.document.name_of(district);
    let percent = tr.percent(100.0 * share, 0);
    let says = tr.f(
        "need-row",
        &[
            ("name", name.into()),
            ("rank", rank.into()),
            ("share", (&percent).into()),
            ("n", robustness.highest.into()),
            ("low", low.into()),
            ("high", high.into()),
        ],
    );
    ui.add_sized([RANK, 18.0], egui::Label::new(theme::label(skin, rank.to_string())));
    let selected = state.view.selection.contains(&district);
    let width = (ui.available_width() - 150.0).max(60.0);
    let label = egui::Button::selectable(selected, name).truncate();
    let response = ui.add_sized([width, 20.0], label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &says));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.on_hover_text(&says).clicked() {
        actions.push(Action::SelectMany(vec![district], Pick::Replace));
    }
    let (rect, _) = ui.allocate_exact_size(vec2(80.0, 10.0), Sense::hover());
    ui.painter().rect_filled(rect, 3.0, skin.hairline());
    let mut bar = rect;
    bar.set_width(rect.width() * share as f32);
    ui.painter().rect_filled(bar, 3.0, skin.accent());
    ui.label(percent);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Effect;
    use crate::i18n::Language;

    /// A plan on a large map, with the order of its districts.
    fn state() -> AppState {
        let mut state = AppState::new(crate::app::testing::squares(), Language::Sv);
        let task = ExplainTask::Robustness(state.robustness_task());
        for effect in state.update(Action::Explain(ExplainAction::Want(task))) {
            let Effect::Explain { run, job } = effect else { continue };
            let answer = job.run(&|| false).map(Box::new);
            state.update(Action::Explain(ExplainAction::News(run, job.kind(), answer)));
        }
        state
    }

    #[test]
    fn of_a_long_list_only_rows_in_sight_are_made_and_the_keyboard_reaches_all() {
        let state = state();
        let highest = state.robustness().unwrap().highest;
        assert_eq!(highest, 88, "a fifth of 441");
        let ctx = egui::Context::default();
        theme::install(&ctx);
        ctx.enable_accesskit();
        let mut draft = Draft::default();
        let mut reached = std::collections::BTreeSet::new();
        for number in 0..400 {
            let pressed = number % 2 == 1;
            let tab = egui::Event::Key {
                key: egui::Key::Tab,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            };
            let size = vec2(400.0, 900.0);
            let input = egui::RawInput {
                screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
                time: Some(f64::from(number) / 10.0),
                focused: true,
                events: vec![tab],
                ..egui::RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    show(ui, &state, &mut draft, &mut Actions::default());
                });
            });
            output.textures_delta.clear();
            let update = output.platform_output.accesskit_update.unwrap();
            let is_row = |label: &str| label.starts_with("Ruta ") && label.contains(": plats ");
            let labels = update.nodes.iter().filter_map(|(id, node)| Some((*id, node.label()?)));
            let rows: Vec<_> = labels.filter(|(_, label)| is_row(label)).collect();
            assert!(rows.len() < 50, "{} rows are made", rows.len());
            let focused = rows.iter().find(|(id, _)| *id == update.focus);
            reached.extend(focused.map(|(_, label)| (*label).to_owned()));
        }
        assert_eq!(reached.len(), highest);
    }
}
