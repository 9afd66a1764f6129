//! Tests that what is hidden cannot be worked out from what is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::model::{
    Disclosure, IndexVec, Indicator, IndicatorIdx, IndicatorInfo, IndicatorKind, IndicatorTable,
    IndicatorUnit, Localised, NeedDirection, Origin,
};

fn column(values: &[u32]) -> Vec<Option<f64>> {
    values.iter().map(|value| Some(f64::from(*value))).collect()
}

#[test]
fn columns_of_a_sum_are_tied_and_others_are_not() {
    let boys = column(&[3, 8, 1, 9, 40, 7, 7]);
    let girls = column(&[5, 2, 7, 7, 30, 8, 0]);
    let all = column(&[8, 10, 8, 16, 70, 15, 7]);
    let other = column(&[4, 4, 9, 1, 3, 8, 2]);
    let twice = column(&[8, 8, 18, 2, 6, 16, 4]);
    let groups = tied(&[all, other, boys, girls, twice]);
    assert_eq!(groups[0], groups[2]);
    assert_eq!(groups[0], groups[3]);
    assert_eq!(groups[1], groups[4]);
    assert_ne!(groups[0], groups[1]);
}

#[test]
fn sums_are_found_whatever_they_are_made_of() {
    // a + b = c + d, of which none is a whole; and a sum of sums.
    let (a, b, c) = ([9, 2, 7, 5, 6, 3, 1], [1, 5, 6, 2, 8, 4, 9], [4, 3, 2, 1, 9, 6, 5]);
    let of = |f: &dyn Fn(usize) -> u32| (0..7).map(f).collect::<Vec<u32>>();
    let d = of(&|i| a[i] + b[i] + 20 - c[i]);
    let twenty = of(&|_| 20);
    let groups = tied(&[&a[..], &b, &c, &d, &twenty].map(column));
    assert!(groups.iter().all(|group| *group == groups[0]), "{groups:?}");
    let (whole, half) = (of(&|i| a[i] + b[i] + c[i]), of(&|i| a[i] + b[i]));
    let groups = tied(&[&whole[..], &half, &a, &b, &c].map(column));
    assert!(groups.iter().all(|group| *group == groups[0]), "{groups:?}");
}

#[test]
fn few_districts_tie_nothing_by_their_number_alone() {
    // Three columns explain any fourth in three districts.
    let columns = [[3, 9, 4], [7, 1, 5], [6, 6, 8], [2, 9, 9]].map(|values| column(&values));
    assert_eq!(tied(&columns), [0, 1, 2, 3]);
    let sum = [[3, 9, 4], [7, 1, 5], [6, 6, 8], [16, 16, 17]].map(|values| column(&values));
    assert!(tied(&sum).iter().all(|group| *group == 3));
}

#[test]
fn gaps_and_parts_of_people_tie_nothing() {
    let mut gap = column(&[8, 10, 8, 16, 70]);
    gap[0] = None;
    let (boys, girls) = (column(&[3, 8, 1, 9, 40]), column(&[5, 2, 7, 7, 30]));
    // A gap in one district does not hide the sum in the others.
    assert_eq!(tied(&[gap, boys.clone(), girls.clone()]), [2, 2, 2]);
    let half = boys.iter().map(|value| value.map(|value| value / 2.0)).collect();
    assert_eq!(tied(&[half, boys, girls]), [0, 1, 2]);
}

