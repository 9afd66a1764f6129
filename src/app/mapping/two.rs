//! Two figures at once: a second indicator, circles, or a cartogram in the map's place.

use std::sync::Arc;

use crate::app::{AppState, ExplainAnswer, ExplainTask, Focus};
use crate::model::{DistrictSet, IndicatorIdx};
use crate::scene::cartogram::MOST_AT_ONCE;
use crate::scene::{Cartogram, Circles, Classing, Shade, Theme};

/// The cartogram that stands in the map's place.
#[derive(Clone, Debug)]
pub struct ShownCartogram {
    /// The count that it is by.
    pub count: IndicatorIdx,
    /// The districts as circles.
    pub map: Arc<DistrictSet>,
    /// What the circles' areas are.
    pub circles: Arc<Circles>,
    /// The map that it was made of.
    of: Arc<DistrictSet>,
}

impl AppState {
    /// The map as it is shown: districts as they are, or as circles.
    #[must_use]
    pub fn shown_map(&self) -> &Arc<DistrictSet> {
        self.cartogram.as_ref().map_or(&self.document.map, |cartogram| &cartogram.map)
    }

    /// The second indicator with its classes, where there is one beside what the map shows.
    #[must_use]
    pub fn second(&self) -> Option<(IndicatorIdx, Classing)> {
        let mapping = &self.view.mapping;
        let second = mapping.second?;
        Some((second, mapping.classings.get(&second).cloned().unwrap_or_default()))
    }

    /// The count that circles on the map show, where it is no cartogram.
    #[must_use]
    pub fn circled(&self) -> Option<IndicatorIdx> {
        self.view.mapping.circles.filter(|_| self.cartogram.is_none())
    }

    /// The circles on the map, or what the circles in its place are.
    #[must_use]
    pub fn circles(&self) -> Option<Arc<Circles>> {
        match &self.cartogram {
            Some(cartogram) => Some(Arc::clone(&cartogram.circles)),
            None => Circles::on_map(&self.document.map, self.circled()?).map(Arc::new),
        }
    }

    /// The counts that the map shows beside its fill, and the second indicator: what a tip tells.
    pub fn shown_beside(&self) -> impl Iterator<Item = IndicatorIdx> {
        let second = self.second().map(|(second, _)| second).filter(|_| self.shows_two());
        let cartogram = self.cartogram.as_ref().map(|cartogram| cartogram.count);
        [second, self.circled(), cartogram].into_iter().flatten()
    }

    /// Whether the fill is of two indicators.
    #[must_use]
    pub fn shows_two(&self) -> bool {
        let table = &self.document.map.indicators.indicators;
        let is_value = |indicator: &crate::model::Indicator| {
            indicator.info.kind != crate::model::IndicatorKind::Class
        };
        self.second().and_then(|(second, _)| table.get(second)).is_some_and(is_value)
            && self.shown_indicator().is_some_and(|first| is_value(&first))
    }

    pub(super) fn shade_of_two(&self, theme: Theme) -> Option<Shade> {
        let (second, classing) = self.second()?;
        let first = self.shown_indicator()?;
        let second = self.document.map.indicators.indicators.get(second)?;
        Shade::of_two((&first, &self.classing()), (second, &classing), theme, &self.tr)
    }

    pub(super) fn set_cartogram(&mut self, count: Option<IndicatorIdx>) {
        if let Focus::Part(_) | Focus::District(_) = self.view.focus.0 {
            // It may be elsewhere in the other shape.
            self.view.focus = (Focus::City, self.view.focus.1 + 1);
        }
        self.cartogram_to_come = count.filter(|_| self.document.map.len() > MOST_AT_ONCE);
        if self.cartogram_to_come.is_some() {
            // Until it is there the map stays.
            self.cartogram = None;
            self.take_cartogram();
            return;
        }
        self.cartogram = count.and_then(|count| {
            let Cartogram { map, circles } = Cartogram::new(&self.document.map, count)?;
            let of = Arc::clone(&self.document.map);
            Some(ShownCartogram { count, map, circles, of })
        });
    }

    /// Makes the cartogram anew where the map lets less, or more, of its figures be seen.
    pub(in crate::app) fn renew_cartogram(&mut self) {
        let is_old = |shown: &ShownCartogram| !Arc::ptr_eq(&shown.of, &self.document.map);
        if let Some(count) =
            self.cartogram.as_ref().filter(|shown| is_old(shown)).map(|it| it.count)
        {
            self.set_cartogram(Some(count));
        }
    }

