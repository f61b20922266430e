//! The file as the system sees it: what it is, and whether it still is the one that was opened.

use std::fs::{self, File, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use weft_core::{Said, said};

use crate::error::{DiskError, OpenError};
use crate::lock::beside;
use crate::schema::{APPLICATION, NEWEST};

/// What makes a file this file, however it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    number: u64,
}

impl From<&Metadata> for Identity {
    #[cfg(unix)]
    fn from(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self {
            device: metadata.dev(),
            number: metadata.ino(),
        }
    }

    /// Elsewhere an open file can be neither deleted nor replaced, so being there is enough.
    #[cfg(not(unix))]
    fn from(_: &Metadata) -> Self {
        Self {
            device: 0,
            number: 0,
        }
    }
}

impl Identity {
    /// The file at this place, if there is one.
    pub(crate) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().as_ref().map(Self::from)
    }
}

/// Files that have to stay where they are for a change to be safe.
#[derive(Debug)]
pub(crate) struct Watched {
    path: PathBuf,
    document: Option<Identity>,
    log: Option<Identity>,
}

impl Watched {
    pub(crate) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            document: Identity::at(path),
            log: None,
        }
    }

    /// Remembers the write-ahead log that the first change went to.
    pub(crate) fn remember_log(&mut self) {
        if self.log.is_none() {
            self.log = Identity::at(&beside(&self.path, "", "-wal"));
        }
    }

    /// A change of a file that nobody can find any more would be lost on closing.
    pub(crate) fn check(&self) -> Result<(), DiskError> {
        let log = beside(&self.path, "", "-wal");
        let moved = self.document != Identity::at(&self.path)
            || self.log.is_some() && self.log != Identity::at(&log);
        if moved {
            let path = self.path.clone();
            return Err(DiskError::Gone { path });
        }
        Ok(())
    }
}

/// Where a document really is: what a link points to.
pub(crate) fn real_path(path: &Path) -> Result<PathBuf, OpenError> {
    let real = fs::canonicalize(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            let path = path.to_owned();
            OpenError::Missing { path }
        } else {
            DiskError::io(path, error).into()
        }
    })?;
    let metadata = fs::metadata(&real).map_err(|error| DiskError::io(&real, error))?;
    if metadata.is_file() {
        return Ok(real);
    }
    let found = if metadata.is_dir() {
        said!("a folder", "ein Ordner")
    } else {
        said!("a device or pipe", "ein Gerät oder eine Pipe")
    };
    Err(OpenError::NotADocument {
        path: path.to_owned(),
        found,
    })
}

/// Whether somebody marked the file as not to be written.
pub(crate) fn is_protected(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly())
}

/// How many bytes a document has, with what is not yet checkpointed.
pub(crate) fn size(path: &Path) -> u64 {
    let of = |path: &Path| fs::metadata(path).map_or(0, |metadata| metadata.len());
    of(path).saturating_add(of(&beside(path, "", "-wal")))
}

/// The first bytes of every SQLite file (<https://sqlite.org/fileformat2.html>, 1.3).
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Refuses a file by its first hundred bytes, before SQLite touches it: opening a foreign file may
/// already change it.
pub(crate) fn check_header(path: &Path) -> Result<(), OpenError> {
    let not = |found: Said| OpenError::NotADocument {
        path: path.to_owned(),
        found,
    };
    let mut header = Vec::new();
    let file = File::open(path).map_err(|error| DiskError::io(path, error))?;
    file.take(100)
        .read_to_end(&mut header)
        .map_err(|error| DiskError::io(path, error))?;
    if header.is_empty() {
        return Err(not(said!("an empty file", "eine leere Datei")));
    }
    if !header.starts_with(MAGIC) {
        return Err(not(said!(
            "a file of another kind",
            "eine Datei anderer Art"
        )));
    }
    let (Some(version), Some(application)) = (number(&header, 60), number(&header, 68)) else {
        return Err(OpenError::Unreadable {
            path: path.to_owned(),
            found: said!(
                "it ends after {} bytes",
                "sie endet nach {} Byte",
                header.len()
            ),
        });
    };
    if application != APPLICATION {
        return Err(not(said!(
            "a database of another program",
            "eine Datenbank eines anderen Programms"
        )));
    }
    check_version(path, i64::from(version))
}

/// Refuses a file from the future.
pub(crate) fn check_version(path: &Path, found: i64) -> Result<(), OpenError> {
    if (0..=NEWEST).contains(&found) {
        return Ok(());
    }
    Err(OpenError::Newer {
        path: path.to_owned(),
        found,
        newest: NEWEST,
    })
}

fn number(header: &[u8], at: usize) -> Option<i32> {
    let bytes = header.get(at..at + 4)?;
    Some(i32::from_be_bytes(bytes.try_into().ok()?))
}
