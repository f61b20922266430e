//! Files of other formats become documents of their own; the file itself is kept inside, untouched.
//!
//! **Invariants:** a file is read away from the session, so that nothing waits for it; of what is not a
//! model people are shown first what was understood, and nothing is made before they say so.

mod against;
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri hands commands their state and arguments by value"
)]
pub(crate) mod commands;
mod log;
mod looked;
mod preview;
mod reading;
mod summary;

use std::fs;
use std::path::{Path, PathBuf};

use weft_core::{Document, Edit};
use weft_files::{Limits, Read};
use weft_store::{CreateError, Original, Revision, Store};

use crate::error::{Cause, SessionError};
use crate::session::By;
pub use against::{AgainstLog, Differs, Kind, KindName, LogQuestion};
pub(crate) use log::shown as shown_log;
pub use log::{LogChoice, LogColumnShown, LogObjectsShown, LogPreview, LogShown, LogTaken};
pub use looked::{Aim, Looked};
pub(crate) use looked::{Foreign, Found, is_shown_first};
pub use preview::{Content, KnownShown, Noted, NotesOfFile, Preview, StepRead, VersionRead, Wrong};
pub(crate) use reading::{Counts as ReadCounts, Watched};
pub use reading::{LogCounted, LogReading, LogSeen, Progress};
pub use summary::{IntervalRead, LogCounts, LogSummary};

/// How a document ends that Weft keeps itself.
pub(crate) const ENDING: &str = "weft";

/// More copies of one name than anybody keeps.
const COPIES: u32 = 10_000;

/// Whether a file is a document that Weft keeps itself.
pub(crate) fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

/// Makes a new document in `folder` of what was read from a file.
pub(crate) fn made(
    path: &Path,
    folder: &Path,
    (read, original): (&Read, Option<&Original>),
    by: By<'_>,
) -> Result<Store, SessionError> {
    created(folder, &stem(path), |to| {
        Store::create(to, &read.document, original, by.author, by.at)
    })
}

/// What was ignored or repaired in a file that is kept inside a document.
pub(crate) fn notes_of(original: &Original) -> NotesOfFile {
    let read = weft_files::read_bytes(
        Path::new(&original.name),
        &original.bytes,
        &Limits::default(),
    );
    // What is kept was read before, maybe by another version; what cannot be read now has no notes.
    let notes = read.map(|read| read.notes).unwrap_or_default();
    NotesOfFile {
        name: original.name.clone(),
        notes: notes.iter().map(Noted::of).collect(),
    }
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

/// A document that was made of a file before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Whether the file is still the one that it was made of.
    pub(crate) same: bool,
    /// Whether somebody changed the document since.
    pub(crate) changed: bool,
}

/// The document that was made of a file of this name before; of several, one made of this very file, and
/// of those one that nobody changed.
pub(crate) fn known(
    folder: &Path,
    path: &Path,
    original: &Original,
    open: Option<&Store>,
) -> Option<Known> {
    let stem = stem(path);
    let taken = names(folder, &stem).take_while(|path| path.exists());
    let found = taken.filter_map(|path| match open {
        Some(open) if open.path() == path => made_of(open, original),
        _ => made_of(&Store::open(&path).ok()?, original),
    });
    found.min_by_key(|known| (!known.same, known.changed))
}

/// What is known of a document, if it was made of a file of this name and can be written.
fn made_of(store: &Store, original: &Original) -> Option<Known> {
    let kept = store.originals().ok()?;
    // Redesigns may have come from other files; the last of this name is the newest.
    let first = kept.first().filter(|one| one.name == original.name)?;
    let last = kept.iter().rfind(|one| one.name == original.name);
    let last = store.original(last.unwrap_or(first).id).ok()?;
    store.read_only().is_none().then(|| Known {
        path: store.path().to_owned(),
        same: last.bytes == original.bytes,
        changed: store.revision() != Revision(0),
    })
}

/// What a document would be called that is made of a file, where another has the file's own name.
pub(crate) fn other_name(folder: &Path, path: &Path) -> Option<String> {
    let stem = stem(path);
    let mut free = names(folder, &stem).skip_while(|path| path.exists());
    let name = name_without_ending(&free.next()?);
    (name != stem).then_some(name)
}

/// What a document that Weft keeps itself is called.
pub(crate) fn name_without_ending(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The name of a file, without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The name without what says its format: `Orders` of `Orders.weft.json`.
pub(crate) fn stem(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let inner = [".weft", ".drawio", ".xes"];
    let stem = inner.iter().find_map(|ending| name.strip_suffix(ending));
    match stem.unwrap_or(&name) {
        "" => name_of(path),
        stem => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_after_its_file_without_what_says_the_format() {
        let stems = [
            "Orders.weft.json",
            "/a/Orders.json",
            "Orders.v2.csv",
            "Orders.drawio.svg",
            "Orders",
            ".csv",
        ]
        .map(|name| stem(Path::new(name)));
        assert_eq!(
            stems,
            ["Orders", "Orders", "Orders.v2", "Orders", "Orders", ".csv"],
            "whatever is left"
        );
    }
}
