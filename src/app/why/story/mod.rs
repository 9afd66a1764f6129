//! How what is no single figure of the simulation comes about, in words and numbers.

#[cfg(test)]
mod answers_tests;
mod balance;
mod cheapest;
mod compared;
mod district;
mod drawn;
mod planned;
mod runs;
mod searched;
mod starts;
mod tag;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::{Evidence, Inquiry, MoversTask};
use crate::app::compare::{Side, name_of};
use crate::app::mapping::AskedFigure;
use crate::app::state::AppState;
use crate::i18n::NO_BREAK_SPACE;
use crate::model::{ParamId, Plan};
use crate::simulate::Simulation;

/// The story of a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// What it is called.
    pub name: String,
    /// The same with whose it is, and when.
    pub title: String,
    /// The figure with its unit.
    pub value: String,
    /// How it is worked out.
    pub formula: String,
    /// What it is worked out from.
    pub rows: Vec<StoryRow>,
    /// Whether the rows make it up.
    pub makes_up: bool,
    /// What stands beside it.
    pub beside: Vec<StoryRow>,
    /// What lies just beside it.
    pub near: Vec<NearRow>,
    /// What else should be known.
    pub notes: Vec<String>,
    /// The assumptions that it rests on.
    pub inputs: Vec<ParamId>,
    /// What is tried to find out what moves it most.
    pub moving: Option<Moving>,
    /// How much of the spread comes from which assumption, where that is known.
    pub shares: Vec<[String; 2]>,
}

/// A line of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryRow {
    /// What is done with it: "+", or nothing.
    pub sign: &'static str,
    /// What it is.
    pub name: String,
    /// Its value.
    pub text: String,
    /// Where more is told of it.
    pub to: Option<RowTo>,
}

/// Something that lies just beside what a story is about.
#[derive(Clone, Debug, PartialEq)]
pub struct NearRow {
    /// What it is, and how its value differs.
    pub row: StoryRow,
    /// What else is to be said of it.
    pub told: String,
}

/// What tells more of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum RowTo {
    /// Its own reason.
    Why(Inquiry),
    /// The card of a figure of the map's table.
    Card(AskedFigure),
}

/// What is tried to find out what moves a figure most, and how that is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// The question.
    pub task: MoversTask,
    /// The figure as it is.
    pub middle: Option<f64>,
    /// What values are divided by to be told.
    pub scale: f64,
    /// Their unit.
    pub unit: String,
}

impl Story {
    fn row(&mut self, sign: &'static str, name: impl Into<String>, text: impl Into<String>) {
        self.rows.push(StoryRow { sign, name: name.into(), text: text.into(), to: None });
    }

    fn row_to(
        &mut self,
        sign: &'static str,
        name: impl Into<String>,
        text: impl Into<String>,
        to: RowTo,
    ) {
        let (name, text) = (name.into(), text.into());
        self.rows.push(StoryRow { sign, name, text, to: Some(to) });
    }
}

/// "12,5 km".
fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number}{NO_BREAK_SPACE}{unit}") }
}

impl AppState {
    /// The story of `inquiry`, with the evidence of [`AppState::plan_told`]; `None` where it is a figure,
    /// which tells of itself, or where there is no such thing (any more).
    #[must_use]
    pub fn story(&self, inquiry: &Inquiry, evidence: &Arc<Evidence>) -> Option<Story> {
        match inquiry {
            Inquiry::Figure(..) => None,
            Inquiry::Drawn(drawn) => self.story_of_runs(drawn, evidence),
            Inquiry::Measured(side, measure) => self.story_of_side(*side, *measure, evidence),
            Inquiry::Difference { from, to, measure } => {
                self.story_of_difference(*from, *to, *measure, evidence)
            }
            Inquiry::Balance(measure, unit, month) => {
                self.story_of_balance(*measure, *unit, *month, evidence)
            }
            Inquiry::Level(of, side, outcome) => {
                self.story_of_level((of.as_ref(), *side), *outcome, evidence)
            }
            Inquiry::Tag(carried, figure) => self.story_of_tag(carried, *figure),
            Inquiry::Searched(searched) => self.story_of_search(*searched, evidence),
            Inquiry::Posts(figure) => self.story_of_posts(*figure),
            Inquiry::Cheapest => self.story_of_cheapest(evidence),
            Inquiry::District(figure, district) => self.story_of_district(*figure, *district),
            Inquiry::Changing { twice } => Some(self.story_of_changing(*twice)),
        }
    }

    /// What `inquiry` is called, for the way back to it, with the evidence of its own plan.
    #[must_use]
    pub fn inquiry_title(&self, inquiry: &Inquiry, evidence: &Arc<Evidence>) -> String {
        match inquiry {
            Inquiry::Figure(of, question) => {
                self.of_plan(question.title(evidence, &self.tr), of.as_ref())
            }
            other => self.story(other, evidence).map(|story| story.title).unwrap_or_default(),
        }
    }

    /// The plan of a side with its simulation and that of its Nollalternativ.
    pub(super) fn side_simulated(
        &self,
        side: Side,
    ) -> Option<(&Plan, &Simulation, Option<&Simulation>)> {
        let is_open = side == Side::Scenario(self.document.plan.scenarios.open());
        if is_open {
            let results = &self.results;
            return Some((&self.document.plan, results.simulation()?, results.baseline.as_ref()));
        }
        let compared = self.comparison()?.sides.iter().find(|one| one.side == side)?;
        let simulation = compared.simulation()?;
        let baseline = match side {
            Side::Baseline => Some(simulation),
            Side::Scenario(_) => compared.results.baseline.as_ref(),
        };
        Some((&compared.plan, simulation, baseline))
    }

    fn name_of_side(&self, side: Side) -> String {
        name_of(&self.document, side, &self.tr)
    }
}
