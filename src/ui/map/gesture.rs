//! Pointing out districts with a movement: a rectangle, a lasso, a stroke of the brush.

use geo::{Coord, Rect};

use crate::app::{Action, AppState, Pick, Tool, in_lasso, in_rectangle};
use crate::model::{DistrictIdx, DistrictSet, UnitIdx};

/// A movement that is under way. It is kept in the map's plane, so that it stays where it is when
/// the map is moved under it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Gesture {
    Rectangle { from: Coord<f64>, to: Coord<f64>, pick: Pick },
    Lasso { points: Vec<Coord<f64>>, pick: Pick },
    Stroke { unit: UnitIdx, districts: Vec<DistrictIdx>, at: Coord<f64> },
}

impl Gesture {
    /// What `tool` begins at `from`; nothing for the hand.
    pub(super) fn begin(
        state: &AppState,
        tool: Tool,
        from: Coord<f64>,
        pick: Pick,
    ) -> Option<Self> {
        match tool {
            Tool::Hand => None,
            Tool::Rectangle => Some(Self::Rectangle { from, to: from, pick }),
            Tool::Lasso => Some(Self::Lasso { points: vec![from], pick }),
            Tool::Brush => {
                let unit = state.brush();
                let mut stroke = Self::Stroke { unit, districts: Vec::new(), at: from };
                stroke.follow(state, from, f64::INFINITY);
                Some(stroke)
            }
        }
    }

    /// Goes on to `to`; `step` is the distance that matters, metres.
    pub(super) fn follow(&mut self, state: &AppState, to: Coord<f64>, step: f64) {
        match self {
            Self::Rectangle { to: corner, .. } => *corner = to,
            Self::Lasso { points, .. } => {
                if points.last().is_none_or(|&last| distance(last, to) >= step) {
                    points.push(to);
                }
            }
            Self::Stroke { unit, districts, at } => {
                // A quick movement jumps over districts: all that it passes are meant.
                let parts = (distance(*at, to) / step).ceil().clamp(1.0, 500.0) as u32;
                for part in 1..=parts {
                    let share = f64::from(part) / f64::from(parts);
                    let point = *at * (1.0 - share) + to * share;
                    let Some(district) = state.shown_map().at(point) else { continue };
                    let is_new = state.unit_of(district) != *unit;
                    if is_new && !districts.contains(&district) {
                        districts.push(district);
                    }
                }
                *at = to;
            }
        }
    }

    /// The districts that are pointed out so far.
    pub(super) fn districts(&self, map: &DistrictSet) -> Vec<DistrictIdx> {
        match self {
            Self::Rectangle { from, to, .. } => in_rectangle(map, Rect::new(*from, *to)),
            Self::Lasso { points, .. } => in_lasso(map, points),
            Self::Stroke { districts, .. } => districts.clone(),
        }
    }

    /// What it does when it is let go.
    pub(super) fn finish(self, map: &DistrictSet) -> Option<Action> {
        let districts = self.districts(map);
        match self {
            Self::Rectangle { pick, .. } | Self::Lasso { pick, .. } => {
                Some(Action::SelectMany(districts, pick))
            }
            Self::Stroke { unit, .. } => {
                (!districts.is_empty()).then_some(Action::Paint(districts, unit))
            }
        }
    }
}

/// What the keys that are held mean for the selection.
pub(super) fn pick_of(modifiers: egui::Modifiers) -> Pick {
    if modifiers.alt {
        Pick::Remove
    } else if modifiers.command || modifiers.shift {
        Pick::Add
    } else {
        Pick::Replace
    }
}

fn distance(a: Coord<f64>, b: Coord<f64>) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}
