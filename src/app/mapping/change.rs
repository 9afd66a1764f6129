//! The same figure in several years, and what has become of it.

use std::collections::BTreeSet;

use crate::i18n::Tr;
use crate::model::{
    Indicator, IndicatorIdx, IndicatorInfo, IndicatorKind, IndicatorTable, IndicatorUnit, Localised,
};
use crate::scene::legend::localised;

/// A figure that the map has for several years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The years, oldest first, each with its indicator.
    pub years: Vec<(i32, IndicatorIdx)>,
}

/// The id of an indicator without its year; `None` where it does not end with the year that its
/// figures are of.
fn stem(info: &IndicatorInfo) -> Option<&str> {
    let year = info.year?.to_string();
    Some(info.id.strip_suffix(&year)?.trim_end_matches(['_', '-', ' ']))
}

/// The figures that `table` has for several years: indicators of the same kind and unit whose ids
/// differ in the year alone.
#[must_use]
pub fn series(table: &IndicatorTable) -> Vec<Series> {
    let mut found: Vec<(String, IndicatorUnit, IndicatorKind, Series)> = Vec::new();
    for (index, indicator) in table.indicators.iter_enumerated() {
        let info = &indicator.info;
        let (Some(stem), Some(year)) = (stem(info), info.year) else { continue };
        let same = found.iter_mut().find(|(known, unit, kind, _)| {
            known == stem && *unit == info.unit && *kind == info.kind
        });
        if let Some((.., series)) = same {
            series.years.push((year, index));
        } else {
            let series = Series { years: vec![(year, index)] };
            found.push((stem.to_owned(), info.unit, info.kind, series));
        }
    }
    let several = found
        .into_iter()
        .filter(|(.., kind, series)| series.years.len() > 1 && *kind != IndicatorKind::Class);
    several
        .map(|(.., mut series)| {
            series.years.sort_unstable();
            series
        })
        .collect()
}

/// The title of an indicator without its year.
#[must_use]
pub fn title_without_year(info: &IndicatorInfo, tr: &Tr) -> String {
    let title = localised(&info.title, tr);
    match info.year {
        Some(year) => {
            let shorter = title.replace(&year.to_string(), "");
            let shorter = shorter.trim().trim_end_matches(',').trim_end();
            if shorter.is_empty() { title.to_owned() } else { shorter.to_owned() }
        }
        None => title.to_owned(),
    }
}

/// Whether two indicators were made in the same way, so that their difference is no artefact.
#[must_use]
pub fn is_made_alike(table: &IndicatorTable, from: IndicatorIdx, to: IndicatorIdx) -> bool {
    let made = |index: IndicatorIdx| {
        let weighted = table.indicators.get(index).map(|indicator| indicator.info.weighted_mean);
        (weighted, table.origins.get(&index).map(|origin| origin.columns.len()))
    };
    made(from) == made(to)
}

/// The change of each district from one indicator to another: the difference, or with `percent`
/// the difference in per cent of the former. `None` without both figures, and in per cent of
/// nothing.
pub(super) fn change(
    table: &IndicatorTable,
    (from, to): (IndicatorIdx, IndicatorIdx),
    percent: bool,
    tr: &Tr,
) -> Option<Indicator> {
    let (before, after) = (table.indicators.get(from)?, table.indicators.get(to)?);
    let values = before.values.iter().zip(&after.values).map(|(before, after)| {
        let (before, after) = ((*before)?, (*after)?);
        let difference = after - before;
        let value = if percent { 100.0 * difference / before } else { difference };
        value.is_finite().then_some(value)
    });
    Some(Indicator {
        hidden: before.hidden.union(&after.hidden).copied().collect(),
        ..Indicator::new(info(table, (from, to), percent, tr)?, values.collect())
    })
}

fn info(
    table: &IndicatorTable,
    (from, to): (IndicatorIdx, IndicatorIdx),
    percent: bool,
    tr: &Tr,
) -> Option<IndicatorInfo> {
    let before = &table.indicators.get(from)?.info;
    let after = &table.indicators.get(to)?.info;
    // In the reader's language; there is no other.
    let text = |sv: String| Localised { sv, en: String::new() };
    let title = title_without_year(after, tr);
    let years = [before.year?.to_string(), after.year?.to_string()];
    let [first, last] = &years;
    let args = [("title", title.as_str().into()), ("from", first.into()), ("to", last.into())];
    let unit = match (percent, after.unit) {
        (true, _) => IndicatorUnit::Percent,
        (false, IndicatorUnit::Percent) => IndicatorUnit::PercentPoints,
        (false, unit) => unit,
    };
    let mut note = tr.f(if percent { "change-note-percent" } else { "change-note" }, &args);
    if !is_made_alike(table, from, to) {
        note = format!("{note} {}", tr.t("change-made-otherwise"));
    }
    let is_count = !percent && after.kind == IndicatorKind::Count;
    Some(IndicatorInfo {
        id: format!("andring_{}_{}", before.id, after.id),
        title: text(tr.f("change-title", &args)),
        unit,
        year: None,
        base: text(tr.f(if percent { "change-base-percent" } else { "change-base" }, &args)),
        source: both(&before.source, &after.source),
        weighted_mean: after.weighted_mean || before.weighted_mean,
        need: after.need,
        kind: if is_count { IndicatorKind::Count } else { IndicatorKind::Value },
        note: text(note),
    })
}

