//! What every paper says of itself: how far it has come, which version it is, of what day, and
//! which plan it is about.

use std::fmt;
use std::str::FromStr;

use super::{PROGRAM_VERSION, ReportError};
use crate::i18n::Tr;
use crate::model::{DistrictSet, Plan};
use crate::store;

/// How far a paper has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Utkast.
    #[default]
    Draft,
    /// Förslag.
    Proposal,
    /// Beslutad.
    Decided,
}

impl Status {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Proposal, Self::Decided];

    /// Stable name, as on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Draft => "utkast",
            Self::Proposal => "forslag",
            Self::Decided => "beslutad",
        }
    }

    /// Id of the message that names it.
    #[must_use]
    pub const fn message_id(self) -> &'static str {
        match self {
            Self::Draft => "paper-status-draft",
            Self::Proposal => "paper-status-proposal",
            Self::Decided => "paper-status-decided",
        }
    }
}

/// A day of the calendar (Gregorian), written `2027-04-30` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Day `day` of month `month` of `year`; `None` where the calendar has no such day, or the
    /// year is not one from 1900 to 9999 (what a spreadsheet knows).
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            2 => 28 + u8::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let is_day =
            (1900..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
        is_day.then_some(Self { year, month, day })
    }

    /// Year, month and day.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is not a day: write it as 2027-04-30");
        let parts: Vec<&str> = text.trim().split('-').collect();
        let [year, month, day] = parts.as_slice() else { return Err(wrong()) };
        let is_number = |text: &str, length: usize| {
            text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !(is_number(year, 4) && is_number(month, 2) && is_number(day, 2)) {
            return Err(wrong());
        }
        let date = match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) => Self::new(year, month, day),
            _ => None,
        };
        date.ok_or_else(wrong)
    }
}

/// What is set by who sends a paper out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// How far the paper has come.
    pub status: Status,
    /// Its version, in the sender's own way of counting; may be empty.
    pub version: String,
    /// Its day; without one the paper says the plan's period instead, never today.
    pub date: Option<Date>,
}

impl Stamp {
    /// The day that a file says it was made: that of the stamp, or else the first one of the
    /// plan's first month, so that the same plan gives the same file.
    #[must_use]
    pub fn file_date(&self, plan: &Plan) -> Option<Date> {
        let first = || {
            let year = u16::try_from(plan.start.year()).ok()?;
            Date::new(year, u8::try_from(plan.start.month()).ok()?, 1)
        };
        self.date.or_else(first)
    }

    /// Version and day, or the plan's period where no day is set, with the program.
    pub(super) fn first_line(&self, plan: &Plan, tr: &Tr) -> String {
        let version = (!self.version.is_empty())
            .then(|| tr.f("paper-version", &[("version", (&self.version).into())]));
        let date = self.date.map_or_else(
            || tr.f("paper-undated", &[("period", (&period(plan)).into())]),
            |date| date.to_string(),
        );
        let program = tr.f("paper-program", &[("version", PROGRAM_VERSION.into())]);
        let parts: Vec<String> = version.into_iter().chain([date, program]).collect();
        parts.join(" · ")
    }

    /// Seed and hash of the plan.
    pub(super) fn second_line(plan: &Plan, hash: &str, tr: &Tr) -> String {
        let seed = plan.uncertainty.seed.to_string();
        let short: String = hash.chars().take(16).collect();
        tr.f("paper-seed-and-plan", &[("seed", (&seed).into()), ("hash", (&short).into())])
    }
}

/// The months that `plan` is about: `2027-01 – 2031-12`.
pub(super) fn period(plan: &Plan) -> String {
    format!("{} – {}", plan.start, plan.end().plus(-1))
}

/// SHA-256 of what of `plan` may leave the program, lower-case hexadecimal: what says on every
/// paper which plan it is about. See [`store::plan_hash`].
///
/// # Errors
/// [`ReportError::Plan`] where the plan cannot be written.
pub fn plan_hash(map: &DistrictSet, plan: &Plan) -> Result<String, ReportError> {
    store::plan_hash(map, plan).map_err(|error| ReportError::Plan(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_that_the_calendar_has() {
        for day in ["2027-04-30", "2028-02-29", "2000-02-29", "1900-01-01"] {
            assert_eq!(day.parse::<Date>().unwrap().to_string(), day);
        }
        for wrong in
            ["2027-02-29", "1900-02-29", "2027-04-31", "2027-4-1", "27-04-01", "", "2027-00-01"]
        {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }
}
