//! What a move takes along, what it leaves, and how it is made in the month that is looked at.

use std::collections::BTreeSet;

use super::action::{Effect, NoticeKind};
use super::state::AppState;
use crate::edit::{Command, owners_at};
use crate::model::{DistrictIdx, Message, Month, Plan, UnitIdx};

/// Number of locked districts that a notice names before it counts the rest.
const NAMED: usize = 4;

/// `districts` with all others of their groups, in order. A locked district brings nobody.
#[must_use]
pub fn with_groups(plan: &Plan, districts: &[DistrictIdx]) -> Vec<DistrictIdx> {
    let rules = &plan.rules;
    let free = districts.iter().filter(|district| !rules.locked.contains_key(district));
    let groups = free.filter_map(|&district| rules.group_of(district));
    let together = groups.flat_map(|group| group.districts.iter().copied());
    let all: BTreeSet<DistrictIdx> = districts.iter().copied().chain(together).collect();
    all.into_iter().collect()
}

/// What comes of a move that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// The districts that the move is about, groups included.
    pub(super) moving: Vec<DistrictIdx>,
    /// Locked districts that stay where they are.
    pub(super) kept: Vec<DistrictIdx>,
}

/// Sorts what is asked for: a locked district stays, unless its group is carried by a member that
/// is free, or it goes to the very unit that it is locked to.
#[must_use]
pub(super) fn resolve(plan: &Plan, asked: &[DistrictIdx], to: UnitIdx) -> Resolved {
    let stays =
        |district: &DistrictIdx| plan.rules.locked.get(district).is_some_and(|&unit| unit != to);
    let (locked, free): (Vec<DistrictIdx>, Vec<DistrictIdx>) = asked.iter().partition(|d| stays(d));
    let moving = with_groups(plan, &free);
    let kept = locked.into_iter().filter(|district| !moving.contains(district)).collect();
    Resolved { moving, kept }
}

impl AppState {
    /// The month that is looked at.
    #[must_use]
    pub fn shown_month(&self) -> Month {
        self.document.plan.start.plus(self.month() as i32)
    }

    /// The unit that `district` belongs to in the month that is looked at.
    #[must_use]
    pub fn unit_of(&self, district: DistrictIdx) -> UnitIdx {
        self.shown_plan().unit_at(district, self.shown_month())
    }

    /// The districts of `unit` in the month that is looked at, in the map's order.
    #[must_use]
    pub fn districts_of(&self, unit: UnitIdx) -> Vec<DistrictIdx> {
        let owners = self.shown_plan().owners_at(self.shown_month());
        let own = owners.iter_enumerated().filter(|&(_, &owner)| owner == unit);
        own.map(|(district, _)| district).collect()
    }

    /// Moves districts as one undo step, and tells which stay because they are locked.
    pub(super) fn move_to(&mut self, asked: &[DistrictIdx], to: UnitIdx) -> Vec<Effect> {
        self.move_as(asked, to, None)
    }

    /// As [`Self::move_to`], called by `name` in the undo menu where that is given: it is told how
    /// many districts move.
    pub(super) fn move_as(
        &mut self,
        asked: &[DistrictIdx],
        to: UnitIdx,
        name: Option<&dyn Fn(usize) -> Message>,
    ) -> Vec<Effect> {
        let plan = &self.document.plan;
        let Resolved { moving, kept } = resolve(plan, asked, to);
        let month = self.shown_month();
        let moves = moving.iter().filter(|&&district| plan.unit_at(district, month) != to);
        let count = moves.count();
        let label = name.map(|name| name(count));
        let label = label.unwrap_or_else(|| {
            let name = |district| self.document.name_of(district).to_owned();
            Command::Assign { districts: moving.clone(), to }.label(plan, &name)
        });
        let owners = moving.iter().map(|&district| (district, to));
        let command = owners_at(plan, owners, month, Some(label));
        let nothing = moving.is_empty();
        let effects = command.map_or_else(Vec::new, |command| self.edit(command));
        if !kept.is_empty() {
            self.tell_locked(&kept, nothing);
        }
        effects
    }

    fn tell_locked(&mut self, kept: &[DistrictIdx], nothing_moved: bool) {
        let shown: Vec<&str> =
            kept.iter().take(NAMED).map(|&district| self.document.name_of(district)).collect();
        let mut names = shown.join(", ");
        if kept.len() > NAMED {
            names = format!("{names} +{}", kept.len() - NAMED);
        }
        let args = [("names", (&names).into()), ("count", kept.len().into())];
        let (kind, id) = if nothing_moved {
            (NoticeKind::Error, "notice-locked")
        } else {
            (NoticeKind::Done, "notice-locked-stay")
        };
        let text = self.tr.f(id, &args);
        self.notify(kind, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, from_preset};
    use crate::i18n::Language;
    use crate::model::Group;

    fn state() -> AppState {
        AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv)
    }

