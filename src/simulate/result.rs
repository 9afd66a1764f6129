//! What a simulation gives.

use crate::model::{FundingKind, IndexVec, Month, Ore, Plan, Role, StepId, UnitIdx};

/// The accounts that costs are booked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// Lön.
    Pay,
    /// PO-pålägg.
    PayrollOverhead,
    /// Lokal.
    Premises,
    /// Etablering: what comes once.
    Establishment,
    /// Utbildning.
    Training,
    /// Resor.
    Travel,
    /// OH.
    Overhead,
    /// Inhyrd personal.
    AgencyStaff,
}

impl Account {
    /// Number of accounts.
    pub const COUNT: usize = 8;

    /// All accounts in the order that they are shown.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Pay,
        Self::PayrollOverhead,
        Self::Premises,
        Self::Establishment,
        Self::Training,
        Self::Travel,
        Self::Overhead,
        Self::AgencyStaff,
    ];

    /// Stable name, as written in exports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pay => "lon",
            Self::PayrollOverhead => "po",
            Self::Premises => "lokal",
            Self::Establishment => "etablering",
            Self::Training => "utbildning",
            Self::Travel => "resor",
            Self::Overhead => "oh",
            Self::AgencyStaff => "inhyrd_personal",
        }
    }

    /// Id of the message that names the account.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Pay => "account-lon",
            Self::PayrollOverhead => "account-po",
            Self::Premises => "account-lokal",
            Self::Establishment => "account-etablering",
            Self::Training => "account-utbildning",
            Self::Travel => "account-resor",
            Self::Overhead => "account-oh",
            Self::AgencyStaff => "account-inhyrd-personal",
        }
    }
}

/// An amount for each account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Costs(pub [Ore; Account::COUNT]);

impl Costs {
    /// The amount on `account`.
    #[must_use]
    pub fn get(&self, account: Account) -> Ore {
        self.0.get(account as usize).copied().unwrap_or_default()
    }

    /// All accounts together: the gross cost.
    #[must_use]
    pub fn total(&self) -> Ore {
        self.0.iter().copied().sum()
    }

    /// Adds `other` account by account.
    pub fn add(&mut self, other: &Self) {
        for (sum, amount) in self.0.iter_mut().zip(other.0) {
            *sum += amount;
        }
    }
}

/// Where a unit's own premises stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PremisesState {
    /// None are planned within the lead time.
    #[default]
    None,
    /// Being sought.
    Seeking,
    /// Found, being fitted out.
    FitOut,
    /// Rented until the unit's own open.
    Temporary,
    /// Open.
    Open,
}

impl PremisesState {
    /// Id of the message that names the state.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::None => "premises-none",
            Self::Seeking => "premises-seeking",
            Self::FitOut => "premises-fit-out",
            Self::Temporary => "premises-temporary",
            Self::Open => "premises-open",
        }
    }
}

/// One unit in one month. People and cases are expected values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct UnitMonth {
    /// Posts by role, full-time equivalents.
    pub posts: [f64; Role::COUNT],
    /// Posts, all roles.
    pub posts_total: f64,
    /// People in posts.
    pub filled: f64,
    /// Of them, people in posts that were transferred.
    pub filled_transferred: f64,
    /// Full-time equivalents of work after ramp-up and absence, agency staff included.
    pub productive_fte: f64,
    /// The same, social workers only.
    pub productive_social_workers: f64,
    /// Posts without anybody.
    pub vacancies: f64,
    /// People who arrived in the month.
    pub hires: f64,
    /// People who left at the end of the month.
    pub leavers: f64,
    /// Number of districts that it serves.
    pub districts: usize,
    /// Children 0–17 in the districts that it serves.
    pub children_0_17: f64,
    /// The same times the need weight.
    pub need_children: f64,
    /// Reports of concern in the month.
    pub reports: f64,
    /// Investigations started in the month.
    pub started: f64,
    /// Investigations closed in the month.
    pub closed: f64,
    /// Open investigations at the end of the month.
    pub open: f64,
    /// Of them, those that are taken up; the others wait.
    pub active: f64,
    /// Of all that are open, those past the legal limit of four months.
    pub overdue: f64,
    /// Investigations taken up per productive social worker; `None` where there are none.
    pub caseload: Option<f64>,
    /// Need coverage (behovstäckning), 0–1; `None` where nothing was started.
    pub coverage: Option<f64>,
    /// Gross cost by account, in the month's prices.
    pub cost: Costs,
    /// The part of the gross cost that follows transferred staff.
    pub transferred_cost: Ore,
    /// The part of the gross cost that comes once: etablering, and rent while moving.
    pub one_off: Ore,
    /// Rented area, m².
    pub area_m2: f64,
    /// Where its premises stand.
    pub premises: PremisesState,
}

