//! The world that Typst sees: the template, the fonts, one data file and a logo, all in memory.
//!
//! Everything else is refused, so that no text of a user can reach a file or the network.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_layout::PagedDocument;

use crate::pages::Pages;
use crate::{Options, ReportError, fonts};

/// The template, by path; the first is the main file.
pub(crate) const TEMPLATE: &[(&str, &str)] = &[
    ("/main.typ", include_str!("../templates/main.typ")),
    ("/base.typ", include_str!("../templates/base.typ")),
    ("/marks.typ", include_str!("../templates/marks.typ")),
    ("/summary.typ", include_str!("../templates/summary.typ")),
    ("/flow.typ", include_str!("../templates/flow.typ")),
    ("/swim.typ", include_str!("../templates/swim.typ")),
    ("/people.typ", include_str!("../templates/people.typ")),
    ("/findings.typ", include_str!("../templates/findings.typ")),
    ("/plans.typ", include_str!("../templates/plans.typ")),
    ("/notes.typ", include_str!("../templates/notes.typ")),
    ("/annex.typ", include_str!("../templates/annex.typ")),
];

struct ReportWorld {
    library: LazyHash<Library>,
    main: FileId,
    sources: BTreeMap<String, Source>,
    files: BTreeMap<String, Bytes>,
    today: Option<Datetime>,
}

fn file_id(path: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(path)
        .map_err(|error| ReportError::Typesetting(format!("{path}: {error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn path_of(id: FileId) -> String {
    id.vpath().get_with_slash().to_owned()
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources
            .get(&path_of(id))
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .get(&path_of(id))
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::all().get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

/// The library with heads of rows, which Typst still counts among its extras.
fn library() -> Library {
    let extras: Features = [Feature::A11yExtras].into_iter().collect();
    Library::builder().with_features(extras).build()
}

/// Sets the pages from the data.
pub(crate) fn typeset(data: &serde_json::Value, options: &Options) -> Result<Pages, ReportError> {
    let date = options.date;
    let today = Datetime::from_ymd(
        i32::from(date.year()),
        u8::try_from(date.month()).unwrap_or(1),
        u8::try_from(date.day()).unwrap_or(1),
    );
    let text = data.to_string();
    let title = data
        .pointer("/doc/title")
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default();
    let ident = format!("weft-report/1 {title} {date} {}", fnv(&text));
    let mut files = BTreeMap::from([("/data.json".to_owned(), Bytes::from_string(text))]);
    if let Some(logo) = &options.logo {
        files.insert("/logo.png".to_owned(), Bytes::new(logo.clone()));
    }
    let mut sources = BTreeMap::new();
    for (path, text) in TEMPLATE {
        let id = file_id(path)?;
        sources.insert((*path).to_owned(), Source::new(id, (*text).to_owned()));
    }
    let world = ReportWorld {
        library: LazyHash::new(library()),
        main: file_id("/main.typ")?,
        sources,
        files,
        today,
    };
    let pages = typst::compile::<PagedDocument>(&world)
        .output
        .map(|document| Pages::new(document, ident, today))
        .map_err(|errors| ReportError::Typesetting(describe(&errors)));
    // Keeps the memory of a long session flat: nothing of this report is asked for again soon.
    typst::comemo::evict(0);
    pages
}

/// The messages of Typst with their hints, and where in the template they arose.
pub(crate) fn describe(errors: &[SourceDiagnostic]) -> String {
    let mut lines = Vec::new();
    for error in errors {
        let file = error.span.id().map(path_of).unwrap_or_default();
        lines.push(format!("{} {file}", error.message));
        lines.extend(error.hints.iter().map(|hint| format!("hint: {}", hint.v)));
    }
    lines.join("; ")
}

/// A short fingerprint of the data (FNV-1a), so that different reports have different identifiers.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
