//! Where a figure comes from, in a small window.

use egui::{Align2, Grid, Label, RichText, ScrollArea, Ui, Window, vec2};

use super::Panel;
use crate::app::{Action, AppState, AskedFigure, Card, Figure, Filter, MapAction, Whose, Worked};
use crate::i18n::Language;
use crate::scene::Theme;
use crate::scene::legend::localised;
use crate::ui::Actions;
use crate::ui::map::kept::{DocumentKey, document_of};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// Width of the window, points.
const WIDTH: f32 = 380.0;

/// What a card depends on.
#[derive(Clone, Debug, PartialEq)]
struct Of {
    document: DocumentKey,
    asked: AskedFigure,
    filter: Filter,
    language: Language,
}

/// The last card.
#[derive(Debug, Default)]
pub(super) struct Kept(Option<(Of, Option<Card>)>);

impl Panel {
    fn card(&mut self, state: &AppState, asked: &AskedFigure) -> Option<&Card> {
        let of = Of {
            document: document_of(state),
            asked: asked.clone(),
            filter: state.view.mapping.filter.clone(),
            language: state.tr.language(),
        };
        if self.card.0.as_ref().is_none_or(|(known, _)| *known != of) {
            let shade = state.shade(Theme::Light);
            self.card.0 = Some((of, state.card(asked, shade.as_ref())));
        }
        self.card.0.as_ref().and_then(|(_, card)| card.as_ref())
    }
}

/// Shows the card of the figure that is asked for, if any.
pub(in crate::ui) fn show(
    ctx: &egui::Context,
    state: &AppState,
    panel: &mut Panel,
    actions: &mut Actions,
) {
    let Some(asked) = &state.view.mapping.asked else { return };
    let Some(card) = panel.card(state, asked) else { return };
    let tr = &state.tr;
    let mut open = true;
    Window::new(tr.t("card-title"))
        .id(egui::Id::unique("figure card"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .default_pos(ctx.content_rect().right_top() + vec2(-WIDTH - 480.0, 96.0))
        .constrain(true)
        .pivot(Align2::LEFT_TOP)
        .show(ctx, |ui| {
            ui.set_width(WIDTH);
            let height = (ctx.content_rect().height() - 220.0).max(200.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                contents(ui, card);
                others(ui, state, asked, actions);
            });
        });
    let escape = ctx.input(|input| input.key_pressed(egui::Key::Escape));
    if !open || escape {
        actions.push(Action::Map(MapAction::Ask(None)));
    }
}

fn contents(ui: &mut Ui, card: &Card) {
    let skin = Skin::of(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.spacing_mut().interact_size.y = 15.0;
    ui.add(Label::new(theme::title(&card.title)).wrap());
    if !card.whose.is_empty() {
        ui.horizontal(|ui| {
            ui.label(&card.whose);
            ui.label(theme::figure(&card.value));
        });
    }
    widgets::rule(ui);
    Grid::new("figure card").num_columns(2).spacing(vec2(12.0, 5.0)).show(ui, |ui| {
        for line in &card.lines {
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(104.0);
                ui.add(Label::new(theme::label(skin, &line.name)).wrap());
            });
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(WIDTH - 132.0);
                ui.add(Label::new(RichText::new(&line.text).size(12.0)).wrap());
            });
            ui.end_row();
        }
    });
}

/// The other figures that the map's tip tells of the same district.
fn others(ui: &mut Ui, state: &AppState, asked: &AskedFigure, actions: &mut Actions) {
    let Whose::District(_) = asked.whose else { return };
    let table = &state.document.map.indicators;
    let of_tip =
        state.view.indicator.into_iter().chain(table.population).chain(table.children_0_19);
    let of_tip = of_tip.map(Figure::Indicator);
    let mut figures: Vec<Figure> = Vec::new();
    for figure in of_tip.chain([Figure::Worked(Worked::NeedIndex)]) {
        if figure != asked.figure && !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    let skin = Skin::of(ui);
    widgets::rule(ui);
    ui.label(theme::label(skin, state.tr.t("card-others")));
    ui.horizontal_wrapped(|ui| {
        for figure in figures {
            let Some(indicator) = state.figure(&figure) else { continue };
            if ui.button(localised(&indicator.info.title, &state.tr)).clicked() {
                let asked = AskedFigure { figure, whose: asked.whose };
                actions.push(Action::Map(MapAction::Ask(Some(asked))));
            }
        }
    });
}
