//! Pieces on the real map, and on grids against the plainest possible computation.

use proptest::prelude::*;

use super::*;

fn district(raw: usize) -> DistrictIdx {
    DistrictIdx::from_usize(raw)
}

fn unit(raw: usize) -> UnitIdx {
    UnitIdx::from_usize(raw)
}

/// A grid of `side` × `side` districts, row by row.
fn grid(side: usize) -> Adjacency {
    let right = (0..side * side).filter(|at| at % side + 1 < side).map(|at| (at, at + 1, 1.0));
    let down = (0..side * (side - 1)).map(|at| (at, at + side, 1.0));
    Adjacency::from_pairs(side * side, right.chain(down).collect())
}

fn owners(of: &[usize]) -> IndexVec<DistrictIdx, UnitIdx> {
    of.iter().copied().map(unit).collect()
}

/// The pieces where nothing is agreed, no unit has a place, and each district has `people`.
fn pieces_of(links: &Links<'_>, owners: &IndexVec<DistrictIdx, UnitIdx>, people: &[f64]) -> Pieces {
    let division = Division {
        owners,
        seats: &BTreeMap::new(),
        exclaves: &BTreeSet::new(),
        people: &|district| people[district.to_usize()],
    };
    Pieces::of(links, &division)
}

fn map() -> DistrictSet {
    crate::read::builtin("linkoping").unwrap()
}

fn names(map: &DistrictSet, districts: impl IntoIterator<Item = DistrictIdx>) -> Vec<&str> {
    let name = |district| map.districts.get(district).unwrap().name.as_str();
    districts.into_iter().map(name).collect()
}

