//! The pairs of models with a gold alignment: the contest's, and redesigns that were read by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use weft_core::Workflow;
use weft_files::{Limits, read_bpmn};

use crate::gold::{self, Gold};

/// Two models and what is right about them.
#[derive(Debug, Clone)]
pub struct Pair {
    /// What the pair is called.
    pub name: String,
    /// What each model is called: pairs of one set share models.
    pub models: [String; 2],
    /// The first model.
    pub baseline: Workflow,
    /// The second model.
    pub redesign: Workflow,
    /// The pairs of steps that are right.
    pub gold: Gold,
}

/// The 36 pairs of a set of the process model matching contest 2015, in the order of their names.
///
/// # Errors
/// Says which file cannot be read.
pub fn contest(folder: &Path) -> Result<Vec<Pair>, String> {
    let models: BTreeMap<String, Workflow> = texts(&folder.join("models"))?
        .into_iter()
        .map(|(name, text)| Ok((name, workflow(&text)?)))
        .collect::<Result<_, String>>()?;
    let alignments = texts(&folder.join("goldstandard"))?.into_iter();
    let pairs = alignments.filter_map(|(name, text)| {
        let (one, other) = name.split_once('-')?;
        let models = models.get(one).zip(models.get(other)).map(|(a, b)| Pair {
            models: [one.to_owned(), other.to_owned()],
            baseline: a.clone(),
            redesign: b.clone(),
            gold: Gold::new(),
            name: name.clone(),
        });
        let pair = models.ok_or_else(|| format!("{name}: there is no model of this name"));
        Some(pair.and_then(|pair| {
            let gold = gold::read(&text)?;
            Ok(Pair { gold, ..pair })
        }))
    });
    pairs.collect()
}

/// The redesigns for which `annotations` says what a careful reader matches, in the order of their
/// names.
///
/// # Errors
/// Says which file cannot be read.
pub fn redesigns(folder: &Path, annotations: &Path) -> Result<Vec<Pair>, String> {
    let tables = texts(annotations)?.into_iter();
    let pairs = tables
        .filter(|(name, _)| name != "README")
        .map(|(name, table)| {
            let version = |version: &str| {
                let path = folder.join(&name).join(version).with_extension("bpmn");
                let text = fs::read_to_string(&path);
                let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
                workflow(&text)
            };
            Ok(Pair {
                models: ["baseline", "redesign"].map(|one| format!("{name} {one}")),
                baseline: version("baseline")?,
                redesign: version("redesign")?,
                gold: gold::read_table(&table),
                name,
            })
        });
    pairs.collect()
}

fn workflow(text: &str) -> Result<Workflow, String> {
    let read = read_bpmn(text.as_bytes(), &Limits::default()).map_err(|error| error.to_string())?;
    Ok(read.document.baseline)
}

/// Every file of a folder by the stem of its name.
fn texts(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let fault = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| fault(folder, error))? {
        let path = entry.map_err(|error| fault(folder, error))?.path();
        let text = fs::read_to_string(&path).map_err(|error| fault(&path, error))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        texts.insert(name.into_owned(), text);
    }
    Ok(texts)
}
