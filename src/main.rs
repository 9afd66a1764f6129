//! Närplan: no subcommand opens the window, subcommands work without one.

use std::process::ExitCode;

fn main() -> ExitCode {
    narplan::cli::main(std::env::args_os())
}
