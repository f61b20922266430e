//! The bytes of a log: unpacked, in UTF-8, and counted on their way.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Decoder, DecoderResult, Encoding};
use flate2::bufread::MultiGzDecoder;
use weft_core::said;

use crate::{FileError, Limits, Place, Tried};

/// How a file starts that was packed with gzip.
const PACKED: &[u8] = b"\x1F\x8B";
/// Bytes that are read from the disk at once.
const AT_ONCE: usize = 256 << 10;

/// An open log.
pub(super) struct Source {
    path: PathBuf,
    /// The bytes, unpacked.
    reader: Box<dyn Read + Send>,
    /// Bytes of the file.
    pub(super) size: u64,
    packed: bool,
    read: Arc<AtomicU64>,
    unpacked: u64,
}

impl Source {
    /// Opens a file, and unpacks it where its first bytes say that it is packed.
    pub(super) fn open(path: &Path) -> Result<Self, FileError> {
        let metadata = fs::metadata(path).map_err(|source| unreadable(path, source))?;
        if !metadata.is_file() {
            let found = if metadata.is_dir() {
                said!("a folder", "ein Ordner")
            } else {
                said!("a device or pipe", "ein Gerät oder eine Pipe")
            };
            return Err(FileError::NotAFile {
                path: path.to_owned(),
                found,
            });
        }
        let file = File::open(path).map_err(|source| unreadable(path, source))?;
        let read = Arc::new(AtomicU64::new(0));
        let mut source = Self {
            path: path.to_owned(),
            reader: Box::new(Counted {
                inner: file,
                read: Arc::clone(&read),
            }),
            size: metadata.len(),
            packed: false,
            read,
            unpacked: 0,
        };
        let head = source.peek(PACKED.len())?;
        if head == PACKED {
            let packed = io::BufReader::with_capacity(AT_ONCE, source.reader);
            source.reader = Box::new(MultiGzDecoder::new(packed));
            source.packed = true;
        }
        Ok(source)
    }

    /// The first bytes, which stay where they are; fewer where the file is shorter.
    pub(super) fn peek(&mut self, count: usize) -> Result<Vec<u8>, FileError> {
        let mut head = Vec::new();
        let limit = u64::try_from(count).unwrap_or(u64::MAX);
        let read = (&mut self.reader).take(limit).read_to_end(&mut head);
        read.map_err(|error| self.failed(error))?;
        let rest = std::mem::replace(&mut self.reader, Box::new(io::empty()));
        self.reader = Box::new(Cursor::new(head.clone()).chain(rest));
        Ok(head)
    }

    /// Reads the rest as this encoding instead of UTF-8.
    pub(super) fn decode(&mut self, encoding: &'static Encoding) {
        let inner = std::mem::replace(&mut self.reader, Box::new(io::empty()));
        self.reader = Box::new(Decoded {
            inner,
            name: encoding.name(),
            decoder: encoding.new_decoder_with_bom_removal(),
            input: Vec::new(),
            output: Cursor::new(Vec::new()),
            ended: false,
        });
    }

    /// Appends up to so many bytes; whether there are more.
    pub(super) fn fill(&mut self, buffer: &mut Vec<u8>, count: usize) -> Result<bool, FileError> {
        let before = buffer.len();
        buffer.resize(before + count, 0);
        let room = buffer.get_mut(before..).unwrap_or_default();
        let (got, read) = read_all(&mut self.reader, room);
        buffer.truncate(before + got);
        self.unpacked += u64::try_from(got).unwrap_or(0);
        read.map_err(|error| self.failed(error))?;
        Ok(got == count)
    }

    /// All that is left, within the limit on what unpacks.
    pub(super) fn unpacked(mut self, limits: &Limits) -> Result<Vec<u8>, FileError> {
        let mut bytes = Vec::new();
        let mut is_more = true;
        while is_more {
            is_more = self.fill(&mut bytes, 1 << 20)?;
            let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            if found > limits.unpacked_bytes {
                return Err(FileError::TooLarge {
                    of: crate::Counted::Unpacked,
                    found,
                    limit: limits.unpacked_bytes,
                });
            }
        }
        Ok(bytes)
    }

    /// Whether the file is packed.
    pub(super) fn is_packed(&self) -> bool {
        self.packed
    }

