//! `narplan travel`.

use std::path::Path;

use super::Done;
use super::args::TravelArgs;
use super::error::CliError;
use crate::app::{TravelTable, open, save_new, say, take_tables};
use crate::i18n::Tr;

pub(super) fn run(args: &TravelArgs, tr: &Tr) -> Result<Done, CliError> {
    let mut opened = open(&args.plan)?;
    let wanted = [
        (TravelTable::Times, args.times.as_deref()),
        (TravelTable::Points, args.points.as_deref()),
    ];
    let files: Vec<(TravelTable, &Path)> =
        wanted.into_iter().filter_map(|(table, path)| Some((table, path?))).collect();
    let read = take_tables(&mut opened.document, &files)?;
    save_new(&opened.document, &args.output, args.force)?;
    let notes = opened.notes.iter().chain(&read);
    let mut lines: Vec<String> = notes.map(|note| say(tr, note)).collect();
    let path = args.output.display().to_string();
    lines.push(tr.f("cli-wrote", &[("path", (&path).into())]));
    Ok(Done { lines, ..Done::default() })
}