/// A count of the test's tables: its name, and what it is in a district of these three numbers.
type Count = (&'static str, fn([u32; 3]) -> u32);

/// A way in which counts can hang together.
struct Kind {
    counts: &'static [Count],
    /// Shares, by part and whole.
    shares: &'static [(&'static str, &'static str)],
}

const KINDS: [Kind; 6] = [
    Kind {
        counts: &[
            ("folkmangd", |[a, b, c]| a + b + c),
            ("barn_unga_0_19", |[a, ..]| a),
            ("vuxna", |[_, b, _]| b),
            ("aldre", |[.., c]| c),
        ],
        shares: &[],
    },
    // Sums of sums.
    Kind {
        counts: &[
            ("folkmangd", |[a, b, c]| a + b + c),
            ("barn_unga_0_19", |[a, b, _]| a + b),
            ("pojkar", |[a, ..]| a),
            ("flickor", |[_, b, _]| b),
            ("vuxna", |[.., c]| c),
        ],
        shares: &[],
    },
    // Two shares of one whole that are all of it.
    Kind {
        counts: &[("barn_unga_0_19", |[_, _, c]| 400 + c)],
        shares: &[("inrikes", "folkmangd"), ("utrikes", "folkmangd")],
    },
    // A share beside the counts of it and of the others.
    Kind {
        counts: &[("folkmangd", |[a, b, _]| a + b), ("inrikes", |[a, ..]| a)],
        shares: &[("utrikes", "folkmangd")],
    },
    // No whole: two ways to divide the same people.
    Kind {
        counts: &[
            ("pojkar", |[a, ..]| a),
            ("flickor", |[_, b, c]| b + c),
            ("sma", |[a, b, _]| a + b),
            ("stora", |[.., c]| c),
        ],
        shares: &[],
    },
    // The same count twice.
    Kind {
        counts: &[("barn_unga_0_19", |[a, ..]| a), ("barn", |[a, ..]| a), ("x", |[_, b, c]| b + c)],
        shares: &[],
    },
];

/// What columns that are no indicators hold.
fn of_name(name: &str, [a, b, c]: [u32; 3]) -> u32 {
    match name {
        "inrikes" => a,
        "utrikes" => b,
        "folkmangd" => a + b,
        _ => c,
    }
}

/// The other districts of the map: large, so that nothing is hidden there.
const OTHERS: [[u32; 3]; 6] =
    [[31, 47, 59], [67, 53, 91], [80, 39, 45], [33, 98, 71], [77, 64, 52], [41, 90, 38]];

fn table(kind: &Kind, row: [u32; 3]) -> IndicatorTable {
    let rows: Vec<[u32; 3]> = std::iter::once(row).chain(OTHERS).collect();
    let mut table = IndicatorTable { rule: Disclosure::NONE, ..IndicatorTable::default() };
    let info = |id: &str, kind| IndicatorInfo {
        id: id.to_owned(),
        title: Localised::default(),
        unit: IndicatorUnit::Persons,
        year: None,
        base: Localised::default(),
        source: String::new(),
        weighted_mean: false,
        need: NeedDirection::None,
        kind,
        note: Localised::default(),
    };
    let values = |of: &dyn Fn([u32; 3]) -> u32| {
        IndexVec::from_vec(rows.iter().map(|row| Some(f64::from(of(*row)))).collect())
    };
    let mut indicators = Vec::new();
    for (name, of) in kind.counts {
        let index = IndicatorIdx::from_usize(indicators.len());
        match *name {
            "folkmangd" => table.population = Some(index),
            "barn_unga_0_19" => table.children_0_19 = Some(index),
            _ => {}
        }
        indicators.push(Indicator::new(info(name, IndicatorKind::Count), values(of)));
        let columns = vec![(*name).to_owned()];
        table.origins.insert(index, Origin { file: String::new(), columns, counts: Vec::new() });
    }
    for (part, whole) in kind.shares {
        let index = IndicatorIdx::from_usize(indicators.len());
        let counts = [part, whole].map(|name| values(&|row| of_name(name, row)));
        let [parts, wholes] = &counts;
        let shares =
            parts.iter().zip(wholes).map(|(part, whole)| Some(part.unwrap() / whole.unwrap()));
        let shares = shares.map(|share| share.filter(|share| share.is_finite()));
        let shares = IndexVec::from_vec(shares.collect());
        indicators.push(Indicator::new(info(part, IndicatorKind::Share), shares));
        let columns = vec![(*part).to_owned(), (*whole).to_owned()];
        let origin = Origin { file: String::new(), columns, counts: counts.to_vec() };
        table.origins.insert(index, origin);
    }
    table.indicators = IndexVec::from_vec(indicators);
    table
}

/// What anybody can see of a table, as text.
fn seen(table: &IndicatorTable) -> String {
    format!("{:?} {:?}", table.indicators, table.origins)
}

/// A count or a part of a share, and what it is in a district of three numbers.
type Named<'a> = (&'a str, Box<dyn Fn([u32; 3]) -> u32>);

