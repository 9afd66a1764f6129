//! What a plan keeps back so that nobody can be recognised in its figures (röjandekontroll).
//!
//! The rule is applied once, to the map's table, before anything else sees it: what is hidden
//! reaches no map, no sum, no simulation and no file, so that no figure can give it away. What the
//! other figures of the map would tell of it by a sum (`all = boys + girls`) is hidden with it: see
//! [`sums`].

mod sums;

use std::collections::BTreeSet;
use std::sync::Arc;

use geo::CoordsIter as _;
use serde::{Deserialize, Serialize};

use crate::model::{
    District, DistrictIdx, DistrictSet, Index, Indicator, IndicatorIdx, IndicatorKind,
    IndicatorTable, sha256,
};
use sums::{Column, hide_what_tells};

/// The most that the rule can be asked to hide: counts and bases below this.
pub const MAX_HIDDEN_BELOW: u32 = 100;

/// Which figures of a district are not shown.
///
/// The default follows the municipality's own statistics: counts of 1–2 are replaced, and shares
/// of fewer than five are left out (Statistik Linköping, tables suregbf52, BO20 and suregma37, 2023).
/// That sums are rounded to 5 is an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Counts above 0 and below this are hidden; 0 and 1 hide none.
    pub counts_below: u32,
    /// Shares of a base above 0 and below this are hidden; 0 and 1 hide none.
    pub base_below: u32,
    /// Sums over hidden counts are rounded to whole multiples of this; at least 1.
    pub round_to: u32,
}

impl Default for Disclosure {
    fn default() -> Self {
        Self { counts_below: 3, base_below: 5, round_to: 5 }
    }
}

impl Disclosure {
    /// Hides nothing.
    pub const NONE: Self = Self { counts_below: 0, base_below: 0, round_to: 1 };

    /// Whether a count is hidden.
    #[must_use]
    pub fn hides(&self, count: f64) -> bool {
        is_between(count, self.counts_below)
    }

    /// Whether shares of a base of so many are hidden.
    #[must_use]
    pub fn hides_shares_of(&self, base: f64) -> bool {
        is_between(base, self.base_below)
    }

    /// What the model reckons with in place of a hidden count: the middle of what it may be, 1,5
    /// for 1–2. It says nothing of the count itself.
    #[must_use]
    pub fn stand_in(&self) -> f64 {
        f64::from(self.counts_below.max(1)) / 2.0
    }

    /// Counts without those that are hidden.
    #[must_use]
    pub fn masked(&self, counts: &[Option<f64>]) -> Vec<Option<f64>> {
        counts.iter().map(|count| count.filter(|count| !self.hides(*count))).collect()
    }

    /// A sum over hidden counts, as it may be shown.
    #[must_use]
    pub fn rounded(&self, sum: f64) -> f64 {
        let step = f64::from(self.round_to.max(1));
        (sum / step).round() * step
    }
}

/// Whether a number of people or households is above 0 and below `limit`. What is not whole (an
/// estimate, a forecast) is taken as it would be shown, in whole numbers.
fn is_between(count: f64, limit: u32) -> bool {
    count > 0.0 && count.round() < f64::from(limit)
}

/// Adds `column`, or what it says to the one of its name.
fn add(columns: &mut Vec<Column>, column: Column) {
    match columns.iter_mut().find(|known| known.name == column.name) {
        None => columns.push(column),
        Some(known) => {
            for (slot, hidden) in known.hidden.iter_mut().zip(column.hidden) {
                *slot |= hidden;
            }
            known.order = known.order.min(column.order);
        }
    }
}

/// Hides what would tell what `rule` hides.
fn hide_all(columns: &mut [Column], rule: Disclosure) {
    if columns.iter().any(|column| column.hidden.contains(&true)) {
        hide_what_tells(columns, rule.counts_below.max(rule.base_below));
    }
}

impl IndicatorTable {
    /// The table as `rule` lets it be seen: hidden values are gone, and what they were counted
    /// from with them, and so is what hidden ones could be worked out from.
    #[must_use]
    pub fn protected(&self, rule: Disclosure) -> Self {
        let mut columns = self.columns(rule);
        hide_all(&mut columns, rule);
        self.without(rule, &columns)
    }

