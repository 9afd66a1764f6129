//! The bases side by side: what the panel, the command line and a carried district show.

mod basis;
mod figures;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::Document;
use super::results::Results;
use crate::measure::balance::{Balance, Ground, Outlines, Spread, UnitBalance};
use crate::measure::distance::WayUnit;
use crate::model::{DistrictIdx, DistrictSet, IndexVec, Month, ParamId, Plan, UnitIdx};
use crate::simulate::{Demand, reports_per_year, social_workers_at_norm};

pub use basis::{measure_basis, unit_text, way_basis};
pub use figures::{BalanceFigures, NearerFigures, UnitFiguresOfBalance, WayFigures};

/// A row of the balance table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Number of districts.
    Districts,
    /// Inhabitants.
    Population,
    /// Children and young people 0–19.
    Children,
    /// Children 0–17 times the need weight.
    Load,
    /// Open investigations in a steady state.
    OpenCases,
    /// Social workers at the caseload norm.
    Posts,
    /// Share of the children who belong to the fifth with the highest need.
    HighShare,
    /// Mean way of the children.
    MeanWay,
    /// Longest way.
    FarthestWay,
    /// Area.
    Area,
    /// Compactness by the border.
    PolsbyPopper,
    /// Compactness by the extent.
    Reock,
}

/// How uneven the bases are in a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unevenness {
    /// Gini coefficient, 0–1.
    Gini(f64),
    /// Index of dissimilarity, 0–100.
    Dissimilarity(f64),
}

impl Measure {
    /// All measures in the order of the table.
    pub const ALL: [Self; 12] = [
        Self::Population,
        Self::Children,
        Self::Load,
        Self::OpenCases,
        Self::Posts,
        Self::HighShare,
        Self::MeanWay,
        Self::FarthestWay,
        Self::Area,
        Self::PolsbyPopper,
        Self::Reock,
        Self::Districts,
    ];

    /// Stable name, as in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Districts => "districts",
            Self::Population => "population",
            Self::Children => "children_0_19",
            Self::Load => "need_children",
            Self::OpenCases => "open_cases",
            Self::Posts => "social_workers_at_norm",
            Self::HighShare => "high_need_percent",
            Self::MeanWay => "mean_way",
            Self::FarthestWay => "farthest_way",
            Self::Area => "area_km2",
            Self::PolsbyPopper => "polsby_popper",
            Self::Reock => "reock",
        }
    }

    /// Id of the message that names it, without its unit.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Districts => "balance-districts",
            Self::Population => "balance-population",
            Self::Children => "balance-children",
            Self::Load => "balance-load",
            Self::OpenCases => "balance-open-cases",
            Self::Posts => "balance-posts",
            Self::HighShare => "balance-high-share",
            Self::MeanWay => "balance-mean-way",
            Self::FarthestWay => "balance-farthest-way",
            Self::Area => "balance-area",
            Self::PolsbyPopper => "balance-polsby-popper",
            Self::Reock => "balance-reock",
        }
    }

    /// Whether it follows from the need-weighted load alone: the plan's limit on its deviation is
    /// then this one's too.
    #[must_use]
    pub const fn is_load(self) -> bool {
        matches!(self, Self::Load | Self::OpenCases | Self::Posts)
    }

    /// Whether it is an amount that the bases share, so that a Gini coefficient says something.
    const fn is_shared(self) -> bool {
        matches!(
            self,
            Self::Districts
                | Self::Population
                | Self::Children
                | Self::Load
                | Self::OpenCases
                | Self::Posts
                | Self::Area
        )
    }

    /// How many decimals it is shown with.
    #[must_use]
    pub const fn decimals(self) -> usize {
        match self {
            Self::Districts | Self::Population | Self::Children | Self::Load | Self::OpenCases => 0,
            Self::Posts | Self::HighShare | Self::MeanWay | Self::FarthestWay | Self::Area => 1,
            Self::PolsbyPopper | Self::Reock => 2,
        }
    }
}

/// The bases side by side in one month.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseBalance {
    /// The month from which it holds.
    pub month: Month,
    /// The units that are compared: all that are not central.
    pub bases: Vec<UnitIdx>,
    /// The central unit, which stands apart.
    pub central: UnitIdx,
    /// The figures of all units.
    pub balance: Balance,
    /// What the ways are measured in.
    pub way_unit: WayUnit,
    cases: CasesPerLoad,
}