/// In how many districts something was hidden.
fn try_all(kind: &Kind, rule: Disclosure) -> usize {
    const MOST: u32 = 13;
    let mut worlds: BTreeMap<String, Vec<[u32; 3]>> = BTreeMap::new();
    for a in 0..MOST {
        for b in 0..MOST {
            for c in 0..MOST {
                let row = [a, b, c];
                worlds.entry(seen(&table(kind, row).protected(rule))).or_default().push(row);
            }
        }
    }
    let counted: Vec<&Count> = kind.counts.iter().collect();
    let small = |count: u32| count > 0 && count < rule.counts_below;
    let mut tried = 0;
    for alike in worlds.values() {
        // Worlds at the edge of what was gone through have others alike beyond it.
        let inside = alike.iter().filter(|row| row.iter().all(|count| *count + 4 < MOST));
        for row in inside {
            let mut counts: Vec<Named<'_>> = Vec::new();
            counts.extend(counted.iter().map(|(name, of)| (*name, Box::new(*of) as Box<_>)));
            for (part, _) in kind.shares {
                counts.push((part, Box::new(move |row| of_name(part, row))));
            }
            for (name, of) in counts {
                if !small(of(*row)) {
                    continue;
                }
                tried += 1;
                let possible: BTreeSet<u32> = alike.iter().map(|other| of(*other)).collect();
                for count in 1..rule.counts_below {
                    assert!(
                        possible.contains(&count),
                        "{name} of {row:?} is not {count}: {possible:?}"
                    );
                }
            }
        }
    }
    tried
}

#[test]
fn every_hidden_count_may_be_any_that_the_rule_hides() {
    for rule in [
        Disclosure::default(),
        Disclosure { counts_below: 5, base_below: 5, round_to: 5 },
        Disclosure { counts_below: 4, base_below: 0, round_to: 1 },
    ] {
        for (number, kind) in KINDS.iter().enumerate() {
            let tried = try_all(kind, rule);
            assert!(tried > 50, "{number}: {tried}");
        }
    }
}

#[test]
fn a_share_of_few_is_not_told_by_its_counts() {
    let kind = &KINDS[3];
    let shown = table(kind, [1, 3, 0]).protected(Disclosure::default());
    let hidden = |id: &str| {
        let index = shown.by_id(id).unwrap();
        shown.is_hidden(index, DistrictIdx::from_usize(0))
    };
    assert!(hidden("utrikes") && hidden("inrikes"));
}

#[test]
fn what_the_model_reckons_with_stays_where_another_count_can_go() {
    let kind = &KINDS[0];
    // 2 old people: the adults go with them, the children and the whole stay.
    let shown = table(kind, [480, 300, 2]).protected(Disclosure::default());
    let first = DistrictIdx::from_usize(0);
    let value = |id: &str| shown.value(shown.by_id(id).unwrap(), first);
    assert_eq!(value("barn_unga_0_19"), Some(480.0));
    assert_eq!(value("folkmangd"), Some(782.0));
    assert_eq!((value("vuxna"), value("aldre")), (None, None));
    let adults = shown.indicators.get(shown.by_id("vuxna").unwrap()).unwrap();
    assert_eq!(adults.withheld, BTreeSet::from([first]));
    // Nothing else is hidden: the other districts are as they were.
    let hidden: usize = shown.indicators.iter().map(|indicator| indicator.hidden.len()).sum();
    assert_eq!(hidden, 2);
}