    /// The columns that the counts and shares of the table come from, and where `rule` hides them.
    fn columns(&self, rule: Disclosure) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for (index, indicator) in self.indicators.iter_enumerated() {
            let order = match Some(index) {
                children if children == self.children_0_19 => 0,
                all if all == self.population => 1,
                _ => 2,
            };
            let hides = |value: &Option<f64>| value.is_some_and(|count| rule.hides(count));
            match indicator.info.kind {
                IndicatorKind::Count => {
                    let values = indicator.values.as_slice().to_vec();
                    let hidden = values.iter().map(hides).collect();
                    let name = self.column_name(index);
                    add(&mut columns, Column { name, values, hidden, order, ..Column::default() });
                }
                IndicatorKind::Share => {
                    let Some(origin) = self.origins.get(&index) else { continue };
                    let [part, whole] = origin.counts.as_slice() else { continue };
                    let few = |whole: &Option<f64>| {
                        whole.is_some_and(|whole| rule.hides_shares_of(whole))
                    };
                    // A share that is hidden for its small base must not be told by its counts.
                    let of_few = whole.iter().map(few);
                    let hidden =
                        part.iter().map(hides).zip(of_few).map(|(one, other)| one || other);
                    let hidden = [hidden.collect(), whole.iter().map(hides).collect()];
                    for ((name, values), hidden) in
                        origin.columns.iter().zip([part, whole]).zip(hidden)
                    {
                        let values = values.as_slice().to_vec();
                        add(
                            &mut columns,
                            Column {
                                name: name.clone(),
                                values,
                                hidden,
                                order: 2,
                                ..Column::default()
                            },
                        );
                    }
                }
                // What nobody has called a count may be one, and part of a sum.
                IndicatorKind::Value => {
                    let (name, values) = (self.column_name(index), indicator.values.as_slice());
                    let (values, hidden) = (values.to_vec(), vec![false; values.len()]);
                    add(&mut columns, Column { name, values, hidden, order, ..Column::default() });
                }
                IndicatorKind::Class => {}
            }
        }
        columns
    }

    /// The column that a count is in.
    fn column_name(&self, index: IndicatorIdx) -> String {
        let origin = self.origins.get(&index).map(|origin| origin.columns.as_slice());
        match (origin, self.indicators.get(index)) {
            (Some([column]), _) => column.clone(),
            // No file has a column of that name.
            (_, indicator) => {
                format!("\u{0}{}", indicator.map_or("", |indicator| indicator.info.id.as_str()))
            }
        }
    }

    /// The table without what is hidden in its `columns`.
    fn without(&self, rule: Disclosure, columns: &[Column]) -> Self {
        let mut shown = self.clone();
        shown.rule = rule;
        for (index, indicator) in shown.indicators.iter_mut_enumerated() {
            let hidden = self.hidden_in(rule, index, columns);
            for district in &hidden {
                if let Some(value) = indicator.values.get_mut(*district) {
                    *value = None;
                }
            }
            if indicator.info.kind == IndicatorKind::Count {
                let name = self.column_name(index);
                let column = columns.iter().find(|column| column.name == name);
                indicator.withheld =
                    column.map_or_else(BTreeSet::new, |column| column.withheld.clone());
            }
            indicator.hidden = hidden;
        }
        for origin in shown.origins.values_mut() {
            origin.counts.clear();
        }
        shown
    }

    /// The districts whose value of an indicator is hidden, by what is hidden in its columns.
    fn hidden_in(
        &self,
        rule: Disclosure,
        index: IndicatorIdx,
        columns: &[Column],
    ) -> BTreeSet<DistrictIdx> {
        let Some(indicator) = self.indicators.get(index) else { return BTreeSet::new() };
        let column = |name: &str| columns.iter().find(|column| column.name == name);
        let (from, whole) = match indicator.info.kind {
            IndicatorKind::Count | IndicatorKind::Value => {
                (vec![column(&self.column_name(index))], None)
            }
            IndicatorKind::Share => {
                let names = self.origins.get(&index).map_or(&[][..], |it| it.columns.as_slice());
                let [part, whole] = names else { return BTreeSet::new() };
                // A share of a known whole tells the part: where that is hidden the share is too.
                (vec![column(part), column(whole)], column(whole))
            }
            IndicatorKind::Class => return BTreeSet::new(),
        };
        let is_hidden = |district: DistrictIdx| {
            from.iter().flatten().any(|column| column.is_hidden_in(district))
                || whole.is_some_and(|whole| rule.hides_shares_of(whole.value(district.to_usize())))
        };
        let values = indicator.values.iter_enumerated();
        values
            .filter(|(district, value)| value.is_some() && is_hidden(*district))
            .map(|(district, _)| district)
            .collect()
    }

    /// What can be seen of the table, as bytes: the same for two tables that look the same.
    #[must_use]
    pub fn seen_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for indicator in &self.indicators {
            bytes.extend_from_slice(indicator.info.id.as_bytes());
            bytes.push(0);
            for (district, value) in indicator.values.iter_enumerated() {
                bytes.push(match value {
                    Some(_) => 0,
                    None if indicator.is_hidden(district) => 1,
                    None => 2,
                });
                bytes.extend_from_slice(&value.unwrap_or_default().to_le_bytes());
            }
        }
        bytes
    }

    /// Whether anything of the table is hidden.
    #[must_use]
    pub fn hides_any(&self) -> bool {
        self.indicators.iter().any(|indicator| !indicator.hidden.is_empty())
    }

    /// Whether the value of an indicator is hidden in a district.
    #[must_use]
    pub fn is_hidden(&self, indicator: IndicatorIdx, district: DistrictIdx) -> bool {
        self.indicators.get(indicator).is_some_and(|indicator| indicator.is_hidden(district))
    }

    /// Whether the count of children and young people 0–19 is hidden in a district.
    #[must_use]
    pub fn hides_children(&self, district: DistrictIdx) -> bool {
        self.children_0_19.is_some_and(|index| self.is_hidden(index, district))
    }

    /// Children and young people 0–19 in `districts`, as it may be shown: rounded where a hidden
    /// count is in it.
    #[must_use]
    pub fn shown_children_of(&self, districts: &[DistrictIdx]) -> f64 {
        let districts = districts.iter().copied();
        let sum = districts.clone().map(|district| self.children_0_19(district)).sum();
        self.shown_sum(self.children_0_19, sum, districts)
    }

    /// A sum of an indicator over `districts`, as it may be shown: rounded where a hidden count
    /// is in it.
    #[must_use]
    pub fn shown_sum(
        &self,
        indicator: Option<IndicatorIdx>,
        sum: f64,
        mut districts: impl Iterator<Item = DistrictIdx>,
    ) -> f64 {
        let is_over_hidden = indicator
            .and_then(|index| self.indicators.get(index))
            .filter(|indicator| !indicator.hidden.is_empty())
            .is_some_and(|indicator| districts.any(|district| indicator.is_hidden(district)));
        if is_over_hidden { self.rule.rounded(sum) } else { sum }
    }
}

