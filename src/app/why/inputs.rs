//! The assumptions that a figure rests on.

use super::{Asked, FigureQuestion, Heads, Piece, RoleFigure};
use crate::model::{AgeGroup, ParamId, Plan, Role};
use crate::simulate::{Account, Amount, salary_of};

use ParamId as P;

/// Who is in a post.
const FILLED: [ParamId; 4] =
    [P::RecruitmentLead, P::Turnover, P::WageSupplement, P::TurnoverElasticity];
/// How many managers there are.
const SPAN: [ParamId; 1] = [P::Span];
/// What people are worth at work.
const AT_WORK: [ParamId; 6] =
    [P::RampUpStart, P::RampUpLength, P::Absence, P::AgencyShare, P::VisitHours, P::WorkHours];
/// What is asked of them.
const DEMAND: [ParamId; 4] = [P::ReportsPer1000, P::Share0To17, P::NeedWeightB, P::FirstYearRise];
/// What they do.
const CASES: [ParamId; 4] =
    [P::ShareInvestigated, P::InvestigationMonths, P::CaseloadNorm, P::CaseloadCeiling];
/// What premises cost.
const RENT: [ParamId; 6] = [
    P::Rent,
    P::AreaPerPost,
    P::RentGrowth,
    P::PremisesDelay,
    P::DoubleRent,
    P::TemporaryRentFactor,
];
const FIT_OUT: [ParamId; 6] = [
    P::FitOutCost,
    P::FitOutYears,
    P::InternalInterest,
    P::OtherPriceGrowth,
    P::AreaPerPost,
    P::PremisesDelay,
];

impl FigureQuestion {
    /// The assumptions that go into it in `plan`, each once.
    #[must_use]
    pub fn inputs(&self, plan: &Plan) -> Vec<ParamId> {
        let mut all = of(self.asked);
        let is_above_0 = |param| plan.parameters.get(param).high > 0.0;
        let supplement = [P::WageSupplement, P::TurnoverElasticity];
        if all.contains(&P::TurnoverElasticity) && supplement.into_iter().all(is_above_0) {
            // What a supplement does to turnover follows from its part of the salary.
            all.push(P::SalarySocialWorker);
        }
        if let Some(Heads::Children) = self.per {
            all.push(P::Share0To17);
        }
        let mut seen = Vec::new();
        all.retain(|param| {
            let is_new = !seen.contains(param);
            if is_new {
                seen.push(*param);
            }
            is_new
        });
        all
    }

    /// The assumptions that are tried for what moves it: those that are uncertain and have a
    /// range, effects included, and that it rests on.
    #[must_use]
    pub fn candidates(&self, plan: &Plan) -> Vec<ParamId> {
        let inputs = self.inputs(plan);
        let mut drawn = crate::uncertain::drawn_parameters(plan, true);
        drawn.retain(|param| inputs.contains(param));
        drawn
    }
}

fn joined(lists: &[&[ParamId]]) -> Vec<ParamId> {
    lists.concat()
}

fn demand() -> Vec<ParamId> {
    joined(&[&DEMAND, &AgeGroup::ALL.map(AgeGroup::factor)])
}

fn work() -> Vec<ParamId> {
    joined(&[&demand(), &CASES, &FILLED, &SPAN, &AT_WORK])
}

fn of(asked: Asked) -> Vec<ParamId> {
    match asked {
        Asked::Posts => joined(&[&SPAN, &[P::RecruitmentLead]]),
        Asked::Filled | Asked::Vacancies => joined(&[&FILLED, &SPAN]),
        Asked::Productive => joined(&[&FILLED, &SPAN, &AT_WORK]),
        Asked::OfRole(role, figure) => of_role(role, figure),
        Asked::Capacity => joined(&[&FILLED, &AT_WORK, &[P::InvestigationMonths, P::CaseloadNorm]]),
        Asked::Open
        | Asked::Active
        | Asked::Waiting
        | Asked::Overdue
        | Asked::Caseload
        | Asked::Coverage
        | Asked::Covered
        | Asked::Equity
        | Asked::Closed => work(),
        Asked::Reports | Asked::YearlyReports | Asked::BaseReports | Asked::Rise => demand(),
        Asked::Started => joined(&[&demand(), &[P::ShareInvestigated]]),
        Asked::NeedChildren | Asked::LiveNeed | Asked::Rollout => {
            let ages = AgeGroup::ALL.map(AgeGroup::factor);
            joined(&[&[P::Share0To17, P::NeedWeightB], &ages])
        }
        Asked::Heads(Heads::Children) => vec![P::Share0To17],
        Asked::Heads(Heads::Inhabitants) => Vec::new(),
        Asked::Cost(amount, account) => of_cost(amount, account),
        Asked::Piece(piece) => of_piece(piece),
        Asked::Funded(_) | Asked::Paid(_) | Asked::Gap => {
            // A source that is limited to districts pays by their part of the need.
            joined(&[&of_cost(Amount::Gross, None), &of(Asked::NeedChildren)])
        }
        Asked::PlacementsWithout => vec![P::ResidentialDay, P::FosterDay, P::OtherPriceGrowth],
        Asked::Residential => vec![P::ResidentialDay, P::OtherPriceGrowth],
        Asked::Foster => vec![P::FosterDay, P::OtherPriceGrowth],
        Asked::Placements | Asked::Saved => joined(&[
            &[P::ResidentialDay, P::FosterDay, P::OtherPriceGrowth],
            &[P::PlacementEffect, P::EffectLag],
            &of(Asked::NeedChildren),
        ]),
    }
}

