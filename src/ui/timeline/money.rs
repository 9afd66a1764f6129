//! Cost and funding per year, as stacked bars.

use std::ops::Range;

use egui::{
    Align2, Color32, Painter, Rangef, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::{Action, AppState, Asked, FigureQuestion, WhyAction, say};
use crate::i18n::Tr;
use crate::model::{Explain, FundingKind, Ore};
use crate::simulate::Simulation;
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets::mnkr;
use crate::ui::{Actions, why};

/// Width of the key beside the bars, points.
const KEY_WIDTH: f32 = 112.0;

/// Cost and funding of one calendar year.
#[derive(Clone, Debug, PartialEq)]
struct Year {
    number: i32,
    /// Positions of its months.
    range: Range<usize>,
    /// How many they are.
    months: usize,
    /// What each kind of funding paid, in the order of [`FundingKind::ALL`].
    funded: [Ore; FundingKind::ALL.len()],
    gap: Ore,
}

impl Year {
    fn of(simulation: &Simulation, year: i32, range: Range<usize>) -> Self {
        let mut sums = Self {
            number: year,
            range: range.clone(),
            months: range.len(),
            funded: Default::default(),
            gap: Ore::ZERO,
        };
        for month in simulation.total.get(range).unwrap_or_default() {
            for (sum, paid) in sums.funded.iter_mut().zip(month.funded) {
                *sum += paid;
            }
            sums.gap += month.gap;
        }
        sums
    }

    /// Gross cost: what was paid and what was not.
    fn cost(&self) -> Ore {
        self.funded.iter().copied().sum::<Ore>() + self.gap
    }

    fn name(&self, tr: &Tr) -> String {
        let year = self.number.to_string();
        if self.months == 12 {
            return year;
        }
        tr.f("timeline-part-year", &[("year", (&year).into()), ("n", self.months.into())])
    }

    fn describe(&self, tr: &Tr) -> String {
        let amount = |amount: Ore| format!("{}\u{a0}{}", mnkr(tr, amount), tr.t("timeline-mnkr"));
        let mut lines = vec![
            self.name(tr),
            format!("{}: {}", tr.t("timeline-gross-cost"), amount(self.cost())),
        ];
        for (kind, &paid) in FundingKind::ALL.into_iter().zip(&self.funded) {
            lines.push(format!("{}: {}", tr.t(kind.message_id()), amount(paid)));
        }
        lines.push(format!("{}: {}", tr.t("funding-gap"), amount(self.gap)));
        lines.join("\n")
    }
}

/// The colours of the kinds of funding: shades of one colour, the frame the darkest.
pub(super) fn shade(skin: Skin, kind: FundingKind) -> Color32 {
    let share = match kind {
        FundingKind::CommitteeFrame => 0.62,
        FundingKind::ExecutiveBoard => 0.38,
        FundingKind::StateGrant => 0.22,
    };
    skin.panel().lerp_to_gamma(skin.accent(), share)
}

/// Title, bars and key.
pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    ui.label(theme::section(skin, tr.t("timeline-money-title")));
    let simulation = match &state.results.simulation {
        Ok(simulation) => simulation,
        Err(error) => {
            ui.label(theme::label(skin, say(tr, &error.message())));
            return;
        }
    };
    let years: Vec<Year> =
        simulation.years().map(|(year, range)| Year::of(simulation, year, range)).collect();
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let with_key = rect.width() > 2.5 * KEY_WIDTH;
    let right = if with_key { rect.right() - KEY_WIDTH } else { rect.right() };
    bars(ui, state, &years, rect.with_max_x(right), actions);
    if with_key {
        key(ui.painter(), rect.with_min_x(right + 8.0), skin, tr);
    }
}

