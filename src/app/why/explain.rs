//! What a figure is made up of.

use super::accounts::told;
use super::evidence::{View, Views};
use super::{Asked, Evidence, FigureQuestion, PlanSide, RoleFigure};
use crate::model::{DistrictIdx, ParamId, Role, UnitIdx};
use crate::simulate::{Account, Amount};

/// Most districts that are told one by one.
const MOST_DISTRICTS: usize = 60;

/// How a figure is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// By its formula.
    Formula,
    /// By account.
    Account,
    /// By unit.
    Unit,
    /// By calendar year.
    Year,
    /// By month.
    Month,
    /// By role.
    Role,
    /// By district.
    District,
}

/// What is done with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// Added to what comes before.
    Plus,
    /// Taken from it.
    Minus,
    /// What comes before, times this.
    Times,
    /// What comes before, divided by this.
    Per,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq)]
pub enum PartIs {
    /// A figure, which can be asked about in its turn.
    Figure(FigureQuestion),
    /// An assumption, at the plan's value.
    Param(ParamId),
    /// A number that a message (by id) names.
    Told(&'static str),
    /// The need-weighted children of a district.
    District(DistrictIdx),
}

/// A part of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What is done with it.
    pub op: Op,
    /// What it is.
    pub is: PartIs,
    /// Its value as it goes into the figure.
    pub value: f64,
}

/// What is done with the parts in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// Nothing.
    Exact,
    /// A share in per cent.
    Percent,
    /// A share in per cent, at most 100.
    AtMost100,
    /// Below nothing is nothing.
    NotBelow0,
    /// The parts do not make it up: it comes from the course of the months, and rests on them.
    Course,
}

/// How a figure comes about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// Id of the message with the formula in words.
    pub formula: &'static str,
    /// The parts, in order; each works on all that comes before.
    pub parts: Vec<Part>,
    /// What is done in the end.
    pub finish: Finish,
    /// The figure.
    pub value: Option<f64>,
}

impl Explanation {
    /// What the parts give; `None` where they do not make the figure up.
    #[must_use]
    pub fn works_out(&self) -> Option<f64> {
        let sum = self.parts.iter().fold(0.0, |sum, part| match part.op {
            Op::Plus => sum + part.value,
            Op::Minus => sum - part.value,
            Op::Times => sum * part.value,
            Op::Per => sum / part.value,
        });
        match self.finish {
            Finish::Exact => Some(sum),
            Finish::Percent => Some(sum * 100.0),
            Finish::AtMost100 => Some((sum * 100.0).min(100.0)),
            Finish::NotBelow0 => Some(sum.max(0.0)),
            Finish::Course => None,
        }
    }
}

impl FigureQuestion {
    /// The ways in which it can be taken apart, the first one first.
    #[must_use]
    pub fn cuts(&self, evidence: &Evidence) -> Vec<Cut> {
        let mut cuts = Vec::new();
        if self.per.is_some() || matches!(self.asked, Asked::Heads(_)) {
            return vec![Cut::Formula];
        }
        let is_derived = matches!(
            self.asked,
            Asked::Cost(Amount::NetNew | Amount::Permanent, _)
                | Asked::Gap
                | Asked::Funded(_)
                | Asked::Placements
                | Asked::PlacementsWithout
        );
        if is_derived {
            cuts.push(Cut::Formula);
        }
        if let Asked::Cost(amount, None) = self.asked
            && amount != Amount::Transferred
        {
            cuts.push(Cut::Account);
        }
        let is_ratio = matches!(self.asked, Asked::Caseload | Asked::Coverage);
        if self.unit.is_none() && !self.asked.is_whole() && !is_ratio {
            cuts.push(Cut::Unit);
        }
        if self.asked.is_money() && self.months.len() > 1 {
            let years = evidence.views().of(self.side).years(&self.months).len();
            cuts.push(if years > 1 { Cut::Year } else { Cut::Month });
        }
        match self.asked {
            Asked::Posts | Asked::Filled | Asked::Vacancies | Asked::Productive => {
                cuts.insert(0, Cut::Role);
                if self.asked == Asked::Filled {
                    cuts.push(Cut::Formula);
                }
            }
            Asked::NeedChildren if self.unit.is_some() => {
                let plan = evidence.plan(self.side);
                let is_few = plan.assignment.len() <= MOST_DISTRICTS;
                let is_same_all_years = plan.model.population.is_none();
                cuts.push(if is_few && is_same_all_years { Cut::District } else { Cut::Formula });
            }
            Asked::Started | Asked::YearlyReports => cuts.insert(0, Cut::Formula),
            // The formulas of amounts are those of a unit and month.
            _ if cuts.is_empty() => cuts.push(Cut::Formula),
            _ => {}
        }
        cuts
    }

