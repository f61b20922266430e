//! The tasks: what runs, in which order.

use std::time::Instant;

use crate::command::{Outcome, root, run, run_in, target};
use crate::{engine, need};

/// What `cargo xtask run` opens.
const SAMPLE: &str = "samples/onboarding.weft.json";

/// Where an X server or a compositor is announced.
const DISPLAYS: [&str; 2] = ["DISPLAY", "WAYLAND_DISPLAY"];

/// Opens a sample in the window; without a display, audits it and writes its report.
pub(crate) fn run_sample() -> Outcome {
    if !has_display() {
        println!("no display: auditing {SAMPLE} on the command line");
        let report = root().join("target/onboarding.pdf");
        std::fs::create_dir_all(root().join("target")).map_err(|error| error.to_string())?;
        let report = report.to_string_lossy();
        let build = ["run", "-p", "weft-cli", "--bin", "weft", "--"];
        run(
            "cargo",
            &[&build[..], &["audit", SAMPLE, "--pdf", &report]].concat(),
        )?;
        println!("\nthe report: {report}");
        return Ok(());
    }
    need::packages(&[need::WINDOW])?;
    build_ui()?;
    run("cargo", &["run", "-p", "weft-desktop", "--", SAMPLE])
}

/// Random documents are the same in every run of the tests; `cargo xtask fuzz` looks for others.
pub(crate) const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "20261126");

/// Every test, those that need no window first.
pub(crate) fn test() -> Outcome {
    let began = Instant::now();
    println!("builds go to {}", target().display());
    need::packages(&[need::WINDOW, need::TESTS])?;
    let models = forget_models()?;
    let crates = ["test", "--workspace", "--exclude", "weft-desktop"];
    run_in(&root(), "cargo", &crates, &[SEED])?;
    open_models(&models)?;
    need::ui()?;
    for script in ["lint", "types", "test", "build"] {
        npm(script)?;
    }
    test_in_browser()?;
    test_window()?;
    engine::test_if_changed(began)?;
    println!("\nran: tests of the crates, of the user interface and of the window");
    Ok(())
}

/// The folder into which tests of the crates write BPMN models, empty.
fn forget_models() -> Result<String, String> {
    let models = target().join("tmp/moddle");
    if models.exists() {
        std::fs::remove_dir_all(&models).map_err(|error| error.to_string())?;
    }
    Ok(models.to_string_lossy().into_owned())
}

/// Opens what the tests of the crates wrote with the library that BPMN modelers use: no warnings.
fn open_models(models: &str) -> Outcome {
    need::node_packages("tests/moddle")?;
    // The samples are in the repository; with the shared data there are many more.
    run("node", &["tests/moddle/open.mjs", models, "4"])
}

/// The user interface in a browser, with the real program behind it.
fn test_in_browser() -> Outcome {
    need::packages(&[need::BROWSER])?;
    run(
        "cargo",
        &["build", "-p", "weft-desktop", "--example", "host"],
    )?;
    npm("e2e")
}

/// The window's tests, each on a screen of its own.
fn test_window() -> Outcome {
    // With this the test of the real window fails where it would otherwise be left out.
    let required = [("WEFT_REAL_WINDOW", "required"), SEED];
    run_in(&root(), "cargo", &["test", "-p", "weft-desktop"], &required)
}

/// Format, lints and dependencies.
pub(crate) fn check() -> Outcome {
    need::packages(&[need::WINDOW])?;
    need::cargo_program("cargo-deny")?;
    build_ui()?;
    run("cargo", &["fmt", "--all", "--check"])?;
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    run("cargo", &clippy)?;
    // Advisories are left out: their database is fetched from the network.
    run("cargo", &["deny", "check", "bans", "licenses", "sources"])?;
    engine::check()?;
    npm("lint")?;
    npm("types")?;
    println!("\nchecked: format, lints, dependencies, user interface");
    Ok(())
}

/// Looks for documents that break a law, then fuzzes every target for a minute.
pub(crate) fn fuzz() -> Outcome {
    let laws = ["test", "-p", "weft-core"];
    run_in(&root(), "cargo", &laws, &[("PROPTEST_CASES", "2000")])?;
    let targets = root().join("fuzz/fuzz_targets");
    let entries = std::fs::read_dir(&targets)
        .map_err(|error| format!("{} could not be read: {error}", targets.display()))?;
    let names = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        Some(path.file_stem()?.to_string_lossy().into_owned())
    });
    need::cargo_program("cargo-fuzz")?;
    // Readers of logs start threads, and what the C library lists for their end is not freed when the
    // sanitizer looks: it would be reported as a leak.
    // Coverage needs flags that the stable compiler accepts only when told.
    let unlocked = [("RUSTC_BOOTSTRAP", "1")];
    for name in names {
        let (time, leaks) = ("-max_total_time=60", "-detect_leaks=0");
        let minute = ["fuzz", "run", &name, "--", time, leaks];
        run_in(&root(), "cargo", &minute, &unlocked)?;
    }
    Ok(())
}

/// Builds the user interface, which the window embeds.
pub(crate) fn build_ui() -> Outcome {
    need::ui()?;
    npm("build")
}

fn npm(script: &str) -> Outcome {
    run("npm", &["--prefix", "ui", "run", "--silent", script])
}

fn has_display() -> bool {
    DISPLAYS
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
