//! Logs as Parquet: of each row group the columns that are needed, some rows at a time.
//!
//! The library believes what a file says of its sizes, so each of these is looked at before it is acted on.

mod bounded;
mod column;
mod header;

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;

use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::properties::ReaderProperties;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::file::serialized_reader::ReadOptionsBuilder;
use weft_core::said;

use super::batch::{self, Hand};
use super::columns::{Mapped, mapped};
use super::csv::{MOST_COLUMNS, SAMPLE_ROWS, too_large};
use super::guess::{LogTable, guess};
use crate::log::source::Source;
use crate::log::{LogOptions, LogProgress, LogRead};
use crate::note::Note;
use crate::stumble::caught;
use crate::{Counted, FileError, Limits, Place};
use column::Column;
use header::PageSize;

/// Rows that are read at once.
const ROWS: usize = 4096;
/// The same where values repeat the beginning of others, which makes long ones of few bytes.
const REPEATING_ROWS: usize = 32;

/// What the columns of a log hold.
pub(in crate::log) fn columns(path: &Path, limits: &Limits) -> Result<LogTable, FileError> {
    let looked = looked(path, limits)?;
    Ok(guess(&looked.headers, &looked.rows))
}

/// Reads a log.
pub(in crate::log) fn read(
    path: &Path,
    options: &LogOptions,
    limits: &Limits,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
) -> Result<LogRead, FileError> {
    let looked = looked(path, limits)?;
    let mut mapped = mapped(&looked.headers, &looked.rows, options.mapping.as_ref())?;
    mapped.notes.extend(looked.notes);
    // From places among the flat columns to those in the file.
    mapped.columns = mapped
        .columns
        .map(|column| looked.places.get(column?).copied());
    batch::counted(&mapped, looked.size, options, progress, |hand| {
        caught(|| feed(path, &mapped, limits, hand)).unwrap_or_else(|| Err(damaged("broken pages")))
    })
}

/// What a look into a file gives.
struct Looked {
    headers: Vec<String>,
    /// For each header its place among all columns of the file.
    places: Vec<usize>,
    rows: Vec<Vec<String>>,
    notes: Vec<Note>,
    size: u64,
}

fn looked(path: &Path, limits: &Limits) -> Result<Looked, FileError> {
    caught(|| look(path, limits)).unwrap_or_else(|| Err(damaged("a broken description")))
}

fn look(path: &Path, limits: &Limits) -> Result<Looked, FileError> {
    let file = Opened::new(path, limits)?;
    let (reader, size) = (&file.reader, file.size);
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    if schema.num_columns() > MOST_COLUMNS {
        return Err(too_large(Counted::Columns, MOST_COLUMNS));
    }
    let flat = schema.columns().iter().enumerate();
    let (places, headers): (Vec<usize>, Vec<String>) = flat
        .filter(|(_, column)| column.max_rep_level() == 0)
        .map(|(place, column)| (place, column.path().string()))
        .unzip();
    let rows = sample(&file, &places, limits)?;
    let mut notes = Vec::new();
    let lists = schema.columns().iter();
    let lists = lists.filter(|column| column.max_rep_level() > 0);
    let names: Vec<String> = lists.map(|column| column.path().string()).collect();
    if !names.is_empty() {
        let names = names.join(", ");
        let says = said!(
            "left out, because they hold lists: {names}",
            "weggelassen, weil sie Listen enthalten: {names}"
        );
        notes.push(Note::said(Place::Whole, &says));
    }
    Ok(Looked {
        headers,
        places,
        rows,
        notes,
        size,
    })
}

/// The first rows of these columns.
fn sample(file: &Opened, places: &[usize], limits: &Limits) -> Result<Vec<Vec<String>>, FileError> {
    let mut rows = vec![Vec::new(); SAMPLE_ROWS];
    let (mut count, mut taken) = (0, 0_u64);
    if file.reader.num_row_groups() > 0 {
        let group = file.reader.get_row_group(0);
        let group = group.map_err(|error| broken(&error))?;
        let columns = group.metadata().columns();
        let most = if columns.iter().any(repeats) {
            REPEATING_ROWS
        } else {
            SAMPLE_ROWS
        };
        for &place in places {
            let mut column = Column::new(file, &*group, place, limits, &mut 0)?;
            count = column.fill(most, limits)?;
            taken = taken.saturating_add(u64::try_from(column.bytes.len()).unwrap_or(u64::MAX));
            if taken > limits.unpacked_bytes {
                return Err(too_much(taken, limits));
            }
            for (row, at) in rows.iter_mut().zip(0..count) {
                row.push(String::from_utf8_lossy(column.cell(at)).into_owned());
            }
        }
    }
    rows.truncate(count);
    Ok(rows)
}

/// Whether the file says of a column that values repeat the beginning of others.
fn repeats(column: &ColumnChunkMetaData) -> bool {
    column
        .encodings()
        .any(|encoding| encoding == Encoding::DELTA_BYTE_ARRAY)
}

fn too_much(found: u64, limits: &Limits) -> FileError {
    FileError::TooLarge {
        of: Counted::Unpacked,
        found,
        limit: limits.unpacked_bytes,
    }
}

/// The bytes of a file; a packed one is unpacked into memory.
enum Origin {
    File(File),
    Bytes(Bytes),
}

