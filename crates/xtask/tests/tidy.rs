//! What no compiler checks: leftovers, sizes, hosts in lock files, and that every rule is documented.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Larger files do not belong into a repository; fonts are what the report embeds.
const BYTES: u64 = 700_000;

/// A source file is read in one sitting; the tests below it do not count.
const LINES: usize = 450;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Paths of all files under version control, from the root.
fn files() -> Vec<String> {
    let list = Command::new("git")
        .arg("ls-files")
        .current_dir(root())
        .output()
        .expect("git is installed");
    assert!(list.status.success(), "the tests run in a clone");
    let names = String::from_utf8(list.stdout).expect("names are text");
    // A file that is deleted and not yet committed is still listed.
    names
        .lines()
        .filter(|name| root().join(name).exists())
        .map(str::to_owned)
        .collect()
}

/// Files written by people in one of these languages, with their text.
fn sources(endings: &[&str]) -> Vec<(String, String)> {
    let wanted = |name: &String| endings.iter().any(|ending| name.ends_with(ending));
    let read = |name: String| {
        let text = fs::read_to_string(root().join(&name)).expect("sources are text");
        (name, text)
    };
    files().into_iter().filter(wanted).map(read).collect()
}

#[test]
fn nothing_is_left_for_later() {
    // In two parts, so that this file is no hit.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    for (name, text) in sources(&[".rs", ".ts", ".svelte", ".toml", ".css", ".sh"]) {
        for mark in marks {
            assert!(
                !text.contains(mark),
                "{name} has a {mark}: do it, or write an issue"
            );
        }
    }
}

#[test]
fn files_are_small() {
    for name in files() {
        if name.ends_with(".ttf") || name.ends_with(".otf") || name.ends_with(".woff2") {
            continue;
        }
        let bytes = fs::metadata(root().join(&name)).unwrap().len();
        assert!(
            bytes <= BYTES,
            "{name} has {bytes} bytes, at most {BYTES} are allowed"
        );
    }
}

#[test]
fn source_files_are_short() {
    for (name, text) in sources(&[".rs", ".ts", ".svelte"]) {
        if name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        let lines = text
            .lines()
            .take_while(|line| *line != "#[cfg(test)]")
            .count();
        assert!(
            lines <= LINES,
            "{name} has {lines} lines, at most {LINES} are allowed: it is perhaps two things"
        );
    }
}

#[test]
fn every_rule_is_documented() {
    let catalogue = fs::read_to_string(root().join("docs/rules.md")).unwrap();
    let folder = root().join("crates/weft-core/src/rule");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().to_uppercase();
        let is_rule = name.len() == 3 && name[1..].parse::<u8>().is_ok();
        assert!(
            !is_rule || catalogue.contains(&format!("### {name} ")),
            "docs/rules.md does not describe {name}: run `weft rules > docs/rules.md`"
        );
    }
}

#[test]
fn packages_come_from_the_public_registries_only() {
    for (name, text) in sources(&["Cargo.lock"]) {
        for line in text.lines().filter(|line| line.starts_with("source = ")) {
            let known = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
            assert_eq!(line, known, "{name} names another source");
        }
    }
    for (name, text) in sources(&["package-lock.json"]) {
        for line in text.lines().filter(|line| line.contains("\"resolved\":")) {
            let known = line.contains("\"https://registry.npmjs.org/");
            assert!(known, "{name} names another registry: {}", line.trim());
        }
    }
}
