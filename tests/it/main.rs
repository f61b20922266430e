//! The whole program: use cases through the session, commands through the mock runtime, and the real
//! window.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "what tests call is test code too, and a test that cannot run says so"
)]

mod dialogs;
mod editing;
mod exchange;
mod files;
mod hostile;
mod ipc;
mod journey;
mod logs;
mod matching;
mod people;
mod report;
mod screen;
mod screens;
mod stopping;
mod webdriver;
mod window;
mod workshop;

use std::path::{Path, PathBuf};

/// A sample that ships with Weft.
fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("samples")
        .join(name)
}

/// A folder that is shared beside the project; says so where it is absent.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!(
        "SKIPPED: {} is absent, so nothing of it was tested",
        path.display()
    );
    None
}

/// The day of every test.
fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 1, 15)
}

/// Who changes things in every test, and when.
fn by() -> weft_desktop::By<'static> {
    weft_desktop::By {
        author: "Facilitator",
        at: jiff::Timestamp::UNIX_EPOCH,
        today: today(),
    }
}
