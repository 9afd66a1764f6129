//! What is told of a district: on its card, and as a row of the table.

use serde::Serialize;

use super::layers::indicators;
use super::markup::Markup;
use crate::model::{DistrictIdx, Indicator, IndicatorIdx, UnitIdx};
use crate::report::pdf::paper::Align;
use crate::report::{Material, capitalised, display_name};
use crate::scene::legend::{decimals, localised, unit_line, value_text};

/// What stands where a figure is not shown, as SCB writes it.
const HIDDEN: &str = "..";
/// Months of a year.
const MONTHS: f64 = 12.0;

/// A line of a card.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    name: String,
    value: String,
    /// Where it comes from, or that it is assumed.
    note: String,
}

/// Whether anything on the page is hidden, and the page must say so.
pub(super) fn hides_any(material: Material<'_>) -> bool {
    let of_children = material.demand.districts.iter().any(|district| district.is_hidden);
    of_children || material.map.indicators.hides_any()
}

/// Children 0–17 and reports of concern a year; `None` where they may not be shown.
fn asked(material: Material<'_>, district: DistrictIdx) -> Option<[f64; 2]> {
    let asks = material.demand.districts.get(district).filter(|asks| !asks.is_hidden)?;
    Some([asks.children_0_17, asks.reports * MONTHS])
}

/// The figures of a card: those of the need index, then children and inhabitants.
fn told(material: Material<'_>) -> Vec<IndicatorIdx> {
    let table = &material.map.indicators;
    let mut told = indicators(material);
    for index in [table.children_0_19, table.population].into_iter().flatten() {
        if !told.contains(&index) {
            told.push(index);
        }
    }
    told
}

fn shown(material: Material<'_>, indicator: &Indicator, district: DistrictIdx) -> String {
    match indicator.values.get(district).copied().flatten() {
        Some(value) => value_text(&indicator.info, value, material.tr),
        None if indicator.is_hidden(district) => HIDDEN.to_owned(),
        None => "–".to_owned(),
    }
}

/// When a unit of its own first serves it, or that none does.
fn since(material: Material<'_>, district: DistrictIdx) -> String {
    let Material { plan, tr, .. } = material;
    plan.live_from(district).map_or_else(
        || tr.t("handout-never").to_owned(),
        |month| tr.month(month.year(), month.month()),
    )
}

/// What the card of `district` tells, whatever the position of the slider.
pub(super) fn facts(material: Material<'_>, district: DistrictIdx) -> Vec<Fact> {
    let Material { map, plan, tr, .. } = material;
    let assumed = tr.t("paper-assumed");
    let fact = |name: &str, value: String, note: &str| Fact {
        name: capitalised(name),
        value,
        note: note.to_owned(),
    };
    let mut facts = vec![fact(tr.t("memo-live-from"), since(material, district), assumed)];
    if let Some(step) = plan.step_of(district) {
        facts.push(fact(tr.t("memo-step"), step.name.clone(), assumed));
    }
    for (month, unit) in plan.reassignments(district) {
        let name = plan.units.get(unit).map_or("", |unit| unit.name.as_str());
        let value = format!("{name}, {}", tr.month(month.year(), month.month()));
        facts.push(fact(tr.t("book-reassigned"), value, assumed));
    }
    let asked = asked(material, district);
    let number = |place: usize| {
        let value = asked.and_then(|asked| asked.get(place).copied());
        value.map_or(HIDDEN.to_owned(), |value| tr.number(value, 0))
    };
    facts.push(fact(tr.t("memo-children-0-17"), number(0), assumed));
    facts.push(fact(tr.t("csv-anmalningar-ar"), number(1), assumed));
    for index in told(material) {
        let Some(indicator) = map.indicators.indicators.get(index) else { continue };
        let info = &indicator.info;
        let parts = [unit_line(info, tr), info.source.clone()];
        let parts: Vec<&str> =
            parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let value = shown(material, indicator, district);
        facts.push(fact(localised(&info.title, tr), value, &parts.join(" · ")));
    }
    facts
}

/// A column of the table of all districts.
struct Heading {
    title: String,
    note: String,
    align: Align,
}

