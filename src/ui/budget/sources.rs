//! The sources of funding: a list that can be changed, with what was wrong beside the row.

use std::collections::BTreeMap;

use egui::{Id, Rect, Ui, pos2};

use super::field::{self, Number};
use super::parameter::{GAP, cell, row};
use super::settings::whole_period;
use super::{Draft, money, terms};
use crate::app::{Action, AppState, say};
use crate::edit::{Command, EditError, check};
use crate::i18n::Tr;
use crate::model::{Explain, FundingKind, FundingSource, Ore, StepId};
use crate::simulate::Simulation;
use crate::ui::Actions;
use crate::ui::theme::{self, Skin};
use crate::ui::widgets::{self, Icon};

/// Where the columns lie: order, name, kind, amount, unit, from, to, step, what it pays for,
/// remove.
#[derive(Clone, Copy, Debug)]
struct Columns {
    left: f32,
    ends: [f32; 10],
}

impl Columns {
    fn new(left: f32, width: f32) -> Self {
        let fixed = [84.0, 140.0, 96.0, 52.0, 76.0, 76.0, 130.0, 150.0, 28.0];
        let name = (width - fixed.iter().sum::<f32>() - 9.0 * GAP).max(120.0);
        let [order, kind, amount, unit, from, to, step, pays, remove] = fixed;
        let mut end = 0.0;
        let columns = [order, name, kind, amount, unit, from, to, step, pays, remove];
        let ends = columns.map(|width| {
            end += width + GAP;
            end
        });
        Self { left, ends }
    }

    fn cell(&self, row: Rect, at: usize) -> Rect {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or_default() - GAP;
        Rect::from_min_max(
            pos2(self.left + start.unwrap_or(0.0), row.top()),
            pos2(self.left + end, row.bottom()),
        )
    }
}

/// Shows the list.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    let plan = &state.document.plan;
    let revision = state.document.history.revision();
    // What was refused is of no use once the plan has changed in another way.
    draft.funding.take_if(|(of, _)| *of != revision);
    let refused = draft.funding.as_ref().map(|(_, sources)| sources.clone());
    let is_refused = refused.is_some();
    let sources = refused.unwrap_or_else(|| plan.funding.clone());
    ui.add(egui::Label::new(theme::label(skin, tr.t("budget-funding-note"))).wrap());
    let mut wanted: Option<Vec<FundingSource>> = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if !sources.is_empty() {
            headings(ui, state);
        }
        for (nth, at) in in_order(&sources).into_iter().enumerate() {
            let Some(source) = sources.get(at) else { continue };
            match source_row(ui, state, draft, (nth, at, sources.len()), source) {
                Change::None => {}
                Change::Move(to) => wanted = Some(moved(&sources, nth, to)),
                Change::To(changed) => {
                    let mut all = sources.clone();
                    if let Some(slot) = all.get_mut(at) {
                        *slot = changed;
                    }
                    wanted = Some(all);
                }
                Change::Remove => {
                    let mut all = sources.clone();
                    all.remove(at);
                    wanted = Some(all);
                }
            }
            problem(ui, state, draft, at, source);
            if draft.terms == Some(at)
                && let Some(changed) = terms_of(ui, state, draft, (at, source), is_refused)
            {
                let mut all = sources.clone();
                if let Some(slot) = all.get_mut(at) {
                    *slot = changed;
                }
                wanted = Some(all);
            }
        }
    });
    ui.horizontal(|ui| {
        if ui.button(tr.t("budget-funding-add")).clicked() {
            let mut all = sources.clone();
            all.push(new_source(state));
            wanted = Some(all);
        }
        if is_refused && ui.button(tr.t("budget-funding-discard")).clicked() {
            draft.funding = None;
            wanted = None;
        }
    });
    let Some(wanted) = wanted else { return };
    if is_in_order(state, &wanted).is_ok() {
        draft.funding = None;
        actions.push(Action::Edit(Command::SetFunding(wanted)));
    } else {
        draft.funding = Some((revision, wanted));
    }
}

fn is_in_order(state: &AppState, sources: &[FundingSource]) -> Result<(), EditError> {
    let plan = &state.document.plan;
    let count = plan.assignment.len();
    sources.iter().try_for_each(|source| check::funding_source(&plan.steps, count, source))
}