/// What one need-weighted child leads to in a steady state.
#[derive(Clone, Copy, Debug, PartialEq)]
struct CasesPerLoad {
    open: f64,
    posts: f64,
}

impl CasesPerLoad {
    /// `open = reports · share investigated · investigation time` (Little's law); posts as
    /// [`social_workers_at_norm`].
    fn of(plan: &Plan, demand: &Demand) -> Self {
        let per_1000 = plan.parameters.value(ParamId::ReportsPer1000);
        let started = demand.started(reports_per_year(1.0, per_1000) / 12.0);
        let open = started * plan.parameters.value(ParamId::InvestigationMonths);
        Self { open, posts: social_workers_at_norm(plan, started) }
    }
}

impl BaseBalance {
    /// The same with `balance` in place of its own.
    #[must_use]
    pub fn with(&self, balance: Balance) -> Self {
        Self { balance, bases: self.bases.clone(), ..*self }
    }

    /// The value of `measure` for `unit`; `None` where it is undefined.
    #[must_use]
    pub fn value(&self, measure: Measure, unit: UnitIdx) -> Option<f64> {
        let figures: &UnitBalance = self.balance.units.get(unit)?;
        let value = match measure {
            Measure::Districts => figures.districts as f64,
            Measure::Population => figures.shown_population(),
            Measure::Children => figures.shown_children(),
            Measure::Load => figures.load,
            Measure::OpenCases => figures.load * self.cases.open,
            Measure::Posts => figures.load * self.cases.posts,
            Measure::HighShare => figures.high_share()? * 100.0,
            Measure::MeanWay => figures.mean_way()?,
            Measure::FarthestWay => figures.farthest_way()?,
            Measure::Area => figures.area_m2 / 1e6,
            Measure::PolsbyPopper => figures.polsby_popper()?,
            Measure::Reock => figures.reock()?,
        };
        value.is_finite().then_some(value)
    }

    /// Mean and spread of `measure` over the bases.
    #[must_use]
    pub fn spread(&self, measure: Measure) -> Option<Spread> {
        Spread::of(self.bases.iter().map(|&unit| self.value(measure, unit)))
    }

    /// How far `unit` is from the mean of the bases in `measure`, per cent of the mean.
    #[must_use]
    pub fn deviation_percent(&self, measure: Measure, unit: UnitIdx) -> Option<f64> {
        self.spread(measure)?.deviation_percent(self.value(measure, unit)?)
    }

    /// How uneven the bases are in `measure`, where there is a measure of that: Gini for amounts
    /// that the bases share, dissimilarity for the children with the highest need.
    #[must_use]
    pub fn unevenness(&self, measure: Measure) -> Option<Unevenness> {
        if measure == Measure::HighShare {
            let index = self.balance.high_need_dissimilarity(&self.bases)?;
            return Some(Unevenness::Dissimilarity(index));
        }
        measure.is_shared().then_some(())?;
        Some(Unevenness::Gini(self.spread(measure)?.gini))
    }

    /// The units to show: the bases, then the central one where it keeps districts.
    #[must_use]
    pub fn shown(&self) -> Vec<UnitIdx> {
        let keeps = self.balance.units.get(self.central).is_some_and(|unit| unit.districts > 0);
        self.bases.iter().copied().chain(keeps.then_some(self.central)).collect()
    }
}

/// What balances are counted from, and the balance of every month.
#[derive(Clone, Debug)]
pub struct Balances {
    /// Figures of the districts under the plan.
    pub ground: Arc<Ground>,
    /// Borders and hulls of the map's districts.
    pub outlines: Arc<Outlines>,
    first: BaseBalance,
    /// The balances from the months on in which steps move districts, in order of time.
    later: Vec<BaseBalance>,
}

impl Balances {
    /// The balances of `plan`.
    #[must_use]
    pub fn of(map: &DistrictSet, plan: &Plan, demand: &Demand, outlines: Arc<Outlines>) -> Self {
        let ground = Arc::new(Ground::of(map, plan));
        let balance = Balance::of(&ground, &outlines, plan.owners_at(plan.start));
        Self::from_first(plan, demand, (ground, outlines), balance)
    }