fn of_role(role: Role, figure: RoleFigure) -> Vec<ParamId> {
    let filled = joined(&[&FILLED, &SPAN]);
    let pay = [salary_of(role), P::WageGrowth];
    match figure {
        RoleFigure::Posts => of(Asked::Posts),
        RoleFigure::Filled | RoleFigure::Vacancies | RoleFigure::FilledTransferred => filled,
        RoleFigure::Ramped => joined(&[&filled, &[P::RampUpStart, P::RampUpLength]]),
        RoleFigure::Agency => joined(&[&filled, &[P::AgencyShare]]),
        RoleFigure::Present | RoleFigure::AtWork | RoleFigure::Productive => of(Asked::Productive),
        RoleFigure::Way => joined(&[&[P::VisitHours, P::WorkHours], &of(Asked::Productive)]),
        RoleFigure::Pay => joined(&[&pay, &filled]),
        RoleFigure::Training => joined(&[&[P::Training, P::OtherPriceGrowth], &filled]),
        RoleFigure::AgencyPay => {
            joined(&[&pay, &filled, &[P::AgencyShare, P::AgencyFactor, P::PayrollOverhead]])
        }
        RoleFigure::Transferred => joined(&[
            &pay,
            &filled,
            &[P::PayrollOverhead, P::Overhead, P::Training, P::Travel, P::OtherPriceGrowth],
        ]),
    }
}

fn of_piece(piece: Piece) -> Vec<ParamId> {
    let people = joined(&[&FILLED, &SPAN, &[P::OtherPriceGrowth]]);
    match piece {
        Piece::Supplement => joined(&[&FILLED, &[P::WageGrowth]]),
        Piece::Rent | Piece::DoubleRent | Piece::TemporaryRent => RENT.to_vec(),
        Piece::FitOut | Piece::FitOutAtOnce => FIT_OUT.to_vec(),
        Piece::Equipment => joined(&[&[P::Equipment], &people]),
        Piece::Hiring => joined(&[&[P::HireCost], &people]),
        Piece::StaffTravel => joined(&[&[P::Travel], &people]),
        Piece::Visits => vec![P::VisitCost, P::OtherPriceGrowth],
    }
}

fn of_cost(amount: Amount, account: Option<Account>) -> Vec<ParamId> {
    match (amount, account) {
        (Amount::Transferred, _) => {
            let of = |role| of_role(role, RoleFigure::Transferred);
            Role::ALL.into_iter().flat_map(of).collect()
        }
        (Amount::OneOff, None) => joined(&[&of_account(Account::Establishment), &RENT]),
        (Amount::OneOff, Some(Account::Premises)) => RENT.to_vec(),
        (_, Some(account)) => of_account(account),
        (_, None) => Account::ALL.into_iter().flat_map(of_account).collect(),
    }
}

/// The assumptions behind what is booked on `account`.
#[must_use]
pub fn of_account(account: Account) -> Vec<ParamId> {
    let salaries = Role::ALL.map(salary_of);
    let pay = joined(&[&salaries, &FILLED, &SPAN, &[P::WageGrowth]]);
    let people = joined(&[&FILLED, &SPAN, &[P::OtherPriceGrowth]]);
    match account {
        Account::Pay => pay,
        Account::PayrollOverhead => joined(&[&[P::PayrollOverhead], &pay]),
        Account::Premises => joined(&[&RENT, &FIT_OUT]),
        Account::Establishment => joined(&[&[P::Equipment, P::HireCost], &FIT_OUT, &people]),
        Account::Training => joined(&[&[P::Training], &people]),
        Account::Travel => joined(&[&[P::Travel, P::VisitCost], &people]),
        Account::Overhead => joined(&[&[P::Overhead, P::PayrollOverhead], &pay]),
        Account::AgencyStaff => {
            joined(&[&[P::AgencyShare, P::AgencyFactor, P::PayrollOverhead], &pay])
        }
    }
}