/// Positions of `sources` in the order in which they pay.
fn in_order(sources: &[FundingSource]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_key(|&at| sources.get(at).map(FundingSource::place));
    order
}

/// The sources in the order in which they pay, with the `nth` of them moved to its neighbour's
/// place, `to`.
///
/// It takes its neighbour's number, and among equals the list's order holds, so all others stay.
fn moved(sources: &[FundingSource], nth: usize, to: usize) -> Vec<FundingSource> {
    let order = in_order(sources);
    let mut all: Vec<FundingSource> =
        order.into_iter().filter_map(|at| sources.get(at).cloned()).collect();
    let Some(place) = all.get(to).map(FundingSource::place) else { return all };
    if let Some(source) = all.get_mut(nth) {
        source.place = (place != source.kind.place()).then_some(place);
        all.swap(nth, to);
    }
    all
}

/// What the source may pay for, its amounts of single years, and what it paid.
fn terms_of(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (at, source): (usize, &FundingSource),
    is_refused: bool,
) -> Option<FundingSource> {
    let frame =
        egui::Frame::new().inner_margin(egui::Margin { left: 96, right: 0, top: 6, bottom: 8 });
    let changed = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(10.0, 6.0);
        let changed = terms::show(ui, state, &mut draft.edit, (at, source));
        // The simulation knows the sources that the plan has.
        if !is_refused && let Some(simulation) = state.results.simulation() {
            paid(ui, state, simulation, at);
        }
        changed
    });
    let rect = changed.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), Skin::of(ui).line());
    changed.inner
}

/// What the source pays, year by year.
fn paid(ui: &mut Ui, state: &AppState, simulation: &Simulation, at: usize) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::label(skin, tr.t("budget-paid")));
        for year in money::years(tr, simulation) {
            let tkr = simulation.paid_in(at, year.months).to_sek() / 1e3;
            let text = format!("{}\u{a0}\u{a0}{}", year.number, tr.number(tkr, 0));
            ui.label(text);
        }
        ui.label(theme::label(skin, tr.t("budget-tkr")));
    });
}

/// A state grant over the whole period: it has an end, as every grant must.
fn new_source(state: &AppState) -> FundingSource {
    let (from, to) = whole_period(state);
    FundingSource {
        name: state.tr.t("budget-funding-new").to_owned(),
        kind: FundingKind::StateGrant,
        amount: Ore::ZERO,
        from,
        to: Some(to),
        step: None,
        place: None,
        by_year: BTreeMap::new(),
        pays_for: crate::model::PaysFor::default(),
    }
}

