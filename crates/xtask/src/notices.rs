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
    let mut texts: BTreeMap<String, Vec<Library>> = BTreeMap::new();
    let mut without = Vec::new();
    for (library, folder) in crates()?.into_iter().chain(packages()) {
        let found = texts_in(&folder);
        if found.is_empty() {
            without.push(library);
            continue;
        }
        for text in found {
            texts.entry(text).or_default().push(library.clone());
        }
    }
    Ok(written(&texts, &without))
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

/// The crates in both programs, and where their sources are.
fn crates() -> Result<Vec<(Library, PathBuf)>, String> {
    let shown = ["tree", "--locked", "-e", "normal", "--prefix", "none"];
    let which = ["-p", "weft-desktop", "-p", "weft-cli", "-f", "{p}\t{l}"];
    let tree = output("cargo", &[&shown[..], &which].concat()).ok_or("`cargo tree` failed")?;
    let sources = sources();
    let mut crates: Vec<(Library, PathBuf)> = tree
        .lines()
        // Those of a path are our own.
        .filter(|line| !line.contains('/') || !line.contains(" ("))
        .filter_map(|line| {
            let (package, licence) = line.split_once('\t')?;
            let (name, version) = package.split_once(" v")?;
            let version = version.split(' ').next()?;
            let licence = licence.trim_end_matches(" (*)").to_owned();
            let folder = format!("{name}-{version}");
            let source = sources.iter().map(|one| one.join(&folder));
            let source = source.into_iter().find(|one| one.is_dir())?;
            Some(((format!("{name} {version}"), licence), source))
        })
        .collect();
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
fn packages() -> Vec<(Library, PathBuf)> {
    let modules = root().join("ui/node_modules");
    let found = IN_THE_WINDOW.iter().map(|name| {
        let folder = modules.join(name);
        let about = fs::read_to_string(folder.join("package.json")).unwrap_or_default();
        let said = |key: &str| {
            let (_, after) = about.split_once(&format!("\"{key}\": \""))?;
            after.split('"').next().map(str::to_owned)
        };
        let version = said("version").unwrap_or_default();
        let licence = said("license").unwrap_or_default();
        ((format!("{name} {version}"), licence), folder)
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
    use super::notices;

    #[test]
    fn every_library_stands_beside_its_licence() {
        let all = notices().unwrap();
        for library in ["typst 0", "rusqlite 0", "tauri 2", "svelte 5"] {
            assert!(all.contains(&format!("\n{library}")), "{library} is named");
        }
        let apache = all.matches("Apache License").count();
        assert!(
            apache > 0 && all.contains("Permission is hereby granted"),
            "and the texts are there"
        );
    }
}
