//! The value of a figure.

use super::evidence::{View, Views};
use super::{Asked, Evidence, FigureQuestion, Heads, Piece, PlanSide, RoleFigure};
use crate::model::{Ore, ParamId, Role, UnitIdx};
use crate::simulate::{
    Account, Amount, Basis, Books, RoleBasis, capacity, per_head, salary, training,
};

impl FigureQuestion {
    /// The figure; `None` where it is undefined. Money is in kronor.
    #[must_use]
    pub fn value(&self, evidence: &Evidence) -> Option<f64> {
        self.value_in(&evidence.views())
    }

    pub(super) fn value_in(&self, views: &Views<'_>) -> Option<f64> {
        if let Some(heads) = self.per {
            let whole = Self { per: None, ..self.clone() };
            let amount = Ore::from_sek(whole.value_in(views)?);
            return per_head(amount, self.of(Asked::Heads(heads)).per(None).value_in(views)?);
        }
        let view = views.of(self.side);
        match self.asked {
            Asked::Cost(amount, account) => {
                let baseline = Some(views.of(PlanSide::Today).simulation);
                let books = Books { simulation: view.simulation, baseline };
                let amount = books.amount(amount, self.unit, account, self.months.clone());
                amount.map(Ore::to_sek)
            }
            Asked::Heads(Heads::Children) => {
                let books = Books { simulation: view.simulation, baseline: None };
                Some(books.children(self.unit, self.months.clone()))
            }
            Asked::Heads(Heads::Inhabitants) => {
                Some(view.people?.mean(self.unit, self.months.clone()))
            }
            asked if asked.is_money() => {
                self.months.clone().map(|t| view.in_month(asked, self.unit, t)).sum()
            }
            asked => view.in_month(asked, self.unit, self.last()),
        }
    }
}

