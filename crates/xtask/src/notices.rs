//! The licences of what is in the programs, as one text: those who made it ask for no less.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{output, root};

/// A library: its name and version, and what its licence is called.
type Library = (String, String);

/// How the files begin that hold a licence, in small letters.
const BEGINNINGS: [&str; 5] = ["license", "licence", "copying", "notice", "unlicense"];

/// What of npm ends in the window: the rest only builds it.
const IN_THE_WINDOW: [&str; 5] = [
    "@fontsource-variable/inter",
    "@fontsource-variable/newsreader",
    "@lucide/svelte",
    "@tauri-apps/api",
    "svelte",
];

/// Every library with its licence, and every text of a licence once, under those that it is of.
pub(crate) fn notices() -> Result<String, String> {
    let libraries = crates(&["weft-desktop", "weft-cli"])?;
    Ok(written_of(libraries.into_iter().chain(packages()?)))
}

fn written_of(libraries: impl Iterator<Item = (Library, PathBuf)>) -> String {
    let mut texts: BTreeMap<String, Vec<Library>> = BTreeMap::new();
    let mut without = Vec::new();
    for (library, folder) in libraries {
        let found = texts_in(&folder);
        if found.is_empty() {
            without.push(library);
            continue;
        }
        for text in found {
            texts.entry(text).or_default().push(library.clone());
        }
    }
    written(&texts, &without)
}

fn written(texts: &BTreeMap<String, Vec<Library>>, without: &[Library]) -> String {
    let mut all = String::from("Weft contains these libraries, under these licences.\n");
    let rule = "=".repeat(72);
    let mut say = |libraries: &[Library], text: &str| {
        let _infallible = writeln!(all, "\n{rule}\n");
        for (name, licence) in libraries {
            let _infallible = writeln!(all, "{name}: {licence}");
        }
        let _infallible = writeln!(all, "\n{}", text.trim_end());
    };
    for (text, libraries) in texts {
        say(libraries, text);
    }
    if !without.is_empty() {
        say(
            without,
            "These bring no text; their licence is named above.",
        );
    }
    all
}

/// The crates in programs, and where their sources are.
fn crates(programs: &[&str]) -> Result<Vec<(Library, PathBuf)>, String> {
    let shown = ["tree", "--locked", "-e", "normal", "--prefix", "none"];
    let which = programs.iter().flat_map(|program| ["-p", program]);
    let line: Vec<&str> = shown.into_iter().chain(which).collect();
    let line = [&line[..], &["-f", "{p}\t{l}"]].concat();
    let tree = output("cargo", &line).ok_or("`cargo tree` failed")?;
    let sources = sources();
    let mut crates = Vec::new();
    // Those of a path are our own.
    for line in tree.lines().filter(|line| !line.contains(" (/")) {
        let (package, licence) = line.split_once('\t').unwrap_or((line, ""));
        let package = package.split(" (").next().unwrap_or(package);
        let folder = package.replacen(" v", "-", 1);
        let found = sources.iter().map(|one| one.join(&folder));
        let source = found.into_iter().find(|one| one.is_dir());
        let source = source.ok_or_else(|| format!("{folder}: its source is not there"))?;
        let licence = licence.trim_end_matches(" (*)").to_owned();
        crates.push(((package.to_owned(), licence), source));
    }
    crates.sort();
    crates.dedup();
    Ok(crates)
}

/// Where cargo keeps the sources of crates.
fn sources() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    home.map_or_else(Vec::new, |home| entries(&home.join("registry/src")))
}

/// The packages of npm in the window.
fn packages() -> Result<Vec<(Library, PathBuf)>, String> {
    let modules = root().join("ui/node_modules");
    let found = IN_THE_WINDOW.iter().map(|name| {
        let folder = modules.join(name);
        let about = folder.join("package.json");
        let text = fs::read_to_string(&about);
        let text = text.map_err(|error| format!("{}: {error}", about.display()))?;
        let said = |key: &str| {
            let (_, after) = text.split_once(&format!("\"{key}\": \""))?;
            after.split('"').next().map(str::to_owned)
        };
        let version = said("version").unwrap_or_default();
        let licence = said("license").unwrap_or_default();
        Ok(((format!("{name} {version}"), licence), folder))
    });
    found.collect()
}

fn texts_in(folder: &Path) -> Vec<String> {
    let files = entries(folder).into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_lowercase();
        BEGINNINGS.iter().any(|begins| name.starts_with(begins)) && path.is_file()
    });
    let mut texts: Vec<String> = files
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect();
    texts.sort();
    texts.dedup();
    texts
}

/// What is in a folder, in order; nothing where there is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = found.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::{crates, written_of};

    /// Of the command only: what the window is made of is not there yet when these tests run on a new
    /// machine.
    #[test]
    fn every_library_stands_beside_its_licence() {
        let all = written_of(crates(&["weft-cli"]).unwrap().into_iter());
        for library in ["typst v0", "quick-xml v0", "serde v1"] {
            assert!(all.contains(&format!("\n{library}")), "{library} is named");
        }
        for text in ["Apache License", "Permission is hereby granted"] {
            assert!(all.contains(text), "the text of “{text}” is there");
        }
    }
}