#[test]
fn five_areas_of_linkoping_can_only_follow_the_one_round_them() {
    // Counted by hand on SCB's map.
    let map = map();
    let none = BTreeSet::new();
    let links = Links::new(&map.adjacency, &none);
    let mut found: Vec<(&str, &str)> = map
        .districts
        .indices()
        .filter_map(|one| {
            let both = names(&map, [one, links.leader_of(one)?]);
            Some((both[0], both[1]))
        })
        .collect();
    found.sort_unstable();
    let expected = [
        ("Ekängen", "Åkerbo omland"),
        ("Linghem", "Åkerbo omland"),
        ("Ljungsbro-Berg", "Vreta Kloster omland"),
        ("Sturefors", "Vårdnäs omland"),
        ("Vikingstad-Rappestad", "Valkebo omland"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_area_that_does_not_follow_the_one_round_it_is_surrounded_by_its_unit() {
    let map = map();
    let none = BTreeSet::new();
    let links = Links::new(&map.adjacency, &none);
    let edge = at_edge(&map.borders, map.len());
    let named = |name: &str| map.districts.indices().find(|&d| names(&map, [d]) == [name]).unwrap();
    let linghem = named("Linghem");
    assert_eq!(edge.get(linghem), Some(&false));
    assert_eq!(edge.get(named("Åkerbo omland")), Some(&true));
    let mut of = vec![1; map.len()];
    of[linghem.to_usize()] = 0;
    let (owners, people) = (owners(&of), vec![1.0; map.len()]);
    let pieces = pieces_of(&links, &owners, &people);
    let alone = pieces.at(linghem).unwrap();
    assert_eq!(pieces.surrounded_by(&links, alone, &edge), Some(unit(1)));
    let rest = pieces.main_of(unit(1)).unwrap();
    assert_eq!(rest.districts.len(), 31);
    assert_eq!(pieces.surrounded_by(&links, rest, &edge), None, "it reaches the outside");
}

#[test]
fn the_main_piece_has_the_place_or_else_most_people() {
    let adjacency = grid(3);
    let none = BTreeSet::new();
    let links = Links::new(&adjacency, &none);
    // Unit 0 in the left column and at the upper right.
    let owners = owners(&[0, 1, 0, 0, 1, 1, 0, 1, 1]);
    let people = [1.0, 1.0, 9.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0];
    let pieces = pieces_of(&links, &owners, &people);
    assert_eq!(pieces.main_of(unit(0)).unwrap().districts, [district(2)], "9 people against 3");
    let (seats, exclaves) = (BTreeMap::from([(unit(0), district(6))]), BTreeSet::new());
    let division = Division {
        owners: &owners,
        seats: &seats,
        exclaves: &exclaves,
        people: &|district| people[district.to_usize()],
    };
    let seated = Pieces::of(&links, &division);
    assert_eq!(seated.at(district(2)).unwrap().standing, Standing::Island);
    assert_eq!(seated.main_of(unit(0)).unwrap().districts.len(), 3);
}

#[test]
fn what_is_agreed_to_lie_apart_is_no_island_and_does_not_make_the_rest_one() {
    let adjacency = grid(3);
    let none = BTreeSet::new();
    let links = Links::new(&adjacency, &none);
    let owners = owners(&[0, 1, 0, 0, 1, 1, 0, 1, 1]);
    let exclaves = BTreeSet::from([(district(2), unit(0))]);
    let people = |one: DistrictIdx| if one == district(2) { 9.0 } else { 1.0 };
    let seats = BTreeMap::new();
    let division =
        Division { owners: &owners, seats: &seats, exclaves: &exclaves, people: &people };
    let pieces = Pieces::of(&links, &division);
    assert_eq!(pieces.at(district(2)).unwrap().standing, Standing::Exclave);
    assert_eq!(pieces.at(district(0)).unwrap().standing, Standing::Main);
}

#[test]
fn a_bridge_joins_two_pieces() {
    let adjacency = grid(3);
    let bridges = BTreeSet::from([(district(0), district(2))]);
    let links = Links::new(&adjacency, &bridges);
    let owners = owners(&[0, 1, 0, 0, 1, 1, 0, 1, 1]);
    let pieces = pieces_of(&links, &owners, &[1.0; 9]);
    assert_eq!(pieces.iter().filter(|piece| piece.unit == unit(0)).count(), 1);
    assert_eq!(links.neighbours(district(2)).count(), 3);
}

/// Whether the districts of `members` hang together, by walking from each to each.
fn hangs_together(links: &Links<'_>, members: &[usize]) -> bool {
    let Some(&first) = members.first() else { return true };
    let mut seen = BTreeSet::from([first]);
    loop {
        let more: Vec<usize> = members
            .iter()
            .copied()
            .filter(|at| !seen.contains(at) && links.next_to(*at).any(|near| seen.contains(&near)))
            .collect();
        if more.is_empty() {
            return seen.len() == members.len();
        }
        seen.extend(more);
    }
}

proptest! {
    #[test]
    fn pieces_hang_together_and_are_as_large_as_can_be(
        of in prop::collection::vec(0_usize..3, 25),
        people in prop::collection::vec(0.0_f64..100.0, 25),
        bridge in (0_usize..25, 0_usize..25),
    ) {
        let adjacency = grid(5);
        let bridge = (district(bridge.0.min(bridge.1)), district(bridge.0.max(bridge.1)));
        let bridges = BTreeSet::from([bridge]);
        let links = Links::new(&adjacency, &bridges);
        let owners = owners(&of);
        let pieces = pieces_of(&links, &owners, &people);
        let mut seen = vec![0; 25];
        for piece in &pieces {
            let members: Vec<usize> = piece.districts.iter().map(|one| one.to_usize()).collect();
            prop_assert!(hangs_together(&links, &members));
            for &at in &members {
                seen[at] += 1;
                prop_assert_eq!(unit(of[at]), piece.unit);
                for near in links.next_to(at) {
                    prop_assert!(of[near] != of[at] || members.contains(&near));
                }
            }
        }
        prop_assert_eq!(seen, vec![1; 25]);
        for raw in 0..3 {
            let mains = pieces.iter().filter(|piece| {
                piece.unit == unit(raw) && piece.standing == Standing::Main
            });
            prop_assert_eq!(mains.count(), usize::from(of.contains(&raw)));
        }
    }

    #[test]
    fn a_district_is_a_cut_just_when_its_piece_falls_apart_without_it(
        of in prop::collection::vec(0_usize..2, 25),
        bridge in (0_usize..25, 0_usize..25),
    ) {
        let adjacency = grid(5);
        let bridge = (district(bridge.0.min(bridge.1)), district(bridge.0.max(bridge.1)));
        let bridges = BTreeSet::from([bridge]);
        let links = Links::new(&adjacency, &bridges);
        let owners = owners(&of);
        let pieces = pieces_of(&links, &owners, &[1.0; 25]);
        let cuts = cut_districts(&links, &owners);
        for (one, &is_cut) in cuts.iter_enumerated() {
            let piece = pieces.at(one).unwrap();
            let rest: Vec<usize> =
                piece.districts.iter().filter(|&&d| d != one).map(|d| d.to_usize()).collect();
            prop_assert_eq!(is_cut, !hangs_together(&links, &rest));
        }
    }
}
