//! Files that appear whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use weft_core::said;

use crate::{FileError, Tried};

/// Writes a file whole: beside its place first, then to the disk, then under its name.
///
/// Only devices and pipes, which have no whole, are written to directly.
///
/// # Errors
///
/// What the system says; the place is then as it was before, and nothing is left beside it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let failed = |source: io::Error| FileError::Io {
        path: path.to_owned(),
        action: Tried::Writing,
        source,
    };
    if path.is_dir() {
        return Err(FileError::NotAFile {
            path: path.to_owned(),
            found: said!("a folder", "ein Ordner"),
        });
    }
    // A device or pipe takes the bytes as they come; a file must not take its place.
    if fs::metadata(path).is_ok_and(|old| !old.is_file()) {
        let device = OpenOptions::new().write(true).open(path);
        return device
            .and_then(|mut device| device.write_all(bytes))
            .map_err(failed);
    }
    // A link stays a link: what it points to is written.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (mut file, beside) = create_beside(&target).map_err(failed)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| keep_permissions(&target, &file))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, &target));
    drop(file);
    if let Err(error) = written {
        // The first error is the one to tell; a second one about cleaning up would hide it.
        drop(fs::remove_file(&beside));
        return Err(failed(error));
    }
    sync_folder(&target);
    Ok(())
}

/// A new file in the same folder, with a name that nothing has yet.
fn create_beside(target: &Path) -> io::Result<(File, PathBuf)> {
    let name = target
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path has no file name"))?;
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..100_u32 {
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}-{attempt}.part", std::process::id()));
        let beside = target.with_file_name(hidden);
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside)
        {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// A file that is replaced keeps who may read and write it.
fn keep_permissions(target: &Path, file: &File) -> io::Result<()> {
    match fs::metadata(target) {
        Ok(old) => file.set_permissions(old.permissions()),
        Err(_) => Ok(()),
    }
}

/// The new name reaches the disk, where the system can say so.
fn sync_folder(target: &Path) {
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        // Not every system syncs folders, and the file itself is already safe.
        drop(folder.sync_all());
    }
}
