//! The figures of a month in several runs, and who keeps them.

#![expect(clippy::inline_always, reason = "this is done every month")]

use super::result::{Account, Costs, PremisesState, SimWarning, Simulation, TotalMonth, UnitMonth};
use super::trace::Basis;
use crate::model::{FundingKind, Month, Ore, Role, UnitIdx};
use crate::probability::lanes::Lanes;

/// What a sink asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Every figure.
    All,
    /// Of the units: people in posts, leavers, open cases, coverage and caseload, what is needed
    /// for these, and gross cost; of all together the same and the gap. The rest has no meaning.
    Course,
    /// Gross cost and the gap alone, which nothing of the cases has a part in.
    Money,
}

impl Detail {
    /// Whether work and cases are asked for.
    #[inline(always)]
    pub(super) fn has_cases(self) -> bool {
        self != Self::Money
    }
}

/// Somebody who keeps figures, month by month.
pub(crate) trait Sink<const N: usize> {
    /// What it asks for.
    const DETAIL: Detail;

    /// Gets a month: of each unit, and of all together.
    fn month(&mut self, t: usize, units: &[UnitFigures<N>], total: &TotalFigures<N>);

    /// Gets what a source of the plan's funding (by position) paid in the month that comes next,
    /// whole öre.
    fn paid(&mut self, _source: usize, _ore: Lanes<N>) {}

    /// Whether it asks for what the figures are made from.
    const TRACED: bool = false;

    /// Gets what the figures of `unit` in the month that comes next were made from, in the first
    /// run.
    fn basis(&mut self, _unit: UnitIdx, _basis: &Basis) {}
}

/// [`UnitMonth`] in several runs. Money is whole öre; what is undefined is not a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitFigures<const N: usize> {
    pub(crate) posts: [Lanes<N>; Role::COUNT],
    pub(crate) posts_total: Lanes<N>,
    pub(crate) filled: Lanes<N>,
    pub(crate) filled_transferred: Lanes<N>,
    pub(crate) productive_fte: Lanes<N>,
    pub(crate) productive_social_workers: Lanes<N>,
    pub(crate) vacancies: Lanes<N>,
    pub(crate) hires: Lanes<N>,
    pub(crate) leavers: Lanes<N>,
    pub(crate) districts: usize,
    pub(crate) children_0_17: Lanes<N>,
    pub(crate) need_children: Lanes<N>,
    pub(crate) reports: Lanes<N>,
    pub(crate) started: Lanes<N>,
    pub(crate) closed: Lanes<N>,
    pub(crate) open: Lanes<N>,
    pub(crate) active: Lanes<N>,
    pub(crate) overdue: Lanes<N>,
    pub(crate) caseload: Lanes<N>,
    pub(crate) coverage: Lanes<N>,
    /// By account.
    pub(crate) accounts: [Lanes<N>; Account::COUNT],
    /// All accounts together.
    pub(crate) gross: Lanes<N>,
    pub(crate) transferred_cost: Lanes<N>,
    pub(crate) one_off: Lanes<N>,
    pub(crate) area_m2: Lanes<N>,
    pub(crate) premises: [PremisesState; N],
    /// Whether the unit gives up more area than it has.
    pub(crate) below_nothing: [bool; N],
}

impl<const N: usize> Default for UnitFigures<N> {
    #[inline(always)]
    fn default() -> Self {
        let none = Lanes::ZERO;
        Self {
            posts: [none; Role::COUNT],
            posts_total: none,
            filled: none,
            filled_transferred: none,
            productive_fte: none,
            productive_social_workers: none,
            vacancies: none,
            hires: none,
            leavers: none,
            districts: 0,
            children_0_17: none,
            need_children: none,
            reports: none,
            started: none,
            closed: none,
            open: none,
            active: none,
            overdue: none,
            caseload: none,
            coverage: none,
            accounts: [none; Account::COUNT],
            gross: none,
            transferred_cost: none,
            one_off: none,
            area_m2: none,
            premises: [PremisesState::None; N],
            below_nothing: [false; N],
        }
    }
}

/// [`TotalMonth`] in several runs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TotalFigures<const N: usize> {
    pub(crate) sum: UnitFigures<N>,
    pub(crate) rollout_share: Lanes<N>,
    pub(crate) equity: Lanes<N>,
    pub(crate) funded: [Lanes<N>; FundingKind::ALL.len()],
    pub(crate) gap: Lanes<N>,
    pub(crate) placements: Lanes<N>,
    pub(crate) saved: Lanes<N>,
    pub(crate) placements_reached_sek: Lanes<N>,
}

/// Whole öre of one run.
fn ore(amount: f64) -> Ore {
    Ore(amount as i64)
}

