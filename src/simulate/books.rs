//! Costs as committees read them: gross, transferred, net new, once and for good, and per head.
//!
//! All sums are of whole öre. What each amount is stands in `docs/model.md`, sections Accounts and
//! Funding.

use std::collections::BTreeMap;
use std::ops::Range;

use super::result::{Account, Simulation, UnitMonth};
use crate::model::{Index, IndexVec, IndicatorTable, Month, Ore, Plan, UnitIdx};

/// Which amount of a cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// All of it.
    #[default]
    Gross,
    /// The part that follows transferred staff: today's budget moving.
    Transferred,
    /// What it is above Nollalternativ.
    NetNew,
    /// The part that comes once.
    OneOff,
    /// The part that comes back every month.
    Permanent,
}

impl Amount {
    /// All amounts in the order that they are shown.
    pub const ALL: [Self; 5] =
        [Self::Gross, Self::Transferred, Self::NetNew, Self::OneOff, Self::Permanent];
}

/// The costs of a plan beside those of Nollalternativ.
#[derive(Clone, Copy, Debug)]
pub struct Books<'a> {
    /// The plan.
    pub simulation: &'a Simulation,
    /// Nollalternativ, if it could be simulated.
    pub baseline: Option<&'a Simulation>,
}

impl Books<'_> {
    /// The amount of `unit` (or of all) on `account` (or all of them) in the months `range`, in the
    /// months' own prices. `None` where it cannot be said: transferred staff is not followed by
    /// account, and without Nollalternativ nothing is new.
    ///
    /// Of the account lokal, what comes once is rent while moving.
    #[must_use]
    pub fn amount(
        &self,
        amount: Amount,
        unit: Option<UnitIdx>,
        account: Option<Account>,
        range: Range<usize>,
    ) -> Option<Ore> {
        let cost = |simulation: &Simulation| {
            let costs = simulation.cost(unit, range.clone());
            account.map_or_else(|| costs.total(), |account| costs.get(account))
        };
        match amount {
            Amount::Gross => Some(cost(self.simulation)),
            Amount::NetNew => Some(cost(self.simulation) - cost(self.baseline?)),
            Amount::Transferred if account.is_some() => None,
            Amount::Transferred => Some(self.sum(unit, range, |month| month.transferred_cost)),
            Amount::OneOff => Some(self.one_off(unit, account, range)),
            Amount::Permanent => {
                Some(cost(self.simulation) - self.one_off(unit, account, range.clone()))
            }
        }
    }

    fn one_off(&self, unit: Option<UnitIdx>, account: Option<Account>, range: Range<usize>) -> Ore {
        match account {
            None => self.sum(unit, range, |month| month.one_off),
            Some(Account::Establishment) => {
                self.simulation.cost(unit, range).get(Account::Establishment)
            }
            Some(Account::Premises) => self
                .sum(unit, range, |month| month.one_off - month.cost.get(Account::Establishment)),
            Some(_) => Ore::ZERO,
        }
    }

    /// Children 0–17 in the districts that `unit` serves (or in all), the mean of the months
    /// `range`.
    #[must_use]
    pub fn children(&self, unit: Option<UnitIdx>, range: Range<usize>) -> f64 {
        let months = self.months(unit, range);
        months.iter().map(|month| month.children_0_17).sum::<f64>() / months.len().max(1) as f64
    }

    fn sum(
        &self,
        unit: Option<UnitIdx>,
        range: Range<usize>,
        of: impl Fn(&UnitMonth) -> Ore,
    ) -> Ore {
        self.months(unit, range).into_iter().map(of).sum()
    }

    /// The months of `unit`, or of all units together.
    fn months(&self, unit: Option<UnitIdx>, range: Range<usize>) -> Vec<&UnitMonth> {
        let of = |t| match unit {
            Some(unit) => self.simulation.at(unit, t),
            None => self.simulation.total.get(t).map(|month| &month.sum),
        };
        range.filter_map(of).collect()
    }
}

