//! Reading a log of objects without trusting it: no value, and not all of it, may be too large.

use std::io::{self, Read};

use memchr::memrchr3;

use crate::log::source::Source;
use crate::{Counted, FileError, Limits};

/// The bytes of a log, refused where a value or all of them are too many.
pub(super) struct Guarded {
    source: Source,
    /// Bytes since the last that ends a value.
    since: usize,
    all: u64,
    value_bytes: usize,
    all_bytes: u64,
    /// Why reading failed; the parser between knows only that it did.
    pub(super) failed: Option<FileError>,
}

impl Guarded {
    pub(super) fn new(source: Source, limits: &Limits) -> Self {
        Self {
            source,
            since: 0,
            all: 0,
            value_bytes: limits.value_bytes,
            all_bytes: limits.objects_bytes,
            failed: None,
        }
    }

    fn check(&mut self, read: &[u8]) -> Result<(), FileError> {
        self.all += u64::try_from(read.len()).unwrap_or(u64::MAX);
        if self.all > self.all_bytes {
            return Err(FileError::TooLarge {
                of: Counted::Unpacked,
                found: self.all,
                limit: self.all_bytes,
            });
        }
        // A value ends with a quotation mark in both notations; texts of XML end before a tag.
        self.since = match memrchr3(b'"', b'\'', b'<', read) {
            Some(last) => read.len() - last,
            None => self.since + read.len(),
        };
        if self.since > self.value_bytes {
            return Err(FileError::TooLarge {
                of: Counted::BytesOfValue,
                found: u64::try_from(self.since).unwrap_or(u64::MAX),
                limit: u64::try_from(self.value_bytes).unwrap_or(u64::MAX),
            });
        }
        Ok(())
    }
}

impl Read for Guarded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer);
        let read = read.and_then(|count| {
            self.check(buffer.get(..count).unwrap_or_default())?;
            Ok(count)
        });
        read.map_err(|error| {
            self.failed = Some(error);
            io::Error::other("the log cannot be read")
        })
    }
}
