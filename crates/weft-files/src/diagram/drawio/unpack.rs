//! What a page of draw.io holds when it is packed: text with percent signs, deflated, in base64.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::DeflateDecoder;
use percent_encoding::percent_decode_str;
use weft_core::{Said, said};

use crate::{Counted, FileError};

/// What is wrong with a packed page, or that it is too large.
pub(super) enum Broken {
    /// What was found.
    Found(Said),
    /// A limit.
    Limit(FileError),
}

/// The text of a packed page; at most so many bytes.
pub(super) fn unpacked(packed: &str, limit: u64) -> Result<String, Broken> {
    let letters: String = packed.split_whitespace().collect();
    let deflated = STANDARD.decode(letters).map_err(|error| {
        Broken::Found(said!(
            "a page that is no base64: {error}",
            "eine Seite, die kein Base64 ist: „{error}“"
        ))
    })?;
    let mut bytes = Vec::new();
    DeflateDecoder::new(deflated.as_slice())
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| {
            Broken::Found(said!(
                "a page that cannot be unpacked: {error}",
                "eine Seite, die sich nicht entpacken lässt: „{error}“"
            ))
        })?;
    let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if found > limit {
        return Err(Broken::Limit(FileError::TooLarge {
            of: Counted::Unpacked,
            found,
            limit,
        }));
    }
    let text = String::from_utf8(bytes).map_err(|_| not_text())?;
    percent_decoded(text)
}

/// Text whose `<` is written as `%3C`, as it is meant.
pub(super) fn percent_decoded(text: String) -> Result<String, Broken> {
    if !text.trim_start().starts_with('%') {
        return Ok(text);
    }
    let decoded = percent_decode_str(text.trim()).decode_utf8();
    decoded.map(Into::into).map_err(|_| not_text())
}

fn not_text() -> Broken {
    Broken::Found(said!(
        "a page that is no text in UTF-8",
        "eine Seite, die kein Text in UTF-8 ist"
    ))
}
