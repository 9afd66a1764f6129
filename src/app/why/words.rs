//! Figures and their parts in words.

use super::{
    Asked, Evidence, Explanation, FigureQuestion, Heads, Op, Part, PartIs, Piece, PlanSide,
    RoleFigure,
};
use crate::i18n::{NO_BREAK_SPACE, Tr};
use crate::model::{DistrictIdx, ParamId, Plan, Role};
use crate::report::{param_name, role_name};
use crate::simulate::Amount;

impl Op {
    /// Its sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "−",
            Self::Times => "×",
            Self::Per => "÷",
        }
    }
}

const fn amount_id(amount: Amount) -> &'static str {
    match amount {
        Amount::Gross => "budget-short-gross",
        Amount::Transferred => "budget-short-transferred",
        Amount::NetNew => "budget-short-net-new",
        Amount::OneOff => "budget-short-one-off",
        Amount::Permanent => "budget-short-permanent",
    }
}

const fn role_id(figure: RoleFigure) -> &'static str {
    match figure {
        RoleFigure::Posts => "why-name-posts",
        RoleFigure::Filled => "why-name-filled",
        RoleFigure::Vacancies => "why-name-vacancies",
        RoleFigure::Ramped => "why-name-ramped",
        RoleFigure::Agency => "why-name-agency",
        RoleFigure::Present => "why-name-present",
        RoleFigure::AtWork => "why-name-at-work",
        RoleFigure::Productive => "why-name-productive",
        RoleFigure::Way => "why-name-way",
        RoleFigure::Pay => "why-name-pay",
        RoleFigure::Training => "why-name-training",
        RoleFigure::AgencyPay => "why-name-agency-pay",
        RoleFigure::FilledTransferred => "why-name-filled-transferred",
        RoleFigure::Transferred => "why-name-transferred",
    }
}

const fn piece_id(piece: Piece) -> &'static str {
    match piece {
        Piece::Supplement => "why-name-supplement",
        Piece::Rent => "why-name-rent",
        Piece::DoubleRent => "why-name-rent-double",
        Piece::TemporaryRent => "why-name-rent-temporary",
        Piece::FitOut => "why-name-fit-out",
        Piece::Equipment => "why-name-equipment",
        Piece::Hiring => "why-name-hiring",
        Piece::FitOutAtOnce => "why-name-fit-out-at-once",
        Piece::StaffTravel => "why-name-staff-travel",
        Piece::Visits => "why-name-visits",
    }
}

/// Id of the message that names what is asked about, where one alone does.
const fn name_id(asked: Asked) -> &'static str {
    match asked {
        Asked::Posts => "budget-posts",
        Asked::Filled => "budget-filled",
        Asked::Vacancies => "budget-vacant",
        Asked::Productive => "budget-productive",
        Asked::Open => "budget-open",
        Asked::Active => "why-name-active",
        Asked::Waiting => "why-name-waiting",
        Asked::Overdue => "budget-overdue",
        Asked::Caseload => "budget-caseload",
        Asked::Coverage => "budget-coverage",
        Asked::Capacity => "why-name-capacity",
        Asked::Covered => "why-name-covered",
        Asked::Reports => "why-name-reports",
        Asked::YearlyReports => "total-reports",
        Asked::Equity => "total-equity",
        Asked::BaseReports => "why-name-base-reports",
        Asked::Rise => "why-name-rise",
        Asked::Started => "why-name-started",
        Asked::Closed => "why-name-closed",
        Asked::NeedChildren => "why-name-need-children",
        Asked::LiveNeed => "why-name-live-need",
        Asked::Rollout => "budget-rollout",
        Asked::Heads(Heads::Children) => "why-name-children",
        Asked::Heads(Heads::Inhabitants) => "why-name-inhabitants",
        Asked::Cost(amount, _) => amount_id(amount),
        Asked::Piece(piece) => piece_id(piece),
        Asked::OfRole(_, figure) => role_id(figure),
        Asked::Funded(kind) => kind.message_id(),
        Asked::Gap => "funding-gap",
        Asked::Placements => "budget-placements",
        Asked::PlacementsWithout => "why-name-placements-without",
        Asked::Residential => "why-name-residential",
        Asked::Foster => "why-name-foster",
        Asked::Saved => "budget-saved",
        // The source has a name of its own.
        Asked::Paid(_) => "why-funded",
    }
}