/// The whole municipality in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TotalMonth {
    /// The units summed; caseload and coverage are of the sums.
    pub sum: UnitMonth,
    /// Share of the municipal need whose district is live (utbyggnadsgrad), 0–1.
    pub rollout_share: f64,
    /// Coverage in the fifth of the children with most need over that with least; `None` where
    /// either is undefined.
    pub equity: Option<f64>,
    /// What each kind of funding paid, in the order of [`FundingKind::ALL`].
    pub funded: [Ore; FundingKind::ALL.len()],
    /// What nobody paid (ofinansierat).
    pub gap: Ore,
    /// Cost of placements, which is no part of the gross cost.
    pub placements: Ore,
    /// What the effect on placements saves.
    pub saved: Ore,
    /// What placements would cost without an effect in the districts that are live long enough
    /// for one, SEK.
    pub placements_reached_sek: f64,
}

impl UnitMonth {
    /// Open investigations that wait to be taken up.
    #[must_use]
    pub fn waiting(&self) -> f64 {
        self.open - self.active
    }

    /// Gross cost less what comes once.
    #[must_use]
    pub fn permanent(&self) -> Ore {
        self.cost.total() - self.one_off
    }
}

/// Something in the plan that the simulation could not do as it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SimWarning {
    /// A step moves more posts than the central unit has.
    TransferTooLarge {
        /// The step.
        step: StepId,
        /// The role.
        role: Role,
        /// Posts that the step asks for.
        asked: f64,
        /// Posts that there were.
        available: f64,
    },
    /// A unit gives up more area than it has.
    AreaBelowNothing {
        /// The unit.
        unit: UnitIdx,
        /// The month.
        month: Month,
    },
    /// The need index names an indicator that the map lacks.
    NoNeedIndicator {
        /// Id of the indicator.
        indicator: String,
    },
}

/// What a source of funding leaves behind when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantEnd {
    /// Position in the plan's list of sources.
    pub source: usize,
    /// The first month without it.
    pub month: Month,
    /// What it paid in its last twelve months, or in as many as were simulated.
    pub last_year: Ore,
}

/// The result of a simulation.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// First month.
    pub start: Month,
    /// Per unit, one entry a month.
    pub units: IndexVec<UnitIdx, Vec<UnitMonth>>,
    /// The municipality, one entry a month.
    pub total: Vec<TotalMonth>,
    /// Per source of the plan's funding, what it paid, one entry a month.
    pub paid: Vec<Vec<Ore>>,
    /// What could not be done as the plan has it.
    pub warnings: Vec<SimWarning>,
}