    /// The balances of another state of the plan on the same map: where all that the districts'
    /// figures follow from is as it was, only what districts that move change is counted anew.
    #[must_use]
    pub fn renewed(&self, map: &DistrictSet, plan: &Plan, demand: &Demand) -> Self {
        let outlines = Arc::clone(&self.outlines);
        if !self.ground.is_of(plan) {
            return Self::of(map, plan, demand, outlines);
        }
        let ground = Arc::clone(&self.ground);
        let known = &self.at(plan.start).balance;
        let balance = changed(&ground, &outlines, known, &plan.owners_at(plan.start));
        Self::from_first(plan, demand, (ground, outlines), balance)
    }

    /// The balances of `plan`, with `balance` in its first month.
    fn from_first(
        plan: &Plan,
        demand: &Demand,
        (ground, outlines): (Arc<Ground>, Arc<Outlines>),
        balance: Balance,
    ) -> Self {
        let mut months: Vec<Month> = plan
            .steps
            .iter()
            .filter(|step| !step.reassign.is_empty() && step.start > plan.start)
            .map(|step| step.start)
            .collect();
        months.sort();
        months.dedup();
        let first = BaseBalance {
            month: plan.start,
            bases: plan.local_units().map(|(unit, _)| unit).collect(),
            central: plan.central(),
            balance,
            way_unit: ground.ways.unit(),
            cases: CasesPerLoad::of(plan, demand),
        };
        let mut balances = Self { ground, outlines, first, later: Vec::new() };
        for month in months {
            let last = balances.later.last().unwrap_or(&balances.first);
            let next = balances.changed(last, &plan.owners_at(month));
            balances.later.push(BaseBalance { month, ..next });
        }
        balances
    }

    /// The balance in `month`; before the plan's first month that of the first.
    #[must_use]
    pub fn at(&self, month: Month) -> &BaseBalance {
        let begun = self.later.iter().rev().find(|balance| balance.month <= month);
        begun.unwrap_or(&self.first)
    }

    /// `balance` with districts moved until they belong to `owners`.
    #[must_use]
    pub fn changed(
        &self,
        balance: &BaseBalance,
        owners: &IndexVec<DistrictIdx, UnitIdx>,
    ) -> BaseBalance {
        balance.with(changed(&self.ground, &self.outlines, &balance.balance, owners))
    }
}

/// `balance` with districts moved until they belong to `owners`.
fn changed(
    ground: &Ground,
    outlines: &Outlines,
    balance: &Balance,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
) -> Balance {
    let mut moved = balance.clone();
    let mut by_unit = BTreeMap::<UnitIdx, Vec<DistrictIdx>>::new();
    for (district, &owner) in owners.iter_enumerated() {
        if moved.owners.get(district) != Some(&owner) {
            by_unit.entry(owner).or_default().push(district);
        }
    }
    for (to, districts) in by_unit {
        moved.moved(ground, outlines, &districts, to);
    }
    moved
}

/// What a unit uses of what it has room for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The unit.
    pub unit: UnitIdx,
    /// Posts in the month, social workers at the norm for its districts, and the most posts.
    pub posts: Option<[f64; 3]>,
    /// Rented area in the month and the largest area, m².
    pub area_m2: Option<[f64; 2]>,
}

impl Room {
    /// Whether the unit has, or for its districts needs, more posts than it has room for.
    #[must_use]
    pub fn has_too_many_posts(&self) -> bool {
        self.posts.is_some_and(|[now, norm, most]| now.max(norm) > most + 1e-9)
    }

    /// Whether it rents more than it has room for.
    #[must_use]
    pub fn has_too_much_area(&self) -> bool {
        self.area_m2.is_some_and(|[now, most]| now > most + 1e-9)
    }
}

/// What the units with a capacity use of it in the month at position `t`, under `balance`.
#[must_use]
pub fn rooms(document: &Document, results: &Results, balance: &BaseBalance, t: usize) -> Vec<Room> {
    let units = document.plan.units.iter_enumerated();
    units
        .filter_map(|(index, unit)| {
            let month = results.simulation().and_then(|simulation| simulation.at(index, t));
            let norm = balance.value(Measure::Posts, index).unwrap_or(0.0);
            let posts = month.map_or(0.0, |month| month.posts_total);
            let area = month.map_or(0.0, |month| month.area_m2);
            let room = Room {
                unit: index,
                posts: unit.capacity.posts.map(|most| [posts, norm, most]),
                area_m2: unit.capacity.area_m2.map(|most| [area, most]),
            };
            (room.posts.is_some() || room.area_m2.is_some()).then_some(room)
        })
        .collect()
}