impl Origin {
    fn read_from(&self, start: u64) -> Result<Box<dyn Read>, ParquetError> {
        Ok(match self {
            Self::File(file) => Box::new(file.get_read(start)?),
            Self::Bytes(bytes) => Box::new(bytes.get_read(start)?),
        })
    }
}

/// An open file.
struct Opened {
    origin: Origin,
    reader: Box<dyn FileReader>,
    size: u64,
}

impl Opened {
    fn new(path: &Path, limits: &Limits) -> Result<Self, FileError> {
        let source = Source::open(path)?;
        let size = source.size;
        let (origin, reader) = if source.is_packed() {
            let bytes = Bytes::from(source.unpacked(limits)?);
            let reader = reader(bytes.clone())?;
            (Origin::Bytes(bytes), reader)
        } else {
            let unreadable = |source| FileError::Io {
                path: path.to_owned(),
                action: crate::Tried::Reading,
                source,
            };
            let file = File::open(path).map_err(unreadable)?;
            let reader = reader(file.try_clone().map_err(unreadable)?)?;
            (Origin::File(file), reader)
        };
        Ok(Self {
            origin,
            reader,
            size,
        })
    }

    /// Bytes of the largest page of a column as it unpacks, and of its dictionary.
    fn largest_pages(&self, column: &ColumnChunkMetaData) -> Result<u64, FileError> {
        let cut = |error: &io::Error| damaged(&error.to_string());
        let is_gzip = matches!(column.compression(), Compression::GZIP(_));
        let (mut at, mut left) = column.byte_range();
        let (mut largest, mut dictionary) = (0, 0);
        while left > 0 {
            let mut from = self.origin.read_from(at).map_err(|error| broken(&error))?;
            let page = PageSize::read(&mut from).map_err(|error| cut(&error))?;
            if is_gzip && !page.is_plain {
                unpack(from, page).map_err(|error| cut(&error))?;
            }
            let whole = page.header.saturating_add(page.packed);
            (at, left) = (at.saturating_add(whole), left.saturating_sub(whole));
            // A dictionary is kept beside the page that is read.
            dictionary = dictionary.max(largest.min(page.unpacked));
            largest = largest.max(page.unpacked);
        }
        Ok(largest.saturating_add(dictionary))
    }
}

/// Unpacks a page that is packed with gzip once before the library does, which takes all of it into memory,
/// however much it is.
fn unpack(from: impl Read, page: PageSize) -> io::Result<()> {
    let mut page_bytes = from.take(page.packed);
    io::copy(&mut (&mut page_bytes).take(page.levels), &mut io::sink())?;
    let said = page.unpacked.saturating_sub(page.levels);
    let values = MultiGzDecoder::new(page_bytes).take(said.saturating_add(1));
    if io::copy(&mut { values }, &mut io::sink())? > said {
        let message = "a page that says it holds less than it has";
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(())
}

fn reader(bytes: impl ChunkReader + 'static) -> Result<Box<dyn FileReader>, FileError> {
    // Old ways of LZ4 do not say how much they unpack to.
    let properties = ReaderProperties::builder().set_backward_compatible_lz4(false);
    let options = ReadOptionsBuilder::new().with_reader_properties(properties.build());
    let reader = SerializedFileReader::new_with_options(bytes, options.build());
    Ok(Box::new(reader.map_err(|error| broken(&error))?))
}

fn feed(
    path: &Path,
    mapped: &Mapped,
    limits: &Limits,
    hand: &mut Hand,
) -> Result<Vec<Note>, FileError> {
    let file = Opened::new(path, limits)?;
    let (reader, size) = (&file.reader, file.size);
    let groups = reader.num_row_groups();
    for number in 0..groups {
        let group = reader
            .get_row_group(number)
            .map_err(|error| broken(&error))?;
        let mut columns = Vec::new();
        let mut pages = 0;
        for place in mapped.columns {
            columns.push(match place {
                Some(place) => Some(Column::new(&file, &*group, place, limits, &mut pages)?),
                None => None,
            });
        }
        let repeats = columns.iter().flatten().any(|column| column.repeats);
        let rows = if repeats { REPEATING_ROWS } else { ROWS };
        loop {
            let mut count = 0;
            for column in columns.iter_mut().flatten() {
                count = column.fill(rows, limits)?.max(count);
            }
            if count == 0 {
                break;
            }
            for row in 0..count {
                let cells = columns.iter();
                let cells = cells.map(|one| one.as_ref().map_or(&b""[..], |one| one.cell(row)));
                if hand.row(cells).is_break() {
                    return Ok(Vec::new());
                }
            }
        }
        let done = u64::try_from(number + 1).unwrap_or(0);
        hand.read = size * done / u64::try_from(groups).unwrap_or(1).max(1);
    }
    Ok(Vec::new())
}

fn broken(error: &ParquetError) -> FileError {
    damaged(&error.to_string())
}

fn damaged(what: &str) -> FileError {
    FileError::wrong(
        Place::Whole,
        said!(
            "damaged data, or no Parquet ({what})",
            "beschädigte Daten, oder kein Parquet („{what}“)"
        ),
        said!("a sound Parquet file", "eine unbeschädigte Parquet-Datei"),
    )
}