impl Indicator {
    /// Whether the value in `district` is hidden, not missing.
    #[must_use]
    pub fn is_hidden(&self, district: DistrictIdx) -> bool {
        self.hidden.contains(&district)
    }
}

impl DistrictSet {
    /// Adds the numbers that the map's file carries of its own: sums may hold with them too.
    fn add_properties(&self, columns: &mut Vec<Column>) {
        let names: BTreeSet<&String> =
            self.districts.iter().flat_map(|district| district.properties.keys()).collect();
        for name in names {
            let number = |district: &District| {
                district.properties.get(name).and_then(serde_json::Value::as_f64)
            };
            let values: Vec<Option<f64>> = self.districts.iter().map(number).collect();
            if values.iter().any(Option::is_some) && !columns.iter().any(|it| it.name == *name) {
                let hidden = vec![false; values.len()];
                columns.push(Column {
                    name: name.clone(),
                    values,
                    hidden,
                    order: 3,
                    ..Column::default()
                });
            }
        }
    }

    /// SHA-256 of what can be seen of the map: its districts, their shapes and figures.
    fn seen_sum(&self) -> String {
        let mut bytes = self.indicators.seen_bytes();
        for district in &self.districts {
            bytes.extend_from_slice(district.code.as_bytes());
            bytes.push(0);
            bytes.extend_from_slice(district.name.as_bytes());
            bytes.push(0);
            for point in district.lon_lat.coords_iter() {
                bytes.extend_from_slice(&point.x.to_le_bytes());
                bytes.extend_from_slice(&point.y.to_le_bytes());
            }
        }
        sha256(&bytes)
    }