    fn named(state: &AppState, name: &str) -> DistrictIdx {
        let map = &state.document.map;
        map.districts.indices().find(|&d| state.document.name_of(d) == name).unwrap()
    }

    fn unit(state: &AppState, id: &str) -> UnitIdx {
        state.document.plan.unit_by_id(id).unwrap()
    }

    fn lock(state: &mut AppState, district: DistrictIdx) {
        let mut locked = state.document.plan.rules.locked.clone();
        locked.insert(district, state.document.plan.unit_of(district));
        state.update(Action::Edit(Command::SetLocked(locked)));
    }

    fn group(state: &mut AppState, districts: &[DistrictIdx]) {
        let districts = districts.iter().copied().collect();
        let group = Group { name: "Campus".into(), districts };
        state.update(Action::Edit(Command::SetGroups(vec![group])));
    }

    #[test]
    fn a_locked_district_alone_stays_and_the_notice_says_why() {
        let mut state = state();
        let (ryd, norr, vaster) =
            (named(&state, "Ryd"), unit(&state, "norr"), unit(&state, "vaster"));
        lock(&mut state, ryd);
        let revision = state.document.history.revision();
        state.update(Action::Assign(vec![ryd], norr));
        assert_eq!(state.unit_of(ryd), vaster);
        assert_eq!(state.document.history.revision(), revision);
        let notice = state.notices.last().unwrap();
        assert!(notice.kind == NoticeKind::Error && notice.text.contains("Ryd"));
        assert!(notice.text.contains("lås"), "{}", notice.text);
    }

    #[test]
    fn a_locked_district_may_come_home() {
        let mut state = state();
        let (ryd, norr, vaster) =
            (named(&state, "Ryd"), unit(&state, "norr"), unit(&state, "vaster"));
        state.update(Action::Assign(vec![ryd], norr));
        state.update(Action::Edit(Command::SetLocked([(ryd, vaster)].into())));
        state.update(Action::Assign(vec![ryd], vaster));
        assert_eq!(state.unit_of(ryd), vaster);
    }

    #[test]
    fn in_a_larger_selection_the_locked_stay_and_are_named() {
        let mut state = state();
        let (ryd, valla) = (named(&state, "Ryd"), named(&state, "Valla-T1"));
        let (norr, vaster) = (unit(&state, "norr"), unit(&state, "vaster"));
        lock(&mut state, ryd);
        state.update(Action::Assign(vec![ryd, valla], norr));
        assert_eq!((state.unit_of(ryd), state.unit_of(valla)), (vaster, norr));
        assert!(state.notices.last().unwrap().text.contains("Ryd"));
    }

    #[test]
    fn a_group_goes_whole_even_where_a_member_is_locked() {
        let mut state = state();
        let (ryd, valla) = (named(&state, "Ryd"), named(&state, "Valla-T1"));
        let norr = unit(&state, "norr");
        group(&mut state, &[ryd, valla]);
        lock(&mut state, ryd);
        state.update(Action::Assign(vec![valla], norr));
        assert_eq!((state.unit_of(ryd), state.unit_of(valla)), (norr, norr));
        state.update(Action::Undo);
        assert_eq!(state.unit_of(valla), unit(&state, "vaster"));
        // Its locked member alone moves neither itself nor the group.
        state.update(Action::Assign(vec![ryd], norr));
        assert_eq!(state.unit_of(valla), unit(&state, "vaster"));
    }

    #[test]
    fn a_drag_after_a_step_has_moved_the_district_changes_that_step() {
        let mut state = state();
        let (ryd, norr, syd) = (named(&state, "Ryd"), unit(&state, "norr"), unit(&state, "syd"));
        let vaster = unit(&state, "vaster");
        let step = state.document.plan.steps.last().unwrap().clone();
        let owners = vec![(ryd, Some(norr))];
        state.update(Action::Edit(Command::SetReassign { step: step.id, owners }));
        assert_eq!(state.unit_of(ryd), norr, "the last month is shown");
        let children = |state: &AppState, unit| state.results.loads.get(unit).unwrap().districts;
        let count = children(&state, vaster);
        state.update(Action::SetMonth(0));
        assert_eq!(state.unit_of(ryd), vaster);
        assert_eq!(children(&state, vaster), count + 1, "the figures follow the month");
        state.update(Action::SetMonth(59));
        state.update(Action::Assign(vec![ryd], syd));
        assert_eq!(state.unit_of(ryd), syd);
        assert_eq!(state.document.plan.unit_of(ryd), vaster, "the assignment is as it was");
        state.update(Action::SetMonth(0));
        assert_eq!(state.unit_of(ryd), vaster);
        // Before the step a drag changes what the district has from the beginning.
        state.update(Action::Assign(vec![ryd], norr));
        state.update(Action::SetMonth(59));
        assert_eq!(state.unit_of(ryd), syd);
    }
}
