//! What a command prints and writes: files whole or not at all, text without panics on a closed pipe.

use std::io::{self, Write as _};
use std::path::Path;

use serde::Serialize;

use crate::failure::Failure;

/// Prints text on standard output; a reader that has gone away is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::output(format!(
            "could not write to standard output: {error}"
        ))),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Says what went wrong on standard error.
pub(crate) fn complain(message: &str) {
    // Where standard error is closed there is nobody left to tell.
    let _unheard = writeln!(io::stderr(), "weft: {message}");
}

/// Says something worth knowing on standard error.
pub(crate) fn note(message: &str) {
    let _unheard = writeln!(io::stderr(), "note: {message}");
}

/// Writes bytes to a file, whole or not at all; `-` prints them.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if path == Path::new("-") {
        return print(&String::from_utf8_lossy(bytes));
    }
    weft_files::write_whole(path, bytes).map_err(Failure::output)
}

/// A value as JSON text with a line break at its end.
pub(crate) fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut text = serde_json::to_vec_pretty(value)
        .map_err(|error| Failure::output(format!("the result has no JSON form: {error}")))?;
    text.push(b'\n');
    Ok(text)
}
