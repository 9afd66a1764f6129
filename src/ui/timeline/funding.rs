//! Sources of funding on the time line, below the steps: a bar for the months that each pays in,
//! taken by its middle or by its ends.

use egui::{
    CornerRadius, CursorIcon, Painter, PointerButton, Rangef, Rect, Response, Role, ScrollArea,
    Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::bar::{self, Look, month_name, month_short};
use super::drag::{Drag, FundingPart, funding_within, moved_source, shown_last};
use super::money::shade;
use super::steps::release;
use super::{arrow_keys, elided};
use crate::app::{Action, AppState, Asked, FigureQuestion, WhyAction, Workspace};
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{FundingKind, FundingSource, Ore, Plan};
use crate::ui::Actions;
use crate::ui::budget::terms;
use crate::ui::charts;
use crate::ui::theme::{self, Weight, font};
use crate::ui::why;
use crate::ui::widgets::{self, Icon, mnkr};
use crate::ui::window::Gui;

/// Height of the heading, and of a row, points.
const HEADING: f32 = 24.0;
const ROW: f32 = 22.0;
/// Width of an end that can be taken.
const GRIP: f32 = 10.0;
/// The part of the room below the months that the sources may take, and the least rows they get.
const SHARE: f32 = 0.42;
const LEAST_ROWS: usize = 2;

/// Height of the part of the time line that shows the sources of `plan`, of `room` points for all.
pub(super) fn height(plan: &Plan, is_folded: bool, room: f32) -> f32 {
    let rows = plan.funding.len();
    if is_folded || rows == 0 {
        return HEADING;
    }
    let most = ((room * SHARE - HEADING) / ROW).floor().max(LEAST_ROWS as f32);
    HEADING + (rows as f32).min(most) * ROW + 2.0
}

/// Height of all sources of `plan`, points.
pub(super) fn whole_height(plan: &Plan) -> f32 {
    HEADING + plan.funding.len() as f32 * ROW + 2.0
}

/// What the rows need.
pub(super) struct FundingRows<'a> {
    pub(super) state: &'a AppState,
    pub(super) look: Look<'a>,
    pub(super) drag: Option<Drag>,
}

/// A row as it is drawn.
struct Row<'a> {
    /// Position in the plan's list.
    at: usize,
    /// The source as the plan has it.
    source: &'a FundingSource,
    /// The same with what is in the hand.
    shown: FundingSource,
    /// Where the months lie.
    lane: Rect,
}