fn headings(ui: &mut Ui, state: &AppState) {
    let skin = Skin::of(ui);
    let size = egui::vec2(ui.available_width(), 20.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let columns = Columns::new(rect.left(), rect.width());
    let ids =
        ["order", "source", "funding-kind", "amount", "per", "from", "to", "step", "pays-for"];
    for (at, id) in ids.into_iter().enumerate() {
        cell(ui, columns.cell(rect, at), |ui| {
            ui.label(theme::label(skin, state.tr.t(&format!("budget-column-{id}"))));
        });
    }
}

/// What is to be done with a row.
enum Change {
    None,
    To(FundingSource),
    /// To this place in the order.
    Move(usize),
    Remove,
}

fn source_row(
    ui: &mut Ui,
    state: &AppState,
    draft: &mut Draft,
    (nth, at, count): (usize, usize, usize),
    source: &FundingSource,
) -> Change {
    let tr = &state.tr;
    let rect = row(ui);
    let columns = Columns::new(rect.left(), rect.width());
    let moved_to = cell(ui, columns.cell(rect, 0), |ui| order(ui, tr, (nth, count), source));
    let mut changed = source.clone();
    values(ui, state, (draft, columns, rect), at, source, &mut changed);
    cell(ui, columns.cell(rect, 8), |ui| {
        let text = terms::summary(tr, &source.pays_for);
        let is_open = draft.terms == Some(at);
        let size = egui::vec2(ui.available_width(), 28.0);
        let button = ui.add_sized(size, egui::Button::new(&text).selected(is_open).truncate());
        let args = [("name", (&source.name).into()), ("text", (&text).into())];
        let name = tr.f("budget-terms-of", &args);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
        if button.clicked() {
            draft.terms = (!is_open).then_some(at);
        }
    });
    let is_removed = cell(ui, columns.cell(rect, 9), |ui| {
        let tip = tr.f("budget-remove", &[("name", (&source.name).into())]);
        widgets::icon_button(ui, Icon::Close, &tip, true).clicked()
    });
    match (is_removed, moved_to) {
        (true, _) => Change::Remove,
        (false, Some(to)) => {
            draft.terms = None;
            Change::Move(to)
        }
        (false, None) if changed != *source => Change::To(changed),
        (false, None) => Change::None,
    }
}

/// The number in the order, with arrows that move it; gives where to.
fn order(
    ui: &mut Ui,
    tr: &Tr,
    (nth, count): (usize, usize),
    source: &FundingSource,
) -> Option<usize> {
    ui.spacing_mut().item_spacing.x = 0.0;
    let named = |id: &str| tr.f(id, &[("name", (&source.name).into())]);
    let number = egui::Label::new(theme::strong((nth + 1).to_string()));
    ui.add_sized(egui::vec2(20.0, 24.0), number);
    let up = widgets::icon_button(ui, Icon::Up, &named("budget-order-up"), nth > 0);
    let down = widgets::icon_button(ui, Icon::Down, &named("budget-order-down"), nth + 1 < count);
    if up.clicked() {
        return nth.checked_sub(1);
    }
    down.clicked().then_some(nth + 1)
}

/// Name, kind, amount, months and step.
fn values(
    ui: &mut Ui,
    state: &AppState,
    (draft, columns, rect): (&mut Draft, Columns, Rect),
    at: usize,
    source: &FundingSource,
    changed: &mut FundingSource,
) {
    let tr = &state.tr;
    let skin = Skin::of(ui);
    let id = |part: &str| Id::unique(("funding", at, part));
    let edit = &mut draft.edit;
    cell(ui, columns.cell(rect, 1), |ui| {
        let (label, width) = (tr.t("budget-column-source"), ui.available_width());
        if let Some(name) = field::text(ui, edit, id("name"), label, &source.name, width) {
            changed.name = name;
        }
    });
    cell(ui, columns.cell(rect, 2), |ui| {
        if let Some(kind) = kind_list(ui, state, at, source.kind) {
            *changed = with_kind(changed.clone(), kind);
        }
    });
    cell(ui, columns.cell(rect, 3), |ui| {
        let name = tr.f("budget-amount-of", &[("name", (&source.name).into())]);
        let amount = Number {
            name: &name,
            value: source.amount.to_sek() / 1e3,
            range: 0.0..=1e9,
            speed: 10.0,
            width: 96.0,
        };
        if let Some(tkr) = field::number(ui, tr, edit, id("amount"), &amount) {
            changed.amount = Ore::from_sek(tkr * 1e3);
        }
    });
    cell(ui, columns.cell(rect, 4), |ui| {
        let is_monthly = source.kind == FundingKind::StateGrant;
        let unit = if is_monthly { "budget-tkr-per-month" } else { "budget-tkr-per-year" };
        ui.label(theme::label(skin, tr.t(unit)));
    });
    cell(ui, columns.cell(rect, 5), |ui| {
        let label = tr.t("budget-column-from");
        let mut from = Some(source.from);
        if field::month(ui, edit, id("from"), label, &mut from, 76.0) {
            changed.from = from.unwrap_or(source.from);
        }
    });
    cell(ui, columns.cell(rect, 6), |ui| {
        let label = tr.t("budget-column-to");
        field::month(ui, edit, id("to"), label, &mut changed.to, 76.0);
    });
    cell(ui, columns.cell(rect, 7), |ui| {
        step_list(ui, state, at, &mut changed.step);
    });
}

/// The source with another kind; the amount keeps what it comes to in a year.
fn with_kind(source: FundingSource, kind: FundingKind) -> FundingSource {
    let is_monthly = |kind| kind == FundingKind::StateGrant;
    let amount = match (is_monthly(source.kind), is_monthly(kind)) {
        (true, false) => Ore::from_sek(source.amount.to_sek() * 12.0),
        (false, true) => Ore::from_sek(source.amount.to_sek() / 12.0),
        _ => source.amount,
    };
    // Single years have amounts of their own only where the amount is a year's.
    let by_year = if is_monthly(kind) { BTreeMap::new() } else { source.by_year };
    FundingSource { kind, amount, by_year, ..source }
}

fn kind_list(ui: &mut Ui, state: &AppState, at: usize, kind: FundingKind) -> Option<FundingKind> {
    let tr = &state.tr;
    let mut chosen = None;
    let list = egui::ComboBox::from_id_salt(("funding kind", at))
        .selected_text(money::capitalised(tr.t(kind.message_id())))
        .width(ui.available_width())
        .truncate();
    list.show_ui(ui, |ui| {
        for one in FundingKind::ALL {
            let text = money::capitalised(tr.t(one.message_id()));
            if ui.selectable_label(one == kind, text).clicked() && one != kind {
                chosen = Some(one);
            }
        }
    });
    chosen
}

fn step_list(ui: &mut Ui, state: &AppState, at: usize, step: &mut Option<StepId>) {
    let plan = &state.document.plan;
    let none = state.tr.t("budget-no-step");
    let name = step.and_then(|id| plan.step(id)).map_or(none, |step| step.name.as_str());
    let list = egui::ComboBox::from_id_salt(("funding step", at))
        .selected_text(name)
        .width(ui.available_width())
        .truncate();
    list.show_ui(ui, |ui| {
        ui.selectable_value(step, None, none);
        for one in &plan.steps {
            ui.selectable_value(step, Some(one.id), &one.name);
        }
    });
}

/// What is wrong with the source, under its row.
fn problem(ui: &mut Ui, state: &AppState, draft: &Draft, at: usize, source: &FundingSource) {
    let skin = Skin::of(ui);
    let is_no_month =
        ["from", "to"].iter().any(|part| draft.edit.is_refused(Id::unique(("funding", at, *part))));
    let plan = &state.document.plan;
    let text = match check::funding_source(&plan.steps, plan.assignment.len(), source) {
        Err(error) => say(&state.tr, &error.message()),
        Ok(()) if is_no_month => state.tr.t("budget-bad-month").to_owned(),
        Ok(()) => return,
    };
    ui.add_space(4.0);
    ui.add(egui::Label::new(egui::RichText::new(text).color(skin.worse())).wrap());
    ui.add_space(4.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Month;

    #[test]
    fn a_source_that_changes_kind_keeps_what_it_comes_to_in_a_year() {
        let grant = FundingSource {
            name: "Statsbidrag".to_owned(),
            kind: FundingKind::StateGrant,
            amount: Ore::from_sek(200_000.0),
            from: Month::new(2027, 1),
            to: Some(Month::new(2028, 12)),
            step: None,
            place: None,
            by_year: BTreeMap::new(),
            pays_for: crate::model::PaysFor::default(),
        };
        let frame = with_kind(grant.clone(), FundingKind::CommitteeFrame);
        assert_eq!(frame.amount, Ore::from_sek(2_400_000.0));
        assert_eq!(with_kind(frame, FundingKind::StateGrant), grant);
    }

    #[test]
    fn a_source_moves_past_its_neighbour_and_no_other_source_moves() {
        let plan = crate::app::from_preset("beslut-2023").unwrap().document.plan;
        let names = |sources: &[FundingSource]| -> Vec<String> {
            in_order(sources).into_iter().map(|at| sources[at].name.clone()).collect()
        };
        let before = names(&plan.funding);
        for nth in 1..before.len() {
            let up = moved(&plan.funding, nth, nth - 1);
            let mut expected = before.clone();
            expected.swap(nth, nth - 1);
            assert_eq!(names(&up), expected);
            let back = moved(&up, nth - 1, nth);
            assert_eq!(names(&back), before);
        }
        let up = moved(&plan.funding, 1, 0);
        assert_eq!(up[0].kind, FundingKind::ExecutiveBoard);
        assert_eq!(up[0].place, Some(FundingKind::StateGrant.place()));
    }
}
