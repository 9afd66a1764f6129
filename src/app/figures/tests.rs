//! The figures of a preset against sums made by hand from its simulation.

use super::*;
use crate::app::from_preset;
use crate::i18n::Language;
use crate::model::{Gate, GateMeasure};
use crate::simulate::{baseline_of, run};

fn preset() -> Document {
    from_preset("beslut-2023").unwrap().document
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}

#[test]
fn a_year_in_json_is_the_sum_of_its_months_in_every_cut() {
    let document = preset();
    let figures = Figures::of(&document, &Tr::new(Language::Sv)).unwrap();
    let table = &document.map.indicators;
    let plan = &document.plan;
    let simulation = run(table, plan).unwrap();
    let today = run(table, &baseline_of(plan)).unwrap();
    let sek = |simulation: &Simulation, months: std::ops::Range<usize>| -> f64 {
        let ore: i64 =
            months.flat_map(|t| simulation.total[t].sum.cost.0).map(|amount| amount.0).sum();
        ore as f64 / 100.0
    };
    let mut one_off_so_far = 0.0;
    for (position, year) in figures.years.iter().enumerate() {
        let months = 12 * position..12 * (position + 1);
        assert!(same(year.gross, sek(&simulation, months.clone())));
        let net_new = sek(&simulation, months.clone()) - sek(&today, months.clone());
        assert!(same(year.net_new.unwrap(), net_new));
        let once: f64 = figures.months[months.clone()].iter().map(|m| m.total.one_off).sum();
        one_off_so_far += once;
        assert!(same(year.one_off, once) && same(year.permanent, year.gross - once));
        assert!(same(year.accumulated.gross.unwrap(), sek(&simulation, 0..months.end)));
        assert!(same(year.accumulated.one_off.unwrap(), one_off_so_far));
        let children: f64 =
            simulation.total[months.clone()].iter().map(|m| m.sum.children_0_17).sum::<f64>()
                / 12.0;
        assert!(same(year.per_child.gross.unwrap(), year.gross / children));
        let people = figures.inhabitants.as_ref().unwrap();
        assert!(same(year.per_inhabitant.gross.unwrap(), year.gross / people.count));
        let paid: f64 = year.paid.iter().sum();
        assert!(same(paid + year.gap, year.gross));
        let units: f64 = year.units.iter().map(|unit| unit.net_new.unwrap()).sum();
        assert!(same(units, net_new));
    }
    let people = figures.inhabitants.unwrap();
    assert_eq!(people.year, Some(2025));
    assert!(people.source.contains("SCB"), "{}", people.source);
}

#[test]
fn what_sources_leave_behind_and_what_gates_come_to_is_told() {
    let mut document = preset();
    document.plan.steps[2].gate =
        Some(Gate { measure: GateMeasure::Caseload, target: 1.0, month: None });
    let figures = Figures::of(&document, &Tr::new(Language::Sv)).unwrap();
    let grant = &figures.grant_ends[0];
    assert_eq!(grant.month, document.plan.funding[0].to.unwrap().plus(1));
    assert!(!grant.followed);
    let last = usize::try_from(grant.month.months_since(document.plan.start)).unwrap();
    let by_hand: f64 = figures.months[last - 12..last].iter().map(|m| m.paid[0]).sum();
    assert!(same(grant.last_year, by_hand));
    let gap: f64 = figures.months[last..last + 12].iter().map(|m| m.gap).sum();
    assert!(same(grant.gap_first_year, gap));
    // The frame of a year is followed by that of the next.
    assert!(figures.grant_ends.iter().any(|end| end.followed));
    let total: f64 = figures.months.iter().map(|m| m.paid[0]).sum();
    assert!(same(figures.sources[0].paid, total));
    let gate = &figures.gates[0];
    assert_eq!((gate.step, gate.passes), (document.plan.steps[2].id.0, Some(false)));
    assert!(gate.value.unwrap() > 1.0);
}
