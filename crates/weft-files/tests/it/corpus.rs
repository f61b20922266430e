//! Every BPMN file of the shared data loads and can be audited, or is refused with a clear error.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use weft_core::workflow::{Target, Workflow};
use weft_files::{Limits, read, read_bpmn};

const FOLDERS: [&str; 6] = [
    "robustness",
    "miwg",
    "student-models",
    "redesigns",
    "bpmn-diff",
    "matching",
];

#[test]
fn every_shared_model_loads_or_says_why_not() {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    if !data.is_dir() {
        eprintln!("SKIPPED: ../shared is absent; no model was read");
        return;
    }
    for folder in FOLDERS {
        let mut files = Vec::new();
        collect(&data.join(folder), &mut files);
        files.sort();
        let (mut loaded, mut steps, mut notes, mut refused) = (0, 0, 0, Vec::new());
        for file in &files {
            let bytes = fs::read(file).expect("a listed file is readable");
            match read_bpmn(&bytes, &Limits::default()) {
                Ok(read) => {
                    check(file, &read.document.baseline);
                    let faults = weft_core::workflow::validate(&read.document);
                    assert!(faults.is_empty(), "{}: {faults:?}", file.display());
                    loaded += 1;
                    steps += read.document.baseline.steps.len();
                    notes += read.notes.len();
                    if std::env::var_os("SHOW_NOTES").is_some() {
                        for note in &read.notes {
                            println!("    {}: {note}", file.display());
                        }
                    }
                }
                Err(error) => refused.push(format!(
                    "  {}: {error}",
                    file.strip_prefix(data).unwrap_or(file).display()
                )),
            }
        }
        println!(
            "{folder}: {} files, {loaded} loaded ({steps} nodes, {notes} notes), {} refused",
            files.len(),
            refused.len()
        );
        println!("{}", refused.join("\n"));
        assert!(loaded > 0, "{folder} holds models");
        if folder == "redesigns" {
            assert_eq!(
                refused.len(),
                1,
                "only pair 14's redesign is malformed: {refused:?}"
            );
            assert!(
                refused.iter().all(|line| line.contains("14_")),
                "{refused:?}"
            );
        }
        if matches!(folder, "miwg" | "student-models" | "matching") {
            assert!(refused.is_empty(), "{folder} is sound: {refused:?}");
        }
    }
}

/// Endings of event logs, which have readers of their own.
const LOGS: [&str; 5] = ["xes", "gz", "jsonocel", "xmlocel", "sqlite"];

#[test]
fn every_other_shared_file_is_opened_or_says_why_not() {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    if !data.is_dir() {
        eprintln!("SKIPPED: ../shared is absent; no file was opened");
        return;
    }
    let mut files = Vec::new();
    every(data, &mut files);
    files.sort();
    let (mut opened, mut logs) = (0, 0);
    let mut why: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in &files {
        let name = file
            .strip_prefix(data)
            .unwrap_or(file)
            .display()
            .to_string();
        let ending = file.extension().and_then(|ending| ending.to_str());
        match ending.unwrap_or_default() {
            // They are read above, one by one.
            "bpmn" => {}
            ending if LOGS.contains(&ending) => logs += 1,
            _ => match read(file, &Limits::default()) {
                Ok(read) => {
                    let steps = read.document.baseline.steps.len();
                    println!("{name}: {steps} nodes, {} notes", read.notes.len());
                    opened += 1;
                }
                Err(error) => {
                    let says = error.to_string();
                    let path = file.display().to_string();
                    assert!(says.contains(&path), "the file is named: {says}");
                    let reason = says
                        .replace(&path, "")
                        .lines()
                        .next()
                        .unwrap_or_default()
                        .to_owned();
                    why.entry(reason).or_default().push(name);
                }
            },
        }
    }
    for (reason, names) in &why {
        println!(
            "refused, {} files{reason}\n    {}",
            names.len(),
            names.join("\n    ")
        );
    }
    let refused: usize = why.values().map(Vec::len).sum();
    println!(
        "{} files: {opened} opened, {refused} refused, {logs} event logs left to their readers",
        files.len()
    );
    let bare = why
        .keys()
        .filter(|reason| reason.contains("a picture without a document"));
    assert_eq!(bare.count(), 1, "no picture of others holds a document");
}

fn every(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("a listed entry").path();
        match path.is_dir() {
            true => every(&path, files),
            false => files.push(path),
        }
    }
}

