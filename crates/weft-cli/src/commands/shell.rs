//! What a shell wants to know: completions and the man page.

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::output;

/// Prints completions for a shell.
pub(crate) fn completions(shell: Shell) -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "weft", &mut text);
    output::print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Done)
}

/// Prints the man page.
pub(crate) fn man() -> Result<Outcome, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Arguments::command())
        .render(&mut text)
        .map_err(|error| Failure::output(format!("the man page could not be made: {error}")))?;
    output::print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Done)
}