/// `amount` for each of `heads`, kronor; `None` where there are none.
#[must_use]
pub fn per_head(amount: Ore, heads: f64) -> Option<f64> {
    (heads > 0.0).then(|| amount.to_sek() / heads)
}

/// The inhabitants that each unit serves, as the map counts them: they stay as they are over the
/// months, but districts change unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Inhabitants {
    /// Of the whole municipality.
    pub total: f64,
    /// Per unit, one entry a month.
    by_unit: IndexVec<UnitIdx, Vec<f64>>,
}

impl Inhabitants {
    /// Those of the units of `plan` on a map with these figures; `None` where the map does not
    /// count them.
    #[must_use]
    pub fn of(table: &IndicatorTable, plan: &Plan) -> Option<Self> {
        table.population?;
        let central = plan.central();
        let mut live_from: BTreeMap<_, Month> = BTreeMap::new();
        for step in &plan.steps {
            for &district in &step.districts {
                live_from.entry(district).or_insert(step.start);
            }
        }
        let served = |month: Month| {
            let mut sums = vec![0.0; plan.units.len()];
            for (district, &owner) in plan.owners_at(month).iter_enumerated() {
                let is_live = live_from.get(&district).is_some_and(|&start| start <= month);
                let unit = if is_live { owner } else { central };
                if let Some(sum) = sums.get_mut(unit.to_usize()) {
                    *sum += table.population(district);
                }
            }
            sums
        };
        let mut by_unit: IndexVec<UnitIdx, Vec<f64>> =
            IndexVec::filled(Vec::new(), plan.units.len());
        let mut now = served(plan.start);
        for t in 0..i32::from(plan.horizon_months) {
            let month = plan.start.plus(t);
            // Only a step changes who serves whom.
            if t > 0 && plan.steps.iter().any(|step| step.start == month) {
                now = served(month);
            }
            for (series, &heads) in by_unit.iter_mut().zip(&now) {
                series.push(heads);
            }
        }
        Some(Self { total: now.iter().sum(), by_unit })
    }

    /// Those that `unit` serves (or all), the mean of the months `range`.
    #[must_use]
    pub fn mean(&self, unit: Option<UnitIdx>, range: Range<usize>) -> f64 {
        let Some(unit) = unit else { return self.total };
        let months = self.by_unit.get(unit).and_then(|series| series.get(range));
        let months = months.unwrap_or_default();
        months.iter().sum::<f64>() / months.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DistrictSet, ParamId, ParamValue};
    use crate::simulate::{baseline_of, run};

    fn simulated(name: &str, change: impl Fn(&mut Plan)) -> (DistrictSet, Plan, [Simulation; 2]) {
        let map = crate::read::builtin("linkoping").unwrap();
        let mut plan = crate::simulate::tests::preset(&map, name);
        change(&mut plan);
        let both = [&plan, &baseline_of(&plan)].map(|plan| run(&map.indicators, plan).unwrap());
        (map, plan, both)
    }

    #[test]
    fn every_way_to_cut_the_cost_sums_to_the_same_whole_to_the_ore() {
        // With double rent, so that the account lokal has something that comes once.
        let (_, plan, [simulation, baseline]) = simulated("beslut-2023", |plan| {
            let value = ParamValue { value: 2.0, low: 2.0, high: 2.0 };
            plan.parameters.set(ParamId::DoubleRent, value);
        });
        let books = Books { simulation: &simulation, baseline: Some(&baseline) };
        let mut moving = Ore::ZERO;
        for (_, months) in simulation.years() {
            let of = |amount, unit, account| {
                books.amount(amount, unit, account, months.clone()).unwrap()
            };
            for amount in Amount::ALL {
                let whole = of(amount, None, None);
                let units: Ore = plan.units.indices().map(|u| of(amount, Some(u), None)).sum();
                assert_eq!(units, whole, "{amount:?}");
                if amount != Amount::Transferred {
                    let accounts = Account::ALL.map(|account| of(amount, None, Some(account)));
                    assert_eq!(accounts.into_iter().sum::<Ore>(), whole, "{amount:?}");
                }
            }
            let gross = of(Amount::Gross, None, None);
            assert_eq!(of(Amount::OneOff, None, None) + of(Amount::Permanent, None, None), gross);
            moving += of(Amount::OneOff, None, Some(Account::Premises));
            assert!(of(Amount::Permanent, None, Some(Account::Establishment)) == Ore::ZERO);
        }
        // The area that the central unit gives up at the rent of the month, for two months.
        assert!(moving > Ore::ZERO);
        assert_eq!(books.amount(Amount::Transferred, None, Some(Account::Pay), 0..12), None);
    }

