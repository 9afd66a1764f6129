//! The formulas of staff, demand and cases: `docs/model.md`, Demand, Cases and Staff.

use super::accounts::{exact, told};
use super::explain::{Finish, Formula, Op, Part, Taken};
use super::{Asked, FigureQuestion, RoleFigure};
use crate::model::{ParamId, Role};
use crate::simulate::mean_case_months;

impl Taken<'_> {
    pub(super) fn work(&self) -> Formula {
        let plus = |asked| self.own(Op::Plus, asked);
        let per = |asked| self.own(Op::Per, asked);
        let course = |formula, parts: Vec<Option<Part>>| {
            (formula, parts.into_iter().flatten().collect(), Finish::Course)
        };
        match self.question.asked {
            Asked::OfRole(role, figure) => self.role_work(role, figure),
            Asked::Filled => self.flow("why-filled", Asked::Filled),
            Asked::Open => self.flow("why-open", Asked::Open),
            Asked::Active => {
                exact("why-active", [plus(Asked::Open), self.own(Op::Minus, Asked::Waiting)])
            }
            Asked::Waiting => course("why-waiting", vec![plus(Asked::Open)]),
            Asked::Overdue => course("why-overdue", vec![plus(Asked::Open)]),
            Asked::Caseload => exact("why-caseload", [plus(Asked::Active), per(Asked::WORKERS)]),
            Asked::Coverage => {
                let (formula, of, finish) = if self.question.unit.is_some() {
                    ("why-coverage", Asked::Capacity, Finish::AtMost100)
                } else {
                    ("why-coverage-whole", Asked::Covered, Finish::Percent)
                };
                let parts = [plus(of), per(Asked::Started)];
                (formula, parts.into_iter().flatten().collect(), finish)
            }
            Asked::Covered => {
                let share = self
                    .own(Op::Times, Asked::Coverage)
                    .map(|part| Part { value: part.value / 100.0, ..part });
                exact("why-covered", [plus(Asked::Started), share])
            }
            Asked::Capacity => {
                let view = self.view();
                let months = mean_case_months(view.plan, view.parameters);
                exact(
                    "why-capacity",
                    [
                        plus(Asked::WORKERS),
                        self.param(ParamId::CaseloadNorm, 1.0),
                        told(Op::Per, "why-case-months", months),
                    ],
                )
            }
            Asked::Started => exact(
                "why-started",
                [plus(Asked::Reports), self.param(ParamId::ShareInvestigated, 0.01)],
            ),
            Asked::Reports => exact("why-reports", [plus(Asked::BaseReports), plus(Asked::Rise)]),
            Asked::YearlyReports => exact(
                "why-yearly-reports",
                [plus(Asked::Reports), told(Op::Times, "why-months", 12.0)],
            ),
            Asked::Equity => course("why-equity", vec![plus(Asked::Started), plus(Asked::Covered)]),
            Asked::BaseReports => exact(
                "why-base-reports",
                [
                    plus(Asked::NeedChildren),
                    self.param(ParamId::ReportsPer1000, 0.001),
                    told(Op::Per, "why-months", 12.0),
                ],
            ),
            Asked::Rise => course("why-rise", vec![plus(Asked::BaseReports)]),
            Asked::Closed => course("why-closed", vec![plus(Asked::Capacity)]),
            Asked::LiveNeed => {
                let local = self.view().plan.local_units();
                let of = |(unit, _)| {
                    let need = self.question.of(Asked::NeedChildren);
                    self.part(Op::Plus, FigureQuestion { unit: Some(unit), ..need })
                };
                ("why-live-need", local.filter_map(of).collect(), Finish::Exact)
            }
            Asked::Rollout => {
                let parts = [plus(Asked::LiveNeed), per(Asked::NeedChildren)];
                ("why-rollout", parts.into_iter().flatten().collect(), Finish::Percent)
            }
            Asked::NeedChildren => course("why-need-children", Vec::new()),
            Asked::Heads(_) => course("why-heads", Vec::new()),
            // Those are taken apart by role; amounts have their own formulas.
            _ => course("why-undefined", Vec::new()),
        }
    }

    /// People, or open cases: those of the month before, who came, who went, and who moved.
    fn flow(&self, formula: &'static str, asked: Asked) -> Formula {
        let t = self.question.last();
        let now = self.view().month(self.question.unit, t);
        let before = t.checked_sub(1);
        let of_before = |asked| {
            let question = self.question.of(asked);
            self.part(Op::Plus, FigureQuestion { months: before?..t, ..question })
        };
        let Some(now) = now else { return (formula, Vec::new(), Finish::Course) };
        let month_before = before.and_then(|t| self.view().month(self.question.unit, t));
        let Some(was) = month_before else {
            return ("why-steady", Vec::new(), Finish::Course);
        };
        let (came, went, moved) = if asked == Asked::Filled {
            let moved = now.filled - was.filled + was.leavers - now.hires;
            let came = told(Op::Plus, "why-hires", now.hires);
            (came, told(Op::Minus, "why-leavers", was.leavers), moved)
        } else {
            let moved = now.open - was.open - now.started + now.closed;
            let came = self.own(Op::Plus, Asked::Started);
            (came, self.own(Op::Minus, Asked::Closed), moved)
        };
        let moved = (moved.abs() > 1e-9).then(|| told(Op::Plus, "why-moved", moved)).flatten();
        exact(formula, [of_before(asked), came, went, moved])
    }

    fn role_work(&self, role: Role, figure: RoleFigure) -> Formula {
        let of = |op, figure| self.own(op, Asked::OfRole(role, figure));
        match figure {
            RoleFigure::Vacancies => (
                "why-vacancies",
                [of(Op::Plus, RoleFigure::Posts), of(Op::Minus, RoleFigure::Filled)]
                    .into_iter()
                    .flatten()
                    .collect(),
                Finish::NotBelow0,
            ),
            RoleFigure::Agency => exact(
                "why-agency",
                [of(Op::Plus, RoleFigure::Vacancies), self.param(ParamId::AgencyShare, 0.01)],
            ),
            RoleFigure::Present => exact(
                "why-present",
                [of(Op::Plus, RoleFigure::Ramped), of(Op::Plus, RoleFigure::Agency)],
            ),
            RoleFigure::AtWork => {
                let share = 1.0 - self.view().parameters.fraction(ParamId::Absence);
                exact(
                    "why-at-work",
                    [of(Op::Plus, RoleFigure::Present), told(Op::Times, "why-not-absent", share)],
                )
            }
            RoleFigure::Productive => exact(
                "why-productive",
                [of(Op::Plus, RoleFigure::AtWork), of(Op::Minus, RoleFigure::Way)],
            ),
            RoleFigure::Posts => ("why-posts", Vec::new(), Finish::Course),
            RoleFigure::Ramped => {
                let filled = of(Op::Plus, RoleFigure::Filled);
                ("why-ramped", filled.into_iter().collect(), Finish::Course)
            }
            RoleFigure::Way => ("why-way", Vec::new(), Finish::Course),
            _ => {
                let posts = of(Op::Plus, RoleFigure::Posts);
                ("why-role-filled", posts.into_iter().collect(), Finish::Course)
            }
        }
    }
}
