//! Files by their name: which reader.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use weft_core::{Said, said, sentence};

use crate::note::{Note, Read};
use crate::{
    Counted, FileError, Limits, Place, Tried, Understood, diagram, read_bpmn, read_csv, read_dot,
    read_drawio, read_json, read_mermaid, read_picture, read_workbook, text, understood_csv,
    understood_workbook,
};

/// How a packed file starts.
const PACKED: &[u8] = b"PK\x03\x04";

/// A format that a document can be read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Weft JSON.
    Json,
    /// A spreadsheet saved as CSV.
    Csv,
    /// A workbook, `.xlsx` or `.ods`.
    Workbook,
    /// BPMN 2.0.
    Bpmn,
    /// A Mermaid flowchart.
    Mermaid,
    /// A graph in Graphviz's DOT.
    Dot,
    /// A diagram of draw.io.
    Drawio,
    /// A picture, `.svg` or `.png`, with a document or a diagram of draw.io inside.
    Picture,
}

impl Format {
    /// The format that the ending of a name stands for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "json" => Some(Self::Json),
            "csv" | "tsv" => Some(Self::Csv),
            "xlsx" | "xlsm" | "ods" => Some(Self::Workbook),
            "bpmn" | "xml" => Some(Self::Bpmn),
            "mmd" | "mermaid" | "md" | "markdown" => Some(Self::Mermaid),
            "dot" | "gv" => Some(Self::Dot),
            "drawio" | "dio" => Some(Self::Drawio),
            "svg" | "png" => Some(Self::Picture),
            _ => None,
        }
    }

    /// The format of a flowchart that is pasted, or saved under a name that says nothing.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        diagram::format_of(text)
    }

    /// The format by its content, where a name says too little: programs save texts as `.xlsx` and workbooks
    /// as `.csv`, and `.xml` may be a model or a diagram.
    fn seen_in(self, bytes: &[u8]) -> Self {
        let is_packed = bytes.starts_with(PACKED);
        // Zeros are in texts only where a mark says that each letter has two bytes.
        let is_text = bytes.starts_with(b"\xFF\xFE") || !bytes.contains(&0);
        match self {
            Self::Csv if is_packed => Self::Workbook,
            Self::Workbook if !is_packed && is_text && !bytes.is_empty() => Self::Csv,
            Self::Bpmn if starts_like_drawio(bytes) => Self::Drawio,
            Self::Json
            | Self::Csv
            | Self::Workbook
            | Self::Bpmn
            | Self::Mermaid
            | Self::Dot
            | Self::Drawio
            | Self::Picture => self,
        }
    }

    fn limit(self, limits: &Limits) -> u64 {
        match self {
            Self::Json => limits.json_bytes,
            Self::Csv => limits.csv_bytes,
            Self::Workbook => limits.workbook_bytes,
            Self::Bpmn => limits.bpmn_bytes,
            Self::Mermaid | Self::Dot | Self::Drawio => limits.diagram_bytes,
            Self::Picture => limits.picture_bytes,
        }
    }
}

/// Reads a document from a file, by the ending of its name; of spreadsheets the content decides which.
///
/// # Errors
///
/// A path that is no readable file, an ending that stands for no format, or a wrong content.
pub fn read(path: &Path, limits: &Limits) -> Result<Read, FileError> {
    let (named, bytes) = content(path, limits)?;
    read_as(named, path, &bytes, limits)
}

/// Reads a document from bytes that somebody holds, by the name of the file that they came from; nothing is
/// read from the disk.
///
/// # Errors
///
/// An ending that stands for no format, more bytes than the limits allow, or a wrong content.
pub fn read_bytes(path: &Path, bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    read_as(held(path, bytes, limits)?, path, bytes, limits)
}

fn read_as(named: Format, path: &Path, bytes: &[u8], limits: &Limits) -> Result<Read, FileError> {
    let format = named.seen_in(bytes);
    let mut read = match format {
        Format::Json => read_json(bytes, limits),
        Format::Csv => read_csv(bytes, limits),
        Format::Workbook => read_workbook(bytes, limits),
        Format::Bpmn => read_bpmn(bytes, limits),
        Format::Mermaid => read_mermaid(bytes, limits),
        Format::Dot => read_dot(bytes, limits),
        Format::Drawio => read_drawio(bytes, limits),
        Format::Picture => read_picture(bytes, limits),
    }
    .map_err(|error| error.at(path))?;
    let holds = match format {
        Format::Workbook => Some(said!("a workbook", "eine Arbeitsmappe")),
        Format::Csv => Some(said!("text", "Text")),
        // `.xml` promises neither a model nor a diagram.
        Format::Json
        | Format::Bpmn
        | Format::Mermaid
        | Format::Dot
        | Format::Drawio
        | Format::Picture => None,
    };
    if format != named
        && let Some(holds) = holds
    {
        let says = Said::of(|language| {
            sentence!(language;
            "the name of the file says otherwise, but it holds {}; it was read as that",
            "der Name der Datei sagt anderes, aber sie enthält {}; so wurde sie gelesen",
            holds.says(language))
        });
        read.notes.insert(0, Note::said(Place::Whole, &says));
    }
    if read.document.title.is_empty() {
        read.document.title = stem(path);
    }
    Ok(read)
}

