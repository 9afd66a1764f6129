//! The way from every district to every unit.
//!
//! A way is measured between points: a district has one that stands for it, its *centre*, and a
//! unit has its place. The centre is the district's population-weighted point where the plan has
//! one, else the point inside that is farthest from the border, which says nothing of where people
//! live: an assumption. Without travel times the way is
//!
//! `way(d, u) = detour · |centre_d − place_u|`, km,
//!
//! with the straight line in the map's plane, whose scale differs from the ground's by at most about
//! 0,1 %, and one detour factor for the whole map, an assumption too
//! ([`DEFAULT_DETOUR`](crate::model::DEFAULT_DETOUR)).
//!
//! Where the plan has chosen a table of travel times, its minutes are the ways. What the table
//! lacks stays unknown: a straight line is never put in its place.

use geo::Coord;

use crate::model::{
    DistrictIdx, DistrictSet, Index, IndexVec, Limits, Place, Plan, TravelTimes, Unit, UnitIdx,
};

/// What ways are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WayUnit {
    /// Kilometres.
    Km,
    /// Minutes, from a table of travel times.
    Minutes,
}

impl WayUnit {
    /// The longest way that the plan accepts, in this unit.
    #[must_use]
    pub const fn limit(self, limits: &Limits) -> f64 {
        match self {
            Self::Km => limits.max_km,
            Self::Minutes => limits.max_minutes,
        }
    }
}

/// What the ways rest on.
#[derive(Clone, Debug, PartialEq)]
pub enum WayBasis {
    /// The straight line times a factor.
    StraightLine {
        /// The factor; an assumption.
        detour: f64,
        /// Number of districts with a population-weighted point.
        weighted: usize,
        /// Number of districts that a point inside stands for; an assumption.
        inside: usize,
        /// Where the population-weighted points come from.
        source: String,
    },
    /// A table of travel times.
    Times {
        /// The way of travelling.
        mode: String,
        /// Where the times come from.
        source: String,
    },
}

/// A district that has another base nearer than its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearer {
    /// The district.
    pub district: DistrictIdx,
    /// The unit that it belongs to.
    pub own: UnitIdx,
    /// The way there.
    pub own_way: f64,
    /// The nearest unit.
    pub nearest: UnitIdx,
    /// The way there, shorter.
    pub nearest_way: f64,
}

impl Nearer {
    /// How much shorter the way to the nearest unit is.
    #[must_use]
    pub fn shorter_by(&self) -> f64 {
        self.own_way - self.nearest_way
    }
}

/// The way from every district to every unit, as the plan measures it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways {
    unit: WayUnit,
    basis: WayBasis,
    local: IndexVec<UnitIdx, bool>,
    by_unit: IndexVec<DistrictIdx, Vec<Option<f64>>>,
}

impl Ways {
    /// The ways on `map` as `plan` measures them.
    #[must_use]
    pub fn of(map: &DistrictSet, plan: &Plan) -> Self {
        let local = plan.units.iter().map(|unit| !unit.is_central()).collect();
        match plan.travel.times_in_use() {
            Some(times) => Self {
                unit: WayUnit::Minutes,
                basis: WayBasis::Times { mode: times.mode.clone(), source: times.source.clone() },
                local,
                by_unit: minutes(map, plan, times),
            },
            None => Self {
                unit: WayUnit::Km,
                basis: straight_basis(map, plan),
                local,
                by_unit: kilometres(map, plan),
            },
        }
    }

    /// What they are measured in.
    #[must_use]
    pub fn unit(&self) -> WayUnit {
        self.unit
    }

    /// What they rest on.
    #[must_use]
    pub fn basis(&self) -> &WayBasis {
        &self.basis
    }

    /// The way from `district` to `unit`; `None` where the unit has no place, or the table of
    /// travel times has no entry.
    #[must_use]
    pub fn get(&self, district: DistrictIdx, unit: UnitIdx) -> Option<f64> {
        *self.by_unit.get(district)?.get(unit.to_usize())?
    }

    /// The unit, among those that are not central, with the shortest known way from `district`, and
    /// that way. Of several as near the first one counts.
    #[must_use]
    pub fn nearest(&self, district: DistrictIdx) -> Option<(UnitIdx, f64)> {
        let known = self.local.iter_enumerated().filter(|(_, is_local)| **is_local);
        known
            .filter_map(|(unit, _)| Some((unit, self.get(district, unit)?)))
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// The districts of units that are not central which have another such unit nearer than their
    /// own, in the map's order. Where the own way is unknown nothing is said.
    #[must_use]
    pub fn districts_with_nearer(&self, owners: &IndexVec<DistrictIdx, UnitIdx>) -> Vec<Nearer> {
        let own = owners.iter_enumerated();
        own.filter(|(_, owner)| self.local.get(**owner) == Some(&true))
            .filter_map(|(district, &own)| {
                let own_way = self.get(district, own)?;
                let (nearest, nearest_way) = self.nearest(district)?;
                let found = Nearer { district, own, own_way, nearest, nearest_way };
                (nearest_way < own_way).then_some(found)
            })
            .collect()
    }
}

/// The point that stands for `district` in `plan`, metres in the map's plane, and whether it is
/// weighted by population.
///
/// A point that cannot be projected is left aside, as if it were not given.
#[must_use]
pub fn centre(map: &DistrictSet, plan: &Plan, district: DistrictIdx) -> Option<(Coord<f64>, bool)> {
    let given = plan.travel.centres.points.get(&district);
    match given.and_then(|&place| in_plane(map, place)) {
        Some(point) => Some((point, true)),
        None => Some((map.districts.get(district)?.shape.label_point, false)),
    }
}

fn in_plane(map: &DistrictSet, place: Place) -> Option<Coord<f64>> {
    map.projection.to_plane(place.lon, place.lat).ok()
}

fn straight_basis(map: &DistrictSet, plan: &Plan) -> WayBasis {
    let centres = map.districts.indices().filter_map(|district| centre(map, plan, district));
    let weighted = centres.filter(|(_, is_weighted)| *is_weighted).count();
    WayBasis::StraightLine {
        detour: plan.travel.detour,
        weighted,
        inside: map.len() - weighted,
        source: plan.travel.centres.source.clone(),
    }
}

fn kilometres(map: &DistrictSet, plan: &Plan) -> IndexVec<DistrictIdx, Vec<Option<f64>>> {
    let place = |unit: &Unit| unit.place.and_then(|place| in_plane(map, place));
    let places: Vec<Option<Coord<f64>>> = plan.units.iter().map(place).collect();
    let ways = |district| {
        let centre = centre(map, plan, district).map(|(point, _)| point);
        let way = |place: &Option<Coord<f64>>| {
            let (from, to) = (centre?, (*place)?);
            Some((to.x - from.x).hypot(to.y - from.y) / 1000.0 * plan.travel.detour)
        };
        places.iter().map(way).collect()
    };
    map.districts.indices().map(ways).collect()
}

fn minutes(
    map: &DistrictSet,
    plan: &Plan,
    times: &TravelTimes,
) -> IndexVec<DistrictIdx, Vec<Option<f64>>> {
    let tables: Vec<_> = plan.units.iter().map(|unit| times.minutes.get(&unit.id)).collect();
    let ways = |district: DistrictIdx| {
        tables.iter().map(|table| table.as_ref()?.get(&district).copied()).collect()
    };
    map.districts.indices().map(ways).collect()
}
