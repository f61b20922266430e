//! What a command reads: documents, settings, confirmed matches.

use std::fs;
use std::path::{Path, PathBuf};

use weft_core::workflow::{Fault, StepId};
use weft_core::{Document, Language, Settings};
use weft_files::Limits;

use crate::failure::Failure;
use crate::{kept, output};

/// Settings files are small; a larger file is no settings file.
const SETTINGS_BYTES: u64 = 1 << 20;

/// [`document_in`] English.
pub(crate) fn document(files: &[PathBuf]) -> Result<Document, Failure> {
    document_in(Language::English, files)
}

/// Reads one version or document from its files, and says what was ignored or mended; what is wrong is
/// said in a language.
pub(crate) fn document_in(language: Language, files: &[PathBuf]) -> Result<Document, Failure> {
    if let [file] = files
        && kept::is_kept(file)
    {
        return kept::read(file, language);
    }
    let read = weft_files::read_many(files, &Limits::default())
        .map_err(|error| Failure::Input(error.says(language)))?;
    for note in &read.notes {
        output::note(&note.to_string());
    }
    Ok(read.document)
}

/// Reads a baseline and a redesign from files of their own.
pub(crate) fn pair(baseline: &[PathBuf], redesign: &[PathBuf]) -> Result<Document, Failure> {
    pair_in(Language::English, baseline, redesign)
}

/// [`pair`], in a language.
pub(crate) fn pair_in(
    language: Language,
    baseline: &[PathBuf],
    redesign: &[PathBuf],
) -> Result<Document, Failure> {
    let baseline = document_in(language, baseline)?;
    Ok(weft_files::join(baseline, document_in(language, redesign)?))
}

/// The bytes of a BPMN model, refused by its size before it is read.
pub(crate) fn model(language: Language, path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: &std::io::Error| {
        let says = weft_files::system_says(error, language);
        Failure::Input(format!("{}: {says}", path.display()))
    };
    let (size, limit) = (
        fs::metadata(path)
            .map_err(|error| unreadable(&error))?
            .len(),
        Limits::default().bpmn_bytes,
    );
    if size > limit {
        let error = weft_files::FileError::TooLarge {
            of: weft_files::Counted::Bytes,
            found: size,
            limit,
        };
        return Err(Failure::Input(format!(
            "{}: {}",
            path.display(),
            error.says(language)
        )));
    }
    fs::read(path).map_err(|error| unreadable(&error))
}

/// Which version is meant: the baseline (none), or a redesign by name or number from 1.
pub(crate) fn choose_version(document: &Document, wanted: &str) -> Result<Option<usize>, Failure> {
    let name = |at: usize, one: &weft_core::workflow::Redesign| {
        one.name.clone().unwrap_or_else(|| (at + 1).to_string())
    };
    let is_named = |(at, one): (usize, &weft_core::workflow::Redesign)| name(at, one) == wanted;
    let mut redesigns = document.redesigns.iter().enumerate();
    if let Some(at) = redesigns.clone().position(is_named) {
        return Ok(Some(at));
    }
    let number = wanted.parse::<usize>().ok();
    match number.and_then(|number| number.checked_sub(1)) {
        Some(at) if at < document.redesigns.len() => return Ok(Some(at)),
        _ if wanted == "baseline" => return Ok(None),
        _ if wanted == "redesign" && document.redesigns.len() == 1 => return Ok(Some(0)),
        _ => {}
    }
    let names: Vec<String> = redesigns.by_ref().map(|(at, one)| name(at, one)).collect();
    Err(Failure::Input(format!(
        "--version: found “{wanted}”, expected one of: {}",
        [&["baseline".to_owned()], names.as_slice()]
            .concat()
            .join(", ")
    )))
}

