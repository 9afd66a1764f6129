//! Why a figure is what it is: what it is made up of, what goes into it, and what moves it.
//!
//! A figure is a [`FigureQuestion`]: what, of whom, of which months, of the plan or of
//! Nollalternativ. [`Evidence`] is what it was computed from, and [`FigureQuestion::explain`] gives
//! the parts that make it up, most of which are figures themselves. The formulas are those of
//! `docs/model.md`; the tests hold every figure of every preset to its parts.

mod accounts;
mod asking;
mod evidence;
mod explain;
mod figures;
mod inputs;
mod inquiry;
mod movers;
mod plan_of;
mod story;
mod telling;
mod told;
mod value;
mod wish;
mod words;
mod work;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::model::{FundingKind, Role, UnitIdx};
use crate::simulate::{Account, Amount};

pub use asking::{WhyAction, WhyState};
pub use evidence::Evidence;
pub use explain::{Cut, Explanation, Finish, Op, Part, PartIs};
pub use figures::{InputFigures, MoverFigures, PartFigures, WhyFigures, WhyWish, why_figures};
pub use inputs::of_account;
pub use inquiry::{DistrictFigure, Drawn, Inquiry, PostsFigure, Searched, TagFigure, YearAmount};
pub use movers::{Movers, MoversTask};
pub use plan_of::{Carried, PlanOf};
pub use story::{Moving, NearRow, RowTo, Story, StoryRow};
pub use telling::{NearFigures, RowFigures, StoryFigures, Telling, telling};
pub use told::input_told;
pub use wish::{MovePart, StartRule, StoryBeside, StoryWish, UnitFigure};

/// What of a role in a unit and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleFigure {
    /// Posts.
    Posts,
    /// People in them.
    Filled,
    /// Posts without anybody.
    Vacancies,
    /// People after ramp-up.
    Ramped,
    /// Agency staff in vacancies.
    Agency,
    /// Both together, before absence.
    Present,
    /// The same after absence.
    AtWork,
    /// The same less the way to visiting days.
    Productive,
    /// What the way takes.
    Way,
    /// Pay without the supplement, SEK.
    Pay,
    /// Training, SEK.
    Training,
    /// Agency staff, SEK.
    AgencyPay,
    /// People in transferred posts.
    FilledTransferred,
    /// What follows them, SEK.
    Transferred,
}

impl RoleFigure {
    const fn is_money(self) -> bool {
        matches!(self, Self::Pay | Self::Training | Self::AgencyPay | Self::Transferred)
    }
}

/// A part of an account of a unit and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// The wage supplement of the social workers.
    Supplement,
    /// Rent of what is rented for good.
    Rent,
    /// Rent of an area given up that is still rented.
    DoubleRent,
    /// Rent of temporary premises.
    TemporaryRent,
    /// Fit-out that is paid over the years.
    FitOut,
    /// Equipment of new posts.
    Equipment,
    /// Cost of those who arrive.
    Hiring,
    /// Fit-out that is paid at once.
    FitOutAtOnce,
    /// Travel of the staff.
    StaffTravel,
    /// Visiting days.
    Visits,
}

/// Whom an amount is shared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heads {
    /// Children 0–17.
    Children,
    /// All inhabitants.
    Inhabitants,
}

