//! Parts of a unit's area that a move cuts off from the rest of it.

use std::collections::BTreeSet;

use crate::model::{DistrictIdx, DistrictSet, Index, Plan, UnitIdx};

/// A part of a unit's area that does not hang together with the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Island {
    /// The unit.
    pub unit: UnitIdx,
    /// Its districts, in order.
    pub districts: Vec<DistrictIdx>,
}

/// The islands of `units` in `after` of which no district was on an island of that unit in
/// `before`. The central unit serves everywhere and has no islands.
#[must_use]
pub(super) fn new_islands(
    map: &DistrictSet,
    before: &Plan,
    after: &Plan,
    units: &[UnitIdx],
) -> Vec<Island> {
    let mut found = Vec::new();
    for &unit in units.iter().filter(|&&unit| unit != after.central()) {
        let known: BTreeSet<DistrictIdx> =
            islands_of(map, before, unit).into_iter().flatten().collect();
        let islands = islands_of(map, after, unit);
        let is_new = |island: &Vec<DistrictIdx>| island.iter().all(|it| !known.contains(it));
        found
            .extend(islands.into_iter().filter(is_new).map(|districts| Island { unit, districts }));
    }
    found
}

/// The parts of the area of `unit` beside its main part, which is the one with its place, else
/// the one with most children.
fn islands_of(map: &DistrictSet, plan: &Plan, unit: UnitIdx) -> Vec<Vec<DistrictIdx>> {
    let is_own = |area: usize| {
        plan.assignment.get(DistrictIdx::from_usize(area)).is_some_and(|&owner| owner == unit)
    };
    let mut parts: Vec<Vec<DistrictIdx>> = map
        .adjacency
        .components(&is_own)
        .into_iter()
        .map(|part| part.into_iter().map(DistrictIdx::from_usize).collect())
        .collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    let place = plan.units.get(unit).and_then(|unit| unit.place);
    let seat = place
        .and_then(|place| map.projection.to_plane(place.lon, place.lat).ok())
        .and_then(|point| map.at(point));
    let children = |part: &[DistrictIdx]| -> f64 {
        part.iter().map(|&district| map.indicators.children_0_19(district)).sum()
    };
    let holds_seat = |part: &Vec<DistrictIdx>| seat.is_some_and(|seat| part.contains(&seat));
    let main = parts.iter().position(holds_seat).or_else(|| {
        let by_children = |a: &usize, b: &usize| {
            let of = |at: &usize| parts.get(*at).map_or(0.0, |part| children(part));
            // Of equal ones the first.
            of(a).total_cmp(&of(b)).then(b.cmp(a))
        };
        (0..parts.len()).max_by(by_children)
    });
    if let Some(main) = main {
        parts.remove(main);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Document, MovePreview, Preset, Results, from_preset};

    fn preview(document: &Document, names: &[&str], to: &str) -> MovePreview {
        let districts: Vec<DistrictIdx> = document
            .map
            .districts
            .indices()
            .filter(|&district| names.contains(&document.name_of(district)))
            .collect();
        assert_eq!(districts.len(), names.len());
        let results = Results::of(&document.map, &document.plan, 0);
        let to = document.plan.unit_by_id(to).unwrap();
        MovePreview::of(document, &results, &districts, to, 59).unwrap()
    }

    fn islands(preview: &MovePreview, document: &Document) -> Vec<(String, Vec<String>)> {
        let name = |&district: &DistrictIdx| document.name_of(district).to_owned();
        preview
            .islands
            .iter()
            .map(|island| {
                let unit = document.plan.units.get(island.unit).unwrap().id.clone();
                (unit, island.districts.iter().map(name).collect())
            })
            .collect()
    }

    #[test]
    fn taking_the_land_around_two_villages_makes_islands_of_them() {
        let document = from_preset(Preset::FIRST).unwrap().document;
        // Ekängen and Linghem lie inside Åkerbo omland and border on nothing else.
        let found = islands(&preview(&document, &["Åkerbo omland"], "norr"), &document);
        let own = |name: &str| ("oster".to_owned(), vec![name.to_owned()]);
        assert!(found.contains(&own("Ekängen")) && found.contains(&own("Linghem")), "{found:?}");
    }

    #[test]
    fn an_enclave_that_changes_alone_is_an_island_of_its_new_unit() {
        let document = from_preset(Preset::FIRST).unwrap().document;
        let found = islands(&preview(&document, &["Ekängen"], "norr"), &document);
        assert_eq!(found, [("norr".to_owned(), vec!["Ekängen".to_owned()])]);
        assert!(preview(&document, &["Ekängen"], "central").islands.is_empty());
    }

    #[test]
    fn a_district_at_the_border_makes_no_island() {
        let document = from_preset(Preset::FIRST).unwrap().document;
        assert!(preview(&document, &["Ryd"], "norr").islands.is_empty());
    }

    #[test]
    fn an_island_that_was_there_before_is_not_told_as_new() {
        let mut document = from_preset(Preset::FIRST).unwrap().document;
        let ekangen = document
            .map
            .districts
            .indices()
            .find(|&district| document.name_of(district) == "Ekängen")
            .unwrap();
        let norr = document.plan.unit_by_id("norr").unwrap();
        if let Some(owner) = document.plan.assignment.get_mut(ekangen) {
            *owner = norr;
        }
        assert!(preview(&document, &["Ryd"], "norr").islands.is_empty());
    }
}