/// The sources of two figures, one word where they are the same.
fn both(a: &str, b: &str) -> String {
    if a == b || b.is_empty() { a.to_owned() } else { format!("{a}, {b}") }
}

/// The years of `infos` where they are not all the same, oldest first.
#[must_use]
pub fn differing_years<'a>(infos: impl IntoIterator<Item = &'a IndicatorInfo>) -> Vec<i32> {
    let years: BTreeSet<i32> = infos.into_iter().filter_map(|info| info.year).collect();
    if years.len() > 1 { years.into_iter().collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn table() -> IndicatorTable {
        crate::read::builtin("linkoping").unwrap().indicators
    }

    fn ids(series: &Series, table: &IndicatorTable) -> Vec<(i32, String)> {
        let id = |index| table.indicators.get(index).unwrap().info.id.clone();
        series.years.iter().map(|&(year, index)| (year, id(index))).collect()
    }

    #[test]
    fn the_map_has_two_figures_for_several_years() {
        let table = table();
        let found: Vec<Vec<(i32, String)>> =
            series(&table).iter().map(|series| ids(series, &table)).collect();
        let wanted = |years: &[(i32, &str)]| -> Vec<(i32, String)> {
            years.iter().map(|(year, id)| (*year, (*id).to_owned())).collect()
        };
        assert_eq!(
            found,
            [
                wanted(&[
                    (2022, "utlandsk_bakgrund_andel_2022"),
                    (2025, "utlandsk_bakgrund_andel_2025")
                ]),
                wanted(&[
                    (2022, "folkmangd_2022"),
                    (2023, "folkmangd_2023"),
                    (2025, "folkmangd_2025")
                ]),
            ]
        );
    }

    #[test]
    fn a_change_is_the_difference_or_a_share_of_the_former() {
        // Berga in the map's table: 7 192 inhabitants 2022 and 7 334 in 2025.
        let table = table();
        let tr = Tr::new(Language::Sv);
        let pair = ["folkmangd_2022", "folkmangd_2025"].map(|id| table.by_id(id).unwrap());
        let berga = crate::model::Index::from_usize(0);
        let of = |percent| {
            let change = change(&table, (pair[0], pair[1]), percent, &tr).unwrap();
            (change.values.get(berga).copied().flatten().unwrap(), change.info)
        };
        let (difference, info) = of(false);
        assert!((difference - 142.0).abs() < 1e-9);
        assert_eq!((info.unit, info.kind), (IndicatorUnit::Persons, IndicatorKind::Count));
        assert_eq!(info.title.sv, "Folkmängd, ändring 2022–2025");
        let (percent, info) = of(true);
        assert!((percent - 100.0 * 142.0 / 7192.0).abs() < 1e-9);
        assert_eq!((info.unit, info.kind), (IndicatorUnit::Percent, IndicatorKind::Value));
    }

    #[test]
    fn a_change_of_shares_is_in_percentage_points_and_tells_where_it_was_made_otherwise() {
        let table = table();
        let tr = Tr::new(Language::Sv);
        let id = |year| table.by_id(&format!("utlandsk_bakgrund_andel_{year}")).unwrap();
        let change = change(&table, (id(2022), id(2025)), false, &tr).unwrap();
        assert_eq!(change.info.unit, IndicatorUnit::PercentPoints);
        // The share of 2022 is of SCB's own counts, that of 2025 a mean of smaller areas.
        assert!(!is_made_alike(&table, id(2022), id(2025)));
        assert!(change.info.note.sv.ends_with(tr.t("change-made-otherwise")));
    }

    #[test]
    fn only_years_that_differ_are_told() {
        let table = table();
        let info = |id: &str| &table.indicators.get(table.by_id(id).unwrap()).unwrap().info;
        let of = |ids: &[&str]| differing_years(ids.iter().map(|id| info(id)));
        assert_eq!(of(&["folkmangd_2025", "hyresratt_andel"]), Vec::<i32>::new());
        assert_eq!(of(&["folkmangd_2025", "forgymnasial_andel"]), [2022, 2025]);
    }
}