    /// What has to be found out for the cartogram that is to come.
    #[must_use]
    pub fn cartogram_task(&self) -> Option<ExplainTask> {
        self.cartogram_to_come.map(ExplainTask::Cartogram)
    }

    /// Shows the cartogram that was to come, if it is there.
    pub(in crate::app) fn take_cartogram(&mut self) {
        let Some(count) = self.cartogram_to_come else { return };
        let task = ExplainTask::Cartogram(count);
        let Some(Ok(ExplainAnswer::Cartogram(made))) = self.explained(&task) else { return };
        let shown = made.as_ref().map(|made| ShownCartogram {
            count,
            map: Arc::clone(&made.map),
            circles: Arc::clone(&made.circles),
            of: Arc::clone(&self.document.map),
        });
        self.cartogram = shown;
        self.cartogram_to_come = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Action, MapAction, from_preset};
    use crate::i18n::Language;
    use crate::scene::{Fill, Key};

    fn state() -> AppState {
        AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv)
    }

    fn indicator(state: &AppState, id: &str) -> IndicatorIdx {
        state.document.map.indicators.by_id(id).unwrap()
    }

    #[test]
    fn a_second_indicator_makes_a_square_of_whatever_the_map_shows() {
        let mut state = state();
        let (first, second) =
            (indicator(&state, "ekonomiskt_bistand"), indicator(&state, "arbetslosa_andel"));
        state.update(Action::SetFill(Fill::Indicator(first)));
        state.update(Action::Map(MapAction::SetSecond(Some(second))));
        let is_square = |state: &AppState| {
            matches!(state.shade(Theme::Light).unwrap().legend.key, Key::Square(_))
        };
        assert!(is_square(&state) && state.shows_two());
        assert_eq!(state.shown_beside().collect::<Vec<_>>(), [second]);
        // An imported class has no thirds: the map shows it as it is.
        state.update(Action::SetIndicator(indicator(&state, "omradestyp")));
        assert!(!is_square(&state) && !state.shows_two());
        state.update(Action::SetFill(Fill::Units));
        assert!(state.shade(Theme::Light).is_none() && !state.shows_two());
    }

    #[test]
    fn a_cartogram_stands_in_the_maps_place_until_it_is_taken_away() {
        let mut state = state();
        let children = state.document.map.indicators.children_0_19.unwrap();
        state.update(Action::Map(MapAction::SetCircles(Some(children))));
        assert_eq!(state.circled(), Some(children));
        state.update(Action::Map(MapAction::SetCartogram(Some(children))));
        assert!(state.circled().is_none(), "circles on circles would tell nothing");
        assert!(!Arc::ptr_eq(state.shown_map(), &state.document.map));
        assert_eq!(state.shown_map().len(), state.document.map.len());
        state.update(Action::Map(MapAction::SetCartogram(None)));
        assert!(Arc::ptr_eq(state.shown_map(), &state.document.map));
        assert_eq!(state.circled(), Some(children));
    }

    #[test]
    fn the_cartogram_of_a_large_map_comes_later_and_not_where_it_was_let_go() {
        let mut state = large();
        let count = state.document.map.indicators.population.unwrap();
        state.update(Action::Map(MapAction::SetCartogram(Some(count))));
        assert!(state.cartogram.is_none(), "no frame waits for it");
        let task = state.cartogram_task().unwrap();
        assert_eq!(state.kept_style().unwrap().cartogram.as_deref(), Some("folkmangd_2025"));
        let answer = |state: &mut AppState| state.answer(task.clone());
        let mut other = large();
        other.update(Action::Map(MapAction::SetCartogram(Some(count))));
        other.update(Action::Map(MapAction::SetCartogram(None)));
        answer(&mut other);
        assert!(other.cartogram.is_none());
        answer(&mut state);
        assert_eq!(state.cartogram.as_ref().map(|cartogram| cartogram.count), Some(count));
        assert!(state.cartogram_task().is_none());
        // Asked for again it is there at once.
        state.update(Action::Map(MapAction::SetCartogram(None)));
        state.update(Action::Map(MapAction::SetCartogram(Some(count))));
        assert!(state.cartogram.is_some());
    }

    fn large() -> AppState {
        AppState::new(crate::app::testing::squares(), Language::Sv)
    }
}
