//! Travel times and points weighted by population, out of files into the plan.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{Effect, Job};
use super::document::Document;
use super::files::AppError;
use super::say::say;
use super::state::{AppState, Dialog};
use crate::edit::Command;
use crate::model::{Centres, DistrictSet, Explain, Message, Plan, Travel, TravelTimes};
use crate::read;

/// A table that ways are measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TravelTable {
    /// Minutes from each district to each unit.
    Times,
    /// Points weighted by population.
    Points,
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq)]
pub enum TravelPart {
    /// Travel times by way of travelling.
    Times(Vec<TravelTimes>),
    /// Points of districts.
    Centres(Centres),
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct TravelFile {
    /// What it holds.
    pub part: TravelPart,
    /// What was read and what is missing, a message each.
    pub notes: Vec<Message>,
}

impl TravelFile {
    /// Reads the table in `path`.
    ///
    /// # Errors
    /// [`AppError::Read`] with the place in the file; nothing of it is then taken.
    pub fn read(
        path: &Path,
        table: TravelTable,
        map: &DistrictSet,
        plan: &Plan,
    ) -> Result<Self, AppError> {
        let told = |notes: &[read::TravelNote]| notes.iter().map(Explain::message).collect();
        Ok(match table {
            TravelTable::Times => {
                let read = read::open_times(path, map, plan)?;
                Self { notes: told(&read.notes), part: TravelPart::Times(read.value) }
            }
            TravelTable::Points => {
                let read = read::open_centres(path, map, plan)?;
                Self { notes: told(&read.notes), part: TravelPart::Centres(read.value) }
            }
        })
    }
}

impl TravelPart {
    /// `travel` with this in it: points replace all points, times those of the same way of
    /// travelling. The first times that a plan gets are used at once.
    #[must_use]
    pub fn into_travel(self, travel: &Travel) -> Travel {
        let mut travel = travel.clone();
        match self {
            Self::Centres(centres) => travel.centres = centres,
            Self::Times(tables) => {
                let first = tables.first().map(|table| table.mode.clone());
                for table in tables {
                    travel.times.retain(|known| known.mode != table.mode);
                    travel.times.push(table);
                }
                travel.mode = travel.mode.take().or(first);
            }
        }
        travel
    }
}

/// Takes the tables in the files into the plan of `document`; gives what there is to say.
///
/// # Errors
/// [`AppError`] where a file cannot be taken; the plan is then unchanged.
pub fn take_tables(
    document: &mut Document,
    files: &[(TravelTable, &Path)],
) -> Result<Vec<Message>, AppError> {
    let mut travel = document.plan.travel.clone();
    let mut notes = Vec::new();
    for &(table, path) in files {
        let read = TravelFile::read(path, table, &document.map, &document.plan)?;
        travel = read.part.into_travel(&travel);
        notes.extend(read.notes);
    }
    document.edit(Command::SetTravel(travel))?;
    Ok(notes)
}

impl AppState {
    /// Reads a table in the background.
    pub(super) fn read_travel(&self, table: TravelTable, path: PathBuf) -> Vec<Effect> {
        vec![Effect::Run(Job::ReadTravel {
            table,
            path,
            map: Arc::clone(&self.document.map),
            plan: Box::new(self.document.plan.clone()),
            epoch: self.epoch,
        })]
    }

    /// Takes a table that was read, unless another plan is open by now.
    pub(super) fn take_travel(
        &mut self,
        path: PathBuf,
        epoch: u64,
        result: Result<TravelFile, AppError>,
    ) -> Vec<Effect> {
        match result {
            Err(error) => self.notify_error(&error),
            Ok(_) if epoch != self.epoch => {}
            Ok(TravelFile { part, notes }) => {
                let travel = part.into_travel(&self.document.plan.travel);
                if let Err(error) = self.document.edit(Command::SetTravel(travel)) {
                    self.notify_error(&error);
                } else {
                    let lines = notes.iter().map(|note| say(&self.tr, note)).collect();
                    self.ask(Dialog::ReadReport { path, lines, choice: None });
                }
            }
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests;