    /// Reads some of the bytes, as [`Read::read`] does.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, FileError> {
        let read = self.reader.read(buffer);
        let count = read.map_err(|error| self.failed(error))?;
        self.unpacked += u64::try_from(count).unwrap_or(0);
        Ok(count)
    }

    /// Counts the bytes of the file that were read.
    pub(super) fn so_far(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    fn failed(&self, error: io::Error) -> FileError {
        let is_data = matches!(
            error.kind(),
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
        );
        if self.packed && error.kind() == io::ErrorKind::UnexpectedEof {
            self.cut_off()
        } else if error
            .get_ref()
            .is_some_and(<dyn Error + Send + Sync>::is::<NoText>)
        {
            FileError::wrong(
                Place::Whole,
                said!("{error}", "{error}"),
                said!(
                    "text in the encoding that the file names",
                    "Text in der Zeichenkodierung, die die Datei nennt"
                ),
            )
        } else if self.packed && is_data {
            self.damaged(&error)
        } else {
            unreadable(&self.path, error)
        }
    }

    fn cut_off(&self) -> FileError {
        let (size, unpacked) = (self.size, self.unpacked);
        FileError::wrong(
            Place::Whole,
            said!(
                "the end of the packed file after {size} bytes, in the middle of its data ({unpacked} bytes could be unpacked)",
                "das Ende der gepackten Datei nach {size} Byte, mitten in ihren Daten ({unpacked} Byte ließen sich entpacken)"
            ),
            said!(
                "a whole gzip file; this one seems to be downloaded or copied in part",
                "eine ganze gzip-Datei; diese scheint nur zum Teil heruntergeladen oder kopiert zu sein"
            ),
        )
    }

    fn damaged(&self, error: &io::Error) -> FileError {
        let unpacked = self.unpacked;
        FileError::wrong(
            Place::Whole,
            said!(
                "packed data that is damaged ({error}) after {unpacked} bytes were unpacked",
                "beschädigte gepackte Daten („{error}“), nachdem {unpacked} Byte entpackt waren"
            ),
            said!("a sound gzip file", "eine unbeschädigte gzip-Datei"),
        )
    }
}

/// Fills the room as far as there are bytes; how many there were. Unlike [`Read::read_to_end`] it asks
/// for all of them at once, which is how unpacking is fast.
fn read_all(reader: &mut impl Read, mut room: &mut [u8]) -> (usize, io::Result<()>) {
    let mut got = 0;
    while !room.is_empty() {
        match reader.read(room) {
            Ok(0) => break,
            Ok(count) => {
                got += count;
                room = room.get_mut(count..).unwrap_or_default();
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (got, Err(error)),
        }
    }
    (got, Ok(()))
}

fn unreadable(path: &Path, source: io::Error) -> FileError {
    FileError::Io {
        path: path.to_owned(),
        action: Tried::Reading,
        source,
    }
}

/// Counts what is read.
struct Counted {
    inner: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let counted = u64::try_from(count).unwrap_or(0);
        self.read.fetch_add(counted, Ordering::Relaxed);
        Ok(count)
    }
}

/// A text that is in no UTF-8, as UTF-8.
struct Decoded {
    inner: Box<dyn Read + Send>,
    name: &'static str,
    decoder: Decoder,
    input: Vec<u8>,
    output: Cursor<Vec<u8>>,
    ended: bool,
}

/// Bytes that do not stand for letters in the encoding.
#[derive(Debug, thiserror::Error)]
#[error("bytes that are no {0} text")]
struct NoText(&'static str);

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.output.read(buffer)?;
            if count > 0 || buffer.is_empty() || self.ended {
                return Ok(count);
            }
            self.decode()?;
        }
    }
}

impl Decoded {
    /// Decodes the next part; the letter at its end may wait for the part after it.
    fn decode(&mut self) -> io::Result<()> {
        let no_text = || io::Error::new(io::ErrorKind::InvalidData, NoText(self.name));
        self.input.clear();
        let limit = u64::try_from(AT_ONCE).unwrap_or(u64::MAX);
        let read = (&mut self.inner).take(limit).read_to_end(&mut self.input)?;
        self.ended = read < AT_ONCE;
        let room = self
            .decoder
            .max_utf8_buffer_length_without_replacement(self.input.len())
            .ok_or_else(no_text)?;
        let output = self.output.get_mut();
        output.resize(room, 0);
        let (result, _, written) =
            self.decoder
                .decode_to_utf8_without_replacement(&self.input, output, self.ended);
        output.truncate(written);
        self.output.set_position(0);
        match result {
            DecoderResult::InputEmpty => Ok(()),
            DecoderResult::OutputFull | DecoderResult::Malformed(..) => Err(no_text()),
        }
    }
}
