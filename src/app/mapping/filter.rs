//! Which districts are looked at: by class, base or step.

use std::collections::BTreeSet;

use super::Worked;
use crate::app::AppState;
use crate::model::{DistrictIdx, StepId, UnitIdx};
use crate::scene::{Classing, Fill, Shade};

/// What a class is a class of: classes of something else say nothing of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Classes {
    pub(super) fill: Fill,
    pub(super) worked: Worked,
    pub(super) classing: Classing,
    /// Those that are looked at; `None` is the class of districts without a value.
    pub(super) shown: BTreeSet<Option<usize>>,
}

/// Which districts are looked at. The parts hold together: a district is shown where all of them
/// let it through, and one that names nothing lets all through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub(super) classes: Option<Classes>,
    /// The units whose districts are looked at.
    pub units: BTreeSet<UnitIdx>,
    /// The steps whose districts are looked at; `None` is that of no step.
    pub steps: BTreeSet<Option<StepId>>,
}

/// Takes `item` out where it is in, and puts it in where it is not.
fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

impl Filter {
    /// Looks at the districts of `unit` too, or no longer.
    pub(super) fn toggle_unit(&mut self, unit: UnitIdx) {
        toggle(&mut self.units, unit);
    }

    /// Looks at the districts of `step` too, or no longer.
    pub(super) fn toggle_step(&mut self, step: Option<StepId>) {
        toggle(&mut self.steps, step);
    }
}

impl AppState {
    /// The classes that are looked at alone; `None` where all are.
    #[must_use]
    pub fn shown_classes(&self) -> Option<&BTreeSet<Option<usize>>> {
        let classes = self.view.mapping.filter.classes.as_ref()?;
        let is_of_now = classes.fill == self.view.fill
            && (classes.fill != Fill::Figures || classes.worked == self.view.mapping.worked)
            && classes.classing == self.classing();
        (is_of_now && !classes.shown.is_empty()).then_some(&classes.shown)
    }

    pub(super) fn toggle_class(&mut self, class: Option<usize>) {
        let mut shown = self.shown_classes().cloned().unwrap_or_default();
        toggle(&mut shown, class);
        self.view.mapping.filter.classes = Some(Classes {
            fill: self.view.fill,
            worked: self.view.mapping.worked.clone(),
            classing: self.classing(),
            shown,
        });
    }

    /// The districts that are not looked at; `shade` is that of the map.
    #[must_use]
    pub fn left_out(&self, shade: Option<&Shade>) -> BTreeSet<DistrictIdx> {
        let filter = &self.view.mapping.filter;
        let classes = self.shown_classes().zip(shade);
        if classes.is_none() && filter.units.is_empty() && filter.steps.is_empty() {
            return BTreeSet::new();
        }
        let plan = self.shown_plan();
        let owners = plan.owners_at(self.shown_month());
        let mut step_of = std::collections::BTreeMap::new();
        for step in plan.steps.iter().rev() {
            step_of.extend(step.districts.iter().map(|&district| (district, step.id)));
        }
        let is_shown = |district: &DistrictIdx| {
            let has_class = classes.is_none_or(|(shown, shade)| {
                shown.contains(&shade.classes.get(*district).copied().flatten())
            });
            let has_unit = filter.units.is_empty()
                || owners.get(*district).is_some_and(|owner| filter.units.contains(owner));
            let step = step_of.get(district).copied();
            has_class && has_unit && (filter.steps.is_empty() || filter.steps.contains(&step))
        };
        let all = self.document.map.districts.indices();
        all.filter(|district| !is_shown(district)).collect()
    }

    /// Forgets units and steps that the plan no longer has.
    pub(in crate::app) fn forget_filters(&mut self) {
        let plan = &self.document.plan;
        let filter = &mut self.view.mapping.filter;
        filter.units.retain(|&unit| plan.units.contains_index(unit));
        filter.steps.retain(|step| step.is_none_or(|step| plan.step(step).is_some()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, MapAction, Preset, from_preset};
    use crate::i18n::Language;
    use crate::scene::{Grouping, Theme};

    fn state() -> AppState {
        AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv)
    }

    fn left_out(state: &AppState) -> BTreeSet<DistrictIdx> {
        state.left_out(state.shade(Theme::Light).as_ref())
    }

    #[test]
    fn classes_are_shown_alone_added_and_taken_out_again() {
        let mut state = state();
        let shade = state.shade(Theme::Light).unwrap();
        let of_class = |class| shade.classes.iter().filter(|known| **known == Some(class)).count();
        let toggle = |class| Action::Map(MapAction::ToggleClass(Some(class)));
        assert_eq!(left_out(&state).len(), 0);
        state.update(toggle(0));
        assert_eq!(left_out(&state).len(), 32 - of_class(0));
        state.update(toggle(1));
        assert_eq!(left_out(&state).len(), 32 - of_class(0) - of_class(1));
        state.update(toggle(0));
        state.update(toggle(1));
        assert_eq!(left_out(&state).len(), 0);
    }

    #[test]
    fn classes_of_something_else_leave_nothing_out() {
        let mut state = state();
        state.update(Action::Map(MapAction::ToggleClass(Some(0))));
        assert!(!left_out(&state).is_empty());
        let classing = Classing { grouping: Grouping::Unclassed, ..Classing::default() };
        state.update(Action::Map(MapAction::SetClassing(classing)));
        assert!(left_out(&state).is_empty());
        assert!(state.shown_classes().is_none());
    }

    #[test]
    fn base_and_step_hold_together_and_all_comes_back_at_once() {
        let mut state = state();
        let plan = &state.document.plan;
        let (unit, _) = plan.local_units().next().unwrap();
        let step = plan.steps.iter().find(|step| !step.districts.is_empty()).unwrap();
        let (id, of_step) = (step.id, step.districts.clone());
        let of_unit = state.districts_of(unit);
        state.update(Action::Map(MapAction::ToggleUnit(unit)));
        assert_eq!(left_out(&state).len(), 32 - of_unit.len());
        state.update(Action::Map(MapAction::ToggleStep(Some(id))));
        let both = of_unit.iter().filter(|district| of_step.contains(district)).count();
        assert_eq!(left_out(&state).len(), 32 - both);
        state.update(Action::Map(MapAction::ShowAll));
        assert!(left_out(&state).is_empty());
    }
}
