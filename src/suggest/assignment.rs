//! A plan's assignment as a problem, and a division as a change of the plan.

use std::collections::BTreeMap;

use crate::measure::need::{NeedIndex, need};
use crate::model::{
    DistrictIdx, DistrictSet, Explain, Index, IndexVec, Message, ParamId, Plan, UnitIdx,
};
use crate::suggest::{Graph, Part, PartSet, Problem, Weights};

/// The part of the children that counts as those with the highest need.
const HIGH_NEED: f64 = 0.2;

/// What is to be even over the bases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LoadKind {
    /// Children 0–17 times the need weight, which expected cases and posts are in proportion to.
    #[default]
    Need,
    /// Children and young people 0–19.
    Children,
    /// All inhabitants.
    Population,
}

impl LoadKind {
    /// All kinds in the order that they are shown.
    pub const ALL: [Self; 3] = [Self::Need, Self::Children, Self::Population];

    /// Stable name, as the command line has it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Children => "children",
            Self::Population => "population",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Need => "suggest-load-need",
            Self::Children => "suggest-load-children",
            Self::Population => "suggest-load-population",
        }
    }
}

/// What matters in an assignment, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Objective {
    /// The shortest way to the bases.
    ShortWay,
    /// The most even load.
    EvenLoad,
    /// Way and load weighed alike.
    WayAndLoad,
    /// Way and load, with as few families as possible who change base.
    FewChanges,
    /// High need spread over the bases, without long ways.
    MixedNeed,
}

impl Objective {
    /// All of them in the order that they are shown.
    pub const ALL: [Self; 5] =
        [Self::WayAndLoad, Self::ShortWay, Self::EvenLoad, Self::FewChanges, Self::MixedNeed];

    /// Stable name, as the command line has it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ShortWay => "short-way",
            Self::EvenLoad => "even-load",
            Self::WayAndLoad => "way-and-load",
            Self::FewChanges => "few-changes",
            Self::MixedNeed => "mixed-need",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::ShortWay => "suggest-objective-short-way",
            Self::EvenLoad => "suggest-objective-even-load",
            Self::WayAndLoad => "suggest-objective-way-and-load",
            Self::FewChanges => "suggest-objective-few-changes",
            Self::MixedNeed => "suggest-objective-mixed-need",
        }
    }

    /// The weights that it stands for; a choice, shown beside every result.
    #[must_use]
    pub const fn weights(self) -> Weights {
        let (load, way, changes, mix) = match self {
            Self::ShortWay => (0.0, 1.0, 0.0, 0.0),
            Self::EvenLoad => (1.0, 0.0, 0.0, 0.0),
            Self::WayAndLoad => (1.0, 1.0, 0.0, 0.0),
            Self::FewChanges => (1.0, 1.0, 1.0, 0.0),
            Self::MixedNeed => (0.0, 1.0, 0.0, 1.0),
        };
        Weights { load, way, changes, border: 0.0, mix }
    }
}

/// What an assignment is asked to be.
#[expect(clippy::struct_excessive_bools, reason = "each is a condition of its own")]
#[derive(Clone, Debug, PartialEq)]
pub struct AssignmentOptions {
    /// What matters.
    pub weights: Weights,
    /// What is to be even.
    pub load: LoadKind,
    /// Whether each base's area must be in one piece.
    pub contiguous: bool,
    /// Whether locked districts stay.
    pub locks: bool,
    /// Whether groups stay together.
    pub groups: bool,
    /// Whether districts of the central unit stay with it.
    pub keep_central: bool,
    /// The largest deviation of a base's load from the mean, per cent of the mean.
    pub max_deviation_percent: Option<f64>,
    /// The longest way, in the unit that ways are measured in.
    pub max_way: Option<f64>,
}

impl Default for AssignmentOptions {
    fn default() -> Self {
        Self {
            weights: Objective::WayAndLoad.weights(),
            load: LoadKind::default(),
            contiguous: true,
            locks: true,
            groups: true,
            keep_central: false,
            max_deviation_percent: None,
            max_way: None,
        }
    }
}

/// The way from a district to a unit, km or minutes; `None` where it is not known.
pub type WayOf<'a> = dyn Fn(DistrictIdx, UnitIdx) -> Option<f64> + 'a;

