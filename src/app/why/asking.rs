//! The figure that is asked about in the window, and the way to it.

use super::{Cut, FigureQuestion};
use crate::app::state::AppState;

/// What is asked, and what led there.
#[derive(Debug, Default)]
pub struct WhyState {
    /// The figures from the first one asked about down to the one that is shown.
    pub trail: Vec<FigureQuestion>,
    /// How the shown one is taken apart; `None` is its first way.
    pub cut: Option<Cut>,
}

/// What a user asks of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyAction {
    /// Ask about a figure.
    Ask(FigureQuestion),
    /// Go on to a part of the shown one.
    Into(FigureQuestion),
    /// Look at another figure in the place of the shown one.
    Instead(FigureQuestion),
    /// Take it apart in another way.
    Cut(Cut),
    /// Go back to the figure that led here.
    Back,
    /// Have seen enough.
    Close,
}

impl WhyState {
    /// The figure that is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&FigureQuestion> {
        self.trail.last()
    }
}

impl AppState {
    pub(in crate::app) fn ask_why(&mut self, action: WhyAction) {
        let why = &mut self.why;
        match action {
            WhyAction::Cut(cut) => {
                why.cut = Some(cut);
                return;
            }
            WhyAction::Ask(question) => why.trail = vec![question],
            WhyAction::Into(question) => why.trail.push(question),
            WhyAction::Instead(question) => {
                why.trail.pop();
                why.trail.push(question);
            }
            WhyAction::Back => {
                why.trail.pop();
            }
            WhyAction::Close => why.trail.clear(),
        }
        why.cut = None;
    }

    /// Forgets figures of units and months that the plan no longer has.
    pub(in crate::app) fn forget_gone_figures(&mut self) {
        let plan = &self.document.plan;
        let months = usize::from(plan.horizon_months);
        let is_there = |question: &FigureQuestion| {
            question.unit.is_none_or(|unit| plan.units.contains_index(unit))
                && question.months.end <= months
        };
        if !self.why.trail.iter().all(is_there) {
            self.why = WhyState::default();
        }
    }
}
