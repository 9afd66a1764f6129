//! Another plan that the open one is compared with.

use std::path::PathBuf;
use std::sync::Arc;

use super::{RiskQuestion, RiskState};
use crate::app::action::{Effect, Job};
use crate::app::document::Document;
use crate::app::files::{AppError, Opened};
use crate::app::presets::Preset;
use crate::app::state::AppState;
use crate::model::{Message, Plan};

/// Where another plan is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherSource {
    /// One that the program comes with.
    Preset(Preset),
    /// A plan file.
    File(PathBuf),
}

/// Another plan on the map of the open one.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherPlan {
    /// The plan.
    pub plan: Plan,
}

/// Whether the months of `plan` and `other` are the same.
///
/// # Errors
/// A message that says that they are not.
pub(super) fn same_months(plan: &Plan, other: &Plan) -> Result<(), Message> {
    let is_same = (other.start, other.horizon_months) == (plan.start, plan.horizon_months);
    if is_same { Ok(()) } else { Err(Message::new("cli-tipping-other-months")) }
}

/// Whether the plans of `document` and `other` can be compared: the same map and the same months.
///
/// # Errors
/// A message that says why not.
pub fn comparable(document: &Document, other: &Document) -> Result<(), Message> {
    if !other.is_on_map_of(document) {
        return Err(Message::new("cli-tipping-other-map"));
    }
    same_months(&document.plan, &other.plan)
}

impl RiskState {
    /// Compares with `against`, or with Nollalternativ; what was asked about another is stopped.
    fn compare_with(&mut self, against: Option<Arc<OtherPlan>>) -> Vec<Effect> {
        self.against = against;
        let question = RiskQuestion::TippingPoints;
        self.failures.remove(&question);
        let was_running = self.running.remove(&question).is_some();
        was_running.then_some(Effect::StopAssessing(question)).into_iter().collect()
    }
}

impl AppState {
    /// Compares with another plan once it is read, or with Nollalternativ at once.
    pub(super) fn compare_with(&mut self, source: Option<OtherSource>) -> Vec<Effect> {
        match source {
            Some(source) => vec![Effect::Run(Job::ReadOther { source, epoch: self.epoch })],
            None => self.risk.compare_with(None),
        }
    }

    /// Takes a plan that was read to be compared with, unless another plan is open by now; where it
    /// cannot be, that is said and all stays as it was.
    pub(in crate::app) fn take_other(
        &mut self,
        epoch: u64,
        result: Result<Box<Opened>, AppError>,
    ) -> Vec<Effect> {
        let opened = match result {
            Err(error) => {
                self.notify_error(&error);
                return Vec::new();
            }
            Ok(_) if epoch != self.epoch => return Vec::new(),
            Ok(opened) => opened,
        };
        if let Err(message) = comparable(&self.document, &opened.document) {
            self.notify_refused(&message);
            return Vec::new();
        }
        let Document { plan, .. } = opened.document;
        self.risk.compare_with(Some(Arc::new(OtherPlan { plan })))
    }
}