/// Why no assignment can be looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TaskError {
    /// There are not two units to choose between.
    #[error("fewer than two units beside the central one")]
    FewUnits,
    /// More units than can be handled.
    #[error("{0} units: at most 64")]
    ManyUnits(usize),
    /// A unit has no place, so no way to it is known.
    #[error("unit \"{0}\" has no place on the map")]
    NoPlace(String),
    /// A travel time is missing.
    #[error("no way is known from {district:?} to \"{unit}\"")]
    NoWay {
        /// The district.
        district: DistrictIdx,
        /// Name of the unit.
        unit: String,
    },
    /// Two units have their places in one district.
    #[error("\"{0}\" and \"{1}\" lie in the same district")]
    SameSeat(String, String),
    /// The district of a unit's place may not belong to it.
    #[error("the district of \"{unit}\" ({district:?}) is locked to another")]
    SeatLocked {
        /// Name of the unit.
        unit: String,
        /// The district that its place lies in.
        district: DistrictIdx,
    },
    /// Every unit is too far away for a district.
    #[error("{district:?} is too far from every unit that it may belong to")]
    TooFar {
        /// The district.
        district: DistrictIdx,
    },
}

impl Explain for TaskError {
    fn message(&self) -> Message {
        match self {
            Self::FewUnits => Message::new("suggest-error-few-units"),
            Self::ManyUnits(count) => {
                Message::new("suggest-error-many-units").number("count", *count as f64)
            }
            Self::NoPlace(unit) => Message::new("suggest-error-no-place").text("unit", unit),
            Self::NoWay { unit, .. } => Message::new("suggest-error-no-way").text("unit", unit),
            Self::SameSeat(a, b) => {
                Message::new("suggest-error-same-seat").text("a", a).text("b", b)
            }
            Self::SeatLocked { unit, .. } => {
                Message::new("suggest-error-seat-locked").text("unit", unit)
            }
            Self::TooFar { .. } => Message::new("suggest-error-too-far"),
        }
    }
}

impl TaskError {
    /// The district that it speaks of, which the caller can name.
    #[must_use]
    pub const fn district(&self) -> Option<DistrictIdx> {
        match *self {
            Self::NoWay { district, .. }
            | Self::SeatLocked { district, .. }
            | Self::TooFar { district } => Some(district),
            _ => None,
        }
    }
}

/// The assignment of a plan as a problem, with the way back.
#[derive(Clone, Debug, PartialEq)]
pub struct AssignmentTask {
    /// The problem.
    pub problem: Problem,
    /// The district at each position of the problem.
    pub districts: Vec<DistrictIdx>,
    /// The unit of each part.
    pub units: Vec<UnitIdx>,
    /// The part that each district has now; `None` where any of them has none.
    pub start: Option<Vec<Part>>,
}

impl AssignmentTask {
    /// The unit of each district under `parts`.
    pub fn owners<'a>(
        &'a self,
        parts: &'a [Part],
    ) -> impl Iterator<Item = (DistrictIdx, UnitIdx)> + 'a {
        let pairs = self.districts.iter().zip(parts);
        pairs.filter_map(|(&district, &part)| Some((district, *self.units.get(part)?)))
    }

    /// `owners` with the districts of the task given to the units of `parts`.
    #[must_use]
    pub fn applied(
        &self,
        owners: &IndexVec<DistrictIdx, UnitIdx>,
        parts: &[Part],
    ) -> IndexVec<DistrictIdx, UnitIdx> {
        let mut owners = owners.clone();
        for (district, unit) in self.owners(parts) {
            if let Some(owner) = owners.get_mut(district) {
                *owner = unit;
            }
        }
        owners
    }
}

