//! Why a figure is what it is: its formula with numbers, what goes into it, and what moves it.
//!
//! The formulas are those of `docs/model.md`.

use std::ops::Range;

use super::results::Results;
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{AgeGroup, IndicatorTable, ParamId, Plan, Role, UnitIdx};
use crate::simulate::{
    Account, SimError, Simulation, UnitMonth, capacity, mean_case_months, run, salary_of,
};
use crate::uncertain::{TornadoBar, drawn_parameters};

/// A figure that can be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// Posts with anybody in them.
    Filled,
    /// Work done, full-time equivalents.
    Productive,
    /// Open investigations.
    Open,
    /// Open investigations per productive social worker.
    Caseload,
    /// Need coverage, per cent.
    Coverage,
    /// What is booked on an account, SEK.
    Account(Account),
    /// Gross cost, SEK.
    Gross,
    /// Gross cost less that of Nollalternativ, SEK; of the whole municipality.
    NetNew,
    /// What nobody pays, SEK; of the whole municipality.
    Gap,
}

/// A figure: of whom, and of which months. What is no amount is that of the last month.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureQuestion {
    /// What is asked about.
    pub asked: Asked,
    /// The unit; `None` is the whole municipality.
    pub unit: Option<UnitIdx>,
    /// Positions of the months.
    pub months: Range<usize>,
}

/// A link of the chain that leads to a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyLink {
    /// How far down the chain it stands, from 0.
    pub depth: u8,
    /// What follows from what, in words.
    pub formula: String,
    /// The same in numbers.
    pub numbers: String,
}

impl FigureQuestion {
    fn last(&self) -> usize {
        self.months.end.saturating_sub(1)
    }

    fn month<'a>(&self, simulation: &'a Simulation, t: usize) -> Option<&'a UnitMonth> {
        match self.unit {
            Some(unit) => simulation.at(unit, t),
            None => simulation.total.get(t).map(|month| &month.sum),
        }
    }

    /// The figure; `None` where it is undefined.
    #[must_use]
    pub fn value(&self, simulation: &Simulation, baseline: Option<&Simulation>) -> Option<f64> {
        let month = self.month(simulation, self.last())?;
        let cost = |simulation: &Simulation| simulation.cost(self.unit, self.months.clone());
        match self.asked {
            Asked::Filled => Some(month.filled),
            Asked::Productive => Some(month.productive_fte),
            Asked::Open => Some(month.open),
            Asked::Caseload => month.caseload,
            Asked::Coverage => month.coverage.map(|share| share * 100.0),
            Asked::Account(account) => Some(cost(simulation).get(account).to_sek()),
            Asked::Gross => Some(cost(simulation).total().to_sek()),
            Asked::NetNew => {
                Some(cost(simulation).total().to_sek() - cost(baseline?).total().to_sek())
            }
            Asked::Gap => {
                let months = simulation.total.get(self.months.clone())?;
                Some(months.iter().map(|month| month.gap.to_sek()).sum())
            }
        }
    }

    /// Id of the message that names its unit.
    #[must_use]
    pub const fn unit_id(&self) -> &'static str {
        match self.asked {
            Asked::Filled | Asked::Productive => "budget-unit-fte",
            Asked::Open | Asked::Caseload => "why-cases",
            Asked::Coverage => "budget-percent",
            Asked::Account(_) | Asked::Gross | Asked::NetNew | Asked::Gap => "why-sek",
        }
    }

    /// The assumptions that go into it.
    #[must_use]
    pub fn inputs(&self) -> Vec<ParamId> {
        use ParamId as P;
        const STAFF: [ParamId; 5] =
            [P::RecruitmentLead, P::Turnover, P::RampUpStart, P::RampUpLength, P::Absence];
        const CASES: [ParamId; 6] = [
            P::ReportsPer1000,
            P::Share0To17,
            P::NeedWeightB,
            P::ShareInvestigated,
            P::FirstYearRise,
            P::InvestigationMonths,
        ];
        const AT_WORK: [ParamId; 5] =
            [P::AgencyShare, P::VisitHours, P::WorkHours, P::WageSupplement, P::TurnoverElasticity];
        match self.asked {
            Asked::Filled => {
                vec![P::RecruitmentLead, P::Turnover, P::WageSupplement, P::TurnoverElasticity]
            }
            Asked::Productive => [&STAFF[..], &AT_WORK].concat(),
            Asked::Open | Asked::Caseload | Asked::Coverage => {
                let ages = AgeGroup::ALL.map(AgeGroup::factor);
                [&CASES[..], &ages, &[P::CaseloadNorm, P::CaseloadCeiling], &STAFF, &AT_WORK]
                    .concat()
            }
            Asked::Account(account) => of_account(account),
            Asked::Gross | Asked::NetNew | Asked::Gap => {
                let mut all: Vec<ParamId> = Account::ALL.into_iter().flat_map(of_account).collect();
                let mut seen = Vec::new();
                all.retain(|param| {
                    !seen.contains(param) && {
                        seen.push(*param);
                        true
                    }
                });
                all
            }
        }
    }

    /// The chain that leads to it in `results` of `plan`; empty where it is undefined.
    #[must_use]
    pub fn chain(&self, plan: &Plan, results: &Results, tr: &Tr) -> Vec<WhyLink> {
        let Some(simulation) = results.simulation() else { return Vec::new() };
        let baseline = results.baseline.as_ref();
        let Some(value) = self.value(simulation, baseline) else { return Vec::new() };
        let chain = Chain { question: self, plan, simulation, tr };
        match self.asked {
            Asked::Filled => chain.filled(0),
            Asked::Productive => chain.productive(),
            Asked::Open => chain.open(0),
            Asked::Caseload => chain.caseload(value),
            Asked::Coverage => chain.coverage(value),
            Asked::Account(account) => chain.account(account, value, 0),
            Asked::Gross => chain.gross(value, 0),
            Asked::NetNew => chain.net_new(value, baseline),
            Asked::Gap => chain.gap(value),
        }
    }

    /// The figure under `plan`, simulated anew.
    fn again(&self, table: &IndicatorTable, plan: &Plan) -> Result<Option<f64>, SimError> {
        let simulation = run(table, plan)?;
        let baseline = if self.asked == Asked::NetNew {
            Some(run(table, &crate::simulate::baseline_of(plan))?)
        } else {
            None
        };
        Ok(self.value(&simulation, baseline.as_ref()))
    }

    /// What `param` does to it between its low and its high, all others as they are.
    ///
    /// # Errors
    /// [`SimError`] where the plan cannot be simulated.
    pub fn moved_by(
        &self,
        table: &IndicatorTable,
        plan: &Plan,
        param: ParamId,
    ) -> Result<TornadoBar, SimError> {
        let value = plan.parameters.get(param);
        let range = [value.low, value.high];
        let mut outcome = [None; 2];
        for (slot, at) in outcome.iter_mut().zip(range) {
            let mut tried = plan.clone();
            tried.parameters.set(param, crate::model::ParamValue { value: at, ..value });
            *slot = self.again(table, &tried)?;
        }
        Ok(TornadoBar { param, range, outcome })
    }

    /// The assumptions that are tried for what moves it: those that are uncertain and have a
    /// range, effects included.
    #[must_use]
    pub fn candidates(&self, plan: &Plan) -> Vec<ParamId> {
        drawn_parameters(plan, true)
    }
}

