//! What is asked about in the window, and the way to it.

use super::{Carried, Cut, FigureQuestion, Inquiry};
use crate::app::preview::MovePreview;
use crate::app::state::AppState;

/// What is asked, and what led there.
#[derive(Debug, Default)]
pub struct WhyState {
    /// What was asked first, and what it led to, down to what is shown.
    pub trail: Vec<Inquiry>,
    /// How the shown figure is taken apart; `None` is its first way.
    pub cut: Option<Cut>,
    /// What the move does that is asked about, if one is.
    pub tag: Option<Box<(Carried, MovePreview)>>,
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
        self.try_move();
    }

    /// Works out what the move does that is asked about, unless that is known.
    fn try_move(&mut self) {
        let wanted = self.why.trail.iter().find_map(|inquiry| match inquiry {
            Inquiry::Tag(carried, _) => Some(carried.clone()),
            _ => None,
        });
        let revision = self.results.revision;
        let known = self
            .why
            .tag
            .take()
            .filter(|known| wanted.as_ref() == Some(&known.0) && known.1.revision == revision);
        // The figures that a move is compared with are those of the month that is looked at.
        let wanted = wanted.filter(|carried| carried.month == self.shown_month());
        self.why.tag = known.or_else(|| {
            let carried = wanted?;
            let (document, results) = (&self.document, &self.results);
            let of = (carried.districts.as_slice(), carried.to);
            let preview = MovePreview::of(document, results, of.0, of.1, self.month())?;
            Some(Box::new((carried, preview)))
        });
    }

    /// Forgets what is about units, months, steps and scenarios that the plan no longer has.
    pub(in crate::app) fn forget_gone_figures(&mut self) {
        let plan = &self.document.plan;
        // A move is told beside the plan as it was.
        let stays = |inquiry: &Inquiry| !matches!(inquiry, Inquiry::Tag(..)) && inquiry.is_in(plan);
        if !self.why.trail.iter().all(stays) {
            self.why = WhyState::default();
        }
    }
}
