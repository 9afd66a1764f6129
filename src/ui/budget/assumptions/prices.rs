//! In what prices amounts are, and when wages are raised.

use egui::{Id, Ui};

use crate::app::{Action, AppState};
use crate::edit::{Command, check};
use crate::model::{PriceRules, WageMonth};
use crate::ui::Actions;
use crate::ui::budget::{Draft, field, money, settings};
use crate::ui::theme::{self, Skin};
use crate::ui::widgets;

/// The choices.
pub(super) fn show(ui: &mut Ui, state: &AppState, draft: &mut Draft, actions: &mut Actions) {
    let tr = &state.tr;
    let plan = &state.document.plan;
    let known = plan.model.prices;
    let mut rules = known;
    ui.horizontal(|ui| {
        settings::name(ui, tr.t("budget-wage-month"));
        for month in [WageMonth::April, WageMonth::January] {
            let name = money::capitalised(tr.t(&format!("month-{}", month.number())));
            if widgets::choice(ui, known.wage_month == month, &name).clicked() {
                rules.wage_month = month;
            }
        }
    });
    ui.horizontal(|ui| {
        settings::name(ui, tr.t("budget-price-level"));
        let current =
            widgets::choice(ui, known.fixed_year.is_none(), tr.t("budget-prices-current"));
        if current.clicked() {
            rules.fixed_year = None;
        }
        let fixed = widgets::choice(ui, known.fixed_year.is_some(), tr.t("budget-prices-fixed"));
        if fixed.clicked() && known.fixed_year.is_none() {
            rules.fixed_year = Some(plan.start.year());
        }
        if let Some(year) = known.fixed_year {
            base_year(ui, state, draft, year, &mut rules);
        }
    });
    let id =
        if known.fixed_year.is_some() { "budget-prices-fixed-note" } else { "budget-prices-note" };
    settings::note(ui, tr.t(id));
    if rules != known {
        actions.push(Action::Edit(Command::SetPriceRules(rules)));
    }
}

/// The year whose December level all months have. A year is written without a thousands' space.
fn base_year(ui: &mut Ui, state: &AppState, draft: &mut Draft, year: i32, rules: &mut PriceRules) {
    let (skin, tr) = (Skin::of(ui), &state.tr);
    let (first, last) = check::PRICE_YEARS;
    let id = Id::unique("price base year");
    let shown = year.to_string();
    let edit = &mut draft.edit;
    let range = first..=last;
    let label = tr.t("budget-price-year");
    let parse = |text: &str| text.trim().parse().ok().filter(|year| range.contains(year));
    if let Some(year) = field::parsed(ui, edit, id, label, (&shown, 64.0), parse) {
        rules.fixed_year = Some(year);
    }
    if edit.is_refused(id) {
        let args = [("first", first.to_string()), ("last", last.to_string())];
        let args = args.each_ref().map(|(name, text)| (*name, text.into()));
        ui.colored_label(skin.worse(), tr.f("budget-bad-year", &args));
    } else {
        ui.label(theme::label(skin, tr.t("budget-price-year-note")));
    }
}
