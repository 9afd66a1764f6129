//! Plans of the real map as tasks, and what is found for them.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::exact::{SolveError, Why, solve};
use super::*;
use crate::measure::distance::Ways;
use crate::model::{
    DistrictIdx, DistrictSet, Group, Index, IndexVec, Place, Plan, UnitIdx, UnitKind,
};

fn map() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

fn preset(map: &DistrictSet, name: &str) -> Plan {
    let path = format!("{}/assets/presets/{name}.narplan.json", env!("CARGO_MANIFEST_DIR"));
    let codes: Vec<String> = map.districts.iter().map(|district| district.code.clone()).collect();
    crate::store::parse(&std::fs::read_to_string(path).unwrap(), &codes).unwrap().plan
}

fn named(map: &DistrictSet, name: &str) -> DistrictIdx {
    map.districts.iter_enumerated().find(|(_, one)| one.name == name).unwrap().0
}

fn task_of(
    map: &DistrictSet,
    plan: &Plan,
    options: &AssignmentOptions,
) -> Result<AssignmentTask, TaskError> {
    let ways = Ways::of(map, plan);
    let owners = plan.owners_at(plan.end());
    assignment_task(map, plan, &owners, &|district, unit| ways.get(district, unit), options)
}

/// The best assignment, by district.
fn best(
    map: &DistrictSet,
    plan: &Plan,
    options: &AssignmentOptions,
) -> IndexVec<DistrictIdx, UnitIdx> {
    let task = task_of(map, plan, options).unwrap();
    let found = solve(&task.problem, None, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(found.proven && task.problem.violations(&found.owners).is_empty());
    task.applied(&plan.assignment, &found.owners)
}

fn weighed(objective: Objective) -> AssignmentOptions {
    AssignmentOptions { weights: objective.weights(), ..AssignmentOptions::default() }
}

#[test]
fn the_decision_of_2023_is_a_valid_division_with_the_seats_where_the_bases_are() {
    let map = map();
    let plan = preset(&map, "beslut-2023");
    let task = task_of(&map, &plan, &AssignmentOptions::default()).unwrap();
    let problem = &task.problem;
    assert_eq!((problem.len(), problem.parts), (32, 4));
    assert_eq!(problem.graph.edges().len(), 74);
    let start = task.start.clone().unwrap();
    assert_eq!(problem.violations(&start), []);
    for (part, seat) in problem.seats.iter().enumerate() {
        assert_eq!(start[seat.unwrap()], part, "every base lies in its own area");
    }
    // What is spread is a fifth of the children, and the need weights leave the sum as it is.
    let children: f64 = problem.people.iter().sum();
    assert!((problem.high.iter().sum::<f64>() - children / 5.0).abs() < 1e-6);
    assert!((problem.load.iter().sum::<f64>() - children * 0.91).abs() < 1e-6);
    let terms = problem.terms(&start);
    assert!(terms.changes == 0.0 && terms.way > 0.0 && terms.load > 0.0 && terms.mix > 0.0);
}

#[test]
fn a_locked_district_and_a_group_stay_unless_they_are_to_be_ignored() {
    let map = map();
    let mut plan = preset(&map, "beslut-2023");
    let free = best(&map, &plan, &weighed(Objective::ShortWay));
    let (ekholmen, tallboda) = (named(&map, "Ekholmen"), named(&map, "Tallboda"));
    let syd = plan.unit_by_id("syd").unwrap();
    assert_ne!(free.get(ekholmen), Some(&syd), "the shortest way moves Ekholmen");
    plan.rules.locked.insert(ekholmen, syd);
    let held = best(&map, &plan, &weighed(Objective::ShortWay));
    assert_eq!(held.get(ekholmen), Some(&syd));
    let ignored = AssignmentOptions { locks: false, ..weighed(Objective::ShortWay) };
    assert_eq!(best(&map, &plan, &ignored), free);
    plan.rules.locked.clear();
    let districts = BTreeSet::from([ekholmen, tallboda]);
    plan.rules.groups.push(Group { name: "Skolområde".into(), districts });
    let together = best(&map, &plan, &weighed(Objective::EvenLoad));
    assert_eq!(together.get(ekholmen), together.get(tallboda));
}

#[test]
fn an_agreed_exclave_may_lie_apart_and_a_bridge_joins() {
    let map = map();
    let mut plan = preset(&map, "beslut-2023");
    // Linghem lies inside Åkerbo omland, which is öster's: with väster it is an exclave.
    let (linghem, vaster) = (named(&map, "Linghem"), plan.unit_by_id("vaster").unwrap());
    plan.rules.locked.insert(linghem, vaster);
    let task = task_of(&map, &plan, &weighed(Objective::ShortWay)).unwrap();
    let refused = solve(&task.problem, None, &mut |_| ControlFlow::Continue(()));
    let Err(SolveError::Infeasible(Why::Apart { node, part })) = refused else {
        // Åkerbo omland may go to väster too: then it is valid but far.
        let found = refused.unwrap();
        assert!(task.problem.terms(&found.owners).way > 0.1);
        plan.rules.exclaves.insert((linghem, vaster));
        let apart = task_of(&map, &plan, &weighed(Objective::ShortWay)).unwrap();
        let apart = solve(&apart.problem, None, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!(apart.objective < found.objective);
        plan.rules.exclaves.clear();
        let ryd = named(&map, "Ryd");
        plan.rules.bridges.insert((linghem.min(ryd), linghem.max(ryd)));
        let joined = task_of(&map, &plan, &weighed(Objective::ShortWay)).unwrap();
        assert_eq!(joined.problem.graph.edges().len(), 75);
        let joined = solve(&joined.problem, None, &mut |_| ControlFlow::Continue(())).unwrap();
        assert!((joined.objective - apart.objective).abs() < 1e-9);
        return;
    };
    unreachable!("district {node} can reach part {part} through Åkerbo omland");
}

#[test]
fn what_cannot_be_asked_is_told_by_name() {
    let map = map();
    let none = preset(&map, "nollalternativ");
    let options = AssignmentOptions::default();
    assert_eq!(task_of(&map, &none, &options), Err(TaskError::FewUnits));
    let mut plan = preset(&map, "beslut-2023");
    let far = AssignmentOptions { max_way: Some(1.0), ..options.clone() };
    assert!(matches!(task_of(&map, &plan, &far), Err(TaskError::TooFar { .. })));
    let (norr, syd) = (plan.unit_by_id("norr").unwrap(), plan.unit_by_id("syd").unwrap());
    let seat = plan.units.get(norr).unwrap().place.unwrap();
    let seat = map.at(map.projection.to_plane(seat.lon, seat.lat).unwrap()).unwrap();
    plan.rules.locked.insert(seat, syd);
    let locked = task_of(&map, &plan, &options);
    assert_eq!(locked, Err(TaskError::SeatLocked { unit: "Norr".into(), district: seat }));
    plan.rules.locked.clear();
    let place = plan.units.get(syd).unwrap().place;
    plan.units.get_mut(norr).unwrap().place = place;
    let same = Err(TaskError::SameSeat("Norr".into(), "Syd".into()));
    assert_eq!(task_of(&map, &plan, &options), same);
    plan.units.get_mut(norr).unwrap().place = None;
    assert_eq!(task_of(&map, &plan, &options), Err(TaskError::NoPlace("Norr".into())));
    // Where the way does not matter a base needs no place.
    let task = task_of(&map, &plan, &weighed(Objective::EvenLoad)).unwrap();
    assert_eq!(task.problem.seats.iter().flatten().count(), 3);
}

#[test]
fn a_place_outside_the_map_is_no_seat_and_a_district_locked_to_the_central_unit_stays_out() {
    let map = map();
    let mut plan = preset(&map, "beslut-2023");
    let oster = plan.unit_by_id("oster").unwrap();
    plan.units.get_mut(oster).unwrap().place = Some(Place { lon: 18.06, lat: 59.33 });
    let berga = named(&map, "Berga");
    let central = plan.units.iter_enumerated().find(|(_, unit)| unit.kind == UnitKind::Central);
    plan.rules.locked.insert(berga, central.unwrap().0);
    let task = task_of(&map, &plan, &weighed(Objective::EvenLoad)).unwrap();
    assert_eq!(task.problem.seats[3], None);
    assert_eq!(task.districts.len(), 31);
    assert!(!task.districts.contains(&berga));
    let owners = task.applied(&plan.assignment, &vec![0; 31]);
    assert_eq!(owners.get(berga), plan.assignment.get(berga));
    assert_eq!(owners.iter().filter(|unit| unit.to_usize() == 0).count(), 31);
}

#[test]
fn what_is_near_the_best_way_does_not_depend_on_a_load_that_has_no_weight() {
    let map = map();
    let plan = preset(&map, "beslut-2023");
    // Need weights are fractional: sums of them differ by the order in which they are made.
    let counts = LoadKind::ALL.map(|load| {
        let options = AssignmentOptions { load, ..weighed(Objective::ShortWay) };
        let problem = task_of(&map, &plan, &options).unwrap().problem;
        let mut on = |_: &Progress<'_>| ControlFlow::Continue(());
        let best = solve(&problem, None, &mut on).unwrap().owners;
        [0.0, 0.05, 0.1, 0.2].map(|share| {
            let slack = Slack { share, least: 1e-3 };
            let near =
                near_best(&problem, &best, slack, 1, &NearLimits::default(), &mut on).unwrap();
            assert!(near.complete && near.better.is_none());
            near.plans
        })
    });
    assert_eq!(counts[0], counts[1]);
    assert_eq!(counts[0], counts[2]);
    assert!(counts[0][0] >= 1 && counts[0].is_sorted() && counts[0][3] > counts[0][0]);
}

#[test]
fn mending_leaves_what_the_central_unit_has() {
    let map = map();
    let plan = preset(&map, "svar-2021");
    let options = AssignmentOptions { keep_central: true, ..AssignmentOptions::default() };
    let task = task_of(&map, &plan, &options).unwrap();
    let central = plan.central();
    let with_base = plan.assignment.iter().filter(|&&unit| unit != central).count();
    assert_eq!(task.districts.len(), with_base);
    assert!(task.start.is_some());
}
