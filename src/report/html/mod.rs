//! The plan as one web page, for people in a meeting: a map with a slider for the steps, a card for
//! each district, before beside after, figures and tables, in Swedish and English.
//!
//! The page is one file that asks for nothing else: style and script stand in it, and its content
//! security policy lets these two run, by their hashes, and nothing else. What the script works
//! with stands in the page as JSON, and the script writes text, never markup. Without the script
//! the page still shows the final map and every table. Template, style and script lie in
//! `assets/report/handout`. The bytes depend on the plan and the stamp alone.

mod blocks;
mod both;
mod facts;
mod figure;
mod layers;
mod look;
mod map;
mod markup;
mod parts;
mod said;
mod stages;
mod template;
#[cfg(test)]
mod tests;
mod words;

use super::{Material, PROGRAM_VERSION, ReportError, plan_hash};
use crate::i18n::Tr;
use crate::store::Passport;
use both::{Both, other};
use layers::{Layer, Paints, indicators, layer};
use markup::{Markup, escaped, script_json};
use stages::stages;

const SCRIPT: &str = include_str!("../../../assets/report/handout/page.js");

/// The texts of the template and the script.
const TEXTS: [&str; 41] = [
    "handout-about",
    "handout-after",
    "handout-basis",
    "handout-bases",
    "handout-before",
    "handout-blank-map",
    "handout-caseload",
    "handout-choose",
    "handout-city",
    "handout-close",
    "handout-compare",
    "handout-coverage",
    "handout-dark",
    "handout-district",
    "handout-districts",
    "handout-economy",
    "handout-fresh",
    "handout-keys",
    "handout-language",
    "handout-map",
    "handout-map-before",
    "handout-next",
    "handout-no-script",
    "handout-none",
    "handout-one-file",
    "handout-part",
    "handout-previous",
    "handout-print",
    "handout-rollout",
    "handout-served-by",
    "handout-shows",
    "handout-signs",
    "handout-skip",
    "handout-slider",
    "handout-sources",
    "handout-staff",
    "handout-table-units",
    "handout-whole",
    "memo-children-0-17",
    "paper-assumptions",
    "xlsx-column-unit",
];

/// The plan as a web page.
///
/// # Errors
/// [`ReportError::OtherMap`] and [`ReportError::OtherResult`] where the arguments do not belong
/// together, [`ReportError::Plan`] and [`ReportError::Page`] where it could not be made.
pub fn handout(material: Material<'_>) -> Result<Vec<u8>, ReportError> {
    material.basis()?;
    let tr = Tr::new(other(material.tr.language()));
    let both = Both::new(material, &tr);
    let stages = stages(material);
    let served = stages.last().map(|last| last.served(material)).unwrap_or_default();
    let sheets = map::sheets(&both);
    let mut paints = Paints::new(material);
    let layers = all_layers(&both, &mut paints);
    let data = said::Data::new(&both, &stages, &sheets, &layers, |unit| paints.unit(unit));
    let style = look::style(&paints);
    let policy = look::policy(&style, SCRIPT);
    let hash = plan_hash(material.map, material.plan)?;
    let own = |id: &str| material.tr.t(id).to_owned();
    let title = title(material);
    let mut parts = vec![
        ("language", both.language().to_owned()),
        ("policy", escaped(&policy)),
        ("title", escaped(&title)),
        ("program", escaped(&format!("Närplan {PROGRAM_VERSION}"))),
        ("hash", hash.clone()),
        ("style", style),
        ("script", SCRIPT.to_owned()),
        ("data", script_json(&data)?),
        ("passport", passport(material)?),
        ("stages", (stages.len().saturating_sub(1)).to_string()),
        ("choices", choices(&layers)),
        ("maps", figure::maps(&both, &sheets, &paints, &served, &stages)),
        ("legend", figure::legend(&both, &paints, &served)),
    ];
    parts.extend(parts::head(&both, &title, &hash));
    parts.extend(parts::tables(&both, &served)?);
    Ok(template::filled(&both, &parts, own)?.into_bytes())
}

/// The plan itself as data, where the page carries it: no script runs it.
fn passport(material: Material<'_>) -> Result<String, ReportError> {
    let carried = material.passport.map(Passport::html).transpose();
    Ok(carried.map_err(|error| ReportError::Plan(error.to_string()))?.unwrap_or_default())
}

/// The plan's title; a page must have one.
fn title(material: Material<'_>) -> String {
    let title = material.plan.title.trim();
    if title.is_empty() { "Närplan".to_owned() } else { title.to_owned() }
}

/// The indicators that the map can show, in both languages.
fn all_layers(both: &Both<'_>, paints: &mut Paints) -> Vec<[Layer; 2]> {
    let all = indicators(both.first()).into_iter().filter_map(|index| {
        let [swedish, english] = both.each(|material| layer(material, index, paints, material.tr));
        Some([swedish?, english?])
    });
    all.collect()
}

/// What the map can show, as options.
fn choices(layers: &[[Layer; 2]]) -> String {
    let mut page = Markup::default();
    // An option holds no markup: the script changes its text with the language.
    for (number, [swedish, _]) in (1..).zip(layers) {
        page.element("option", &[("value", &number.to_string())], &swedish.title);
    }
    page.into_string()
}
