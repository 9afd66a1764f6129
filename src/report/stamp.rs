//! What every paper says of itself: how far it has come, which version it is, of what day, and
//! which plan it is about.

use super::{PROGRAM_VERSION, ReportError};
use crate::i18n::Tr;
use crate::model::{Date, DistrictSet, Papers, Plan, Status};
use crate::store;

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

impl From<&Papers> for Stamp {
    /// What the plan says of its papers.
    fn from(papers: &Papers) -> Self {
        let Papers { status, version, date, .. } = papers;
        Self { status: *status, version: version.trim().to_owned(), date: *date }
    }
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

    /// What a picture of `plan` says below it: version and day, and which plan it is of.
    ///
    /// # Errors
    /// [`ReportError::Plan`] where the plan cannot be written.
    pub fn lines(
        &self,
        map: &DistrictSet,
        plan: &Plan,
        tr: &Tr,
    ) -> Result<[String; 2], ReportError> {
        let hash = plan_hash(map, plan)?;
        Ok([self.first_line(plan, tr), Self::second_line(plan, &hash, tr)])
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
