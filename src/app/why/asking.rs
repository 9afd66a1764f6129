//! What is asked about in the window, and the way to it.

use super::{Cut, Evidence, FigureQuestion, Inquiry};
use crate::app::state::AppState;
use crate::model::ScenarioId;

/// What is asked, and what led there.
#[derive(Debug, Default)]
pub struct WhyState {
    /// What was asked first, and what it led to, down to what is shown.
    pub trail: Vec<Inquiry>,
    /// How the shown figure is taken apart; `None` is its first way.
    pub cut: Option<Cut>,
}

/// What a user asks of the answer.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyAction {
    /// Ask about something.
    Ask(Inquiry),
    /// Go on to a part of what is shown.
    Into(Inquiry),
    /// Look at something else in the place of what is shown.
    Instead(Inquiry),
    /// Take it apart in another way.
    Cut(Cut),
    /// Go back to what led here.
    Back,
    /// Have seen enough.
    Close,
}

impl WhyAction {
    /// Asks about a figure of the plan.
    #[must_use]
    pub const fn figure(question: FigureQuestion) -> Self {
        Self::Ask(Inquiry::Figure(None, question))
    }
}

impl WhyState {
    /// What is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&Inquiry> {
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
            WhyAction::Ask(inquiry) => why.trail = vec![inquiry],
            WhyAction::Into(inquiry) => why.trail.push(inquiry),
            WhyAction::Instead(inquiry) => {
                why.trail.pop();
                why.trail.push(inquiry);
            }
            WhyAction::Back => {
                why.trail.pop();
            }
            WhyAction::Close => why.trail.clear(),
        }
        why.cut = None;
    }

    /// Forgets what is about units, months, steps and scenarios that the plan no longer has.
    pub(in crate::app) fn forget_gone_figures(&mut self) {
        let plan = &self.document.plan;
        if !self.why.trail.iter().all(|inquiry| inquiry.is_in(plan)) {
            self.why = WhyState::default();
        }
    }

    /// What the figures of the open scenario, or of another one, were computed from; `None` where
    /// it cannot be simulated.
    #[must_use]
    pub fn evidence(&self, of: Option<ScenarioId>) -> Option<Evidence> {
        let (table, plan) = (&self.document.map.indicators, &self.document.plan);
        match of {
            None => Evidence::of(table, plan, &self.results).ok(),
            Some(id) => {
                Evidence::of_plan(table, plan.with_scenario(id)?, self.results.revision).ok()
            }
        }
    }
}