/// What is understood of a spreadsheet, column by column, before anything is made of it; nothing for
/// other formats, which have no columns.
///
/// # Errors
///
/// As of [`read`], but wrong rows are a part of the answer.
pub fn understood(path: &Path, limits: &Limits) -> Result<Option<Understood>, FileError> {
    let (named, bytes) = content(path, limits)?;
    understood_as(named, path, &bytes, limits)
}

/// What is understood of a spreadsheet whose bytes somebody holds, as [`understood`] of a file.
///
/// # Errors
///
/// As of [`read_bytes`], but wrong rows are a part of the answer.
pub fn understood_bytes(
    path: &Path,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Option<Understood>, FileError> {
    understood_as(held(path, bytes, limits)?, path, bytes, limits)
}

fn understood_as(
    named: Format,
    path: &Path,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Option<Understood>, FileError> {
    let understood = match named.seen_in(bytes) {
        Format::Json
        | Format::Bpmn
        | Format::Mermaid
        | Format::Dot
        | Format::Drawio
        | Format::Picture => return Ok(None),
        Format::Csv => understood_csv(bytes, limits),
        Format::Workbook => understood_workbook(bytes, limits),
    };
    let mut understood = understood.map_err(|error| error.at(path))?;
    understood.read = understood.read.map_err(|error| error.at(path));
    Ok(Some(understood))
}

/// The bytes of a file that can be read, refused by its size before they are.
///
/// # Errors
///
/// A path that is no readable file, an ending that stands for no format, or a file that is too large.
pub fn bytes_of(path: &Path, limits: &Limits) -> Result<Vec<u8>, FileError> {
    content(path, limits).map(|(_, bytes)| bytes)
}

/// The format of bytes that are held, by the name of their file, if there are not too many of them.
fn held(path: &Path, bytes: &[u8], limits: &Limits) -> Result<Format, FileError> {
    let format = if says_nothing(path) {
        text::unicode(bytes)
            .ok()
            .and_then(|text| Format::of_text(&text))
    } else {
        Format::of(path)
    };
    let format = format.ok_or_else(|| unknown(path))?;
    let (found, limit) = (bytes.len() as u64, format.limit(limits));
    if found > limit {
        let of = Counted::Bytes;
        return Err(FileError::TooLarge { of, found, limit }.at(path));
    }
    Ok(format)
}

/// The format that a name stands for, and the bytes of the file.
fn content(path: &Path, limits: &Limits) -> Result<(Format, Vec<u8>), FileError> {
    let metadata = fs::metadata(path).map_err(|source| unreadable(path, source))?;
    if !metadata.is_file() {
        return Err(FileError::NotAFile {
            path: path.to_owned(),
            found: if metadata.is_dir() {
                said!("a folder", "ein Ordner")
            } else {
                said!("a device or pipe", "ein Gerät oder eine Pipe")
            },
        });
    }
    let format = format(path, limits).ok_or_else(|| unknown(path))?;
    let bytes = bytes(path, metadata.len(), format.limit(limits))?;
    Ok((format, bytes))
}

fn unknown(path: &Path) -> FileError {
    FileError::UnknownEnding {
        path: path.to_owned(),
        ending: path
            .extension()
            .map(|ending| ending.to_string_lossy().into_owned())
            .unwrap_or_default(),
    }
}

/// Whether a name says nothing of the format, so that a text is looked into.
fn says_nothing(path: &Path) -> bool {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    ending.is_none_or(|ending| ending == "txt")
}

/// The format of a file by its ending; a text without one that says more is looked into.
fn format(path: &Path, limits: &Limits) -> Option<Format> {
    if !says_nothing(path) {
        return Format::of(path);
    }
    let metadata = fs::metadata(path).ok()?;
    let bytes = bytes(path, metadata.len(), limits.diagram_bytes).ok()?;
    Format::of_text(&text::unicode(&bytes).ok()?)
}

/// Whether the first element is that of a diagram of draw.io.
fn starts_like_drawio(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = match text::unicode(head) {
        Ok(head) => head,
        // A letter may be cut at the end.
        Err(_) => String::from_utf8_lossy(head),
    };
    diagram::is_drawio(&head)
}

/// The bytes of a file, refused by its size before it is read.
fn bytes(path: &Path, found: u64, limit: u64) -> Result<Vec<u8>, FileError> {
    let too_large = |found| {
        FileError::TooLarge {
            of: Counted::Bytes,
            found,
            limit,
        }
        .at(path)
    };
    if found > limit {
        return Err(too_large(found));
    }
    let file = File::open(path).map_err(|source| unreadable(path, source))?;
    let mut bytes = Vec::new();
    // A file that grows while it is read is cut just beyond the limit, and so refused.
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|source| unreadable(path, source))?;
    Ok(bytes)
}

fn unreadable(path: &Path, source: std::io::Error) -> FileError {
    FileError::Io {
        path: path.to_owned(),
        action: Tried::Reading,
        source,
    }
}

/// The name of a file without its endings.
pub(crate) fn stem(path: &Path) -> String {
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let own = [".weft", ".drawio"];
    let bare = own.iter().find_map(|ending| name.strip_suffix(ending));
    bare.unwrap_or(&name).to_owned()
}