    /// How it comes about, taken apart by `cut`, or in the first way there is.
    #[must_use]
    pub fn explain(&self, evidence: &Evidence, cut: Option<Cut>) -> Explanation {
        let cuts = self.cuts(evidence);
        let cut = cut.filter(|cut| cuts.contains(cut)).or_else(|| cuts.first().copied());
        let taken = Taken { question: self, evidence, views: evidence.views() };
        let value = self.value_in(&taken.views);
        let sum = |formula, parts| Explanation {
            formula,
            parts: significant(parts),
            finish: Finish::Exact,
            value,
        };
        let mut explanation = match cut.unwrap_or(Cut::Formula) {
            Cut::Account => sum("why-sum-accounts", taken.accounts()),
            Cut::Unit => sum("why-sum-units", taken.units()),
            Cut::Year => sum("why-sum-years", taken.spans(taken.view().years(&self.months))),
            Cut::Month => {
                let months = self.months.clone().map(|t| t..t + 1).collect();
                sum("why-sum-months", taken.spans(months))
            }
            Cut::Role => sum("why-sum-roles", taken.roles()),
            Cut::District => sum("why-sum-districts", taken.districts()),
            Cut::Formula => {
                let (formula, parts, finish) = taken.formula();
                Explanation { formula, parts: significant(parts), finish, value }
            }
        };
        if explanation.parts.is_empty() && explanation.finish != Finish::Course {
            // Nobody and nothing: no sources of a kind, no districts of a unit.
            explanation.parts.extend(told(Op::Plus, "why-nothing", 0.0));
        }
        explanation
    }
}

/// Leaves out what adds nothing, where all is added.
fn significant(mut parts: Vec<Part>) -> Vec<Part> {
    let adds = parts.iter().all(|part| matches!(part.op, Op::Plus | Op::Minus));
    if adds && parts.len() > 1 {
        let first = parts.first().cloned();
        parts.retain(|part| part.value.abs() > 1e-12);
        if parts.is_empty() {
            parts.extend(first);
        }
    }
    parts
}

/// What a formula gives: its message, its parts, and what is done in the end.
pub(super) type Formula = (&'static str, Vec<Part>, Finish);

/// A figure that is being taken apart.
pub(super) struct Taken<'a> {
    pub(super) question: &'a FigureQuestion,
    pub(super) evidence: &'a Evidence,
    pub(super) views: Views<'a>,
}

impl<'a> Taken<'a> {
    pub(super) fn view(&self) -> View<'a> {
        self.views.of(self.question.side)
    }

    /// Another figure as a part; nothing where it is undefined.
    pub(super) fn part(&self, op: Op, question: FigureQuestion) -> Option<Part> {
        let value = question.value_in(&self.views)?;
        Some(Part { op, is: PartIs::Figure(question), value })
    }

    /// Another figure of the same unit and months as a part.
    pub(super) fn own(&self, op: Op, asked: Asked) -> Option<Part> {
        self.part(op, self.question.of(asked).per(None))
    }

    /// An assumption as a part, `scale` times its value.
    #[expect(clippy::unnecessary_wraps, reason = "it stands beside parts that may be undefined")]
    pub(super) fn param(&self, param: ParamId, scale: f64) -> Option<Part> {
        let value = self.view().parameters.value(param) * scale;
        Some(Part { op: Op::Times, is: PartIs::Param(param), value })
    }

    /// All of `questions`, added.
    fn added(&self, questions: impl Iterator<Item = FigureQuestion>) -> Vec<Part> {
        questions.filter_map(|question| self.part(Op::Plus, question)).collect()
    }

    fn accounts(&self) -> Vec<Part> {
        let Asked::Cost(amount, _) = self.question.asked else { return Vec::new() };
        let of = |account| self.question.of(Asked::Cost(amount, Some(account)));
        self.added(Account::ALL.into_iter().map(of))
    }

    fn units(&self) -> Vec<Part> {
        let units = self.view().plan.units.indices();
        let of = |unit: UnitIdx| FigureQuestion { unit: Some(unit), ..self.question.clone() };
        self.added(units.map(of))
    }

    fn spans(&self, spans: Vec<std::ops::Range<usize>>) -> Vec<Part> {
        let of = |months| FigureQuestion { months, ..self.question.clone() };
        self.added(spans.into_iter().map(of))
    }

    pub(super) fn roles(&self) -> Vec<Part> {
        let figure = match self.question.asked {
            Asked::Posts => RoleFigure::Posts,
            Asked::Filled => RoleFigure::Filled,
            Asked::Vacancies => RoleFigure::Vacancies,
            Asked::Productive => RoleFigure::Productive,
            _ => return Vec::new(),
        };
        self.by_role(figure)
    }

    pub(super) fn by_role(&self, figure: RoleFigure) -> Vec<Part> {
        let of = |role: Role| self.question.of(Asked::OfRole(role, figure));
        self.added(Role::ALL.into_iter().map(of))
    }

    fn districts(&self) -> Vec<Part> {
        let Some(unit) = self.question.unit else { return Vec::new() };
        let demand = &self.evidence.course(self.question.side).demand;
        let month = self.view().simulation.month(self.question.last());
        let served = demand.districts.iter_enumerated();
        let served = served.filter(|(_, district)| demand.served_by(district, month) == unit);
        let part = |(district, figures): (DistrictIdx, &crate::simulate::DistrictDemand)| Part {
            op: Op::Plus,
            is: PartIs::District(district),
            value: figures.need_children,
        };
        served.map(part).collect()
    }

    fn formula(&self) -> Formula {
        if let Some(heads) = self.question.per {
            let whole = self.question.clone().per(None);
            let parts = [self.part(Op::Plus, whole), self.own(Op::Per, Asked::Heads(heads))];
            return ("why-per-head", parts.into_iter().flatten().collect(), Finish::Exact);
        }
        if self.question.asked.is_money() { self.money() } else { self.work() }
    }

    /// The side that the figure is not of.
    pub(super) fn today(&self, op: Op, asked: Asked) -> Option<Part> {
        self.part(op, self.question.of(asked).on(PlanSide::Today))
    }
}