    #[test]
    fn net_new_of_a_year_is_gross_less_that_of_the_plan_without_its_steps() {
        let (_, _, [simulation, baseline]) = simulated("beslut-2023", |_| {});
        let books = Books { simulation: &simulation, baseline: Some(&baseline) };
        let by_hand = |simulation: &Simulation| -> i64 {
            let months = simulation.total.iter().skip(12).take(12);
            months.map(|month| month.sum.cost.0.iter().map(|ore| ore.0).sum::<i64>()).sum()
        };
        let net_new = books.amount(Amount::NetNew, None, None, 12..24);
        assert_eq!(net_new, Some(Ore(by_hand(&simulation) - by_hand(&baseline))));
        let alone = Books { baseline: None, ..books };
        assert_eq!(alone.amount(Amount::NetNew, None, None, 12..24), None);
    }

    #[test]
    fn inhabitants_follow_their_districts_and_sum_to_scb_s_figure() {
        // SCB's inhabitants 2025 of the 32 areas (maps/linkoping/indicators.csv), summed from the file itself.
        let (map, plan, [simulation, _]) = simulated("beslut-2023", |_| {});
        let people = Inhabitants::of(&map.indicators, &plan).unwrap();
        for t in 0..simulation.months() {
            let units = plan.units.indices().map(|unit| people.mean(Some(unit), t..t + 1));
            assert!((units.sum::<f64>() - people.total).abs() < 1e-6);
        }
        let csv = include_str!("../../maps/linkoping/indicators.csv");
        let column = csv.lines().skip(1).filter_map(|line| line.split(',').nth(2));
        let by_hand: f64 = column.map(|cell| cell.parse::<f64>().unwrap()).sum();
        assert!((people.total - by_hand).abs() < 1e-6, "{by_hand}");
        // Norr serves Skäggetorp alone before May 2027: line 18 of the same file.
        let skaggetorp = csv.lines().find(|line| line.starts_with("0580R018")).unwrap();
        let skaggetorp: f64 = skaggetorp.split(',').nth(2).unwrap().parse().unwrap();
        let norr = plan.unit_by_id("norr");
        assert!((people.mean(norr, 0..4) - skaggetorp).abs() < 1e-9);
        assert!(people.mean(norr, 0..5) > skaggetorp + 1.0);
        let mut bare = map.indicators.clone();
        bare.population = None;
        assert_eq!(Inhabitants::of(&bare, &plan), None);
    }

    #[test]
    fn children_are_the_mean_of_the_months() {
        let (_, plan, [simulation, _]) = simulated("beslut-2023", |_| {});
        let books = Books { simulation: &simulation, baseline: None };
        let norr = plan.unit_by_id("norr");
        let of = |t: usize| simulation.at(norr.unwrap(), t).unwrap().children_0_17;
        // Four months with Skäggetorp alone, eight with the whole of Norr.
        let by_hand = (4.0 * of(0) + 8.0 * of(4)) / 12.0;
        assert!((books.children(norr, 0..12) - by_hand).abs() < 1e-6);
        assert_eq!(per_head(Ore::from_sek(1_200.0), 4.0), Some(300.0));
        assert_eq!(per_head(Ore::from_sek(1_200.0), 0.0), None);
    }
}