impl Simulation {
    /// A simulation of no months, to be filled.
    #[must_use]
    pub fn empty(start: Month) -> Self {
        Self {
            start,
            units: IndexVec::new(),
            total: Vec::new(),
            paid: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Number of months.
    #[must_use]
    pub fn months(&self) -> usize {
        self.total.len()
    }

    /// The month at position `t`.
    #[must_use]
    pub fn month(&self, t: usize) -> Month {
        self.start.plus(i32::try_from(t).unwrap_or(i32::MAX))
    }

    /// Position of `month`, if it was simulated.
    #[must_use]
    pub fn position(&self, month: Month) -> Option<usize> {
        usize::try_from(month.months_since(self.start)).ok().filter(|&t| t < self.months())
    }

    /// `unit` in the month at position `t`.
    #[must_use]
    pub fn at(&self, unit: UnitIdx, t: usize) -> Option<&UnitMonth> {
        self.units.get(unit)?.get(t)
    }

    /// The calendar years that were simulated, with the positions of their months.
    pub fn years(&self) -> impl Iterator<Item = (i32, std::ops::Range<usize>)> + '_ {
        let first = self.start.year();
        let last = self.month(self.months().saturating_sub(1)).year();
        (first..=last).map(move |year| {
            let clamp = |month: Month| {
                usize::try_from(month.months_since(self.start)).unwrap_or(0).min(self.months())
            };
            (year, clamp(Month::new(year, 1))..clamp(Month::new(year + 1, 1)))
        })
    }

    /// Gross cost of `unit` (or of all) over the months `range`, by account.
    #[must_use]
    pub fn cost(&self, unit: Option<UnitIdx>, range: std::ops::Range<usize>) -> Costs {
        let mut sum = Costs::default();
        match unit {
            Some(unit) => {
                let months = self.units.get(unit).and_then(|months| months.get(range));
                for month in months.unwrap_or_default() {
                    sum.add(&month.cost);
                }
            }
            None => {
                for month in self.total.get(range).unwrap_or_default() {
                    sum.add(&month.sum.cost);
                }
            }
        }
        sum
    }

    /// The effect on placements, per cent, at which what is saved in the months `range` would be
    /// `net_new`; `None` where nothing is live long enough.
    #[must_use]
    pub fn break_even_percent(&self, range: std::ops::Range<usize>, net_new: Ore) -> Option<f64> {
        let months = self.total.get(range).unwrap_or_default();
        let reached: f64 = months.iter().map(|month| month.placements_reached_sek).sum();
        let net_new = net_new.to_sek().max(0.0);
        (reached > 0.0).then(|| 100.0 * net_new / reached)
    }

    /// For each source of the plan's funding that ends inside the horizon, in the list's order:
    /// what it paid in its last twelve months, which has to be in the budget from then on.
    #[must_use]
    pub fn grant_ends(&self, plan: &Plan) -> Vec<GrantEnd> {
        let ends = plan.funding.iter().enumerate().filter_map(|(source, it)| {
            let last = self.position(it.to?)?;
            let last_year = self.paid_in_last_year(source, last);
            Some(GrantEnd { source, month: self.month(last + 1), last_year })
        });
        ends.collect()
    }

    /// What the source at position `source` paid in the twelve months up to and including position
    /// `last`, or in as many as are simulated.
    #[must_use]
    pub fn paid_in_last_year(&self, source: usize, last: usize) -> Ore {
        self.paid_in(source, (last + 1).saturating_sub(12)..last + 1)
    }

    /// What the source at position `source` paid in the months `range`.
    #[must_use]
    pub fn paid_in(&self, source: usize, range: std::ops::Range<usize>) -> Ore {
        let months = self.paid.get(source).and_then(|paid| paid.get(range));
        months.unwrap_or_default().iter().copied().sum()
    }

    /// What nobody pays in the twelve months from `month` on, or in as many as are simulated.
    #[must_use]
    pub fn gap_of_year_from(&self, month: Month) -> Ore {
        let Some(first) = self.position(month) else { return Ore::ZERO };
        self.total.iter().skip(first).take(12).map(|month| month.gap).sum()
    }

    /// The first month with a funding gap.
    #[must_use]
    pub fn first_gap(&self) -> Option<Month> {
        self.total.iter().position(|month| month.gap > Ore::ZERO).map(|t| self.month(t))
    }
}
