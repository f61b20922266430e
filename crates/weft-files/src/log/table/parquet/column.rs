//! A column of a row group, read some rows at a time into cells of text.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use parquet::basic::{Compression, ConvertedType, LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::{AsBytes, DataType};
use parquet::errors::ParquetError;
use parquet::file::reader::RowGroupReader;
use parquet::schema::types::ColumnDescriptor;
use weft_core::said;

use super::bounded::Bounded;
use super::{Opened, broken, repeats, too_large, too_much};
use crate::{Counted, FileError, Limits, Place};

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
pub(super) struct Column {
    reader: ColumnReader,
    meaning: Meaning,
    /// How deep a value is that is there.
    there: i16,
    /// Whether values repeat the beginning of others.
    pub(super) repeats: bool,
    /// Cells of the rows that were read last.
    pub(super) bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Column {
    /// Opens a column of a row group; `pages` are the bytes that the largest pages of the columns take which are
    /// open beside it.
    pub(super) fn new(
        file: &Opened,
        group: &dyn RowGroupReader,
        place: usize,
        limits: &Limits,
        pages: &mut u64,
    ) -> Result<Self, FileError> {
        let chunk = group.metadata().column(place);
        readable(chunk.compression())?;
        *pages = pages.saturating_add(file.largest_pages(chunk)?);
        if *pages > limits.unpacked_bytes {
            return Err(too_much(*pages, limits));
        }
        let repeats = repeats(chunk);
        let column = chunk.column_descr_ptr();
        let pages = group
            .get_column_page_reader(place)
            .map_err(|error| broken(&error))?;
        let pages = Bounded::new(pages, &column, repeats);
        Ok(Self {
            meaning: Meaning::of(&column),
            there: column.max_def_level(),
            repeats,
            reader: get_column_reader(column, Box::new(pages)),
            bytes: Vec::new(),
            ends: Vec::new(),
        })
    }

    /// The cell of a row; empty where it has none.
    pub(super) fn cell(&self, row: usize) -> &[u8] {
        let start = match row.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(usize::MAX),
            None => 0,
        };
        let end = self.ends.get(row).copied().unwrap_or(0);
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Reads the next rows; how many there were.
    pub(super) fn fill(&mut self, most: usize, limits: &Limits) -> Result<usize, FileError> {
        self.bytes.clear();
        self.ends.clear();
        let (meaning, there) = (self.meaning, self.there);
        let to = (&mut self.bytes, &mut self.ends);
        let text = |value: &str, to: &mut Vec<u8>| to.extend_from_slice(value.as_bytes());
        let (mut longest, mut all) = (0, 0_u64);
        let mut raw = |value: &[u8], to: &mut Vec<u8>| {
            longest = longest.max(value.len());
            all = all.saturating_add(u64::try_from(value.len()).unwrap_or(u64::MAX));
            if longest <= limits.value_bytes && all <= limits.unpacked_bytes {
                to.extend_from_slice(value);
            }
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
        if all > limits.unpacked_bytes {
            return Err(too_much(all, limits));
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

/// Refuses the two ways of packing that cannot be read.
fn readable(compression: Compression) -> Result<(), FileError> {
    let name = match compression {
        Compression::BROTLI(_) => "Brotli",
        Compression::LZO => "LZO",
        Compression::UNCOMPRESSED
        | Compression::SNAPPY
        | Compression::GZIP(_)
        | Compression::LZ4
        | Compression::ZSTD(_)
        | Compression::LZ4_RAW => return Ok(()),
    };
    Err(FileError::wrong(
        Place::Whole,
        said!(
            "columns that are packed with {name}",
            "Spalten, die mit {name} gepackt sind"
        ),
        said!(
            "Snappy, gzip, Zstandard, LZ4, or columns that are not packed",
            "Snappy, gzip, Zstandard, LZ4 oder ungepackte Spalten"
        ),
    ))
}
