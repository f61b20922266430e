//! `cargo xtask run|test|check|bench|fuzz|engine|bundle|icons`: what a person or CI calls.
//!
//! Every task installs what is missing, says what it installs, and may be called again: what is there
//! is left alone. Works as root and as a user with sudo. **Invariant:** no dependencies, so that the
//! first thing anybody calls builds in a second on a new machine.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for people in a terminal"
)]

mod bench;
mod bundle;
mod command;
mod engine;
mod need;
mod notices;
mod task;

use std::process::ExitCode;

/// A task: its name, what it does in one line, and the function.
type Task = (&'static str, &'static str, fn() -> command::Outcome);

/// Everything that `cargo xtask` can do.
const TASKS: &[Task] = &[
    (
        "run",
        "build, and open a sample; without a display, audit it and write its report",
        task::run_sample,
    ),
    (
        "test",
        "every test: the crates, the user interface, the window",
        task::test,
    ),
    ("check", "format, lints, dependencies", task::check),
    (
        "bench",
        "the figures that the documentation claims",
        bench::all,
    ),
    (
        "fuzz",
        "the readers of foreign formats, one minute each",
        task::fuzz,
    ),
    (
        "engine",
        "the program weft-engine (DataFusion, Ballista): built and tested, which takes an hour once",
        engine::engine,
    ),
    (
        "bundle",
        "the package that people install, checked; on Windows and macOS the installers",
        bundle::bundle,
    ),
    (
        "bundle --try",
        "the same, installed in a clean Debian and used there (as root)",
        bundle::try_bundle,
    ),
    (
        "icons",
        "every icon, from src-tauri/icons/weft.svg",
        bundle::icons,
    ),
];

fn main() -> ExitCode {
    let name = std::env::args().skip(1).collect::<Vec<_>>().join(" ");
    let Some((_, _, task)) = TASKS.iter().find(|(known, _, _)| *known == name) else {
        eprintln!("usage: cargo xtask TASK");
        for (known, says, _) in TASKS {
            eprintln!("  {known:<12} {says}");
        }
        return ExitCode::from(2);
    };
    match task() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {name}: {error}");
            ExitCode::FAILURE
        }
    }
}