fn defined(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

impl<const N: usize> UnitFigures<N> {
    /// Sets to 0 what `detail` asks for.
    #[inline(always)]
    pub(super) fn clear(&mut self, detail: Detail) {
        if detail == Detail::All {
            *self = Self::default();
            return;
        }
        self.filled = Lanes::ZERO;
        self.productive_social_workers = Lanes::ZERO;
        self.leavers = Lanes::ZERO;
        self.districts = 0;
        self.need_children = Lanes::ZERO;
        self.started = Lanes::ZERO;
        self.open = Lanes::ZERO;
        self.active = Lanes::ZERO;
        self.overdue = Lanes::ZERO;
        self.gross = Lanes::ZERO;
    }

    /// Adds whole öre to the gross cost, and sets `account` where `detail` asks for it.
    #[inline(always)]
    pub(super) fn book(&mut self, account: Account, ore: Lanes<N>, detail: Detail) {
        self.gross += ore;
        if detail == Detail::All
            && let Some(slot) = self.accounts.get_mut(account as usize)
        {
            *slot = ore;
        }
    }

    /// Adds the figures of `unit` that are sums, as far as `detail` asks for them.
    #[inline(always)]
    pub(super) fn add(&mut self, unit: &Self, detail: Detail) {
        self.filled += unit.filled;
        self.productive_social_workers += unit.productive_social_workers;
        self.leavers += unit.leavers;
        self.districts += unit.districts;
        self.started += unit.started;
        self.open += unit.open;
        self.active += unit.active;
        self.overdue += unit.overdue;
        self.gross += unit.gross;
        if detail != Detail::All {
            return;
        }
        for (slot, posts) in self.posts.iter_mut().zip(unit.posts) {
            *slot += posts;
        }
        self.posts_total += unit.posts_total;
        self.filled_transferred += unit.filled_transferred;
        self.productive_fte += unit.productive_fte;
        self.vacancies += unit.vacancies;
        self.hires += unit.hires;
        self.children_0_17 += unit.children_0_17;
        self.need_children += unit.need_children;
        self.reports += unit.reports;
        self.closed += unit.closed;
        for (slot, cost) in self.accounts.iter_mut().zip(unit.accounts) {
            *slot += cost;
        }
        self.transferred_cost += unit.transferred_cost;
        self.one_off += unit.one_off;
        self.area_m2 += unit.area_m2;
        for (slot, state) in self.premises.iter_mut().zip(unit.premises) {
            *slot = (*slot).max(state);
        }
    }
}

impl UnitFigures<1> {
    fn month(&self) -> UnitMonth {
        let of = |value: Lanes<1>| value.lane(0);
        let [premises] = self.premises;
        UnitMonth {
            posts: self.posts.map(of),
            posts_total: of(self.posts_total),
            filled: of(self.filled),
            filled_transferred: of(self.filled_transferred),
            productive_fte: of(self.productive_fte),
            productive_social_workers: of(self.productive_social_workers),
            vacancies: of(self.vacancies),
            hires: of(self.hires),
            leavers: of(self.leavers),
            districts: self.districts,
            children_0_17: of(self.children_0_17),
            need_children: of(self.need_children),
            reports: of(self.reports),
            started: of(self.started),
            closed: of(self.closed),
            open: of(self.open),
            active: of(self.active),
            overdue: of(self.overdue),
            caseload: defined(of(self.caseload)),
            coverage: defined(of(self.coverage)),
            cost: Costs(self.accounts.map(|account| ore(of(account)))),
            transferred_cost: ore(of(self.transferred_cost)),
            one_off: ore(of(self.one_off)),
            area_m2: of(self.area_m2),
            premises,
        }
    }
}

/// Keeps everything of one run.
#[derive(Debug)]
pub(super) struct Whole<'a>(pub(super) &'a mut Simulation);

impl Whole<'_> {
    /// One warning a unit is enough.
    fn warn_area(&mut self, unit: UnitIdx, month: Month) {
        let warnings = &mut self.0.warnings;
        let is_known = warnings.iter().any(
            |known| matches!(known, SimWarning::AreaBelowNothing { unit: of, .. } if *of == unit),
        );
        if !is_known {
            warnings.push(SimWarning::AreaBelowNothing { unit, month });
        }
    }
}

impl Sink<1> for Whole<'_> {
    const DETAIL: Detail = Detail::All;

    fn month(&mut self, t: usize, units: &[UnitFigures<1>], total: &TotalFigures<1>) {
        let month = self.0.month(t);
        for (series, unit) in self.0.units.iter_mut().zip(units) {
            series.push(unit.month());
        }
        for (unit, _) in units.iter().enumerate().filter(|(_, unit)| unit.below_nothing == [true]) {
            self.warn_area(crate::model::Index::from_usize(unit), month);
        }
        let of = |value: Lanes<1>| value.lane(0);
        self.0.total.push(TotalMonth {
            sum: total.sum.month(),
            rollout_share: of(total.rollout_share),
            equity: defined(of(total.equity)),
            funded: total.funded.map(|paid| ore(of(paid))),
            gap: ore(of(total.gap)),
            placements: ore(of(total.placements)),
            saved: ore(of(total.saved)),
            placements_reached_sek: of(total.placements_reached_sek),
        });
    }

    fn paid(&mut self, source: usize, amount: Lanes<1>) {
        if let Some(paid) = self.0.paid.get_mut(source) {
            paid.push(ore(amount.lane(0)));
        }
    }
}
