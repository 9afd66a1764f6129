//! Two bases, twelve months, worked out by hand in `docs/model.md`.

use super::map;
use super::reference::{plan_of, reference_file};
use crate::model::{DistrictSet, Ore, Plan};
use crate::simulate::{Account, baseline_of, run};

/// The section of the document, with its numbers as they are spoken: no spaces inside them.
fn section() -> &'static str {
    let text = include_str!("../../../docs/model.md");
    let (_, after) = text.split_once("## Two bases, twelve months").unwrap();
    after.split("\n## ").next().unwrap()
}

/// A number of the document: a decimal comma.
fn number(cell: &str) -> f64 {
    cell.replace(',', ".").parse().unwrap()
}

/// Thousands of kronor as the document writes them: `1 102`, `521,5`.
fn tkr(amount: Ore) -> String {
    let (whole, rest) = (amount.0 / 100_000, amount.0 % 100_000);
    let thousands = whole / 1000;
    let whole =
        if thousands > 0 { format!("{thousands} {:03}", whole % 1000) } else { whole.to_string() };
    let rest = format!("{rest:05}");
    match rest.trim_end_matches('0') {
        "" => whole,
        rest => format!("{whole},{rest}"),
    }
}

/// The plan that is worked out by hand, on the map.
pub(crate) fn hand_worked() -> (DistrictSet, Plan) {
    let reference = reference_file("model.json");
    let scenarios = reference["scenarios"].as_array().unwrap();
    let scenario = scenarios.iter().find(|scenario| scenario["name"] == "hand").unwrap();
    let map = map();
    let plan = plan_of(&map, scenario);
    (map, plan)
}

#[test]
fn the_table_worked_out_by_hand_is_what_the_program_gives() {
    let (map, plan) = hand_worked();
    let found = run(&map.indicators, &plan).unwrap();
    let rows: Vec<Vec<&str>> = section()
        .lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let [head, _, rows @ ..] = &rows[..] else { panic!("no table") };
    assert_eq!(
        head[..7],
        ["month", "unit", "posts", "filled", "started", "closed", "open"],
        "{head:?}"
    );
    assert_eq!(rows.len(), 9);
    for row in rows {
        let t: usize = row[0].parse().unwrap();
        let month = found.at(plan.unit_by_id(row[1]).unwrap(), t).unwrap();
        let counts = [month.posts_total, month.filled, month.started, month.closed, month.open];
        for ((found, cell), what) in counts.into_iter().zip(&row[2..7]).zip(&head[2..7]) {
            assert!((found - number(cell)).abs() < 1e-9, "{row:?} {what}: {found}");
        }
        for ((account, cell), what) in Account::ALL.into_iter().zip(&row[7..]).zip(&head[7..]) {
            assert_eq!(
                what.replace("inhyrd", "inhyrd_personal").to_lowercase(),
                account.id().replace("lon", "lön")
            );
            let expected = Ore::from_sek(number(cell) * 1000.0);
            assert_eq!(month.cost.get(account), expected, "{row:?} {what}");
        }
    }
}

/// The sums that the text goes on with.
#[test]
fn the_sums_worked_out_by_hand_are_what_the_program_gives() {
    let reference = reference_file("model.json");
    let scenarios = reference["scenarios"].as_array().unwrap();
    let scenario = scenarios.iter().find(|scenario| scenario["name"] == "hand").unwrap();
    let (map, plan) = (map(), plan_of(&map(), scenario));
    let found = run(&map.indicators, &plan).unwrap();
    let today = run(&map.indicators, &baseline_of(&plan)).unwrap();
    let cost = |t: usize| found.total[t].sum.cost.total();
    let year = found.cost(None, 0..12).total();
    let today_year = today.cost(None, 0..12).total();
    let gap: Ore = found.total.iter().map(|month| month.gap).sum();
    let gap_of = |t: usize| tkr(found.total[t].gap);
    assert!((2..12).all(|t| cost(t) == cost(2)));
    assert!(found.total[7..].iter().all(|month| month.gap == found.total[7].gap));
    assert!(found.total[2..6].iter().all(|month| month.gap == Ore::ZERO));
    let text = section();
    for sentence in [
        format!("= {} tkr in January", tkr(cost(0))),
        format!("= {} in February", tkr(cost(1))),
        format!("= {} in each later month", tkr(cost(2))),
        format!("{} in the year. Without", tkr(year)),
        format!(
            "= {} a month, {} in the year",
            tkr(today.total[0].sum.cost.total()),
            tkr(today_year)
        ),
        format!("net new cost is {} tkr", tkr(year - today_year)),
        format!("= {} are unpaid", gap_of(1)),
        format!("gap {}. From August on", gap_of(6)),
        format!("= {} a month. The gap of the year", gap_of(7)),
        format!("= {} tkr, and it is there for good", tkr(gap)),
    ] {
        assert!(text.contains(&sentence), "{sentence}");
    }
    assert_eq!(found.first_gap().map(|month| month.to_string()).as_deref(), Some("2027-02"));
}
