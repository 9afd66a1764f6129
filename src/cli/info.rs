//! `narplan info`.

use serde_json::Value;

use super::args::InfoArgs;
use super::error::CliError;
use super::table::Table;
use super::text::Text;
use super::{Done, json};
use crate::app::{Info, MapInfo, Month, PlanInfo, UnitInfo, open};
use crate::i18n::Tr;

pub(super) fn run(args: &InfoArgs, tr: &Tr) -> Result<Done, CliError> {
    let info = Info::of(&open(&args.file)?, tr);
    let data = match (&info, args.json) {
        (_, true) => json(&info)?,
        (Info::Plan(plan), false) => plan_text(plan, tr).into_bytes(),
        (Info::Map(map), false) => map_text(map, tr).into_bytes(),
    };
    Ok(Done::data(data))
}

fn month(month: Month, tr: &Tr) -> String {
    tr.month(month.year(), month.month())
}

fn plan_text(plan: &PlanInfo, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&plan.title);
    if !plan.description.is_empty() {
        text.line(&plan.description);
    }
    let map = [("title", (&plan.map.title).into()), ("districts", plan.map.districts.into())];
    let (first, last) = (month(plan.start, tr), month(plan.last, tr));
    let period = [
        ("first", (&first).into()),
        ("last", (&last).into()),
        ("months", f64::from(plan.months).into()),
    ];
    text.section(&tr.f("cli-info-map", &map));
    text.line(&tr.f("cli-info-period", &period));
    text.table(tr.t("cli-info-units"), &units(plan, tr));
    if !plan.steps.is_empty() {
        text.table(tr.t("cli-info-steps"), &steps(plan, tr));
    }
    if !plan.funding.is_empty() {
        text.table(tr.t("cli-info-funding"), &funding(plan, tr));
    }
    text.points(tr.t("cli-check-notes"), &plan.notes);
    text
}

fn units(plan: &PlanInfo, tr: &Tr) -> Table {
    let headings = [
        "cli-col-unit",
        "cli-col-districts",
        "cli-col-children",
        "cli-col-posts-today",
        "cli-col-posts-planned",
    ];
    let mut table = Table::new(1, headings.map(|id| tr.t(id)));
    for unit in &plan.units {
        let UnitInfo { posts_today, posts_planned, .. } = unit;
        table.row([
            unit.name.clone(),
            unit.districts.len().to_string(),
            tr.number(unit.children_0_19, 0),
            tr.number(posts_today.values().filter_map(Value::as_f64).sum(), 1),
            tr.number(posts_planned.values().filter_map(Value::as_f64).sum(), 1),
        ]);
    }
    table
}

fn steps(plan: &PlanInfo, tr: &Tr) -> Table {
    let headings = [
        "cli-col-step",
        "cli-col-start",
        "cli-col-districts",
        "cli-col-transferred-posts",
        "cli-col-new-posts",
    ];
    let mut table = Table::new(2, headings.map(|id| tr.t(id)));
    for step in &plan.steps {
        table.row([
            step.name.clone(),
            month(step.start, tr),
            step.districts.len().to_string(),
            tr.number(step.posts.iter().map(|posts| posts.transferred).sum(), 1),
            tr.number(step.posts.iter().map(|posts| posts.new).sum(), 1),
        ]);
    }
    table
}

fn funding(plan: &PlanInfo, tr: &Tr) -> Table {
    let headings = [
        "cli-col-source",
        "cli-col-kind",
        "cli-col-from",
        "cli-col-to",
        "cli-col-per-month",
        "cli-col-per-year",
    ];
    let mut table = Table::new(4, headings.map(|id| tr.t(id)));
    for source in &plan.funding {
        let amount = tr.number(source.amount_sek, 0);
        let (per_month, per_year) = match source.per {
            "month" => (amount, String::new()),
            _ => (String::new(), amount),
        };
        table.row([
            source.name.clone(),
            tr.t(source.kind.message_id()).to_owned(),
            month(source.from, tr),
            source.to.map_or_else(|| tr.t("cli-no-end").to_owned(), |to| month(to, tr)),
            per_month,
            per_year,
        ]);
    }
    table
}

fn map_text(map: &MapInfo, tr: &Tr) -> Text {
    let mut text = Text::default();
    text.line(&map.title);
    text.line(&map.attribution);
    let headings = [
        "cli-col-code",
        "cli-col-name",
        "cli-col-area",
        "cli-col-population",
        "cli-col-children",
        "cli-col-neighbours",
    ];
    let mut districts = Table::new(2, headings.map(|id| tr.t(id)));
    let count = |value: Option<f64>| tr.number(value.unwrap_or(f64::NAN), 0);
    for district in &map.districts {
        districts.row([
            district.code.clone(),
            district.name.clone(),
            tr.number(district.area_km2, 1),
            count(district.population),
            count(district.children_0_19),
            district.neighbours.len().to_string(),
        ]);
    }
    let heading = tr.f("cli-info-districts", &[("count", map.districts.len().into())]);
    text.table(&heading, &districts);
    if !map.indicators.is_empty() {
        text.table(tr.t("cli-info-indicators"), &indicators(map, tr));
    }
    text.points(tr.t("cli-check-notes"), &map.notes);
    text
}

fn indicators(map: &MapInfo, tr: &Tr) -> Table {
    let headings = [
        "cli-col-id",
        "cli-col-title",
        "cli-col-measure",
        "cli-col-source",
        "cli-col-year",
        "cli-col-missing",
        "cli-col-hidden",
    ];
    let mut table = Table::new(4, headings.map(|id| tr.t(id)));
    for indicator in &map.indicators {
        table.row([
            indicator.id.clone(),
            indicator.title.clone(),
            indicator.unit.clone(),
            indicator.source.clone(),
            indicator.year.map(|year| year.to_string()).unwrap_or_default(),
            indicator.missing.len().to_string(),
            indicator.hidden.len().to_string(),
        ]);
    }
    table
}