    /// The map as `rule` lets it be seen; the map itself where the rule hides nothing in it.
    #[must_use]
    pub fn protected(self: &Arc<Self>, rule: Disclosure) -> Arc<Self> {
        let mut columns = self.indicators.columns(rule);
        if !columns.iter().any(|column| column.hidden.contains(&true)) {
            let indicators = self.indicators.without(rule, &columns);
            if !indicators.hides_any() {
                return Arc::clone(self);
            }
        }
        self.add_properties(&mut columns);
        hide_all(&mut columns, rule);
        let mut shown = Self::clone(self);
        shown.indicators = self.indicators.without(rule, &columns);
        // What a map file carries of its own would tell what its figures do not.
        for column in &columns {
            for (index, district) in shown.districts.iter_mut_enumerated() {
                if column.is_hidden_in(index)
                    && let Some(value) = district.properties.get_mut(&column.name)
                {
                    *value = serde_json::Value::Null;
                }
            }
        }
        // The file's own checksum would tell the hidden figures to anybody who tries the few that
        // are possible.
        shown.sha256 = shown.seen_sum();
        Arc::new(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Index;

    /// The real map, whose first district has so many children, and in which of its foreign-born
    /// share part and whole are given.
    fn map(children: f64, part: f64, whole: f64) -> (Arc<DistrictSet>, DistrictIdx) {
        let mut map = crate::read::builtin("linkoping").unwrap();
        let first = DistrictIdx::from_usize(0);
        let table = &mut map.indicators;
        let of_children = table.children_0_19.unwrap();
        *table.indicators.get_mut(of_children).unwrap().values.get_mut(first).unwrap() =
            Some(children);
        let share = table.by_id(SHARE).unwrap();
        *table.indicators.get_mut(share).unwrap().values.get_mut(first).unwrap() =
            Some(100.0 * part / whole);
        let [parts, wholes] = table.origins.get_mut(&share).unwrap().counts.as_mut_slice() else {
            panic!("a share of two columns");
        };
        *parts.get_mut(first).unwrap() = Some(part);
        *wholes.get_mut(first).unwrap() = Some(whole);
        (Arc::new(map), first)
    }

    const SHARE: &str = "forgymnasial_andel";

    #[test]
    fn nothing_of_linkopings_own_figures_is_hidden() {
        let map = Arc::new(crate::read::builtin("linkoping").unwrap());
        let shown = map.protected(Disclosure::default());
        assert!(!shown.indicators.hides_any());
    }

    #[test]
    fn counts_of_one_and_two_are_hidden_and_none_and_three_are_not() {
        for (children, is_hidden) in [(0.0, false), (1.0, true), (2.0, true), (3.0, false)] {
            let (map, first) = map(children, 40.0, 100.0);
            let shown = map.protected(Disclosure::default()).indicators.clone();
            assert_eq!(shown.hides_children(first), is_hidden, "{children}");
            let index = shown.children_0_19.unwrap();
            assert_eq!(shown.value(index, first), (!is_hidden).then_some(children));
            let model = if is_hidden { 1.5 } else { children };
            assert!((shown.children_0_19(first) - model).abs() < f64::EPSILON, "{children}");
        }
    }

    #[test]
    fn shares_of_fewer_than_five_and_of_hidden_parts_are_hidden() {
        for (part, whole, is_hidden) in [
            (2.0, 4.0, true),
            (3.0, 4.0, true),
            (3.0, 5.0, false),
            (0.0, 100.0, false),
            (1.0, 100.0, true),
            (3.0, 100.0, false),
        ] {
            let (map, first) = map(500.0, part, whole);
            let shown = map.protected(Disclosure::default());
            let share = shown.indicators.by_id(SHARE).unwrap();
            assert_eq!(shown.indicators.is_hidden(share, first), is_hidden, "{part} of {whole}");
            let tells = shown.indicators.origins.values().any(|origin| !origin.counts.is_empty());
            assert!(!(is_hidden && tells));
        }
    }

    #[test]
    fn what_is_seen_does_not_depend_on_what_is_hidden() {
        let rule = Disclosure::default();
        let [one, two] = [1.0, 2.0].map(|children| map(children, 1.0, 50.0).0.protected(rule));
        assert_eq!(one.indicators, two.indicators);
        let [few, more] = [1.0, 2.0].map(|part| map(500.0, part, 50.0).0.protected(rule));
        assert_eq!(few.indicators, more.indicators);
    }

    #[test]
    fn the_maps_own_properties_do_not_tell_either() {
        let mut map = Arc::unwrap_or_clone(map(2.0, 40.0, 100.0).0);
        let first = DistrictIdx::from_usize(0);
        let index = map.indicators.children_0_19.unwrap();
        let column = map.indicators.origins[&index].columns[0].clone();
        map.districts.get_mut(first).unwrap().properties.insert(column.clone(), 2.into());
        let shown = Arc::new(map).protected(Disclosure::default());
        assert!(shown.districts.get(first).unwrap().properties[&column].is_null());
    }

    #[test]
    fn sums_over_hidden_counts_are_rounded_and_others_are_not() {
        let (map, first) = map(2.0, 40.0, 100.0);
        let shown = map.protected(Disclosure::default());
        let table = &shown.indicators;
        let second = DistrictIdx::from_usize(1);
        let sum = |districts: &[DistrictIdx]| table.shown_children_of(districts);
        let alone = table.children_0_19(second);
        assert!((sum(&[second]) - alone).abs() < f64::EPSILON);
        let both = sum(&[first, second]);
        assert!((both % 5.0).abs() < f64::EPSILON && (both - alone).abs() < 5.0, "{both}");
    }

    #[test]
    fn a_rule_that_hides_nothing_leaves_the_map_as_it_is() {
        let (map, first) = map(1.0, 1.0, 2.0);
        let shown = map.protected(Disclosure::NONE);
        assert!(!shown.indicators.hides_any());
        assert!((shown.indicators.children_0_19(first) - 1.0).abs() < f64::EPSILON);
    }
}
