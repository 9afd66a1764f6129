//! `narplan population` and `narplan parameters`.

use std::path::Path;

use super::Done;
use super::args::{ParametersArgs, PopulationArgs};
use super::error::CliError;
use crate::app::{Opened, PlanTable, export_parameters, open, save_new, say, take_plan_table};
use crate::i18n::Tr;

pub(super) fn population(args: &PopulationArgs, tr: &Tr) -> Result<Done, CliError> {
    let opened = open(&args.plan)?;
    take(opened, (PlanTable::Population, &args.table), (&args.output, args.force), tr)
}

pub(super) fn parameters(args: &ParametersArgs, tr: &Tr) -> Result<Done, CliError> {
    let opened = open(&args.plan)?;
    let mut done = Done::default();
    if let Some(path) = &args.export {
        done.lines.extend(opened.notes.iter().map(|note| say(tr, note)));
        export_parameters(&opened.document, path, tr.language())?;
        done.lines.push(wrote(path, tr));
    } else if let (Some(table), Some(output)) = (&args.import, &args.output) {
        done = take(opened, (PlanTable::Parameters, table), (output, args.force), tr)?;
    }
    Ok(done)
}

/// Takes a table into a plan, and writes that as a new file.
fn take(
    mut opened: Opened,
    (table, path): (PlanTable, &Path),
    (output, force): (&Path, bool),
    tr: &Tr,
) -> Result<Done, CliError> {
    let read = take_plan_table(&mut opened.document, table, path)?;
    save_new(&opened.document, output, force)?;
    let notes = opened.notes.iter().chain(&read);
    let mut lines: Vec<String> = notes.map(|note| say(tr, note)).collect();
    lines.push(wrote(output, tr));
    Ok(Done { lines, ..Done::default() })
}

fn wrote(path: &Path, tr: &Tr) -> String {
    tr.f("cli-wrote", &[("path", (&path.display().to_string()).into())])
}
