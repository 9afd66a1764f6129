//! Population tables and sheets of parameters, out of files into the plan and back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{Effect, Job};
use super::document::Document;
use super::files::{AppError, refuse_own, write_file};
use super::say::say;
use super::state::{AppState, Dialog};
use crate::edit::{Command, EditError};
use crate::i18n::{Language, Tr};
use crate::model::{DistrictSet, Explain, FinerAreas, FinerRef, Message, Plan, Population, Shape};
use crate::read::{self, ParameterSheet};
use crate::report;

/// A table that is read into a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanTable {
    /// Children by district, year and age.
    Population,
    /// Values and ranges of parameters, who changed them, and why.
    Parameters,
    /// Areas finer than the districts, with counts: a table or a map.
    Finer,
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanTablePart {
    /// Children by district, year and age.
    Population(Population),
    /// Parameters.
    Parameters(ParameterSheet),
    /// Areas finer than the districts.
    Finer(FinerRef, Arc<FinerAreas>),
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanTableFile {
    /// What it holds.
    pub part: PlanTablePart,
    /// What was read and what is missing, a message each.
    pub notes: Vec<Message>,
}

impl PlanTableFile {
    /// Reads the table in `path`.
    ///
    /// # Errors
    /// [`AppError::Read`] with the place in the file; nothing of it is then taken.
    pub fn read(
        path: &Path,
        table: PlanTable,
        map: &DistrictSet,
        plan: &Plan,
    ) -> Result<Self, AppError> {
        Ok(match table {
            PlanTable::Population => {
                let read = read::open_population(path, map, plan)?;
                let notes = read.notes.iter().map(Explain::message).collect();
                Self { notes, part: PlanTablePart::Population(read.value) }
            }
            PlanTable::Parameters => {
                let read = read::open_parameters(path, &plan.parameters)?;
                let notes = read.notes.iter().map(Explain::message).collect();
                Self { notes, part: PlanTablePart::Parameters(read.value) }
            }
            PlanTable::Finer => {
                let read = read::open_finer(path, map, plan)?;
                let notes = read.notes.iter().map(Explain::message).collect();
                let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
                let reference = FinerRef {
                    path: absolute.to_string_lossy().replace('\\', "/"),
                    sha256: read.value.sha256.clone(),
                };
                Self { notes, part: PlanTablePart::Finer(reference, Arc::new(read.value)) }
            }
        })
    }
}

impl PlanTablePart {
    /// The command that takes this into `plan`: one undo step.
    #[must_use]
    pub fn command(self, plan: &Plan) -> Command {
        match self {
            Self::Population(population) => Command::SetPopulation(Some(population)),
            Self::Parameters(sheet) => parameters_command(sheet, plan),
            Self::Finer(reference, _) => Command::SetFiner(Some(reference)),
        }
    }

    /// Takes this into the plan of `document` as one undo step.
    fn take_into(self, document: &mut Document) -> Result<(), EditError> {
        if let Self::Finer(reference, areas) = &self {
            document.keep_finer(reference.clone(), Arc::clone(areas));
        }
        let command = self.command(&document.plan);
        document.edit(command).map(drop)
    }
}

/// Changes what `sheet` says otherwise than `plan`.
fn parameters_command(sheet: ParameterSheet, plan: &Plan) -> Command {
    let values = sheet.values.into_iter();
    let values = values.filter(|&(param, value)| plan.parameters.get(param) != value);
    let mut commands: Vec<Command> =
        values.map(|(param, value)| Command::SetParameter { param, value }).collect();
    let reasons = sheet.reasons.into_iter().filter(|(param, reason)| {
        let known = plan.model.reasons.get(param);
        known.map_or(!reason.is_empty(), |known| known != reason)
    });
    commands.extend(reasons.map(|(param, reason)| Command::SetParameterReason { param, reason }));
    let mut uncertainty = plan.uncertainty.clone();
    for (param, shape) in sheet.shapes {
        if shape == Shape::default() {
            uncertainty.shapes.remove(&param);
        } else {
            uncertainty.shapes.insert(param, shape);
        }
    }
    if uncertainty != plan.uncertainty {
        commands.push(Command::SetUncertainty(uncertainty));
    }
    Command::Batch { commands, label: Some(Message::new("edit-label-parameters")) }
}

/// Takes the table in `path` into the plan of `document`; gives what there is to say.
///
/// # Errors
/// [`AppError`] where the file cannot be taken; the plan is then unchanged.
pub fn take_plan_table(
    document: &mut Document,
    table: PlanTable,
    path: &Path,
) -> Result<Vec<Message>, AppError> {
    let read = PlanTableFile::read(path, table, &document.map, &document.plan)?;
    read.part.take_into(document)?;
    Ok(read.notes)
}

/// Writes the parameters of `document` as a sheet that [`take_plan_table`] reads.
///
/// # Errors
/// [`AppError`] where the file cannot be written, or is the plan's own.
pub fn export_parameters(
    document: &Document,
    path: &Path,
    language: Language,
) -> Result<(), AppError> {
    refuse_own([document.path.as_deref(), document.map_path().as_deref()], path)?;
    write_sheet(&document.plan, path, language)
}

/// Writes the sheet of parameters.
pub(super) fn write_sheet(plan: &Plan, path: &Path, language: Language) -> Result<(), AppError> {
    write_file(path, &report::parameter_sheet(plan, &Tr::new(language))?.bytes)
}

impl AppState {
    /// Reads a table in the background.
    pub(super) fn read_table(&self, table: PlanTable, path: PathBuf) -> Vec<Effect> {
        vec![Effect::Run(Job::ReadTable {
            table,
            path,
            map: Arc::clone(&self.document.map),
            plan: Box::new(self.document.plan.clone()),
            epoch: self.epoch,
        })]
    }

    /// Takes a table that was read, unless another plan is open by now.
    pub(super) fn take_table(
        &mut self,
        path: PathBuf,
        epoch: u64,
        result: Result<PlanTableFile, AppError>,
    ) -> Vec<Effect> {
        match result {
            Err(error) => self.notify_error(&error),
            Ok(_) if epoch != self.epoch => {}
            Ok(PlanTableFile { part, notes }) => {
                if let Err(error) = part.take_into(&mut self.document) {
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
