//! Asking the program `weft-engine`: arguments in, counts as JSON on its standard output.

use std::env;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use weft_core::Said;

use crate::{Address, Aggregates, FORMAT, Options, QueryError};

/// The program.
pub const NAME: &str = "weft-engine";

/// Bytes of counts that are taken; [`Aggregates`] of any real log are far below.
const MOST_BYTES: u64 = 2_000_000_000;

/// Where the program is: beside this one, or on the search path.
fn place() -> Option<PathBuf> {
    let name = format!("{NAME}{}", env::consts::EXE_SUFFIX);
    let here = env::current_exe().ok();
    let beside = here
        .as_deref()
        .and_then(|path| Some(path.parent()?.join(&name)));
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).map(|folder| folder.join(&name));
    let mut places = beside.into_iter().chain(on_path);
    places.find(|place| place.is_file())
}

/// Asks this program for counts, or the one that is found.
pub(crate) fn count(
    program: Option<&Path>,
    address: &Address,
    options: &Options,
) -> Result<(Aggregates, Vec<Said>), QueryError> {
    let program = program.map(Path::to_owned).or_else(place);
    let program = program.ok_or(QueryError::NoProgram)?;
    let failed = |error: io::Error| QueryError::Program {
        says: error.to_string(),
    };
    let mut child = Command::new(program)
        .arg("count")
        .arg(address.text())
        .args(options.arguments())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut said = child.stderr.take();
    // Read beside the counts, so that neither pipe can fill up and stop the program.
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = said
            .as_mut()
            .map(|said| said.take(64_000).read_to_end(&mut text));
        (read, text)
    });
    let mut bytes = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout
            .take(MOST_BYTES)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    }
    let status = child.wait().map_err(failed)?;
    let (_, said) = reader.join().unwrap_or_default();
    if !status.success() {
        let said = String::from_utf8_lossy(&said).trim().to_owned();
        let says = if said.is_empty() {
            status.to_string()
        } else {
            said
        };
        return Err(QueryError::Program { says });
    }
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Result<(Aggregates, Vec<Said>), QueryError> {
    let wrong = |error: serde_json::Error| QueryError::Format {
        found: error.to_string(),
    };
    let found: Aggregates = serde_json::from_slice(bytes).map_err(wrong)?;
    if found.format != FORMAT {
        return Err(QueryError::Format {
            found: found.format,
        });
    }
    let note = |[english, german]: &[String; 2]| {
        Said::of(|language| language.pick(english, german).clone())
    };
    let notes = found.notes.iter().map(note).collect();
    Ok((found, notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_is_refused() {
        let error = parse(br#"{"format":"weft-aggregates/2","rows":[]}"#).unwrap_err();
        assert!(error.to_string().contains("weft-aggregates/2"), "{error}");
        assert!(parse(b"Segmentation fault").is_err(), "no counts");
    }
}
