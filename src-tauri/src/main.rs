//! The program `weft-desktop [FILE]`: opens FILE, or shows the documents that were open before.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    weft_files::hush_caught_panics();
    let file = std::env::args_os().nth(1).map(std::path::PathBuf::from);
    match weft_desktop::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(
                clippy::print_stderr,
                reason = "without a window there is nowhere else to say it"
            )]
            {
                eprintln!("weft-desktop: the window could not be opened: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