fn headings(material: Material<'_>) -> Vec<Heading> {
    let Material { map, tr, .. } = material;
    let assumed = tr.t("paper-assumed").to_owned();
    let heading =
        |title: &str, note: String, align| Heading { title: capitalised(title), note, align };
    let mut headings = vec![
        heading(tr.t("handout-district"), String::new(), Align::Left),
        heading(tr.t("handout-served-in-the-end"), assumed.clone(), Align::Left),
        heading(tr.t("memo-live-from"), assumed.clone(), Align::Left),
        heading(tr.t("memo-children-0-17"), assumed.clone(), Align::Right),
        heading(tr.t("csv-anmalningar-ar"), assumed, Align::Right),
    ];
    for index in indicators(material) {
        if let Some(indicator) = map.indicators.indicators.get(index) {
            let info = &indicator.info;
            headings.push(heading(localised(&info.title, tr), unit_line(info, tr), Align::Right));
        }
    }
    headings
}

/// A cell with what it is sorted by.
struct Cell {
    text: String,
    key: Option<String>,
}

fn cells(material: Material<'_>, district: DistrictIdx, unit: UnitIdx) -> Vec<Cell> {
    let Material { map, plan, tr, .. } = material;
    let text = |text: String| Cell { text, key: None };
    let unit = plan.units.get(unit);
    let asked = asked(material, district);
    let number = |place: usize| match asked.and_then(|asked| asked.get(place).copied()) {
        Some(value) => Cell { text: tr.number(value, 0), key: Some(format!("{value:.0}")) },
        None => text(HIDDEN.to_owned()),
    };
    let mut cells = vec![
        text(unit.map_or(String::new(), |unit| unit.name.clone())),
        Cell {
            text: plan.live_from(district).map_or_else(
                || tr.t("handout-never").to_owned(),
                |month| tr.month_short(month.year(), month.month()),
            ),
            // What has no month comes after all that have one.
            key: Some(plan.live_from(district).map_or("9".to_owned(), |month| month.to_string())),
        },
        number(0),
        number(1),
    ];
    for index in indicators(material) {
        let Some(indicator) = map.indicators.indicators.get(index) else { continue };
        let value = indicator.values.get(district).copied().flatten();
        let places = decimals(indicator.info.unit);
        let key = value.map(|value| format!("{value:.places$}"));
        cells.push(Cell { text: shown(material, indicator, district), key });
    }
    cells
}

/// The table of all districts, which can be sorted by any column; `served` is who serves them in
/// the end.
pub(super) fn table(material: Material<'_>, served: &[UnitIdx]) -> Markup {
    let Material { map, plan, tr, .. } = material;
    let headings = headings(material);
    let mut page = Markup::default();
    let caption = tr.t("handout-districts-caption");
    page.open(
        "div",
        &[("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", caption)],
    );
    page.open("table", &[("class", "sortable")]);
    page.element("caption", &[("class", "told")], caption);
    page.open("thead", &[]);
    page.open("tr", &[]);
    for Heading { title, note, align } in &headings {
        let class = if *align == Align::Right { "figure" } else { "word" };
        page.open("th", &[("scope", "col"), ("class", class)]);
        page.open("span", &[("class", "head")]);
        page.text(title);
        page.close("span");
        if !note.is_empty() {
            page.element("span", &[("class", "unit")], note);
        }
        page.close("th");
    }
    page.close("tr");
    page.close("thead");
    page.open("tbody", &[]);
    for (district, unit) in map.districts.indices().zip(served) {
        page.open("tr", &[]);
        page.element("th", &[("scope", "row")], display_name(map, plan, district));
        for (cell, heading) in cells(material, district, *unit).iter().zip(headings.iter().skip(1))
        {
            let class = if heading.align == Align::Right { "figure" } else { "word" };
            match &cell.key {
                Some(key) => page.element("td", &[("class", class), ("data-v", key)], &cell.text),
                None => page.element("td", &[("class", class)], &cell.text),
            }
        }
        page.close("tr");
    }
    page.close("tbody");
    page.close("table");
    page.close("div");
    page
}
