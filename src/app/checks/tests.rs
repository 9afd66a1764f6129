//! The checks on the real map: what is pointed out, and that a mend mends.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::app::{Document, Preset, from_preset};
use crate::measure::contiguity::{Division, Links, Pieces, Standing, seats};
use crate::model::{Group, Index, Limits};

/// The decision of 2023, with limits that nothing breaks.
fn document() -> Document {
    let mut document = from_preset(Preset::FIRST).unwrap().document;
    document.plan.rules.limits =
        Limits { max_km: 1e3, max_minutes: 1e3, max_deviation_percent: 1e3 };
    document
}

fn look(document: &Document) -> Vec<Check> {
    let (map, plan) = (&document.map, &document.plan);
    checks(map, plan, &Demand::new(&map.indicators, plan), &Ways::of(map, plan))
}

fn of_kind(document: &Document, kind: CheckKind) -> Vec<Check> {
    look(document).into_iter().filter(|check| check.kind == kind).collect()
}

fn district(document: &Document, name: &str) -> DistrictIdx {
    document.map.districts.indices().find(|&d| document.name_of(d) == name).unwrap()
}

fn unit(document: &Document, id: &str) -> UnitIdx {
    document.plan.unit_by_id(id).unwrap()
}

fn unit_of(document: &Document, name: &str) -> String {
    let unit = document.plan.unit_of(district(document, name));
    document.plan.units.get(unit).unwrap().id.clone()
}

fn give(document: &mut Document, name: &str, to: &str) {
    let command =
        Command::Assign { districts: vec![district(document, name)], to: unit(document, to) };
    assert!(document.edit(command).unwrap());
}

fn arg(message: &Message, name: &str) -> String {
    let value = message.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
    match value.unwrap() {
        crate::model::MessageArg::Text(text) => text.clone(),
        crate::model::MessageArg::Number(number) => number.to_string(),
    }
}

#[test]
fn the_decision_of_2023_breaks_nothing_that_has_no_limit() {
    // The suggested assignment is contiguous, and each base lies in its own area (domain notes).
    assert_eq!(look(&document()), []);
}

// Children, border lengths and the ways with the fewest children in the next two tests were computed
// apart from this program, by matching the corners of SCB's polygons.

#[test]
fn an_island_is_mended_by_moving_it_to_the_neighbour_with_the_longest_border() {
    let mut document = document();
    // 447 children; 5,9 km of border with Öster and 4,7 with Syd; 551 children on the way to Norr.
    give(&mut document, "Hackefors", "norr");
    let found = of_kind(&document, CheckKind::Island);
    let [island] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(island.districts, [district(&document, "Hackefors")]);
    assert_eq!(island.unit, Some(unit(&document, "norr")));
    assert_eq!(arg(&island.message, "leader"), "none");
    let mend = island.mend.clone().unwrap();
    assert!((mend.children_0_19 - 447.0).abs() < 1e-9);
    assert!(document.edit(mend.command).unwrap());
    assert_eq!(unit_of(&document, "Hackefors"), "oster");
    assert_eq!(look(&document), []);
}

#[test]
fn an_island_with_many_children_is_joined_by_the_areas_between() {
    let mut document = document();
    // 2 516 children; 865 and 328 in the two areas between it and Norr.
    give(&mut document, "Lambohov-Slaka", "norr");
    let mend = of_kind(&document, CheckKind::Island)[0].mend.clone().unwrap();
    assert!((mend.children_0_19 - 1193.0).abs() < 1e-9);
    assert!(document.edit(mend.command).unwrap());
    assert_eq!(unit_of(&document, "Ekkällan-Garnisonen"), "norr");
    assert_eq!(unit_of(&document, "Trädgårdsföreningen-Folkungavallen"), "norr");
    assert_eq!(look(&document), []);
}

#[test]
fn an_enclave_says_that_it_has_one_neighbour_and_follows_it() {
    let mut document = document();
    give(&mut document, "Linghem", "norr");
    let found = of_kind(&document, CheckKind::Enclave);
    let [enclave] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(arg(&enclave.message, "leader"), "Åkerbo omland");
    assert_eq!(arg(&enclave.message, "by"), "Öster");
    assert!(of_kind(&document, CheckKind::Island).is_empty(), "told once");
    assert!(document.edit(enclave.mend.clone().unwrap().command).unwrap());
    assert_eq!(unit_of(&document, "Linghem"), "oster");
}