/// The assumptions behind what is booked on `account`.
#[must_use]
pub fn of_account(account: Account) -> Vec<ParamId> {
    use ParamId as P;
    let salaries = Role::ALL.map(salary_of);
    let staff = [P::WageGrowth, P::RecruitmentLead, P::Turnover];
    let pay = || [&salaries[..], &[P::WageSupplement, P::TurnoverElasticity], &staff].concat();
    let heads = [P::RecruitmentLead, P::Turnover, P::OtherPriceGrowth];
    match account {
        Account::Pay => pay(),
        Account::PayrollOverhead => [&[P::PayrollOverhead][..], &pay()].concat(),
        Account::Premises => vec![
            P::Rent,
            P::AreaPerPost,
            P::RentGrowth,
            P::PremisesDelay,
            P::DoubleRent,
            P::TemporaryRentFactor,
            P::FitOutCost,
            P::FitOutYears,
            P::InternalInterest,
            P::OtherPriceGrowth,
        ],
        Account::Establishment => {
            [&[P::Equipment, P::HireCost, P::FitOutCost, P::PremisesDelay][..], &heads].concat()
        }
        Account::Training => [&[P::Training][..], &heads].concat(),
        Account::Travel => [&[P::Travel, P::VisitCost][..], &heads].concat(),
        Account::Overhead => [&[P::Overhead, P::PayrollOverhead][..], &pay()].concat(),
        Account::AgencyStaff => {
            [&[P::AgencyShare, P::AgencyFactor, P::PayrollOverhead][..], &salaries, &staff].concat()
        }
    }
}

/// Makes the links.
struct Chain<'a> {
    question: &'a FigureQuestion,
    plan: &'a Plan,
    simulation: &'a Simulation,
    tr: &'a Tr,
}

