//! The command line: no subcommand opens the window, subcommands work without one.
//!
//! Standard output carries data only; what is told to a person goes to standard error, in the
//! person's language. `docs/cli.md` documents the JSON and the exit codes.

mod about;
mod args;
mod ask;
mod ask_args;
mod balance;
mod cheapest;
mod check;
mod compare;
mod error;
mod export;
mod info;
mod new;
mod paper_args;
mod runs;
mod simulate;
mod statistics;
mod statistics_args;
mod suggest;
mod table;
mod tables;
mod text;
mod travel;
mod why;
mod window;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::time::Instant;

use clap::{CommandFactory, Parser};

use crate::app::{Explain, Remembered, say};
use crate::i18n::{Language, Tr};
use args::{Args, Command};
use error::{CliError, exit};

/// What a subcommand has to say.
#[derive(Debug, Default)]
struct Done {
    /// Data, for standard output.
    data: Vec<u8>,
    /// Lines for a person, for standard error.
    lines: Vec<String>,
    /// The exit code.
    code: u8,
}

impl Done {
    fn data(data: impl Into<Vec<u8>>) -> Self {
        Self { data: data.into(), ..Self::default() }
    }

    fn line(line: String) -> Self {
        Self { lines: vec![line], ..Self::default() }
    }
}

/// Runs the program with `args`, the program's name first, and gives its exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let started = Instant::now();
    let args = match parse(args) {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let remembered = Remembered::load();
    let language = args.lang.map_or_else(|| remembered.language(), Language::from);
    let tr = Tr::new(language);
    let done = match args.command {
        Some(command) => run(command, &tr),
        None => window::open(args.file.as_deref(), remembered, language, started),
    };
    match done.and_then(|done| finish(&done)) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            tell(&say(&tr, &error.message()));
            ExitCode::from(error.exit_code())
        }
    }
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
    let args = Args::try_parse_from(args)?;
    if args.file.is_some() && args.command.is_some() {
        let text = "a plan file stands before the subcommand: write it after";
        return Err(Args::command().error(clap::error::ErrorKind::ArgumentConflict, text));
    }
    if let Some(Command::Why(why)) = &args.command
        && let Err(text) = why.asked()
    {
        let mut all = Args::command();
        all.build();
        let mut own = all.find_subcommand("why").cloned().unwrap_or(all);
        return Err(own.error(clap::error::ErrorKind::ArgumentConflict, text));
    }
    Ok(args)
}

/// Help and version are asked for and go to standard output; the rest is wrong usage.
fn usage(error: &clap::Error) -> ExitCode {
    // A reader that has gone away has seen enough.
    drop(error.print());
    ExitCode::from(if error.use_stderr() { exit::USAGE } else { exit::OK })
}

fn run(command: Command, tr: &Tr) -> Result<Done, CliError> {
    match command {
        Command::Info(args) => info::run(&args, tr),
        Command::Presets => Ok(new::presets(tr)),
        Command::New(args) => new::run(&args, tr),
        Command::Check(args) => check::run(&args, tr),
        Command::Balance(args) => balance::run(&args, tr),
        Command::Compare(args) => compare::run(&args, tr),
        Command::Simulate(args) => simulate::run(&args, tr),
        Command::Why(args) => why::run(&args, tr),
        Command::Sensitivity(args) => ask::sensitivity(&args, tr),
        Command::Solve(args) => ask::solve(&args, tr),
        Command::Safe(args) => ask::safe(&args, tr),
        Command::Tipping(args) => ask::tipping(&args, tr),
        Command::Suggest(args) => suggest::suggest(&args, tr),
        Command::Sequence(args) => suggest::sequence(&args, tr),
        Command::Cheapest(args) => cheapest::cheapest(&args, tr),
        Command::Ensemble(args) => suggest::ensemble(&args, tr),
        Command::Settled(args) => suggest::settled(&args, tr),
        Command::Tradeoffs(args) => suggest::tradeoffs(&args, tr),
        Command::Segregation(args) => statistics::segregation(&args, tr),
        Command::Classify(args) => statistics::classify(&args, tr),
        Command::Moran(args) => statistics::moran(&args, tr),
        Command::Travel(args) => travel::run(&args, tr),
        Command::Population(args) => tables::population(&args, tr),
        Command::Parameters(args) => tables::parameters(&args, tr),
        Command::Export(args) => export::run(&args, tr),
        Command::Screenshot(args) => window::screenshot(&args, tr),
    }
}

fn finish(done: &Done) -> Result<u8, CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(&done.data).and_then(|()| out.flush()) {
        // A reader such as `head` has had what it wanted.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        other => other.map_err(CliError::Stdout)?,
    }
    for line in &done.lines {
        tell(line);
    }
    Ok(done.code)
}

/// Writes `line` to standard error; if that is gone there is nobody to tell.
fn tell(line: &str) {
    drop(writeln!(io::stderr().lock(), "{line}"));
}

/// `value` as JSON, ending in a newline.
fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, CliError> {
    let mut text = serde_json::to_vec_pretty(value).map_err(CliError::Json)?;
    text.push(b'\n');
    Ok(text)
}
