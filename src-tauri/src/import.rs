//! Files of other formats become documents of their own; the file itself is kept inside, untouched.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use weft_core::{Document, Edit};
use weft_files::Limits;
use weft_store::{CreateError, Original, Revision, Store};

use crate::error::{Cause, SessionError};

/// How a document ends that Weft keeps itself.
pub(crate) const ENDING: &str = "weft";

/// More copies of one name than anybody keeps.
const COPIES: u32 = 10_000;

/// Whether a file is a document that Weft keeps itself.
pub(crate) fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

/// Reads a file of any format into a new document in `folder`; a document that was made from the same
/// file and never changed is opened again instead.
pub(crate) fn import(
    path: &Path,
    folder: &Path,
    author: &str,
    at: Timestamp,
) -> Result<Store, SessionError> {
    let (document, original) = read(path)?;
    fs::create_dir_all(folder).map_err(|error| output(folder, error))?;
    if let Some(store) = unchanged(folder, path, &original) {
        return Ok(store);
    }
    created(folder, &stem(path), |to| {
        Store::create(to, &document, Some(&original), author, at)
    })
}

/// A file of another format: its document, and the file itself.
pub(crate) fn read(path: &Path) -> Result<(Document, Original), SessionError> {
    let input = |source: Cause| SessionError::Input {
        path: path.to_owned(),
        source,
    };
    let read = weft_files::read(path, &Limits::default()).map_err(|error| input(error.into()))?;
    let bytes = fs::read(path).map_err(|error| input(error.into()))?;
    let original = Original {
        name: name_of(path),
        media_type: media_type(path).to_owned(),
        bytes,
    };
    Ok((read.document, original))
}

/// What makes the baseline of another document a redesign of this one, with the roles that it names.
pub(crate) fn redesign_of(document: &Document, other: Document, path: &Path) -> Edit {
    let mut pair = weft_files::join(document.clone(), other);
    let mut redesigns = document.redesigns.clone();
    for mut redesign in std::mem::take(&mut pair.redesigns) {
        redesign.name = (!redesigns.is_empty()).then(|| stem(path));
        redesigns.push(redesign);
    }
    pair.redesigns = redesigns;
    Edit::between(document, &pair)
}

/// Makes a document under the first name that is free.
pub(crate) fn created(
    folder: &Path,
    stem: &str,
    create: impl Fn(&Path) -> Result<Store, CreateError>,
) -> Result<Store, SessionError> {
    fs::create_dir_all(folder).map_err(|error| output(folder, error))?;
    for path in names(folder, stem) {
        match create(&path) {
            Err(CreateError::Exists { .. }) => {}
            Err(error) => return Err(output(&path, error)),
            Ok(store) => return Ok(store),
        }
    }
    Err(output(folder, Cause::NamesTaken))
}

fn output(path: &Path, source: impl Into<Cause>) -> SessionError {
    SessionError::Output {
        path: path.to_owned(),
        source: source.into(),
    }
}

/// `name.weft`, `name 2.weft` …
fn names<'a>(folder: &'a Path, stem: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
    (1..COPIES).map(move |number| {
        folder.join(match number {
            1 => format!("{stem}.{ENDING}"),
            _ => format!("{stem} {number}.{ENDING}"),
        })
    })
}

/// The document that was made from this very file, if nobody has changed it since.
fn unchanged(folder: &Path, path: &Path, original: &Original) -> Option<Store> {
    let stem = stem(path);
    let known = names(folder, &stem).take_while(|path| path.exists());
    known
        .filter_map(|path| Store::open(&path).ok())
        .find(|one| {
            let from = one.originals().ok().and_then(|kept| kept.first().cloned());
            let same = |id| {
                one.original(id)
                    .is_ok_and(|kept| kept.bytes == original.bytes)
            };
            one.revision() == Revision(0)
                && one.read_only().is_none()
                && from.is_some_and(|kept| kept.name == original.name && same(kept.id))
        })
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The name without what says its format.
fn stem(path: &Path) -> String {
    let name = name_of(path);
    let stem = name.trim_end_matches(".json").trim_end_matches(".weft");
    let stem = [".csv", ".xlsx", ".ods", ".bpmn", ".xml"]
        .iter()
        .fold(stem, |stem, ending| stem.trim_end_matches(ending));
    if stem.is_empty() {
        name
    } else {
        stem.to_owned()
    }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("json") => "application/json",
        Some("csv") => "text/csv",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("ods") => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "application/xml",
    }
}