/// `text` with a capital first letter, as at the start of a line.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `value` with as few decimals as tell it, at most four.
pub(super) fn plain(tr: &Tr, value: f64) -> String {
    in_decimals(tr, value, 4)
}

/// `value` with as few decimals as tell it, at most so many.
pub(super) fn in_decimals(tr: &Tr, value: f64, most: usize) -> String {
    let is_told = |&places: &usize| {
        let scale = 10_f64.powi(places as i32);
        ((value * scale).round() / scale - value).abs() <= 1e-9 * value.abs().max(1.0)
    };
    tr.number(value, (0..most).find(is_told).unwrap_or(most))
}

impl FigureQuestion {
    /// What is asked about, in words.
    #[must_use]
    pub fn what(&self, plan: &Plan, tr: &Tr) -> String {
        let name = match self.asked {
            Asked::Cost(Amount::Gross, Some(account)) => tr.t(account.message_id()).to_owned(),
            Asked::Cost(amount, Some(account)) => {
                format!(
                    "{}, {}",
                    tr.t(account.message_id()),
                    tr.t(amount_id(amount)).to_lowercase()
                )
            }
            Asked::Cost(Amount::Gross, None) => tr.t("budget-gross").to_owned(),
            Asked::OfRole(role, figure) => {
                format!("{}: {}", role_name(plan, tr, role), tr.t(role_id(figure)))
            }
            Asked::Paid(source) => {
                plan.funding.get(source).map(|source| source.name.clone()).unwrap_or_default()
            }
            asked => tr.t(name_id(asked)).to_owned(),
        };
        let name = capitalised(&name);
        match self.per {
            Some(Heads::Children) => format!("{name}, {}", tr.t("budget-per-child")),
            Some(Heads::Inhabitants) => format!("{name}, {}", tr.t("budget-per-inhabitant")),
            None => name,
        }
    }

    /// Of whom.
    #[must_use]
    pub fn whose(&self, plan: &Plan, tr: &Tr) -> String {
        let unit = self.unit.and_then(|unit| plan.units.get(unit));
        unit.map_or_else(|| tr.t("budget-whole").to_owned(), |unit| unit.name.clone())
    }

    /// Of which months: "2028", "mars 2028".
    #[must_use]
    pub fn when(&self, evidence: &Evidence, tr: &Tr) -> String {
        let simulation = evidence.simulation(self.side);
        let last = simulation.month(self.last());
        let full = |month: crate::model::Month| tr.month(month.year(), month.month());
        if !self.asked.is_money() || self.months.len() <= 1 {
            return full(last);
        }
        if self.months == (0..simulation.months()) {
            return tr.t("why-whole-period").to_owned();
        }
        let year = simulation.years().find(|(_, months)| *months == self.months);
        year.map_or_else(
            || format!("{}–{}", full(simulation.month(self.months.start)), full(last)),
            |(year, _)| year.to_string(),
        )
    }

    /// All of it in words: "Lön, Norr, 2028".
    #[must_use]
    pub fn title(&self, evidence: &Evidence, tr: &Tr) -> String {
        let plan = evidence.plan(self.side);
        let mut words = vec![self.what(plan, tr), self.whose(plan, tr), self.when(evidence, tr)];
        if self.side == PlanSide::Today {
            words.push(tr.t("why-today").to_owned());
        }
        words.join(", ")
    }

