//! Parts of a unit's area that a move cuts off from the rest of it.

use std::collections::BTreeSet;

use crate::measure::contiguity::{Division, Links, Pieces, Standing, seats};
use crate::model::{DistrictIdx, DistrictSet, Month, Plan, UnitIdx};

/// A part of a unit's area that does not hang together with the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Island {
    /// The unit.
    pub unit: UnitIdx,
    /// Its districts, in order.
    pub districts: Vec<DistrictIdx>,
}

/// The islands of `units` in `after` of which no district was on an island of that unit in
/// `before`, as the plans are in `month`. The central unit serves everywhere and has no islands; what is agreed to lie apart is
/// none.
#[must_use]
pub(super) fn new_islands(
    map: &DistrictSet,
    before: &Plan,
    after: &Plan,
    units: &[UnitIdx],
    month: Month,
) -> Vec<Island> {
    let known: BTreeSet<(UnitIdx, DistrictIdx)> = islands_of(map, before, month)
        .into_iter()
        .flat_map(|island| island.districts.into_iter().map(move |it| (island.unit, it)))
        .collect();
    let is_new = |island: &Island| {
        island.districts.iter().all(|&district| !known.contains(&(island.unit, district)))
    };
    let asked = |island: &Island| units.contains(&island.unit) && island.unit != after.central();
    islands_of(map, after, month).into_iter().filter(|it| asked(it) && is_new(it)).collect()
}

/// The pieces of every unit's area that lie apart from its main one and may not.
fn islands_of(map: &DistrictSet, plan: &Plan, month: Month) -> Vec<Island> {
    let links = Links::new(&map.adjacency, &plan.rules.bridges);
    let division = Division {
        owners: &plan.owners_at(month),
        seats: &seats(map, plan),
        exclaves: &plan.rules.exclaves,
        people: &|district| map.indicators.children_0_19(district),
    };
    let pieces = Pieces::of(&links, &division);
    let apart = pieces.iter().filter(|piece| piece.standing == Standing::Island);
    apart.map(|piece| Island { unit: piece.unit, districts: piece.districts.clone() }).collect()
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
