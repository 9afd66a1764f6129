//! What stands around the map: the plan's name and state above, tables and sources below.

use super::blocks::{Ids, blocks};
use super::both::{Both, code, spoken};
use super::facts;
use super::layers::indicators;
use super::markup::{Markup, escaped};
use crate::model::UnitIdx;
use crate::report::pdf::paper::Block;
use crate::report::pdf::{assumptions, economy, follow_up, rollout};
use crate::report::{Material, ReportError, Stamp, Status};
use crate::scene::legend::{localised, unit_line};

/// What stands above the map and below the tables.
pub(super) fn head(both: &Both<'_>, title: &str, hash: &str) -> Vec<(&'static str, String)> {
    let material = both.first();
    let plan = material.plan;
    let stamp = material.stamp;
    let status = both.texts(stamp.status.message_id());
    let first = both.each(|material| stamp.first_line(plan, material.tr));
    let second = both.each(|material| Stamp::second_line(plan, hash, material.tr));
    let mut about = Markup::default();
    for paragraph in plan.description.lines().filter(|line| !line.trim().is_empty()) {
        about.element("p", &[], paragraph);
    }
    for quote in &plan.quotes {
        about.open("blockquote", &[]);
        about.element("p", &[], &quote.text);
        about.element("footer", &[], &quote.source);
        about.close("blockquote");
    }
    let scenario = (plan.scenarios.all.len() > 1).then(|| {
        let name = plan.scenario_name(plan.scenarios.open());
        let texts =
            both.each(|material| material.tr.f("handout-scenario", &[("name", name.into())]));
        let mut page = Markup::default();
        page.open("p", &[("class", "scenario")]);
        page.push(&spoken(&texts));
        page.close("p");
        page
    });
    let decided = if stamp.status == Status::Decided { "decided" } else { "open" };
    vec![
        ("heading", escaped(title)),
        ("status", spoken(&status).into_string()),
        ("state", decided.to_owned()),
        ("stamp", spoken(&first).into_string()),
        ("plan", spoken(&second).into_string()),
        ("scenario", scenario.map(Markup::into_string).unwrap_or_default()),
        ("about", about.into_string()),
        ("source", spoken(&both.each(map_source)).into_string()),
    ]
}

/// Where the map comes from, how it is drawn, and that the plan is assumed.
fn map_source(material: Material<'_>) -> String {
    let Material { map, tr, .. } = material;
    let parts = [
        localised(&map.attribution, tr),
        tr.t("paper-map-plane"),
        tr.t("paper-north"),
        tr.t("picture-assumption"),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// A part of the page in both languages, of which one is seen.
fn in_both(
    both: &Both<'_>,
    part: impl FnMut(Material<'_>) -> Result<Markup, ReportError>,
) -> Result<String, ReportError> {
    let mut page = Markup::default();
    for (code, part) in Both::CODES.iter().zip(both.each(part)) {
        page.open("div", &[("class", code), ("lang", code)]);
        page.push(&part?);
        page.close("div");
        page.line();
    }
    Ok(page.into_string())
}

/// What stands below the map.
pub(super) fn tables(
    both: &Both<'_>,
    served: &[UnitIdx],
) -> Result<Vec<(&'static str, String)>, ReportError> {
    let of = |name: &'static str, made: fn(Material<'_>) -> Result<Vec<Block>, ReportError>| {
        let part = in_both(both, |material| {
            let prefix = format!("{name}{}", code(material.tr.language()));
            Ok(blocks(&made(material)?, &mut Ids::new(&prefix)))
        });
        part.map(|part| (name, part))
    };
    let rollout = |material: Material<'_>| {
        let tables =
            [rollout::steps(material), rollout::bases(material), follow_up::years(material)];
        let facts = std::iter::once(rollout::in_short(material));
        Ok(facts.chain(tables.map(Block::Table)).collect())
    };
    let districts = in_both(both, |material| {
        let mut page = facts::table(material, served);
        if facts::hides_any(material) {
            page.element("p", &[("class", "note")], material.tr.t("handout-hidden"));
        }
        Ok(page)
    });
    Ok(vec![
        of("rollout", rollout)?,
        of("economy", |material| Ok(economy::blocks(material)))?,
        ("districts", districts?),
        ("sources", in_both(both, |material| Ok(sources(material)))?),
        of("assumptions", assumptions::blocks)?,
    ])
}

/// Where the figures of the page come from.
fn sources(material: Material<'_>) -> Markup {
    let Material { map, tr, .. } = material;
    let mut page = Markup::default();
    page.open("ul", &[]);
    page.element("li", &[], localised(&map.attribution, tr));
    let table = &map.indicators;
    let counts = [table.children_0_19, table.population].into_iter().flatten();
    for index in indicators(material).into_iter().chain(counts) {
        let Some(indicator) = table.indicators.get(index) else { continue };
        let info = &indicator.info;
        let parts = [
            localised(&info.title, tr).to_owned(),
            unit_line(info, tr),
            info.source.clone(),
            localised(&info.note, tr).to_owned(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        page.element("li", &[], &parts.join(" · "));
    }
    page.close("ul");
    page
}