impl View<'_> {
    /// The figure of one month; amounts in kronor.
    fn in_month(&self, asked: Asked, unit: Option<UnitIdx>, t: usize) -> Option<f64> {
        let month = self.month(unit, t)?;
        let total = self.simulation.total.get(t)?;
        let each = |of: &dyn Fn(UnitIdx) -> Option<f64>| match unit {
            Some(unit) => of(unit),
            None => self.plan.units.indices().map(of).sum(),
        };
        Some(match asked {
            Asked::Posts => month.posts_total,
            Asked::Filled => month.filled,
            Asked::Vacancies => month.vacancies,
            Asked::Productive => month.productive_fte,
            Asked::OfRole(Role::SocialWorker, RoleFigure::Productive) => {
                month.productive_social_workers
            }
            Asked::OfRole(role, RoleFigure::Posts) => {
                month.posts.get(role as usize).copied().unwrap_or_default()
            }
            Asked::OfRole(role, figure) => {
                each(&|unit| Some(self.of_role(self.basis(unit, t)?, role, figure)))?
            }
            Asked::Open => month.open,
            Asked::Active => month.active,
            Asked::Waiting => month.waiting(),
            Asked::Overdue => month.overdue,
            Asked::Caseload => month.caseload?,
            Asked::Coverage => month.coverage? * 100.0,
            Asked::Capacity => each(&|unit| {
                let workers = self.month(Some(unit), t)?.productive_social_workers;
                Some(capacity(self.plan, self.parameters, workers))
            })?,
            Asked::Covered => each(&|unit| {
                let month = self.month(Some(unit), t)?;
                Some(month.started * month.coverage.unwrap_or_default())
            })?,
            Asked::Reports => month.reports,
            Asked::YearlyReports => month.reports * 12.0,
            Asked::BaseReports => self.base_reports(month.need_children),
            Asked::Rise => month.reports - self.base_reports(month.need_children),
            Asked::Started => month.started,
            Asked::Closed => month.closed,
            Asked::NeedChildren => month.need_children,
            Asked::LiveNeed => {
                let local = self.plan.local_units();
                let need = |(unit, _)| Some(self.month(Some(unit), t)?.need_children);
                local.map(need).sum::<Option<f64>>()?
            }
            Asked::Rollout => total.rollout_share * 100.0,
            Asked::Equity => total.equity?,
            Asked::Piece(piece) => each(&|unit| Some(self.piece(self.basis(unit, t)?, piece)))?,
            Asked::Funded(kind) => total.funded.get(kind as usize)?.to_sek(),
            Asked::Paid(source) => self.simulation.paid_in(source, t..t + 1).to_sek(),
            Asked::Gap => total.gap.to_sek(),
            Asked::Placements => total.placements.to_sek(),
            Asked::PlacementsWithout => (total.placements + total.saved).to_sek(),
            Asked::Saved => total.saved.to_sek(),
            Asked::Residential => {
                let days = self.plan.residential_days_per_year;
                self.days(days, ParamId::ResidentialDay, t)?
            }
            Asked::Foster => self.days(self.plan.foster_days_per_year, ParamId::FosterDay, t)?,
            // Sums of whole öre, and means of months: see `value_in`.
            Asked::Cost(..) | Asked::Heads(_) => return None,
        })
    }

    fn base_reports(&self, need_children: f64) -> f64 {
        need_children * (self.parameters.value(ParamId::ReportsPer1000) / 1000.0 / 12.0)
    }

    /// What `days` of placement a year cost in a month.
    fn days(&self, days: f64, param: ParamId, t: usize) -> Option<f64> {
        let basis = self.basis(self.plan.central(), t)?;
        Some(days * self.parameters.value(param) / 12.0 * basis.other_index)
    }

    /// What a transferred post's person costs in a month.
    pub(super) fn head_cost(&self, basis: &Basis, role: Role) -> f64 {
        let on_pay =
            (1.0 + basis.payroll_overhead) * (1.0 + self.parameters.fraction(ParamId::Overhead));
        let beside = training(self.plan, self.parameters, role)
            + self.parameters.value(ParamId::Travel) * 1000.0 / 12.0;
        salary(self.parameters, role) * basis.wage_index * on_pay + beside * basis.other_index
    }

    fn of_role(&self, basis: &Basis, role: Role, figure: RoleFigure) -> f64 {
        let own: RoleBasis = basis.roles.get(role as usize).copied().unwrap_or_default();
        let fraction = |param| self.parameters.fraction(param);
        let agency = own.vacancies * fraction(ParamId::AgencyShare);
        let at_work = (own.ramped + agency) * (1.0 - fraction(ParamId::Absence));
        let way = if role == Role::SocialWorker { basis.visiting_fte } else { 0.0 };
        let pay = salary(self.parameters, role) * basis.wage_index;
        match figure {
            RoleFigure::Posts => own.posts,
            RoleFigure::Filled => own.filled,
            RoleFigure::Vacancies => own.vacancies,
            RoleFigure::Ramped => own.ramped,
            RoleFigure::Agency => agency,
            RoleFigure::Present => own.ramped + agency,
            RoleFigure::AtWork => at_work,
            RoleFigure::Productive => at_work - way,
            RoleFigure::Way => way,
            RoleFigure::Pay => own.filled * pay,
            RoleFigure::Training => {
                own.filled * training(self.plan, self.parameters, role) * basis.other_index
            }
            RoleFigure::AgencyPay => {
                agency
                    * pay
                    * (1.0 + basis.payroll_overhead)
                    * self.parameters.value(ParamId::AgencyFactor)
            }
            RoleFigure::FilledTransferred => own.filled_transferred,
            RoleFigure::Transferred => own.filled_transferred * self.head_cost(basis, role),
        }
    }

    fn piece(&self, basis: &Basis, piece: Piece) -> f64 {
        let value = |param| self.parameters.value(param);
        let filled = || basis.roles.iter().map(|role| role.filled).sum::<f64>();
        let rent = value(ParamId::Rent) / 12.0 * basis.rent_index;
        match piece {
            Piece::Supplement => {
                let workers = basis.roles.get(Role::SocialWorker as usize);
                let workers = workers.map_or(0.0, |role| role.filled);
                workers * value(ParamId::WageSupplement) * basis.wage_index
            }
            Piece::Rent => basis.kept_m2 * rent,
            Piece::DoubleRent => basis.double_m2 * rent,
            Piece::TemporaryRent => basis.temporary_m2 * rent * value(ParamId::TemporaryRentFactor),
            Piece::FitOut => basis.fit_out_sek,
            Piece::Equipment => {
                basis.new_posts * value(ParamId::Equipment) * 1000.0 * basis.other_index
            }
            Piece::Hiring => basis.hires * value(ParamId::HireCost) * 1000.0 * basis.other_index,
            Piece::FitOutAtOnce => basis.fit_out_at_once_sek,
            Piece::StaffTravel => {
                filled() * value(ParamId::Travel) * 1000.0 / 12.0 * basis.other_index
            }
            Piece::Visits => basis.visits * value(ParamId::VisitCost) * basis.other_index,
        }
    }
}

/// The gross amount on `account`.
pub(super) const fn gross(account: Account) -> Asked {
    Asked::Cost(Amount::Gross, Some(account))
}