impl FundingRows<'_> {
    /// Shows the heading and, unless they are folded away, the rows.
    pub(super) fn show(&self, ui: &mut Ui, gui: &mut Gui, actions: &mut Actions) {
        let skin = self.look.skin;
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0.0, skin.panel());
        ui.painter().hline(rect.x_range(), rect.top(), skin.line());
        self.heading(ui, rect.with_max_y(rect.top() + HEADING), gui);
        let body = rect.with_min_y(rect.top() + HEADING);
        let plan = &self.state.document.plan;
        let is_folded = gui.rollout.hides_funding && !charts::is_on_paper(ui);
        if is_folded || plan.funding.is_empty() {
            return;
        }
        self.look.axis.paint_grid(ui.painter(), body, skin);
        ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("sources"), |ui| {
            let list = ScrollArea::vertical().id_salt("funding rows").auto_shrink(false);
            list.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, source) in plan.funding.iter().enumerate() {
                    self.row(ui, (at, source), gui, actions);
                }
            });
        });
        ui.advance_cursor_after_rect(rect);
    }

    /// What stands below, with how many there are and a button that folds them away.
    fn heading(&self, ui: &mut Ui, rect: Rect, gui: &mut Gui) {
        let (skin, tr) = (self.look.skin, self.look.tr);
        let count = self.state.document.plan.funding.len();
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("funding heading"), |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let is_folded = gui.rollout.hides_funding;
                if count > 0 && !charts::is_on_paper(ui) {
                    let (icon, id) = if is_folded {
                        (Icon::Right, "timeline-funding-unfold")
                    } else {
                        (Icon::Down, "timeline-funding-fold")
                    };
                    if widgets::icon_button(ui, icon, tr.t(id), true).clicked() {
                        gui.rollout.hides_funding = !is_folded;
                    }
                }
                ui.label(theme::section(skin, tr.t("timeline-funding")));
                let text = tr.f("timeline-funding-count", &[("n", count.into())]);
                ui.label(theme::label(skin, text));
            });
        });
    }

    fn row(
        &self,
        ui: &mut Ui,
        (at, source): (usize, &FundingSource),
        gui: &mut Gui,
        actions: &mut Actions,
    ) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let plan = &self.state.document.plan;
        let shown = match self.drag {
            Some(Drag::Funding(of, part, months)) if of == at => {
                moved_source(plan, source, part, months)
            }
            _ => source.clone(),
        };
        let axis = self.look.axis;
        let lane = Rect::from_x_y_ranges(axis.x, rect.shrink2(vec2(0.0, 2.0)).y_range());
        let row = Row { at, source, shown, lane };
        ui.push_id(("source", at), |ui| {
            let left = rect.with_max_x(axis.x.min - 8.0);
            let room = self.paid(ui, (at, source), left, actions);
            let name = self.name(ui, left.with_max_x(left.right() - room), source);
            let bar = self.bar(ui, &row, &mut gui.rollout.drag, actions);
            for part in [FundingPart::From, FundingPart::To] {
                self.end(ui, &row, part, &mut gui.rollout.drag, actions);
            }
            if name || bar {
                gui.budget.show_funding();
                actions.push(Action::SetWorkspace(Workspace::Budget));
            }
        });
    }

    /// What the source pays in all months, to ask about; gives the width that it takes.
    fn paid(
        &self,
        ui: &Ui,
        (at, source): (usize, &FundingSource),
        rect: Rect,
        actions: &mut Actions,
    ) -> f32 {
        let (skin, tr) = (self.look.skin, self.look.tr);
        let Some(simulation) = self.state.results.simulation() else { return 0.0 };
        let months = 0..simulation.months();
        let paid = mnkr(tr, simulation.paid_in(at, months.clone()));
        let text = format!("{paid}{NO_BREAK_SPACE}{}", tr.t("unit-mnkr"));
        let small = font(11.0, Weight::Regular);
        let galley = ui.painter().layout_no_wrap(text, small, skin.secondary());
        let place = Rect::from_min_max(
            pos2(rect.right() - galley.size().x - 2.0, rect.top() + 2.0),
            pos2(rect.right(), rect.bottom() - 2.0),
        );
        let y = place.center().y - galley.size().y / 2.0;
        let width = galley.size().x + 10.0;
        ui.painter().galley(pos2(place.left(), y), galley, skin.secondary());
        let name = format!("{}, {}", source.name, tr.t("why-whole-period"));
        let response = why::asks(ui, tr, place, ui.scope_id().with("paid"), &name);
        if response.clicked() || why::is_asked_by_key(ui, &response) {
            let question = FigureQuestion::new(Asked::Paid(at), None, months);
            actions.push(Action::Why(WhyAction::figure(question)));
        }
        width
    }

    /// The name, which leads to where the source is changed; gives whether somebody goes there.
    fn name(&self, ui: &Ui, rect: Rect, source: &FundingSource) -> bool {
        let (skin, tr) = (self.look.skin, self.look.tr);
        let response = ui.interact(rect, ui.scope_id().with("name"), Sense::click());
        let args = [("source", (&source.name).into())];
        let spoken = tr.f("timeline-funding-open", &args);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if response.has_focus() {
            let stroke = Stroke::new(1.5, skin.accent());
            ui.painter().rect_stroke(rect, CornerRadius::same(4), stroke, StrokeKind::Inside);
        }
        let place = rect.with_min_x(rect.left() + 24.0);
        let ink = if response.hovered() { skin.accent() } else { skin.text() };
        elided(ui, place, &source.name, font(12.0, Weight::Medium), ink);
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(spoken).clicked()
    }

    /// Where the bar of `row` lies: at least wide enough to be taken, at the edge of the time line
    /// where its months are outside.
    fn bar_rect(&self, row: &Row<'_>) -> Rect {
        let axis = self.look.axis;
        let until = row.shown.to.map_or(axis.end(), |to| to.plus(1));
        let left = axis.inside(row.shown.from).min(axis.x.max - 14.0);
        let right = axis.inside(until).max(left + 14.0);
        Rect::from_x_y_ranges(Rangef::new(left, right), row.lane.y_range())
    }

    /// The bar; gives whether somebody goes to where the source is changed.
    fn bar(&self, ui: &Ui, row: &Row<'_>, drag: &mut Option<Drag>, actions: &mut Actions) -> bool {
        let Look { axis, tr, .. } = self.look;
        let plan = &self.state.document.plan;
        let rect = self.bar_rect(row);
        let id = ui.scope_id().with("bar");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let words = self.words(&row.shown);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        self.paint(ui.painter(), row, rect, &response);
        let within = |months| funding_within(plan, row.source, FundingPart::Whole, months);
        let moved = |months| Drag::Funding(row.at, FundingPart::Whole, months);
        if let Some(delta) = response.total_drag_delta() {
            let months = (delta.x / axis.per_month()).round() as i32;
            *drag = Some(moved(within(months)));
            ui.set_cursor_icon(CursorIcon::Grabbing);
            let x = response.interact_pointer_pos().map_or(rect.left(), |at| at.x);
            bar::tag(ui.ctx(), self.state, pos2(x, rect.top()), &words);
        }
        release(ui, plan, &response, drag, actions);
        if let Some(command) = moved(within(arrow_keys(ui, response.id))).command(plan) {
            actions.push(Action::Edit(command));
        }
        // Enter, or what a screen reader presses; a single click is the beginning of a drag.
        let by_keys = response.clicked() && !response.clicked_by(PointerButton::Primary);
        let goes_there = by_keys || response.double_clicked();
        if self.drag.is_none() {
            response.on_hover_cursor(CursorIcon::Grab).on_hover_ui(|ui| self.tip(ui, tr, row));
        }
        goes_there
    }

    /// One end of a bar, where it is on the time line.
    fn end(
        &self,
        ui: &Ui,
        row: &Row<'_>,
        part: FundingPart,
        drag: &mut Option<Drag>,
        actions: &mut Actions,
    ) {
        let Look { axis, skin, tr } = self.look;
        let plan = &self.state.document.plan;
        let rect = self.bar_rect(row);
        let last = shown_last(plan, &row.shown);
        let (month, x, id) = match part {
            FundingPart::To => {
                let id = match row.shown.to {
                    Some(_) => "timeline-funding-to",
                    None => "timeline-funding-no-end",
                };
                (row.shown.to.unwrap_or(last), axis.at(last.plus(1)), id)
            }
            _ => (row.shown.from, axis.at(row.shown.from), "timeline-funding-from"),
        };
        if !axis.x.expand(0.5).contains(x) || last < plan.start {
            return;
        }
        // Narrow bars keep a middle to be taken by.
        let width = GRIP.min(rect.width() / 3.0);
        let inside = if part == FundingPart::To { -width / 2.0 } else { width / 2.0 };
        let place = Rect::from_center_size(pos2(x + inside, rect.center().y), vec2(width, ROW));
        let response = ui.interact(place, ui.scope_id().with(part), Sense::click_and_drag());
        let name = &row.source.name;
        let shown = month_name(tr, month);
        let words = tr.f(id, &[("source", name.into()), ("month", (&shown).into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        if response.hovered() || response.has_focus() || response.dragged() {
            let mark = Rect::from_center_size(pos2(x, rect.center().y), vec2(5.0, ROW));
            ui.painter().rect_filled(mark, 2.0, skin.accent());
        }
        let moved =
            |months| Drag::Funding(row.at, part, funding_within(plan, row.source, part, months));
        if let Some(delta) = response.total_drag_delta() {
            *drag = Some(moved((delta.x / axis.per_month()).round() as i32));
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
            bar::tag(ui.ctx(), self.state, pos2(x, rect.top()), &words);
        }
        release(ui, plan, &response, drag, actions);
        if let Some(command) = moved(arrow_keys(ui, response.id)).command(plan) {
            actions.push(Action::Edit(command));
        }
        if self.drag.is_none() {
            response.on_hover_cursor(CursorIcon::ResizeHorizontal).on_hover_ui(|ui| {
                ui.label(&words);
                ui.label(theme::label(skin, tr.t("timeline-funding-end-help")));
            });
        }
    }

    fn paint(&self, painter: &Painter, row: &Row<'_>, rect: Rect, response: &Response) {
        let Look { axis, skin, tr } = self.look;
        let held = matches!(self.drag, Some(Drag::Funding(of, ..)) if of == row.at);
        let line = match () {
            () if response.has_focus() || held => Stroke::new(2.0, skin.accent()),
            () if response.hovered() => Stroke::new(1.0, skin.secondary()),
            () => skin.line(),
        };
        let begins = row.shown.from >= axis.month(0);
        let end = row.shown.to.map(|to| to.plus(1)).filter(|&end| end <= axis.end());
        let radius = |is_there: bool| if is_there { 4 } else { 0 };
        let corners = CornerRadius {
            nw: radius(begins),
            sw: radius(begins),
            ne: radius(end.is_some()),
            se: radius(end.is_some()),
        };
        let fill = skin.panel().lerp_to_gamma(shade(skin, row.shown.kind), 0.45);
        painter.rect(rect, corners, fill, line, StrokeKind::Inside);
        if begins {
            let stripe = rect.with_max_x(rect.left() + 4.0);
            painter.rect_filled(stripe, CornerRadius { ne: 0, se: 0, ..corners }, skin.accent());
        } else {
            bar::arrow_in(painter, rect, skin.text());
        }
        let taken = self.paint_end(painter, row, rect);
        let [long, short] = bar_texts(tr, &row.shown);
        let inside = rect.shrink2(vec2(14.0, 0.0));
        let inside = inside.with_max_x(inside.right() - taken);
        let small = || font(11.0, Weight::Regular);
        for text in [long, short] {
            let galley = painter.layout_no_wrap(text, small(), skin.text());
            if galley.size().x <= inside.width() {
                let y = rect.center().y - galley.size().y / 2.0;
                painter.galley(pos2(inside.left(), y), galley, skin.text());
                return;
            }
        }
    }

    /// How a bar ends: a thick line with "slut juni 2028" beside it, or an arrow where it goes on.
    /// Gives how much of the bar's own width that takes, points.
    fn paint_end(&self, painter: &Painter, row: &Row<'_>, rect: Rect) -> f32 {
        let Look { axis, skin, tr } = self.look;
        let Some(to) = row.shown.to else {
            let (x, y) = (rect.right() - 8.0, rect.center().y);
            let points = vec![pos2(x, y - 3.5), pos2(x + 4.0, y), pos2(x, y + 3.5)];
            painter.add(Shape::line(points, Stroke::new(1.5, skin.text())));
            return 0.0;
        };
        if to.plus(1) >= axis.end() {
            return 0.0;
        }
        let is_followed = row.shown.is_followed(&self.state.document.plan.funding);
        let ink = if is_followed { skin.secondary() } else { skin.worse() };
        painter.vline(rect.right() - 1.5, rect.y_range(), Stroke::new(3.0, ink));
        let id = if is_followed { "timeline-funding-next" } else { "timeline-funding-ends" };
        let text = tr.f(id, &[("month", (&month_short(tr, to)).into())]);
        let weight = if is_followed { Weight::Regular } else { Weight::SemiBold };
        let galley = painter.layout_no_wrap(text, font(11.0, weight), ink);
        let size = galley.size();
        let y = rect.center().y - size.y / 2.0;
        if size.x <= axis.x.max - rect.right() - 8.0 {
            painter.galley(pos2(rect.right() + 6.0, y), galley, ink);
        } else if size.x <= rect.width() - 16.0 {
            painter.galley(pos2(rect.right() - 8.0 - size.x, y), galley, ink);
            return size.x;
        }
        // Where there is no room at all, the bar's tip and the table of sources say it.
        0.0
    }

    /// What a bar is, in words.
    fn words(&self, source: &FundingSource) -> String {
        let tr = self.look.tr;
        let kind = tr.t(source.kind.message_id());
        let from = month_name(tr, source.from);
        let to = source.to.map(|to| month_name(tr, to)).unwrap_or_default();
        let args = [
            ("source", (&source.name).into()),
            ("kind", kind.into()),
            ("from", (&from).into()),
            ("to", (&to).into()),
        ];
        let id =
            if source.to.is_some() { "timeline-funding-months" } else { "timeline-funding-on" };
        tr.f(id, &args)
    }

    /// What a bar says when the pointer rests on it.
    fn tip(&self, ui: &mut Ui, tr: &Tr, row: &Row<'_>) {
        let source = row.source;
        let plan = &self.state.document.plan;
        ui.label(theme::strong(self.words(source)));
        ui.label(amount_words(tr, source));
        let pays = terms::summary(tr, &source.pays_for);
        ui.label(tr.f("timeline-funding-pays", &[("what", (&pays).into())]));
        if let Some(simulation) = self.state.results.simulation() {
            let paid = simulation.paid_in(row.at, 0..simulation.months());
            let amount = format!("{}{NO_BREAK_SPACE}{}", mnkr(tr, paid), tr.t("unit-mnkr"));
            ui.label(tr.f("timeline-funding-paid", &[("amount", (&amount).into())]));
            let ended = source.to.and_then(|to| simulation.position(to));
            if let Some(last) = ended.filter(|_| !source.is_followed(&plan.funding)) {
                let year = simulation.paid_in_last_year(row.at, last).to_sek() / 1e3;
                let tkr = format!("{}{NO_BREAK_SPACE}{}", tr.number(year, 0), tr.t("unit-tkr"));
                ui.label(tr.f("timeline-funding-after", &[("amount", (&tkr).into())]));
            }
        }
        widgets::assumption_mark(ui, tr);
        ui.label(theme::label(self.look.skin, tr.t("timeline-funding-help")));
    }
}

/// What stands in a bar: kind and amount, or the kind alone.
fn bar_texts(tr: &Tr, source: &FundingSource) -> [String; 2] {
    let kind = tr.t(source.kind.message_id()).to_owned();
    [format!("{kind} · {}", amount_words(tr, source)), kind]
}

/// The amount with its unit: a month's of a grant, a year's of the others; of several years the
/// least and the greatest.
fn amount_words(tr: &Tr, source: &FundingSource) -> String {
    if source.kind == FundingKind::StateGrant {
        let tkr = tr.number(source.amount.to_sek() / 1e3, 0);
        return tr.f("timeline-funding-per-month", &[("amount", (&tkr).into())]);
    }
    let years = source.by_year.values().copied().chain([source.amount]);
    let (least, most) = years.fold((Ore(i64::MAX), Ore::ZERO), |(least, most), amount| {
        (least.min(amount), most.max(amount))
    });
    let amount = if least == most {
        mnkr(tr, most)
    } else {
        format!("{}–{}", mnkr(tr, least), mnkr(tr, most))
    };
    tr.f("timeline-funding-per-year", &[("amount", (&amount).into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::model::Month;

    fn plan() -> Plan {
        crate::app::from_preset("svar-2021").unwrap().document.plan
    }

    #[test]
    fn many_sources_leave_the_greater_part_to_the_steps() {
        let mut plan = plan();
        let few = height(&plan, false, 268.0);
        assert!(few <= 268.0 * 0.5, "{few}");
        let one = plan.funding.first().unwrap().clone();
        plan.funding = vec![one; 30];
        let many = height(&plan, false, 268.0);
        assert!(many < 268.0 * 0.5, "{many}");
        assert!((height(&plan, true, 268.0) - HEADING).abs() < 0.01);
        // However little room there is, some can be seen.
        assert!(height(&plan, false, 60.0) >= HEADING + 2.0 * ROW);
    }

    #[test]
    fn an_amount_says_what_time_it_is_for() {
        let tr = Tr::new(Language::Sv);
        let mut source = plan().funding.first().unwrap().clone();
        source.kind = FundingKind::StateGrant;
        source.amount = Ore::from_sek(250_000.0);
        assert!(amount_words(&tr, &source).contains("250"));
        source.kind = FundingKind::ExecutiveBoard;
        source.amount = Ore::from_sek(3_000_000.0);
        source.by_year = [(2028, Ore::from_sek(1_500_000.0))].into();
        assert!(
            amount_words(&tr, &source).starts_with("1,5–3,0"),
            "{}",
            amount_words(&tr, &source)
        );
        source.from = Month::new(2027, 1);
        assert!(bar_texts(&tr, &source)[0].contains(&amount_words(&tr, &source)));
    }
}
