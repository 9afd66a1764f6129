//! Why there is no answer, in the user's words.

use super::SuggestFailure;
use super::make::AskError;
use crate::app::document::Document;
use crate::app::say::say;
use crate::i18n::Tr;
use crate::model::{DistrictIdx, Explain, Message};
use crate::suggest::cheapest::Miss;
use crate::suggest::ensemble::EnsembleError;
use crate::suggest::exact::{SolveError, Why};
use crate::suggest::{AssignmentTask, Part, ProblemError};

/// A share as per cent that is never said to be more than it is: 99,97 % is no 100 %.
#[must_use]
pub fn percent_at_most(tr: &Tr, share: f64) -> String {
    let decimals = usize::from(share > 0.99 && share < 1.0);
    let scale = 10_f64.powi(decimals as i32);
    tr.percent((share * 100.0 * scale + 1e-9).floor() / scale, decimals)
}

/// Where a plan falls short.
#[must_use]
pub fn miss_text(tr: &Tr, miss: Miss) -> String {
    match miss {
        Miss::Point { point, reached } => {
            let month = tr.month(point.month.year(), point.month.month());
            tr.f(
                "cheapest-miss-point",
                &[
                    ("month", (&month).into()),
                    ("reached", (&percent_at_most(tr, reached)).into()),
                    ("needed", (&tr.percent(point.share * 100.0, 0)).into()),
                ],
            )
        }
        Miss::Year { year, gap } => tr.f(
            "cheapest-miss-year",
            &[
                ("year", (&year.to_string()).into()),
                ("gap", (&tr.number((gap.to_sek() / 1000.0).ceil(), 0)).into()),
            ],
        ),
    }
}

/// A reason with the names that the open plan shows.
pub(super) struct Words<'a> {
    pub(super) document: &'a Document,
    pub(super) task: Option<&'a AssignmentTask>,
    pub(super) tr: &'a Tr,
}

impl Words<'_> {
    pub(super) fn of_asking(&self, error: &AskError) -> String {
        let message = match error {
            AskError::Task(error) => {
                let message = error.message();
                match error.district() {
                    Some(district) => message.text("district", self.document.name_of(district)),
                    None => message,
                }
            }
            AskError::Unassigned(districts) => Message::new("suggest-error-unassigned")
                .number("count", districts.len() as f64)
                .text("districts", self.names(districts)),
        };
        say(self.tr, &message)
    }

    pub(super) fn of_failure(&self, failure: &SuggestFailure) -> String {
        let message = match failure {
            SuggestFailure::Assignment(error) => self.of_solving(error),
            SuggestFailure::Ensemble(error) => self.of_ensemble(error),
            SuggestFailure::Order(error) => {
                Message::new("suggest-error-order").text("detail", error.to_string())
            }
            SuggestFailure::Cheapest(error) => error.message(),
            SuggestFailure::NotValid => Message::new("suggest-error-not-valid"),
            SuggestFailure::Broken(reason) => Message::new("notice-broken").text("reason", reason),
        };
        say(self.tr, &message)
    }

    fn of_solving(&self, error: &SolveError) -> Message {
        match error {
            SolveError::Problem(error) => self.of_problem(error),
            SolveError::Weight => Message::new("suggest-error-weight"),
            SolveError::Infeasible(why) => self.of_why(why),
            SolveError::Stopped => Message::new("suggest-error-stopped"),
        }
    }

    fn of_problem(&self, error: &ProblemError) -> Message {
        match *error {
            ProblemError::NoPart(node) => {
                Message::new("suggest-error-no-part").text("district", self.district(node))
            }
            ProblemError::Seat(part) => {
                Message::new("suggest-error-seat").text("unit", self.unit(part))
            }
            _ => Message::new("suggest-error-figures").text("detail", error.to_string()),
        }
    }

    fn of_why(&self, why: &Why) -> Message {
        let new = Message::new;
        match *why {
            Why::Group { node } => new("suggest-why-group").text("district", self.district(node)),
            Why::Heavy { node, load, most } => new("suggest-why-heavy")
                .text("district", self.district(node))
                .text("load", self.tr.number(load, 0))
                .text("most", self.tr.number(most, 0)),
            Why::Apart { node, part } => new("suggest-why-apart")
                .text("district", self.district(node))
                .text("unit", self.unit(part)),
            Why::NoPart { node } => {
                new("suggest-why-no-part").text("district", self.district(node))
            }
            Why::Load { part, least, most, low, high } => new("suggest-why-load")
                .text("unit", self.unit(part))
                .text("least", self.tr.number(least, 0))
                .text("most", self.tr.number(most, 0))
                .text("low", self.tr.number(low, 0))
                .text("high", self.tr.number(high, 0)),
            Why::NoRoom { node } => {
                new("suggest-why-no-room").text("district", self.district(node))
            }
            Why::Together => new("suggest-why-together"),
        }
    }

    fn of_ensemble(&self, error: &EnsembleError) -> Message {
        let new = Message::new;
        match error {
            EnsembleError::Problem(error) => self.of_problem(error),
            EnsembleError::Option(_) => new("suggest-error-weight"),
            EnsembleError::OnePart => new("suggest-error-few-units"),
            EnsembleError::Pieces(count) => {
                new("suggest-context-pieces").number("count", *count as f64)
            }
            EnsembleError::NoPart(node) => {
                new("suggest-error-no-part").text("district", self.district(*node))
            }
            EnsembleError::Empty(part) => {
                new("suggest-context-empty").text("unit", self.unit(*part))
            }
            EnsembleError::Apart(part) => {
                new("suggest-context-apart").text("unit", self.unit(*part))
            }
            EnsembleError::Uneven { needed } => new("suggest-context-uneven")
                .text("needed", self.tr.number((needed * 100.0).ceil(), 0)),
            EnsembleError::Stopped => new("suggest-error-stopped"),
        }
    }

    fn district(&self, node: usize) -> &str {
        let district = self.task.and_then(|task| task.districts.get(node));
        district.map_or("", |&district| self.document.name_of(district))
    }

    fn unit(&self, part: Part) -> &str {
        let unit = self.task.and_then(|task| task.units.get(part));
        let unit = unit.and_then(|&unit| self.document.plan.units.get(unit));
        unit.map_or("", |unit| &unit.name)
    }

    fn names(&self, districts: &[DistrictIdx]) -> String {
        let names: Vec<&str> = districts.iter().map(|&one| self.document.name_of(one)).collect();
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_share_short_of_all_is_not_called_all() {
        let tr = Tr::new(Language::Sv);
        assert_eq!(percent_at_most(&tr, 0.9997), "99,9\u{a0}%");
        assert_eq!(percent_at_most(&tr, 1.0), "100\u{a0}%");
        assert_eq!(percent_at_most(&tr, 0.977), "97\u{a0}%");
        assert_eq!(percent_at_most(&tr, 0.29), "29\u{a0}%");
    }
}
