//! Documents that Weft keeps itself, `.weft`: read as they are, and made where there is none yet.

use std::path::Path;

use weft_core::{Document, Language};
use weft_store::{Original, ReadOnly, Store};

use crate::failure::Failure;
use crate::output;

/// Who made a document, where no person did.
const AUTHOR: &str = "weft";

/// Whether a path names such a document.
pub(crate) fn is_kept(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "weft")
}

/// The document as it is now; where the file is damaged, what can be read of it, and that is said.
pub(crate) fn read(path: &Path, language: Language) -> Result<Document, Failure> {
    let store = Store::open(path).map_err(|error| Failure::Input(error.says(language)))?;
    if store.read_only() == Some(ReadOnly::Damaged) {
        let found = store.damage().map(|damage| damage.says(language));
        let says = ReadOnly::Damaged.says(language);
        let found = found.unwrap_or_default();
        output::note(&format!("{}: {says}; {found}", path.display()));
    }
    Ok(store.document().clone())
}

/// Makes a document with the file that it was read from inside. One that is there already has a history
/// of its own and is never replaced.
pub(crate) fn create(
    path: &Path,
    document: &Document,
    imported: Option<&Path>,
    language: Language,
) -> Result<(), Failure> {
    let original = imported.map(original).transpose()?;
    let now = jiff::Timestamp::now();
    Store::create(path, document, original.as_ref(), AUTHOR, now)
        .map_err(|error| Failure::Output(error.says(language)))?
        .close()
        .map_err(|error| Failure::Output(error.says(language)))
}

fn original(path: &Path) -> Result<Original, Failure> {
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::Input(format!("{}: {error}", path.display())))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Original {
        name: name.into_owned(),
        media_type: weft_files::media_type(path).to_owned(),
        bytes,
    })
}