/// The shared models in these folders; none, and said so, where there is no shared data.
pub(crate) fn models(folders: &[&str]) -> Option<Vec<PathBuf>> {
    let data = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    if !data.is_dir() {
        eprintln!("SKIPPED: ../shared is absent; no model was read");
        return None;
    }
    let mut files = Vec::new();
    for folder in folders {
        collect(&data.join(folder), &mut files);
    }
    files.sort();
    Some(files)
}

/// Keeps a model that was written for the library of other modelers, which opens it after the tests; with
/// the file that it was made from, if there is one.
pub(crate) fn keep(file: &Path, what: &str, original: Option<&[u8]>, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("moddle");
    fs::create_dir_all(folder.join("originals")).expect("the target is writable");
    let mut parts: Vec<String> = file
        .components()
        .rev()
        .take(2)
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.reverse();
    let name = parts.join("-");
    let stem = format!("{}-{what}", name.strip_suffix(".bpmn").unwrap_or(&name));
    let write = |path: PathBuf, bytes: &[u8]| {
        fs::write(path, bytes).expect("the target is writable");
    };
    match original {
        None => write(folder.join(format!("{stem}.bpmn")), bytes),
        Some(original) => {
            write(
                folder.join("originals").join(format!("{stem}.bpmn")),
                original,
            );
            write(folder.join(format!("{stem}.revised.bpmn")), bytes);
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("a listed entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "bpmn") {
            files.push(path);
        }
    }
}

/// Every step is reached from the start and reaches the end, and every link leads somewhere.
fn check(file: &Path, workflow: &Workflow) {
    let ids: BTreeMap<&str, usize> = workflow
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| (step.id.as_str(), index))
        .collect();
    let name = file.display();
    assert_eq!(ids.len(), workflow.steps.len(), "{name}: ids are unique");
    assert!(
        !ids.contains_key("end") && !ids.contains_key(""),
        "{name}: ids are usable"
    );
    let mut before = vec![BTreeSet::new(); ids.len()];
    let mut after = vec![BTreeSet::new(); ids.len()];
    let mut ends = Vec::new();
    for (index, step) in workflow.steps.iter().enumerate() {
        if step.next.is_empty() {
            ends.push(index);
        }
        for link in &step.next {
            match &link.to {
                Target::End => ends.push(index),
                Target::Step(to) => {
                    let to = *ids
                        .get(to.as_str())
                        .unwrap_or_else(|| panic!("{name}: {} leads to {to}", step.id));
                    after[index].insert(to);
                    before[to].insert(index);
                }
            }
        }
    }
    let start = workflow.start.as_ref().map_or(0, |id| ids[id.as_str()]);
    assert_eq!(
        reach(&after, vec![start]),
        ids.len(),
        "{name}: all is reached"
    );
    assert_eq!(reach(&before, ends), ids.len(), "{name}: all can end");
}

fn reach(ways: &[BTreeSet<usize>], mut waiting: Vec<usize>) -> usize {
    let mut seen = BTreeSet::new();
    while let Some(at) = waiting.pop() {
        if seen.insert(at) {
            waiting.extend(&ways[at]);
        }
    }
    seen.len()
}

#[test]
fn every_shared_sample_is_read_and_written_without_loss() {
    let samples = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/samples"
    ));
    if !samples.is_dir() {
        eprintln!("SKIPPED: ../shared is absent; no sample was read");
        return;
    }
    let mut count = 0;
    for entry in fs::read_dir(samples).expect("the folder exists") {
        let path = entry.expect("a listed entry").path();
        if !path.to_string_lossy().ends_with(".weft.json") {
            continue;
        }
        let name = path.display();
        let limits = Limits::default();
        let read = read(&path, &limits).unwrap_or_else(|error| panic!("{error}"));
        assert!(
            read.notes.is_empty(),
            "{name}: every field is known: {:?}",
            read.notes
        );
        let text = weft_files::write_json(&read.document);
        let again = weft_files::read_json(text.as_bytes(), &limits).expect("we wrote it");
        assert_eq!(again.document, read.document, "{name}: nothing is lost");
        let sheet = weft_files::write_csv(&read.document);
        let again = weft_files::read_csv(sheet.as_bytes(), &limits)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let ids = |document: &weft_core::Document| {
            let steps = document.baseline.steps.iter();
            steps.map(|step| step.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            ids(&again.document),
            ids(&read.document),
            "{name}: the sheet is whole"
        );
        count += 1;
    }
    assert!(count > 0, "there are samples");
    println!("samples: {count} read and written");
}
