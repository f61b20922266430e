//! Logs as Parquet: no input panics where nobody catches it, hangs, or takes more memory than the limits say,
//! and what was counted adds up.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../log_file.rs"]
mod log_file;

fuzz_target!(init: weft_files::hush_caught_panics(), |bytes: &[u8]| {
    log_file::check("parquet", bytes);
});