#[test]
fn what_is_agreed_on_is_not_pointed_out_and_can_be_taken_back() {
    for which in [0, 1] {
        let mut document = document();
        give(&mut document, "Linghem", "norr");
        let allow = of_kind(&document, CheckKind::Enclave)[0].allow[which].command.clone();
        assert!(document.edit(allow).unwrap());
        assert_eq!(look(&document), [], "{which}");
        let Document { history, plan, .. } = &mut document;
        history.undo(plan).unwrap();
        assert_eq!(of_kind(&document, CheckKind::Enclave).len(), 1);
    }
}

#[test]
fn pieces_with_few_children_between_them_are_joined_by_what_lies_between() {
    let mut document = document();
    // Without Vreta Kloster omland round it the north's Ljungsbro-Berg is cut off; it has more
    // children than the area that joins it.
    give(&mut document, "Vreta Kloster omland", "vaster");
    let found = of_kind(&document, CheckKind::Enclave);
    let [enclave] = found.as_slice() else { panic!("{found:?}") };
    let table = &document.map.indicators;
    let joined = table.children_0_19(district(&document, "Vreta Kloster omland"));
    let apart = table.children_0_19(district(&document, "Ljungsbro-Berg"));
    assert!(joined < apart, "{joined} {apart}");
    let mend = enclave.mend.clone().unwrap();
    assert_eq!(mend.says.id, "mend-join");
    assert!((mend.children_0_19 - joined).abs() < 1e-9);
    assert!(document.edit(mend.command).unwrap());
    assert_eq!(look(&document), []);
}

#[test]
fn a_base_outside_its_area_gets_the_district_that_it_lies_in() {
    let mut document = document();
    let norr = unit(&document, "norr");
    let survey_seat = {
        let place = document.plan.units.get(norr).unwrap().place.unwrap();
        let map = &document.map;
        map.at(map.projection.to_plane(place.lon, place.lat).unwrap()).unwrap()
    };
    let to = unit(&document, "vaster");
    document.edit(Command::Assign { districts: vec![survey_seat], to }).unwrap();
    let found = of_kind(&document, CheckKind::SeatOutside);
    let [outside] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((outside.unit, outside.districts.clone()), (Some(norr), vec![survey_seat]));
    document.edit(outside.mend.clone().unwrap().command).unwrap();
    assert_eq!(look(&document), []);
}

#[test]
fn a_locked_district_is_pointed_out_also_where_a_step_moves_it() {
    let mut document = document();
    let (ryd, vaster) = (district(&document, "Ryd"), unit(&document, "vaster"));
    document.edit(Command::SetLocked(BTreeMap::from([(ryd, vaster)]))).unwrap();
    assert_eq!(look(&document), []);
    let step = document.plan.steps.iter().map(|step| (step.start, step.id)).max().unwrap();
    assert!(step.0 > document.plan.start);
    let owners = vec![(ryd, Some(unit(&document, "norr")))];
    document.edit(Command::SetReassign { step: step.1, owners }).unwrap();
    let found = of_kind(&document, CheckKind::LockedElsewhere);
    let [locked] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(arg(&locked.message, "from"), step.0.to_string());
    assert_eq!(arg(&locked.message, "step"), document.plan.step(step.1).unwrap().name);
    document.edit(locked.mend.clone().unwrap().command).unwrap();
    assert_eq!(document.plan.unit_at(ryd, step.0), vaster);
    assert_eq!(look(&document), []);
}

#[test]
fn a_lock_that_is_let_go_is_no_longer_pointed_out() {
    let mut document = document();
    let (ryd, vaster) = (district(&document, "Ryd"), unit(&document, "vaster"));
    document.plan.rules.locked = BTreeMap::from([(ryd, vaster)]);
    give(&mut document, "Ryd", "norr");
    let allow = of_kind(&document, CheckKind::LockedElsewhere)[0].allow[0].command.clone();
    document.edit(allow).unwrap();
    assert!(of_kind(&document, CheckKind::LockedElsewhere).is_empty());
}

