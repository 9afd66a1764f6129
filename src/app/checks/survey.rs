//! What the checks are made from.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::measure::contiguity::{
    Division, Links, Pieces, Standing, at_edge, cut_districts, seats,
};
use crate::measure::distance::Ways;
use crate::model::{
    DistrictIdx, DistrictSet, Index, IndexVec, Message, Month, Plan, StepId, UnitIdx,
};
use crate::simulate::Demand;

/// Number of districts that a text names before it counts the rest.
const NAMED: usize = 4;

/// The assignment from one month on.
#[derive(Debug)]
pub(super) struct Stage {
    /// The step that made it so; `None` for the first.
    pub(super) step: Option<StepId>,
    pub(super) month: Month,
    pub(super) owners: IndexVec<DistrictIdx, UnitIdx>,
    pub(super) pieces: Pieces,
    cuts: OnceCell<IndexVec<DistrictIdx, bool>>,
}

/// A plan on its map, with what several checks need.
#[derive(Debug)]
pub(super) struct Survey<'a> {
    pub(super) map: &'a DistrictSet,
    pub(super) plan: &'a Plan,
    pub(super) demand: &'a Demand,
    pub(super) ways: &'a Ways,
    pub(super) links: Links<'a>,
    pub(super) central: UnitIdx,
    /// The district that each unit has its place in.
    pub(super) seats: BTreeMap<UnitIdx, DistrictIdx>,
    pub(super) at_edge: IndexVec<DistrictIdx, bool>,
    pub(super) stages: Vec<Stage>,
}

impl<'a> Survey<'a> {
    pub(super) fn new(
        map: &'a DistrictSet,
        plan: &'a Plan,
        demand: &'a Demand,
        ways: &'a Ways,
    ) -> Self {
        let mut survey = Self {
            map,
            plan,
            demand,
            ways,
            links: Links::new(&map.adjacency, &plan.rules.bridges),
            central: plan.central(),
            seats: seats(map, plan),
            at_edge: at_edge(&map.borders, map.len()),
            stages: Vec::new(),
        };
        survey.stages = survey.find_stages();
        survey
    }

    fn find_stages(&self) -> Vec<Stage> {
        let plan = self.plan;
        let moving = plan.steps.iter().filter(|step| !step.reassign.is_empty());
        // Of several in the same month the later one in the list decides.
        let later: BTreeMap<Month, StepId> = moving
            .filter(|step| step.start > plan.start)
            .map(|step| (step.start, step.id))
            .collect();
        let later = later.into_iter().map(|(month, step)| (month, Some(step)));
        std::iter::once((plan.start, None))
            .chain(later)
            .map(|(month, step)| {
                let owners = plan.owners_at(month);
                let pieces = self.pieces(&owners);
                Stage { step, month, owners, pieces, cuts: OnceCell::new() }
            })
            .collect()
    }

    /// The pieces of each unit under `owners`.
    pub(super) fn pieces(&self, owners: &IndexVec<DistrictIdx, UnitIdx>) -> Pieces {
        let division = Division {
            owners,
            seats: &self.seats,
            exclaves: &self.plan.rules.exclaves,
            people: &|district| self.children(district),
        };
        Pieces::of(&self.links, &division)
    }

    /// Children and young people 0–19 in `district`.
    pub(super) fn children(&self, district: DistrictIdx) -> f64 {
        self.map.indicators.children_0_19(district)
    }

    /// Children and young people 0–19 in `districts`.
    pub(super) fn children_in(&self, districts: &[DistrictIdx]) -> f64 {
        self.map.indicators.shown_children_of(districts)
    }

    pub(super) fn unit_name(&self, unit: UnitIdx) -> &'a str {
        self.plan.units.get(unit).map_or("", |unit| unit.name.as_str())
    }

    pub(super) fn name(&self, district: DistrictIdx) -> &'a str {
        let own = self.plan.display_names.get(&district).map(String::as_str);
        own.or_else(|| self.map.districts.get(district).map(|district| district.name.as_str()))
            .unwrap_or_default()
    }

    /// Adds the names of `districts` to `message`: some by name, the rest as a number.
    pub(super) fn naming(&self, message: Message, districts: &[DistrictIdx]) -> Message {
        let names: Vec<&str> =
            districts.iter().take(NAMED).map(|&district| self.name(district)).collect();
        message
            .number("count", districts.len() as f64)
            .text("districts", names.join(", "))
            .number("more", districts.len().saturating_sub(NAMED) as f64)
    }

    /// Length of the border between `districts` and those of `unit`, metres.
    pub(super) fn border_with(
        &self,
        stage: &Stage,
        districts: &[DistrictIdx],
        unit: UnitIdx,
    ) -> f64 {
        let adjacency = &self.map.adjacency;
        let length = |a: usize, b: usize| {
            let key = (a.min(b), a.max(b));
            let at = adjacency.pairs.binary_search_by_key(&key, |&(low, high, _)| (low, high));
            at.ok().and_then(|at| adjacency.pairs.get(at)).map_or(0.0, |&(_, _, length)| length)
        };
        let of = |district: &DistrictIdx| {
            let from = district.to_usize();
            let over = adjacency.neighbours(from);
            over.filter(|&to| stage.owners.get(DistrictIdx::from_usize(to)) == Some(&unit))
                .map(|to| length(from, to))
                .sum::<f64>()
        };
        districts.iter().map(of).sum()
    }

    /// Whether `district` may be given to `to`: it is not locked to another unit, and its own
    /// unit does not have its place there.
    pub(super) fn may_move(&self, stage: &Stage, district: DistrictIdx, to: UnitIdx) -> bool {
        let locked = self.plan.rules.locked.get(&district);
        let owner = stage.owner(district);
        let is_seat = owner.is_some_and(|owner| self.seats.get(&owner) == Some(&district));
        locked.is_none_or(|&keeps| keeps == to) && !is_seat
    }

    /// Whether both units stay in as few pieces as now when `district` goes to `to`.
    pub(super) fn keeps_contiguity(
        &self,
        stage: &Stage,
        district: DistrictIdx,
        to: UnitIdx,
    ) -> bool {
        let is_cut = stage.cuts(&self.links).get(district) != Some(&false);
        let reaches_home = self.links.neighbours(district).any(|other| {
            let piece = stage.pieces.at(other);
            piece.is_some_and(|piece| piece.unit == to && piece.standing == Standing::Main)
        });
        !is_cut && reaches_home
    }

    /// Districts that should stay together with others.
    pub(super) fn grouped(&self) -> BTreeSet<DistrictIdx> {
        self.plan.rules.groups.iter().flat_map(|group| group.districts.iter().copied()).collect()
    }
}

impl Stage {
    pub(super) fn owner(&self, district: DistrictIdx) -> Option<UnitIdx> {
        self.owners.get(district).copied()
    }

    /// Which districts hold their piece together.
    fn cuts(&self, links: &Links<'_>) -> &IndexVec<DistrictIdx, bool> {
        self.cuts.get_or_init(|| cut_districts(links, &self.owners))
    }

    /// `message` with the month from which it is so, where that is not from the beginning.
    pub(super) fn dated(&self, message: Message) -> Message {
        let from = self.step.map_or_else(|| "none".to_owned(), |_| self.month.to_string());
        message.text("from", from)
    }
}