impl Chain<'_> {
    fn month(&self) -> Option<&UnitMonth> {
        self.question.month(self.simulation, self.question.last())
    }

    fn link(&self, depth: u8, id: &str, numbers: String) -> WhyLink {
        WhyLink { depth, formula: self.tr.t(id).to_owned(), numbers }
    }

    fn one(&self, value: f64) -> String {
        self.tr.number(value, 1)
    }

    fn sek(&self, sek: f64) -> String {
        format!("{}{NO_BREAK_SPACE}{}", self.tr.number(sek, 0), self.tr.t("why-sek"))
    }

    fn filled(&self, depth: u8) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let numbers = format!(
            "{} − {} = {}",
            self.one(month.posts_total),
            self.one(month.vacancies),
            self.one(month.filled)
        );
        let flow = self.tr.f(
            "why-staff-flow",
            &[
                ("hires", (&self.tr.number(month.hires, 2)).into()),
                ("leavers", (&self.tr.number(month.leavers, 2)).into()),
            ],
        );
        vec![self.link(depth, "why-filled", numbers), self.link(depth + 1, "why-turnover", flow)]
    }

    fn productive(&self) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let numbers = self.one(month.productive_fte);
        let mut links = vec![self.link(0, "why-productive", numbers)];
        links.extend(self.filled(1));
        links
    }

    fn workers(&self, depth: u8) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let workers = self.tr.number(month.productive_social_workers, 2);
        vec![self.link(depth, "why-workers", workers)]
    }

    fn started(&self, depth: u8) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let share = self.plan.parameters.value(ParamId::ShareInvestigated);
        let numbers = format!(
            "{} × {} = {}",
            self.one(month.reports),
            self.tr.percent(share, 1),
            self.one(month.started)
        );
        let rate = self.plan.parameters.value(ParamId::ReportsPer1000);
        let reports = format!(
            "{} × {} ÷ 1{NO_BREAK_SPACE}000 ÷ 12 → {}",
            self.tr.number(month.need_children, 0),
            self.tr.number(rate, 1),
            self.one(month.reports)
        );
        vec![self.link(depth, "why-started", numbers), self.link(depth + 1, "why-reports", reports)]
    }

    fn open(&self, depth: u8) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let last = self.question.last();
        let before = last.checked_sub(1);
        let before = before.and_then(|t| self.question.month(self.simulation, t));
        let numbers = before.map_or_else(
            || self.one(month.open),
            |before| {
                // What moved here with a district, or away.
                let moved = month.open - before.open - month.started + month.closed;
                let mut text = format!(
                    "{} + {} − {}",
                    self.one(before.open),
                    self.one(month.started),
                    self.one(month.closed)
                );
                if moved.abs() > 0.05 {
                    let sign = if moved < 0.0 { '−' } else { '+' };
                    text = format!("{text} {sign} {}", self.one(moved.abs()));
                }
                format!("{text} = {}", self.one(month.open))
            },
        );
        let mut links = vec![self.link(depth, "why-open", numbers)];
        links.extend(self.started(depth + 1));
        links.extend(self.capacity(depth + 1));
        links
    }

    fn capacity(&self, depth: u8) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let parameters = &self.plan.parameters;
        let workers = month.productive_social_workers;
        let numbers = format!(
            "{} × {} ÷ {} = {}",
            self.tr.number(workers, 2),
            self.one(parameters.value(ParamId::CaseloadNorm)),
            self.tr.number(mean_case_months(self.plan, parameters), 2),
            self.one(capacity(self.plan, parameters, workers))
        );
        let mut links = vec![self.link(depth, "why-capacity", numbers)];
        links.extend(self.workers(depth + 1));
        links
    }

    fn caseload(&self, value: f64) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let numbers = format!(
            "{} ÷ {} = {}",
            self.one(month.active),
            self.tr.number(month.productive_social_workers, 2),
            self.one(value)
        );
        let mut links = vec![self.link(0, "why-caseload", numbers)];
        links.extend(self.workers(1));
        links.extend(self.open(1));
        links
    }

    fn coverage(&self, value: f64) -> Vec<WhyLink> {
        let Some(month) = self.month() else { return Vec::new() };
        let of = capacity(self.plan, &self.plan.parameters, month.productive_social_workers);
        let numbers = format!(
            "{} ÷ {} → {}",
            self.one(of),
            self.one(month.started),
            self.tr.percent(value, 0)
        );
        let mut links = vec![self.link(0, "why-coverage", numbers)];
        links.extend(self.capacity(1));
        links.extend(self.started(1));
        links
    }

    fn account(&self, account: Account, sek: f64, depth: u8) -> Vec<WhyLink> {
        let id = match account {
            Account::Pay => "why-account-pay",
            Account::PayrollOverhead => "why-account-po",
            Account::Premises => "why-account-premises",
            Account::Establishment => "why-account-establishment",
            Account::Training => "why-account-training",
            Account::Travel => "why-account-travel",
            Account::Overhead => "why-account-overhead",
            Account::AgencyStaff => "why-account-agency",
        };
        vec![self.link(depth, id, self.sek(sek))]
    }

    fn gross(&self, sek: f64, depth: u8) -> Vec<WhyLink> {
        let mut links = vec![self.link(depth, "why-gross", self.sek(sek))];
        let cost = self.simulation.cost(self.question.unit, self.question.months.clone());
        for account in Account::ALL {
            let of = cost.get(account).to_sek();
            if of > 0.0 {
                links.extend(self.account(account, of, depth + 1));
            }
        }
        links
    }

    fn net_new(&self, value: f64, baseline: Option<&Simulation>) -> Vec<WhyLink> {
        let months = || self.question.months.clone();
        let gross = self.simulation.cost(self.question.unit, months()).total().to_sek();
        let zero = baseline.map(|other| other.cost(self.question.unit, months()).total().to_sek());
        let numbers = format!(
            "{} − {} = {}",
            self.sek(gross),
            self.sek(zero.unwrap_or(f64::NAN)),
            self.sek(value)
        );
        let mut links = vec![self.link(0, "why-net-new", numbers)];
        links.extend(self.gross(gross, 1));
        links
    }

    fn gap(&self, value: f64) -> Vec<WhyLink> {
        let months = self.question.months.clone();
        let gross = self.simulation.cost(None, months.clone()).total().to_sek();
        let numbers =
            format!("{} − {} = {}", self.sek(gross), self.sek(gross - value), self.sek(value));
        let mut links = vec![self.link(0, "why-gap", numbers)];
        for (source, paid) in self.plan.funding.iter().zip(&self.simulation.paid) {
            let paid = paid.get(months.clone()).unwrap_or_default().iter().copied();
            let sek: f64 = paid.sum::<crate::model::Ore>().to_sek();
            links.push(WhyLink { depth: 1, formula: source.name.clone(), numbers: self.sek(sek) });
        }
        links.extend(self.gross(gross, 1));
        links
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::from_preset;
    use crate::i18n::Language;

    const ALL: [Asked; 9] = [
        Asked::Filled,
        Asked::Productive,
        Asked::Open,
        Asked::Caseload,
        Asked::Coverage,
        Asked::Account(Account::Pay),
        Asked::Gross,
        Asked::NetNew,
        Asked::Gap,
    ];

    #[test]
    fn every_figure_has_a_chain_and_the_sum_of_the_accounts_is_the_gross_cost() {
        let document = from_preset("beslut-2023").unwrap().document;
        let plan = &document.plan;
        let results = Results::of(&document.map, plan, 0);
        let tr = Tr::new(Language::Sv);
        for asked in ALL {
            let question = FigureQuestion { asked, unit: None, months: 12..24 };
            let chain = question.chain(plan, &results, &tr);
            assert!(!chain.is_empty() && chain[0].depth == 0, "{asked:?}");
            assert!(chain.iter().all(|link| !link.formula.is_empty() && !link.numbers.is_empty()));
            assert!(!question.inputs().is_empty(), "{asked:?}");
        }
        let simulation = results.simulation().unwrap();
        let of = |asked| {
            let question = FigureQuestion { asked, unit: None, months: 12..24 };
            question.value(simulation, results.baseline.as_ref()).unwrap()
        };
        let accounts: f64 =
            Account::ALL.into_iter().map(|account| of(Asked::Account(account))).sum();
        assert!((accounts - of(Asked::Gross)).abs() < 0.005);
        assert!((of(Asked::NetNew) - results.net_new(12..24).unwrap().to_sek()).abs() < 0.005);
    }

    #[test]
    fn what_moves_a_figure_is_among_what_it_rests_on() {
        let document = from_preset("beslut-2023").unwrap().document;
        let (table, plan) = (&document.map.indicators, &document.plan);
        for asked in ALL {
            let question = FigureQuestion { asked, unit: None, months: 12..24 };
            let inputs = question.inputs();
            for param in question.candidates(plan) {
                let bar = question.moved_by(table, plan, param).unwrap();
                assert!(bar.swing() < 1e-9 || inputs.contains(&param), "{asked:?} {param:?}");
            }
        }
    }

    #[test]
    fn a_higher_salary_moves_pay_in_proportion() {
        let document = from_preset("nollalternativ").unwrap().document;
        let question =
            FigureQuestion { asked: Asked::Account(Account::Pay), unit: None, months: 0..12 };
        let bar = question
            .moved_by(&document.map.indicators, &document.plan, ParamId::SalarySocialWorker)
            .unwrap();
        let [low, high] = bar.outcome.map(Option::unwrap);
        // Pay is linear in the salary: the difference is filled · (45 000 − 41 000) · index.
        let results = Results::of(&document.map, &document.plan, 0);
        let simulation = results.simulation().unwrap();
        let middle = question.value(simulation, None).unwrap();
        let at = |salary: f64| low + (high - low) * (salary - 41_000.0) / 4_000.0;
        assert!((at(42_500.0) - middle).abs() < 1.0, "{middle}");
    }
}