#[test]
fn a_split_group_is_gathered_where_fewest_children_move() {
    let mut document = document();
    let districts: BTreeSet<_> =
        ["Ryd", "Gottfridsberg", "Valla-T1"].map(|name| district(&document, name)).into();
    document.plan.rules.groups = vec![Group { name: "Västra staden".into(), districts }];
    assert_eq!(look(&document), []);
    give(&mut document, "Ryd", "norr");
    let found = of_kind(&document, CheckKind::GroupSplit);
    let table = &document.map.indicators;
    let children = |name: &str| table.children_0_19(district(&document, name));
    let least = children("Ryd").min(children("Gottfridsberg") + children("Valla-T1"));
    let mend = found[0].mend.clone().unwrap();
    assert!((mend.children_0_19 - least).abs() < 1e-9);
    document.edit(mend.command).unwrap();
    assert!(of_kind(&document, CheckKind::GroupSplit).is_empty());
}

#[test]
fn a_district_beyond_the_limit_is_too_far_and_one_at_the_limit_is_not() {
    let mut document = document();
    let ways = Ways::of(&document.map, &document.plan);
    let own = |one: DistrictIdx| ways.get(one, document.plan.unit_of(one)).unwrap();
    let farthest = document.map.districts.indices().map(own).fold(0.0, f64::max);
    document.plan.rules.limits.max_km = farthest;
    assert_eq!(look(&document), []);
    document.plan.rules.limits.max_km = farthest - 0.001;
    let found = look(&document);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, CheckKind::TooFar);
}

#[test]
fn load_is_compared_with_the_mean_of_the_bases() {
    let mut document = document();
    let results = crate::app::Results::of(&document.map, &document.plan, 0);
    let loads: Vec<f64> = document
        .plan
        .local_units()
        .map(|(unit, _)| results.loads.get(unit).unwrap().need_children)
        .collect();
    let mean = loads.iter().sum::<f64>() / loads.len() as f64;
    let most = loads.iter().map(|load| (load / mean - 1.0).abs() * 100.0).fold(0.0, f64::max);
    document.plan.rules.limits.max_deviation_percent = most + 0.01;
    assert_eq!(look(&document), []);
    document.plan.rules.limits.max_deviation_percent = most - 0.01;
    let found = look(&document);
    assert!(found.iter().all(|check| check.kind == CheckKind::UnevenLoad) && found.len() == 1);
    assert_eq!(arg(&found[0].message, "percent"), most.round().to_string());
}

#[test]
fn a_unit_with_more_than_it_has_room_for_is_pointed_out() {
    let mut document = document();
    let norr = unit(&document, "norr");
    let planned: f64 = document.plan.planned_posts(norr).iter().sum();
    let room = &mut document.plan.units.get_mut(norr).unwrap().capacity;
    room.posts = Some(planned);
    room.area_m2 = Some(1.0);
    let found = look(&document);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].message.id, "check-over-area");
    document.plan.units.get_mut(norr).unwrap().capacity.posts = Some(planned - 1.0);
    assert_eq!(of_kind(&document, CheckKind::OverCapacity).len(), 2);
}

#[test]
fn districts_without_a_unit_or_a_step_are_told_together_and_mended_together() {
    let mut document = document();
    give(&mut document, "Ryd", "central");
    give(&mut document, "Berga", "central");
    let found = of_kind(&document, CheckKind::StepWithoutUnit);
    assert_eq!(found[0].districts.len(), 2);
    document.edit(found[0].mend.clone().unwrap().command).unwrap();
    assert!(of_kind(&document, CheckKind::StepWithoutUnit).is_empty());
    let ryd = vec![district(&document, "Ryd")];
    document.edit(Command::SetGoLive { districts: ryd, step: None }).unwrap();
    let found = of_kind(&document, CheckKind::WithoutStep);
    document.edit(found[0].mend.clone().unwrap().command).unwrap();
    assert!(of_kind(&document, CheckKind::WithoutStep).is_empty());
}

#[test]
fn a_base_without_a_place_is_noted() {
    let mut document = document();
    let norr = unit(&document, "norr");
    document.plan.units.get_mut(norr).unwrap().place = None;
    let found = look(&document);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].level), (CheckKind::NoPlace, Level::Note));
}

