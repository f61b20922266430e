//! `weft-engine`: a workspace of its own, since DataFusion takes longer to build than everything else.
//!
//! Continuous integration runs its tests only where what they depend on differs from what last passed, and
//! only in the time that is left; what is built stays in the cache, so that the next run goes on there.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::command::{Outcome, output, root, run, run_in, target};
use crate::task::SEED;

const MANIFEST: &str = "crates/weft-engine/Cargo.toml";

/// What the program is made of, beside the crates that its lock file names.
const SOURCES: [&str; 5] = [
    "crates/weft-engine",
    "crates/weft-query",
    "crates/weft-core/src/log",
    "crates/xtask/src/engine.rs",
    "rust-toolchain.toml",
];

/// Continuous integration may take 90 minutes for everything; the rest is for a slow end.
const WHOLE_RUN: Duration = Duration::from_secs(80 * 60);

/// With less than this left, a build would only be begun.
const LEAST: Duration = Duration::from_secs(5 * 60);

/// How `timeout` says that time was up.
const TIME_WAS_UP: i32 = 124;

/// Lints run where the tests are built, by the compiler of clippy: `cargo clippy` would build DataFusion once
/// more. The second is how clippy hands over its arguments; the toolchain is pinned.
const LINTS: [(&str, &str); 2] = [
    ("RUSTC_WORKSPACE_WRAPPER", "clippy-driver"),
    (
        "CLIPPY_ARGS",
        "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__",
    ),
];

/// Its format and its dependencies. Its lints come with its tests.
pub(crate) fn check() -> Outcome {
    run("cargo", &["fmt", "--manifest-path", MANIFEST, "--check"])?;
    let deny = [
        "deny",
        "--manifest-path",
        MANIFEST,
        "check",
        "licenses",
        "sources",
    ];
    run("cargo", &deny)
}

/// Builds the program, lints and tests it; says where it is.
pub(crate) fn engine() -> Outcome {
    let folder = folder();
    let folder = folder.to_string_lossy();
    let [wrapper, denied] = LINTS;
    let into = [("CARGO_TARGET_DIR", &*folder), SEED, wrapper, denied];
    run_in(&root(), "cargo", &line(), &into)?;
    passed()?;
    println!("\nthe program: {folder}/debug/weft-engine");
    println!("for use: cargo build --release --manifest-path {MANIFEST}");
    Ok(())
}

/// What continuous integration does with it, which began at this time.
pub(crate) fn test_if_changed(began: Instant) -> Outcome {
    if std::env::var_os("CI").is_none() {
        println!("\nleft out: weft-engine; `cargo xtask engine` builds and tests it");
        return Ok(());
    }
    if fs::read_to_string(stamp()).is_ok_and(|last| last == state()) {
        println!("\nleft out: weft-engine, which is as it was when it last passed");
        return Ok(());
    }
    let left = WHOLE_RUN.saturating_sub(began.elapsed());
    if left < LEAST {
        println!("\nSKIPPED: weft-engine changed, and no time is left for it in this run");
        return Ok(());
    }
    let seconds = left.as_secs().to_string();
    let cargo = line();
    println!("\n$ timeout {seconds} cargo {}", cargo.join(" "));
    let status = Command::new("timeout")
        .args(["--signal=INT", "--kill-after=60", &seconds, "cargo"])
        .args(cargo)
        .current_dir(root())
        .env("CARGO_TARGET_DIR", folder())
        .envs([SEED])
        .envs(LINTS)
        .status()
        .map_err(|error| format!("`timeout` could not be started: {error}"))?;
    if status.code() == Some(TIME_WAS_UP) {
        println!(
            "\nSKIPPED: weft-engine, since time was up; what is built stays, and the next run goes on"
        );
        return Ok(());
    }
    if !status.success() {
        return Err(format!("weft-engine: {status}"));
    }
    passed()
}

fn line() -> [&'static str; 5] {
    [
        "test",
        "--locked",
        "--all-targets",
        "--manifest-path",
        MANIFEST,
    ]
}

/// Where it is built: beside the other builds, but not among them.
fn folder() -> PathBuf {
    target().join("engine")
}

fn stamp() -> PathBuf {
    folder().join("passed")
}

/// The sources as git knows them, and what differs from that.
fn state() -> String {
    let asked = |first: &[&str]| {
        let line = [first, &["--"], &SOURCES].concat();
        output("git", &line).unwrap_or_default()
    };
    asked(&["ls-files", "--stage"]) + &asked(&["diff", "HEAD"])
}

fn passed() -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", stamp().display());
    fs::write(stamp(), state()).map_err(failed)
}