/// Which redesign is meant: by name, by number from 1, or the first.
pub(crate) fn choose_redesign(
    document: &Document,
    wanted: Option<&str>,
) -> Result<Option<usize>, Failure> {
    let names = || -> Vec<String> {
        let name = |(at, one): (usize, &weft_core::workflow::Redesign)| {
            one.name.clone().unwrap_or_else(|| (at + 1).to_string())
        };
        document.redesigns.iter().enumerate().map(name).collect()
    };
    let Some(wanted) = wanted else {
        if document.redesigns.len() > 1 {
            output::note(&format!(
                "the file holds {} redesigns; the first is compared (choose with --redesign: {})",
                document.redesigns.len(),
                names().join(", ")
            ));
        }
        return Ok((!document.redesigns.is_empty()).then_some(0));
    };
    let by_name = names().iter().position(|name| name == wanted);
    let by_number = wanted
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    by_name
        .or(by_number.filter(|at| *at < document.redesigns.len()))
        .map(Some)
        .ok_or_else(|| {
            Failure::Input(format!(
                "--redesign: found “{wanted}”, expected one of: {}",
                names().join(", ")
            ))
        })
}

/// Reads settings; every value that the file leaves out keeps its default.
pub(crate) fn settings(path: Option<&Path>) -> Result<Settings, Failure> {
    let Some(path) = path else {
        return Ok(Settings::default());
    };
    let name = path.display();
    let size = fs::metadata(path)
        .map_err(|error| Failure::Input(format!("{name}: {error}")))?
        .len();
    if size > SETTINGS_BYTES {
        return Err(Failure::Input(format!(
            "{name}: found {size} bytes, expected a settings file of at most {SETTINGS_BYTES}"
        )));
    }
    let text =
        fs::read_to_string(path).map_err(|error| Failure::Input(format!("{name}: {error}")))?;
    let settings: Settings =
        toml::from_str(&text).map_err(|error| Failure::Input(format!("{name}: {error}")))?;
    let faults = settings.faults();
    if faults.is_empty() {
        Ok(settings)
    } else {
        Err(Failure::Input(format!("{name}: {}", faults.join("\n"))))
    }
}

/// Reads confirmed matches, `baseline,redesign` a row, and names every wrong row at once.
pub(crate) fn matches(
    path: &Path,
    document: &Document,
    redesign: Option<usize>,
) -> Result<Vec<(StepId, StepId)>, Failure> {
    let name = path.display();
    let wrong = |message: String| Failure::Input(format!("{name}: {message}"));
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_path(path)
        .map_err(|error| wrong(error.to_string()))?;
    let header = reader
        .headers()
        .map_err(|error| wrong(error.to_string()))?
        .clone();
    let column = |wanted: &str| {
        header
            .iter()
            .position(|found| found.eq_ignore_ascii_case(wanted))
            .ok_or_else(|| {
                let found: Vec<&str> = header.iter().collect();
                wrong(format!(
                    "row 1: found the columns “{}”, expected baseline,redesign",
                    found.join(",")
                ))
            })
    };
    let (before, after) = (column("baseline")?, column("redesign")?);
    let has = |workflow: Option<&weft_core::Workflow>, id: &str| {
        workflow.is_some_and(|one| one.steps.iter().any(|step| step.id.as_str() == id))
    };
    let workflow = redesign
        .and_then(|at| document.redesigns.get(at))
        .map(|one| &one.workflow);
    let (mut pairs, mut faults) = (Vec::new(), Vec::new());
    for (at, record) in reader.records().enumerate() {
        let row = at + 2;
        let record = record.map_err(|error| wrong(format!("row {row}: {error}")))?;
        let (b, r) = (
            record.get(before).unwrap_or(""),
            record.get(after).unwrap_or(""),
        );
        if !has(Some(&document.baseline), b) {
            faults.push(format!(
                "row {row}, column baseline: found “{b}”, expected the id of a baseline step"
            ));
        }
        if !has(workflow, r) {
            faults.push(format!(
                "row {row}, column redesign: found “{r}”, expected the id of a redesign step"
            ));
        }
        pairs.push((StepId::from(b), StepId::from(r)));
    }
    if faults.is_empty() {
        Ok(pairs)
    } else {
        Err(wrong(faults.join("\n")))
    }
}

/// Every fault of a workflow that cannot be audited, one a line.
pub(crate) fn faults(path: &Path, faults: &[Fault]) -> Failure {
    faults_in(Language::English, path, faults)
}

/// [`faults`], in a language.
pub(crate) fn faults_in(language: Language, path: &Path, faults: &[Fault]) -> Failure {
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| format!("{}: {}", path.display(), fault.says(language)))
        .collect();
    Failure::Input(lines.join("\n"))
}
