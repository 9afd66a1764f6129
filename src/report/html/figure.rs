//! The maps of the page with their legend.

use super::both::{Both, spoken};
use super::layers::Paints;
use super::map::{self, Sheet};
use super::markup::Markup;
use super::stages::Stage;
use super::words;
use crate::model::UnitIdx;
use crate::report::pdf::maps::place_text;

/// Both maps, each with the other one small in a corner.
pub(super) fn maps(
    both: &Both<'_>,
    sheets: &[Sheet],
    paints: &Paints,
    served: &[UnitIdx],
    stages: &[Stage<'_>],
) -> String {
    let mut page = Markup::default();
    let view = format!("0 0 {} {}", map::number(map::WIDTH), map::number(map::HEIGHT));
    let month = stages.last().map_or(both.first().plan.start, |last| last.month);
    let alternative = both.each(|material| place_text(material, month));
    let own = both.own(&alternative);
    let frame = map::frame(both, sheets).map(|frame| frame.map(map::number));
    let frame = |page: &mut Markup| {
        if let Some([x, y, width, height]) = &frame {
            let place = [("x", x.as_str()), ("y", y), ("width", width), ("height", height)];
            let rect: Vec<(&str, &str)> =
                std::iter::once(("class", "frame")).chain(place).collect();
            page.empty("rect", &rect);
        }
    };
    for (number, sheet) in sheets.iter().enumerate() {
        let id = format!("map{number}");
        page.open("div", &[("class", "sheet"), ("data-sheet", &number.to_string())]);
        page.open(
            "svg",
            &[
                ("class", "map"),
                ("id", &id),
                ("viewBox", &view),
                ("role", "img"),
                ("aria-label", own),
            ],
        );
        page.push(&map::svg(both, sheets, number, paints, served));
        if number == 1 {
            frame(&mut page);
        }
        page.close("svg");
        if sheets.len() > 1 {
            let class = format!("small {}", sheet.corner);
            page.open("button", &[("type", "button"), ("class", &class), ("hidden", "")]);
            page.open("svg", &[("viewBox", &view), ("aria-hidden", "true")]);
            page.empty("use", &[("href", &format!("#areas{}", 1 - number))]);
            if number == 0 {
                frame(&mut page);
            }
            page.close("svg");
            page.open("span", &[("class", "silent")]);
            let id = if number == 0 { "handout-whole" } else { "handout-city" };
            page.push(&spoken(&both.texts(id)));
            page.close("span");
            page.close("button");
        }
        page.close("div");
        page.line();
    }
    page.into_string()
}

/// The units with their colours and letters, and how many districts they have in the end.
pub(super) fn legend(both: &Both<'_>, paints: &Paints, served: &[UnitIdx]) -> String {
    let mut page = Markup::default();
    for (unit, of) in both.first().plan.units.iter_enumerated() {
        let count = served.iter().filter(|&&by| by == unit).count();
        if count == 0 && of.is_central() {
            continue;
        }
        page.open("li", &[]);
        let class = format!("key {}", paints.unit(unit));
        page.element("span", &[("class", &class)], &of.letter);
        page.text(&of.name);
        page.open("small", &[]);
        page.push(&spoken(&both.each(|material| words::count(material.tr, count))));
        page.close("small");
        page.close("li");
    }
    page.into_string()
}