    /// Id of the message that names its unit.
    #[must_use]
    pub const fn unit_id(&self) -> &'static str {
        match self.asked {
            _ if self.asked.is_money() => "why-sek",
            Asked::Posts
            | Asked::Filled
            | Asked::Vacancies
            | Asked::Productive
            | Asked::OfRole(..) => "budget-unit-fte",
            Asked::Coverage | Asked::Rollout => "budget-percent",
            Asked::NeedChildren | Asked::LiveNeed | Asked::Heads(Heads::Children) => "why-children",
            Asked::Heads(Heads::Inhabitants) => "why-inhabitants",
            Asked::Reports | Asked::YearlyReports | Asked::BaseReports | Asked::Rise => {
                "why-report-unit"
            }
            Asked::Equity => "why-times",
            _ => "why-cases",
        }
    }

    /// `value` of it with its unit.
    #[must_use]
    pub fn text(&self, value: Option<f64>, tr: &Tr) -> String {
        let Some(value) = value else { return "–".to_owned() };
        let decimals = match self.asked {
            _ if self.asked.is_money() => usize::from(value.abs() < 100.0) * 2,
            Asked::NeedChildren | Asked::LiveNeed | Asked::Heads(_) => 0,
            Asked::Coverage | Asked::Rollout => 1,
            _ => 2,
        };
        format!("{}{NO_BREAK_SPACE}{}", tr.number(value, decimals), tr.t(self.unit_id()))
    }

    /// What a part of it is called, beside what is clear from the whole.
    #[must_use]
    pub fn part_name(
        &self,
        part: &Part,
        evidence: &Evidence,
        tr: &Tr,
        district: &dyn Fn(DistrictIdx) -> String,
    ) -> String {
        let plan = evidence.plan(self.side);
        match &part.is {
            PartIs::Figure(of) if of.unit != self.unit => of.whose(evidence.plan(of.side), tr),
            PartIs::Figure(of) if of.side != self.side => {
                format!("{}, {}", of.what(plan, tr), tr.t("why-today"))
            }
            PartIs::Figure(of) if of.months != self.months && of.asked == self.asked => {
                of.when(evidence, tr)
            }
            PartIs::Figure(of) => of.what(plan, tr),
            PartIs::Param(param) => param_name(plan, tr, *param),
            PartIs::Told(id) => tr.t(id).to_owned(),
            PartIs::District(of) => district(*of),
        }
    }
}

impl Explanation {
    /// The formula in words; a role that stands in it has the name that `plan` gives it.
    #[must_use]
    pub fn formula_text(&self, plan: &Plan, tr: &Tr) -> String {
        if tr.has(self.formula) {
            return tr.t(self.formula).to_owned();
        }
        let workers = role_name(plan, tr, Role::SocialWorker).to_lowercase();
        tr.f(self.formula, &[("workers", (&workers).into())])
    }
}

impl Part {
    /// Its value with its unit.
    #[must_use]
    pub fn text(&self, plan: &Plan, tr: &Tr) -> String {
        match &self.is {
            PartIs::Figure(of) => of.text(Some(self.value), tr),
            PartIs::Param(param) => param_text(plan, tr, *param),
            PartIs::Told(_) => plain(tr, self.value),
            PartIs::District(_) => tr.number(self.value, 0),
        }
    }
}

/// The value that `plan` has for `param`, with its unit.
pub(super) fn param_text(plan: &Plan, tr: &Tr, param: ParamId) -> String {
    let value = plain(tr, plan.parameters.value(param));
    format!("{value}{NO_BREAK_SPACE}{}", tr.t(param.info().unit.message_id()))
}

/// A value of `param` with its unit, told apart from others that lie close to it.
pub(super) fn value_text(tr: &Tr, param: ParamId, value: f64) -> String {
    let unit = tr.t(param.info().unit.message_id());
    format!("{}{NO_BREAK_SPACE}{unit}", in_decimals(tr, value, 9))
}
