//! The formulas of amounts: `docs/model.md`, Accounts, Placements and Funding.

use super::explain::{Finish, Formula, Op, Part, PartIs, Taken};
use super::value::gross;
use super::{Asked, Piece, RoleFigure};
use crate::model::{ParamId, Role};
use crate::simulate::{Account, Amount, Basis, salary_of};

impl Taken<'_> {
    pub(super) fn money(&self) -> Formula {
        match self.question.asked {
            Asked::Cost(amount, account) => self.cost(amount, account),
            Asked::OfRole(role, figure) => self.role_money(role, figure),
            Asked::Piece(piece) => self.piece(piece),
            Asked::Gap => self.gap(),
            Asked::Funded(kind) => {
                let sources = self.view().plan.funding.iter().enumerate();
                let own = sources.filter(|(_, source)| source.kind == kind);
                let parts = own.filter_map(|(at, _)| self.own(Op::Plus, Asked::Paid(at)));
                ("why-funded", parts.collect(), Finish::Exact)
            }
            Asked::Paid(_) => {
                let gross = self.own(Op::Plus, Asked::GROSS);
                ("why-paid", gross.into_iter().collect(), Finish::Course)
            }
            Asked::Placements => exact(
                "why-placements",
                [self.own(Op::Plus, Asked::PlacementsWithout), self.own(Op::Minus, Asked::Saved)],
            ),
            Asked::PlacementsWithout => exact(
                "why-placements-without",
                [self.own(Op::Plus, Asked::Residential), self.own(Op::Plus, Asked::Foster)],
            ),
            Asked::Residential => {
                let days = self.view().plan.residential_days_per_year;
                self.days("why-residential", days, ParamId::ResidentialDay)
            }
            Asked::Foster => {
                let days = self.view().plan.foster_days_per_year;
                self.days("why-foster", days, ParamId::FosterDay)
            }
            Asked::Saved => {
                let without = self.own(Op::Plus, Asked::PlacementsWithout);
                ("why-saved", without.into_iter().collect(), Finish::Course)
            }
            // All else is no amount.
            _ => ("why-undefined", Vec::new(), Finish::Course),
        }
    }

    /// What the figures of the unit and month were made from.
    fn basis(&self) -> Option<Basis> {
        let basis = self.view().basis(self.question.unit?, self.question.last());
        basis.copied()
    }

    fn wage_index(&self) -> Option<Part> {
        told(Op::Times, "why-index-wage", self.basis()?.wage_index)
    }

    fn rent_index(&self) -> Option<Part> {
        told(Op::Times, "why-index-rent", self.basis()?.rent_index)
    }

    fn other_index(&self) -> Option<Part> {
        // Placements are of the whole municipality: all units have the same prices.
        let unit = self.question.unit.unwrap_or_else(|| self.view().plan.central());
        let basis = self.view().basis(unit, self.question.last())?;
        told(Op::Times, "why-index-other", basis.other_index)
    }

    /// Payroll overhead of the month's year as a fraction, or one more than that.
    fn payroll_overhead(&self, and_pay: bool) -> Option<Part> {
        let fraction = self.basis()?.payroll_overhead;
        if and_pay {
            told(Op::Times, "why-with-po", 1.0 + fraction)
        } else {
            told(Op::Times, "why-po-rate", fraction)
        }
    }

    fn cost(&self, amount: Amount, account: Option<Account>) -> Formula {
        match amount {
            Amount::NetNew => {
                let gross = Asked::Cost(Amount::Gross, account);
                exact("why-net-new", [self.own(Op::Plus, gross), self.today(Op::Minus, gross)])
            }
            Amount::Permanent => exact(
                "why-permanent",
                [
                    self.own(Op::Plus, Asked::Cost(Amount::Gross, account)),
                    self.own(Op::Minus, Asked::Cost(Amount::OneOff, account)),
                ],
            ),
            Amount::OneOff => match account {
                Some(Account::Establishment) => exact(
                    "why-one-off-establishment",
                    [self.own(Op::Plus, gross(Account::Establishment))],
                ),
                Some(Account::Premises) => exact(
                    "why-one-off-premises",
                    [
                        self.own(Op::Plus, Asked::Piece(Piece::DoubleRent)),
                        self.own(Op::Plus, Asked::Piece(Piece::TemporaryRent)),
                    ],
                ),
                // No other account has anything that comes once.
                _ => exact("why-one-off-none", [told(Op::Plus, "why-nothing", 0.0)]),
            },
            Amount::Transferred => {
                ("why-transferred", self.by_role(RoleFigure::Transferred), Finish::Exact)
            }
            Amount::Gross => account.map_or_else(
                || ("why-gross", Vec::new(), Finish::Course),
                |account| self.account(account),
            ),
        }
    }

    /// An account of a unit and month.
    fn account(&self, account: Account) -> Formula {
        let piece = |piece| self.own(Op::Plus, Asked::Piece(piece));
        match account {
            Account::Pay => {
                let mut parts = self.by_role(RoleFigure::Pay);
                parts.extend(piece(Piece::Supplement));
                ("why-account-pay", parts, Finish::Exact)
            }
            Account::PayrollOverhead => exact(
                "why-account-po",
                [self.own(Op::Plus, gross(Account::Pay)), self.payroll_overhead(false)],
            ),
            Account::Premises => exact(
                "why-account-premises",
                [Piece::Rent, Piece::DoubleRent, Piece::TemporaryRent, Piece::FitOut].map(piece),
            ),
            Account::Establishment => exact(
                "why-account-establishment",
                [Piece::Equipment, Piece::Hiring, Piece::FitOutAtOnce].map(piece),
            ),
            Account::Training => {
                ("why-account-training", self.by_role(RoleFigure::Training), Finish::Exact)
            }
            Account::Travel => {
                exact("why-account-travel", [Piece::StaffTravel, Piece::Visits].map(piece))
            }
            Account::Overhead => exact(
                "why-account-overhead",
                [
                    self.own(Op::Plus, gross(Account::Pay)),
                    self.own(Op::Plus, gross(Account::PayrollOverhead)),
                    self.param(ParamId::Overhead, 0.01),
                ],
            ),
            Account::AgencyStaff => {
                ("why-account-agency", self.by_role(RoleFigure::AgencyPay), Finish::Exact)
            }
        }
    }

    /// An amount of one role of a unit and month.
    fn role_money(&self, role: Role, figure: RoleFigure) -> Formula {
        let own = |of| self.own(Op::Plus, Asked::OfRole(role, of));
        let salary = || self.param(salary_of(role), 1.0);
        match figure {
            RoleFigure::Pay => {
                exact("why-role-pay", [own(RoleFigure::Filled), salary(), self.wage_index()])
            }
            RoleFigure::Training => exact(
                "why-role-training",
                [own(RoleFigure::Filled), self.training(role), twelfth(), self.other_index()],
            ),
            RoleFigure::AgencyPay => exact(
                "why-role-agency",
                [
                    own(RoleFigure::Agency),
                    salary(),
                    self.wage_index(),
                    self.payroll_overhead(true),
                    self.param(ParamId::AgencyFactor, 1.0),
                ],
            ),
            _ => {
                let cost = self.basis().map(|basis| self.view().head_cost(&basis, role));
                let cost = cost.and_then(|cost| told(Op::Times, "why-head-cost", cost));
                exact("why-role-transferred", [own(RoleFigure::FilledTransferred), cost])
            }
        }
    }

    /// Training a year: the role's own, or that of all roles.
    fn training(&self, role: Role) -> Option<Part> {
        let own = self.view().plan.model.role(role).training_tkr;
        own.map_or_else(
            || self.param(ParamId::Training, 1000.0),
            |tkr| told(Op::Times, "why-own-training", tkr * 1000.0),
        )
    }

    fn piece(&self, piece: Piece) -> Formula {
        let Some(basis) = self.basis() else {
            return ("why-undefined", Vec::new(), Finish::Course);
        };
        let rent = |id, area| {
            let rent = self.param(ParamId::Rent, 1.0);
            [told(Op::Plus, id, area), rent, twelfth(), self.rent_index()]
        };
        let filled = || self.own(Op::Plus, Asked::Filled);
        let other = || self.other_index();
        match piece {
            Piece::Supplement => exact(
                "why-supplement",
                [
                    self.own(Op::Plus, Asked::OfRole(Role::SocialWorker, RoleFigure::Filled)),
                    self.param(ParamId::WageSupplement, 1.0),
                    self.wage_index(),
                ],
            ),
            Piece::Rent => exact("why-rent", rent("why-area-kept", basis.kept_m2)),
            Piece::DoubleRent => exact("why-rent-double", rent("why-area-double", basis.double_m2)),
            Piece::TemporaryRent => {
                let [area, sek, twelfth, index] = rent("why-area-temporary", basis.temporary_m2);
                let factor = self.param(ParamId::TemporaryRentFactor, 1.0);
                exact("why-rent-temporary", [area, sek, twelfth, index, factor])
            }
            Piece::FitOut => ("why-fit-out", Vec::new(), Finish::Course),
            Piece::Equipment => exact(
                "why-equipment",
                [
                    told(Op::Plus, "why-new-posts", basis.new_posts),
                    self.param(ParamId::Equipment, 1000.0),
                    other(),
                ],
            ),
            Piece::Hiring => exact(
                "why-hiring",
                [
                    told(Op::Plus, "why-hires", basis.hires),
                    self.param(ParamId::HireCost, 1000.0),
                    other(),
                ],
            ),
            Piece::FitOutAtOnce => ("why-fit-out-at-once", Vec::new(), Finish::Course),
            Piece::StaffTravel => exact(
                "why-staff-travel",
                [filled(), self.param(ParamId::Travel, 1000.0), twelfth(), other()],
            ),
            Piece::Visits => exact(
                "why-visits",
                [
                    told(Op::Plus, "why-visit-days", basis.visits),
                    self.param(ParamId::VisitCost, 1.0),
                    other(),
                ],
            ),
        }
    }

    fn gap(&self) -> Formula {
        let gross = self.own(Op::Plus, Asked::GROSS);
        let sources = 0..self.view().plan.funding.len();
        let paid = sources.filter_map(|at| self.own(Op::Minus, Asked::Paid(at)));
        ("why-gap", gross.into_iter().chain(paid).collect(), Finish::Exact)
    }

    fn days(&self, formula: &'static str, days: f64, param: ParamId) -> Formula {
        let days = told(Op::Plus, "why-days", days);
        exact(formula, [days, self.param(param, 1.0), twelfth(), self.other_index()])
    }
}

/// A number that a message names, as a part.
#[expect(clippy::unnecessary_wraps, reason = "it stands beside parts that may be undefined")]
pub(super) fn told(op: Op, id: &'static str, value: f64) -> Option<Part> {
    Some(Part { op, is: PartIs::Told(id), value })
}

/// A year's amount in a month.
fn twelfth() -> Option<Part> {
    told(Op::Per, "why-months", 12.0)
}

/// A formula whose parts make it up.
pub(super) fn exact<const N: usize>(formula: &'static str, parts: [Option<Part>; N]) -> Formula {
    (formula, parts.into_iter().flatten().collect(), Finish::Exact)
}