/// The task of assigning the districts of `plan`, whose units are now `owners`, to its local
/// units. Districts that are locked to the central unit stay out of it, and where it is asked for
/// all that it has. Where a way is missing and ways do not matter, no way is counted.
///
/// The seat of a unit is the district that its place lies in; a unit without a place, or with one
/// outside the map, has none. Weights, people and groups are those of the plan: people are
/// children 0–19, those in need of being spread are the children of the districts with the
/// highest need weight that make up a fifth of all (the district that straddles the limit counts
/// with its part).
///
/// # Errors
/// [`TaskError`] where there is nothing to choose between, or the conditions contradict each
/// other at once.
pub fn assignment_task(
    map: &DistrictSet,
    plan: &Plan,
    owners: &IndexVec<DistrictIdx, UnitIdx>,
    way: &WayOf<'_>,
    options: &AssignmentOptions,
) -> Result<AssignmentTask, TaskError> {
    let units: Vec<UnitIdx> = plan.local_units().map(|(unit, _)| unit).collect();
    match units.len() {
        0 | 1 => return Err(TaskError::FewUnits),
        2..=64 => {}
        many => return Err(TaskError::ManyUnits(many)),
    }
    let basis = Basis { map, plan, owners, way, options, units: &units };
    let districts: Vec<DistrictIdx> =
        map.districts.indices().filter(|&district| !basis.stays_central(district)).collect();
    let node_of: BTreeMap<DistrictIdx, usize> =
        districts.iter().enumerate().map(|(node, &district)| (district, node)).collect();
    let part_of = |unit: UnitIdx| units.iter().position(|&known| known == unit);
    let seats = basis.seats(&node_of)?;
    let way = basis.ways(&districts)?;
    let allowed = basis.allowed(&districts, &way, &seats)?;
    let today: Vec<Option<Part>> =
        districts.iter().map(|&district| owners.get(district).copied().and_then(part_of)).collect();
    let people = basis.children(&districts);
    // A way that is not known is no way of 0: then none is counted at all.
    let knows_all = way.iter().flatten().all(Option::is_some);
    let way = way.iter().zip(&people);
    let known = |way: &Option<f64>| way.filter(|_| knows_all).unwrap_or(0.0);
    let way =
        way.map(|(row, people)| row.iter().map(|way| known(way) * people).collect()).collect();
    let problem = Problem {
        graph: basis.graph(&node_of),
        parts: units.len(),
        seats,
        allowed,
        groups: basis.groups(&node_of),
        contiguous: options.contiguous,
        exclaves: districts.iter().map(|&district| basis.exclaves(district)).collect(),
        load: basis.load(&districts),
        max_deviation: options.max_deviation_percent.map(|percent| percent / 100.0),
        way,
        high: basis.high_need(&districts, &people),
        people,
        today: today.clone(),
        weights: options.weights,
    };
    Ok(AssignmentTask { problem, districts, start: today.into_iter().collect(), units })
}

struct Basis<'a> {
    map: &'a DistrictSet,
    plan: &'a Plan,
    owners: &'a IndexVec<DistrictIdx, UnitIdx>,
    way: &'a WayOf<'a>,
    options: &'a AssignmentOptions,
    units: &'a [UnitIdx],
}

