//! Logs as Parquet: of each row group the columns that are needed, some rows at a time.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use bytes::Bytes;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{AsBytes, DataType};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;
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

/// Rows that are read at once.
const ROWS: usize = 4096;

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
    let (reader, size) = open(path, limits)?;
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    if schema.num_columns() > MOST_COLUMNS {
        return Err(too_large(Counted::Columns, MOST_COLUMNS));
    }
    let flat = schema.columns().iter().enumerate();
    let (places, headers): (Vec<usize>, Vec<String>) = flat
        .filter(|(_, column)| column.max_rep_level() == 0)
        .map(|(place, column)| (place, column.path().string()))
        .unzip();
    let mut rows = vec![Vec::new(); SAMPLE_ROWS];
    let mut count = 0;
    if reader.num_row_groups() > 0 {
        let group = reader.get_row_group(0).map_err(|error| broken(&error))?;
        for &place in &places {
            let mut column = Column::new(group.get_column_reader(place), &schema.column(place))?;
            count = column.fill(SAMPLE_ROWS, limits)?;
            for (row, at) in rows.iter_mut().zip(0..count) {
                row.push(String::from_utf8_lossy(column.cell(at)).into_owned());
            }
        }
    }
    rows.truncate(count);
    let mut notes = Vec::new();
    let nested = schema.num_columns() - places.len();
    if nested > 0 {
        let says = said!(
            "{nested} columns hold lists and are left out",
            "{nested} Spalten enthalten Listen und sind weggelassen"
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

/// Opens a file; a packed one is unpacked into memory.
fn open(path: &Path, limits: &Limits) -> Result<(Box<dyn FileReader>, u64), FileError> {
    let source = Source::open(path)?;
    let size = source.size;
    if !source.is_packed() {
        let unreadable = |source| FileError::Io {
            path: path.to_owned(),
            action: crate::Tried::Reading,
            source,
        };
        let file = File::open(path).map_err(unreadable)?;
        let reader = SerializedFileReader::new(file).map_err(|error| broken(&error))?;
        return Ok((Box::new(reader), size));
    }
    let bytes = source.unpacked(limits)?;
    let reader = SerializedFileReader::new(Bytes::from(bytes)).map_err(|error| broken(&error))?;
    Ok((Box::new(reader), size))
}

fn feed(
    path: &Path,
    mapped: &Mapped,
    limits: &Limits,
    hand: &mut Hand,
) -> Result<Vec<Note>, FileError> {
    let (reader, size) = open(path, limits)?;
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    let groups = reader.num_row_groups();
    for number in 0..groups {
        let group = reader
            .get_row_group(number)
            .map_err(|error| broken(&error))?;
        let mut columns = Vec::new();
        for place in mapped.columns {
            columns.push(match place {
                Some(place) => Some(Column::new(
                    group.get_column_reader(place),
                    &schema.column(place),
                )?),
                None => None,
            });
        }
        loop {
            let mut count = 0;
            for column in columns.iter_mut().flatten() {
                count = column.fill(ROWS, limits)?.max(count);
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

/// What the numbers of a column mean.
#[derive(Debug, Clone, Copy)]
enum Meaning {
    /// Themselves.
    Plain,
    /// Days since 1970-01-01.
    Days,
    /// So many a second since 1970-01-01, in UTC or by a clock on some wall.
    Time { a_second: i64, is_utc: bool },
}

impl Meaning {
    fn of(column: &ColumnDescriptor) -> Self {
        let unit = |unit: &TimeUnit| match unit {
            TimeUnit::MILLIS => 1_000,
            TimeUnit::MICROS => 1_000_000,
            TimeUnit::NANOS => 1_000_000_000,
        };
        if let Some(LogicalType::Timestamp(time)) = column.logical_type_ref() {
            return Self::Time {
                a_second: unit(&time.unit),
                is_utc: time.is_adjusted_to_u_t_c,
            };
        }
        let kind = column.converted_type();
        let a_second = if kind == ConvertedType::TIMESTAMP_MILLIS {
            1_000
        } else if kind == ConvertedType::TIMESTAMP_MICROS {
            1_000_000
        } else if kind == ConvertedType::DATE {
            return Self::Days;
        } else {
            return Self::Plain;
        };
        let is_utc = true;
        Self::Time { a_second, is_utc }
    }

    /// Appends a number as text; a time as ISO 8601.
    fn write(self, number: i64, to: &mut Vec<u8>) {
        let (milliseconds, is_utc) = match self {
            Self::Plain => {
                to.extend(number.to_string().bytes());
                return;
            }
            Self::Days => (number.checked_mul(86_400_000), true),
            Self::Time { a_second, is_utc } if a_second > 1000 => {
                (Some(number.div_euclid(a_second / 1000)), is_utc)
            }
            Self::Time { is_utc, .. } => (Some(number), is_utc),
        };
        let time = milliseconds.and_then(|at| Timestamp::from_millisecond(at).ok());
        let Some(time) = time else {
            to.extend(number.to_string().bytes());
            return;
        };
        let local = TimeZone::UTC.to_datetime(time).to_string();
        to.extend(local.bytes());
        to.extend(if is_utc { &b"Z"[..] } else { b"" });
    }
}

/// A column of a row group, and some of its cells as text.
struct Column {
    reader: ColumnReader,
    meaning: Meaning,
    /// How deep a value is that is there.
    there: i16,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Column {
    fn new(
        reader: Result<ColumnReader, ParquetError>,
        column: &ColumnDescriptor,
    ) -> Result<Self, FileError> {
        Ok(Self {
            reader: reader.map_err(|error| broken(&error))?,
            meaning: Meaning::of(column),
            there: column.max_def_level(),
            bytes: Vec::new(),
            ends: Vec::new(),
        })
    }

    /// The cell of a row; empty where it has none.
    fn cell(&self, row: usize) -> &[u8] {
        let start = match row.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(usize::MAX),
            None => 0,
        };
        let end = self.ends.get(row).copied().unwrap_or(0);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Reads the next rows; how many there were.
    fn fill(&mut self, most: usize, limits: &Limits) -> Result<usize, FileError> {
        self.bytes.clear();
        self.ends.clear();
        let (meaning, there) = (self.meaning, self.there);
        let to = (&mut self.bytes, &mut self.ends);
        let text = |value: &str, to: &mut Vec<u8>| to.extend_from_slice(value.as_bytes());
        let mut longest = 0;
        let mut raw = |value: &[u8], to: &mut Vec<u8>| {
            longest = longest.max(value.len());
            to.extend_from_slice(value);
        };
        let read = match &mut self.reader {
            ColumnReader::BoolColumnReader(reader) => {
                cells(reader, most, there, to, |value, to| {
                    text(&value.to_string(), to);
                })
            }
            ColumnReader::Int32ColumnReader(reader) => {
                cells(reader, most, there, to, |value, to| {
                    meaning.write(i64::from(*value), to);
                })
            }
            ColumnReader::Int64ColumnReader(reader) => {
                cells(reader, most, there, to, |value, to| {
                    meaning.write(*value, to);
                })
            }
            ColumnReader::Int96ColumnReader(reader) => {
                let meaning = Meaning::Time {
                    a_second: 1000,
                    is_utc: true,
                };
                cells(reader, most, there, to, |value, to| {
                    meaning.write(value.to_millis(), to);
                })
            }
            ColumnReader::FloatColumnReader(reader) => {
                cells(reader, most, there, to, |value, to| {
                    text(&value.to_string(), to);
                })
            }
            ColumnReader::DoubleColumnReader(reader) => {
                cells(reader, most, there, to, |value, to| {
                    text(&value.to_string(), to);
                })
            }
            ColumnReader::ByteArrayColumnReader(reader) => {
                cells(reader, most, there, to, |value, to| raw(value.data(), to))
            }
            ColumnReader::FixedLenByteArrayColumnReader(reader) => {
                cells(reader, most, there, to, |value, to| {
                    raw(value.as_bytes(), to);
                })
            }
        };
        if longest > limits.value_bytes {
            return Err(too_large(Counted::BytesOfValue, limits.value_bytes));
        }
        read.map_err(|error| broken(&error))
    }
}

/// Reads rows of a column into cells; how many there were.
fn cells<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    most: usize,
    there: i16,
    (bytes, ends): (&mut Vec<u8>, &mut Vec<usize>),
    mut write: impl FnMut(&T::T, &mut Vec<u8>),
) -> Result<usize, ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    let (rows, _, _) = reader.read_records(most, Some(&mut levels), None, &mut values)?;
    let mut values = values.iter();
    for row in 0..rows {
        let is_there = there == 0 || levels.get(row) == Some(&there);
        if is_there && let Some(value) = values.next() {
            write(value, bytes);
        }
        ends.push(bytes.len());
    }
    Ok(rows)
}
