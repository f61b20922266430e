//! The command `weft`: parses the command line, runs one command, and turns its outcome into an exit
//! code (formats.md 5): 0 done, 1 a finding reached `--fail-on`, 2 wrong input, 3 output not written.

mod arguments;
mod commands;
mod drawing;
mod failure;
mod input;
mod kept;
mod output;
mod progress;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};
use failure::Outcome;

fn main() -> ExitCode {
    weft_files::hush_caught_panics();
    let outcome = match Arguments::parse().command {
        Command::Audit(arguments) => commands::audit::run(&arguments),
        Command::Match(arguments) => commands::matching::run(&arguments),
        Command::Diff(arguments) => commands::diff::run(&arguments),
        Command::Convert(arguments) => commands::convert::run(&arguments),
        Command::Mine(arguments) => commands::mine::run(&arguments),
        Command::Plan(arguments) => commands::plan::run(&arguments),
        Command::Rules(arguments) => commands::rules::run(&arguments),
        Command::Suggest(arguments) => commands::suggest::run(&arguments),
        Command::Settings => commands::settings::run(),
        Command::Completions { shell } => commands::shell::completions(shell),
        Command::Man => commands::shell::man(),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::LimitReached) => ExitCode::from(1),
        Err(failure) => {
            output::complain(&failure.to_string());
            failure.code()
        }
    }
}