#[test]
fn the_aftermath_tells_what_a_mend_leaves_and_what_it_brings() {
    let mut document = document();
    give(&mut document, "Lambohov-Slaka", "norr");
    let now = look(&document);
    let mend = now[0].mend.clone().unwrap();
    assert_eq!(
        aftermath(&document, &now, &mend.command),
        Some(Aftermath { left: 0, new: Vec::new() })
    );
    let worse = Command::Assign {
        districts: vec![district(&document, "Linghem")],
        to: unit(&document, "syd"),
    };
    let after = aftermath(&document, &now, &worse).unwrap();
    assert_eq!((after.left, after.new.len()), (2, 1));
    assert_eq!(after.new[0].kind, CheckKind::Enclave);
}

fn islands(document: &Document) -> usize {
    let (map, rules) = (&document.map, &document.plan.rules);
    let seats = seats(map, &document.plan);
    let division = Division {
        owners: &document.plan.assignment,
        seats: &seats,
        exclaves: &rules.exclaves,
        people: &|district| map.indicators.children_0_19(district),
    };
    let pieces = Pieces::of(&Links::new(&map.adjacency, &rules.bridges), &division);
    let central = document.plan.central();
    let islands = pieces.iter().filter(|p| p.standing == Standing::Island && p.unit != central);
    islands.count()
}

/// How far the bases' loads are from their mean, all together.
fn unevenness(document: &Document) -> f64 {
    let results = crate::app::Results::of(&document.map, &document.plan, 0);
    let local = document.plan.local_units();
    let loads: Vec<f64> =
        local.map(|(unit, _)| results.loads.get(unit).unwrap().need_children).collect();
    let mean = loads.iter().sum::<f64>() / loads.len() as f64;
    loads.iter().map(|load| (load - mean).abs()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_mend_takes_its_check_away_and_an_exception_too(
        moves in prop::collection::vec((0_usize..32, 0_usize..5), 0..9),
        locks in prop::collection::btree_map(0_usize..32, 0_usize..5, 0..3),
        group in prop::collection::btree_set(0_usize..32, 2..4),
        (max_km, max_deviation_percent) in (2.0_f64..20.0, 0.0_f64..40.0),
    ) {
        let mut document = document();
        for (at, to) in moves {
            let districts = vec![DistrictIdx::from_usize(at)];
            document.edit(Command::Assign { districts, to: UnitIdx::from_usize(to) }).unwrap();
        }
        let rules = &mut document.plan.rules;
        rules.limits = Limits { max_km, max_minutes: 30.0, max_deviation_percent };
        let lock = |(at, to): (usize, usize)| (DistrictIdx::from_usize(at), UnitIdx::from_usize(to));
        rules.locked = locks.into_iter().map(lock).collect();
        let districts = group.into_iter().map(DistrictIdx::from_usize).collect();
        rules.groups = vec![Group { name: "grupp".into(), districts }];
        let (before, apart, uneven) = (look(&document), islands(&document), unevenness(&document));
        let told = before.iter().filter(|check| {
            matches!(check.kind, CheckKind::Island | CheckKind::Enclave)
                && check.level == Level::Warning
        });
        prop_assert_eq!(told.count(), apart);
        for check in &before {
            for remedy in check.mend.iter().chain(&check.allow) {
                prop_assert!(document.edit(remedy.command.clone()).unwrap(), "{check:?}");
                let after = look(&document);
                let is_left = after.iter().any(|left| left.key() == check.key());
                match check.kind {
                    CheckKind::UnevenLoad => prop_assert!(unevenness(&document) < uneven),
                    _ => prop_assert!(!is_left, "{check:?}\n{after:?}"),
                }
                match check.kind {
                    CheckKind::Island | CheckKind::Enclave => {
                        prop_assert!(islands(&document) < apart, "{check:?}");
                    }
                    CheckKind::TooFar | CheckKind::UnevenLoad => {
                        prop_assert!(islands(&document) <= apart, "{check:?}");
                    }
                    _ => {}
                }
                let Document { history, plan, .. } = &mut document;
                history.undo(plan).unwrap();
            }
        }
        prop_assert_eq!(look(&document), before);
    }
}
