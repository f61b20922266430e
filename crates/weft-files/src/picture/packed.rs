//! The document in a picture: Weft JSON, packed as zlib (RFC 1950).

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use flate2::write::ZlibEncoder;
use weft_core::{Document, said};

use super::broken;
use crate::{Counted, FileError, Limits, write_json};

/// The document, packed; refused where it could not be read again.
pub(super) fn packed(document: &Document, limits: &Limits) -> Result<Vec<u8>, FileError> {
    let json = write_json(document);
    bounded(json.len(), limits)?;
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let written = packer
        .write_all(json.as_bytes())
        .and_then(|()| packer.finish());
    Ok(written.expect("memory takes every byte"))
}

/// What was packed, within the limits.
pub(super) fn unpacked(packed: &[u8], limits: &Limits) -> Result<Vec<u8>, FileError> {
    inflated(ZlibDecoder::new(packed), limits)
}

/// What was packed without a head, as draw.io does.
pub(super) fn unpacked_bare(packed: &[u8], limits: &Limits) -> Result<Vec<u8>, FileError> {
    inflated(DeflateDecoder::new(packed), limits)
}

fn inflated(packed: impl std::io::Read, limits: &Limits) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    packed
        .take(limits.unpacked_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| {
            broken(said!(
                "a document that cannot be unpacked: {error}",
                "ein Dokument, das sich nicht entpacken lässt: „{error}“"
            ))
        })?;
    bounded(bytes.len(), limits)?;
    Ok(bytes)
}

fn bounded(bytes: usize, limits: &Limits) -> Result<(), FileError> {
    let found = u64::try_from(bytes).unwrap_or(u64::MAX);
    if found <= limits.unpacked_bytes {
        return Ok(());
    }
    Err(FileError::TooLarge {
        of: Counted::Unpacked,
        found,
        limit: limits.unpacked_bytes,
    })
}