fn bars(ui: &Ui, state: &AppState, years: &[Year], rect: Rect, actions: &mut Actions) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let most = years.iter().map(Year::cost).max().unwrap_or_default().max(Ore(1));
    let plot = Rect::from_min_max(rect.min + vec2(0.0, 16.0), rect.max - vec2(0.0, 16.0));
    let slot = plot.width() / years.len().max(1) as f32;
    let width = (slot * 0.62).min(48.0);
    let painter = ui.painter();
    let chosen = state.results.simulation().map(|s| s.month(state.month()).year());
    for (nr, year) in years.iter().enumerate() {
        let x = plot.left() + (nr as f32 + 0.5) * slot;
        let place =
            Rect::from_x_y_ranges(Rangef::new(x - slot / 2.0, x + slot / 2.0), rect.y_range());
        let id = ui.scope_id().with(("year", year.number));
        let name = format!("{}, {}", tr.t("timeline-gross-cost"), year.name(tr));
        let asked = why::asks(ui, tr, place.shrink(2.0), id.with("why"), &name);
        if asked.clicked() || why::is_asked_by_key(ui, &asked) {
            let question = FigureQuestion::new(Asked::GROSS, None, year.range.clone());
            actions.push(Action::Why(WhyAction::figure(question)));
        }
        // Below the tooltip, which would not be shown under it.
        let response = ui.interact(place, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, year.describe(tr)));
        let column = Rangef::new(x - width / 2.0, x + width / 2.0);
        stack(painter, column, plot, year, most, (skin, tr));
        let weight = if chosen == Some(year.number) { Weight::SemiBold } else { Weight::Regular };
        let ink = if chosen == Some(year.number) { skin.text() } else { skin.secondary() };
        let short = year.months < 12;
        let name = if short { format!("{}*", year.number) } else { year.number.to_string() };
        let at = pos2(x, rect.bottom());
        painter.text(at, Align2::CENTER_BOTTOM, name, font(11.0, weight), ink);
        response.on_hover_text(year.describe(tr));
    }
    painter.hline(plot.x_range(), plot.bottom(), skin.line());
}

/// One year's bar: the frame at the bottom, the gap on top, with its number.
fn stack(
    painter: &Painter,
    column: Rangef,
    plot: Rect,
    year: &Year,
    most: Ore,
    (skin, tr): (Skin, &Tr),
) {
    let height = |amount: Ore| (amount.to_sek() / most.to_sek()) as f32 * plot.height();
    let mut bottom = plot.bottom();
    for (kind, &paid) in FundingKind::ALL.into_iter().zip(&year.funded).rev() {
        let top = bottom - height(paid);
        let part = Rect::from_x_y_ranges(column, Rangef::new(top, bottom));
        painter.rect_filled(part, 0.0, shade(skin, kind));
        bottom = top;
    }
    let cost = mnkr(tr, year.cost());
    let above = |y: f32, text: String, weight, ink| {
        let at = pos2(column.center(), y - 1.0);
        painter.text(at, Align2::CENTER_BOTTOM, text, font(11.0, weight), ink);
    };
    // What rounds to nothing is no gap that anybody sees.
    if year.gap.to_sek() < 50_000.0 {
        above(bottom, cost, Weight::Regular, skin.secondary());
        return;
    }
    let top = bottom - height(year.gap).max(2.0);
    let part = Rect::from_x_y_ranges(column, Rangef::new(top, bottom));
    painter.rect_filled(part, 0.0, skin.worse());
    let text = tr.number(-year.gap.to_sek() / 1e6, 1);
    if part.height() >= 14.0 {
        let ink = skin.on_accent();
        painter.text(part.center(), Align2::CENTER_CENTER, text, font(11.0, Weight::SemiBold), ink);
        above(top, cost, Weight::Regular, skin.secondary());
    } else {
        above(top, text, Weight::SemiBold, skin.worse());
    }
}

/// What the colours mean, in the order that they lie on each other.
fn key(painter: &Painter, rect: Rect, skin: Skin, tr: &Tr) {
    let rows = [(skin.worse(), tr.t("funding-gap"))]
        .into_iter()
        .chain(FundingKind::ALL.map(|kind| (shade(skin, kind), tr.t(kind.message_id()))));
    let mut y = rect.top() + 16.0;
    for (fill, name) in rows {
        let swatch = Rect::from_min_size(pos2(rect.left(), y + 2.0), vec2(10.0, 10.0));
        painter.rect(swatch, 2.0, fill, Stroke::NONE, egui::StrokeKind::Inside);
        let at = pos2(swatch.right() + 6.0, swatch.center().y);
        painter.text(at, Align2::LEFT_CENTER, name, font(11.0, Weight::Regular), skin.secondary());
        y += 18.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::from_preset;
    use crate::i18n::Language;

    #[test]
    fn what_is_paid_and_what_is_not_make_the_gross_cost_of_the_year() {
        let state = AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv);
        let simulation = state.results.simulation().unwrap();
        for (year, range) in simulation.years() {
            let sums = Year::of(simulation, year, range.clone());
            assert_eq!(sums.cost(), simulation.cost(None, range).total(), "{year}");
        }
    }
}