impl Basis<'_> {
    fn unit_name(&self, part: Part) -> String {
        let unit = self.units.get(part).and_then(|&unit| self.plan.units.get(unit));
        unit.map(|unit| unit.name.clone()).unwrap_or_default()
    }

    fn stays_central(&self, district: DistrictIdx) -> bool {
        let central = self.plan.central();
        let locked = self.plan.rules.locked.get(&district);
        let is_locked = self.options.locks && locked.is_some_and(|&unit| unit == central);
        let is_now = self.owners.get(district).is_some_and(|&unit| unit == central);
        is_locked || (self.options.keep_central && is_now)
    }

    fn graph(&self, node_of: &BTreeMap<DistrictIdx, usize>) -> Graph {
        let node = |district: DistrictIdx| node_of.get(&district).copied();
        let borders = self.map.adjacency.pairs.iter().filter_map(|&(a, b, border_m)| {
            let (a, b) = (DistrictIdx::from_usize(a), DistrictIdx::from_usize(b));
            Some((node(a)?, node(b)?, border_m))
        });
        let bridges = self.plan.rules.bridges.iter();
        let bridges = bridges.filter_map(|&(a, b)| Some((node(a)?, node(b)?, 0.0)));
        Graph::new(node_of.len(), borders.chain(bridges))
    }

    fn seats(
        &self,
        node_of: &BTreeMap<DistrictIdx, usize>,
    ) -> Result<Vec<Option<usize>>, TaskError> {
        let mut seats: Vec<Option<usize>> = Vec::with_capacity(self.units.len());
        for (part, &unit) in self.units.iter().enumerate() {
            let place = self.plan.units.get(unit).and_then(|unit| unit.place);
            let point =
                place.and_then(|place| self.map.projection.to_plane(place.lon, place.lat).ok());
            let district = point.and_then(|point| self.map.at(point));
            let seat = district.and_then(|district| node_of.get(&district).copied());
            if let Some(other) = seats.iter().position(|&other| seat.is_some() && other == seat) {
                return Err(TaskError::SameSeat(self.unit_name(other), self.unit_name(part)));
            }
            seats.push(seat);
        }
        Ok(seats)
    }

    /// The way from each district to each part, where it matters and is known.
    fn ways(&self, districts: &[DistrictIdx]) -> Result<Vec<Vec<Option<f64>>>, TaskError> {
        let matters = self.options.weights.way > 0.0 || self.options.max_way.is_some();
        let mut ways = Vec::with_capacity(districts.len());
        for &district in districts {
            let row: Vec<Option<f64>> =
                self.units.iter().map(|&unit| (self.way)(district, unit)).collect();
            if let Some(part) = row.iter().position(Option::is_none).filter(|_| matters) {
                let unit = self.unit_name(part);
                let has_place = self.units.get(part).and_then(|&unit| self.plan.units.get(unit));
                return Err(match has_place.and_then(|unit| unit.place) {
                    None => TaskError::NoPlace(unit),
                    Some(_) => TaskError::NoWay { district, unit },
                });
            }
            ways.push(row);
        }
        Ok(ways)
    }

    fn allowed(
        &self,
        districts: &[DistrictIdx],
        ways: &[Vec<Option<f64>>],
        seats: &[Option<usize>],
    ) -> Result<Vec<PartSet>, TaskError> {
        let mut allowed = Vec::with_capacity(districts.len());
        for (node, (&district, row)) in districts.iter().zip(ways).enumerate() {
            let mut may = PartSet::all(self.units.len());
            let locked = self.plan.rules.locked.get(&district).filter(|_| self.options.locks);
            let locked = locked.and_then(|unit| self.units.iter().position(|known| known == unit));
            if let Some(part) = locked {
                may = PartSet::only(part);
            }
            let seat_of = seats.iter().position(|&seat| seat == Some(node));
            if let Some(part) = seat_of {
                if !may.has(part) {
                    let unit = self.unit_name(part);
                    return Err(TaskError::SeatLocked { unit, district });
                }
                may = PartSet::only(part);
            } else if let (Some(most), None) = (self.options.max_way, locked) {
                let near = row.iter().enumerate();
                let near = near.filter(|(_, way)| way.is_some_and(|way| way <= most));
                may.0 &= near.fold(0, |set, (part, _)| set | PartSet::only(part).0);
                if may.is_empty() {
                    return Err(TaskError::TooFar { district });
                }
            }
            allowed.push(may);
        }
        Ok(allowed)
    }

    fn groups(&self, node_of: &BTreeMap<DistrictIdx, usize>) -> Vec<Vec<usize>> {
        let groups = self.plan.rules.groups.iter().filter(|_| self.options.groups);
        groups
            .map(|group| group.districts.iter().filter_map(|one| node_of.get(one).copied()))
            .map(Iterator::collect)
            .filter(|nodes: &Vec<usize>| nodes.len() > 1)
            .collect()
    }

    fn exclaves(&self, district: DistrictIdx) -> PartSet {
        let parts = self.units.iter().enumerate();
        let agreed =
            parts.filter(|&(_, &unit)| self.plan.rules.exclaves.contains(&(district, unit)));
        PartSet(agreed.fold(0, |set, (part, _)| set | PartSet::only(part).0))
    }

    fn children(&self, districts: &[DistrictIdx]) -> Vec<f64> {
        districts.iter().map(|&district| self.map.indicators.children_0_19(district)).collect()
    }

    fn need_weight(&self) -> IndexVec<DistrictIdx, f64> {
        let b = self.plan.parameters.value(ParamId::NeedWeightB);
        need(&self.map.indicators, self.map.len(), &NeedIndex::of(self.plan), b).weight
    }

    fn load(&self, districts: &[DistrictIdx]) -> Vec<f64> {
        let figures = &self.map.indicators;
        match self.options.load {
            LoadKind::Need => {
                let share = self.plan.parameters.value(ParamId::Share0To17);
                let weight = self.need_weight();
                let weight = |district| weight.get(district).copied().unwrap_or(1.0);
                let load = |&one: &DistrictIdx| figures.children_0_19(one) * share * weight(one);
                districts.iter().map(load).collect()
            }
            LoadKind::Children => self.children(districts),
            LoadKind::Population => {
                districts.iter().map(|&district| figures.population(district)).collect()
            }
        }
    }

    fn high_need(&self, districts: &[DistrictIdx], children: &[f64]) -> Vec<f64> {
        let weight = self.need_weight();
        let weight = |district| weight.get(district).copied().unwrap_or(1.0);
        let mut order: Vec<usize> = (0..districts.len()).collect();
        let need = |node: &usize| districts.get(*node).map_or(0.0, |&district| weight(district));
        order.sort_by(|a, b| need(b).total_cmp(&need(a)));
        let mut left = HIGH_NEED * children.iter().sum::<f64>();
        let mut high = vec![0.0; districts.len()];
        for node in order {
            let (Some(slot), Some(&children)) = (high.get_mut(node), children.get(node)) else {
                continue;
            };
            *slot = children.min(left);
            left -= *slot;
        }
        high
    }
}