/// A figure that can be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// Posts, full-time equivalents.
    Posts,
    /// Posts with anybody in them.
    Filled,
    /// Posts without.
    Vacancies,
    /// Work done, full-time equivalents.
    Productive,
    /// A figure of one role.
    OfRole(Role, RoleFigure),
    /// Open investigations.
    Open,
    /// Of them, those that are taken up.
    Active,
    /// Of them, those that wait.
    Waiting,
    /// Of them, those past the legal limit.
    Overdue,
    /// Open investigations per productive social worker.
    Caseload,
    /// Need coverage, per cent.
    Coverage,
    /// Investigations that the month could close.
    Capacity,
    /// Started investigations that are covered.
    Covered,
    /// Reports of a month.
    Reports,
    /// The same for twelve months as this one.
    YearlyReports,
    /// The same without the rise of the first year.
    BaseReports,
    /// That rise.
    Rise,
    /// Investigations started in a month.
    Started,
    /// Investigations closed in a month.
    Closed,
    /// Children 0–17 times the need weight.
    NeedChildren,
    /// Of them, those in districts that are live with a unit of their own.
    LiveNeed,
    /// Share of the municipal need whose district is live, per cent.
    Rollout,
    /// Coverage where the need is highest over that where it is lowest.
    Equity,
    /// Children or inhabitants, the mean of the months.
    Heads(Heads),
    /// An amount of the cost, of one account or all, SEK.
    Cost(Amount, Option<Account>),
    /// A part of an account, SEK.
    Piece(Piece),
    /// What a kind of funding pays, SEK.
    Funded(FundingKind),
    /// What the source of funding at a position of the plan's list pays, SEK.
    Paid(usize),
    /// What nobody pays, SEK; of the whole municipality.
    Gap,
    /// Placements, SEK, which are no part of the cost.
    Placements,
    /// What they would cost without an effect.
    PlacementsWithout,
    /// Of that, days in residential care.
    Residential,
    /// Of that, days in agency foster homes.
    Foster,
    /// What the effect saves.
    Saved,
}

impl Asked {
    /// The gross cost.
    pub const GROSS: Self = Self::Cost(Amount::Gross, None);

    /// What is booked on `account`.
    #[must_use]
    pub const fn account(account: Account) -> Self {
        Self::Cost(Amount::Gross, Some(account))
    }

    /// Productive social workers.
    pub const WORKERS: Self = Self::OfRole(Role::SocialWorker, RoleFigure::Productive);

    /// Whether it is an amount, which is summed over months; all else is that of the last month.
    #[must_use]
    pub const fn is_money(self) -> bool {
        match self {
            Self::OfRole(_, figure) => figure.is_money(),
            Self::Cost(..)
            | Self::Piece(_)
            | Self::Funded(_)
            | Self::Paid(_)
            | Self::Gap
            | Self::Placements
            | Self::PlacementsWithout
            | Self::Residential
            | Self::Foster
            | Self::Saved => true,
            _ => false,
        }
    }

    /// Whether it is of the whole municipality alone.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(
            self,
            Self::Funded(_)
                | Self::Paid(_)
                | Self::Gap
                | Self::Placements
                | Self::PlacementsWithout
                | Self::Residential
                | Self::Foster
                | Self::Saved
                | Self::Rollout
                | Self::Equity
                | Self::LiveNeed
        )
    }
}

/// Of what a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanSide {
    /// The plan.
    #[default]
    Plan,
    /// Nollalternativ: today's organisation carried on.
    Today,
}

/// A figure: what, of whom, and of which months. What is no amount is that of the last month.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureQuestion {
    /// What is asked about.
    pub asked: Asked,
    /// The unit; `None` is the whole municipality.
    pub unit: Option<UnitIdx>,
    /// Positions of the months.
    pub months: Range<usize>,
    /// Of the plan, or of Nollalternativ.
    pub side: PlanSide,
    /// Whom it is shared by, if it is told per head.
    pub per: Option<Heads>,
}

impl FigureQuestion {
    /// The figure `asked` of the plan.
    #[must_use]
    pub const fn new(asked: Asked, unit: Option<UnitIdx>, months: Range<usize>) -> Self {
        Self { asked, unit, months, side: PlanSide::Plan, per: None }
    }

    /// The same of another side.
    #[must_use]
    pub fn on(self, side: PlanSide) -> Self {
        Self { side, ..self }
    }

    /// The same per head.
    #[must_use]
    pub fn per(self, per: Option<Heads>) -> Self {
        Self { per, ..self }
    }

    /// Another figure of the same unit and months.
    #[must_use]
    pub fn of(&self, asked: Asked) -> Self {
        Self { asked, ..self.clone() }
    }

    fn last(&self) -> usize {
        self.months.end.saturating_sub(1)
    }
}
