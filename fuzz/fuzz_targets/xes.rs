//! XES: no input panics or hangs, and what was counted adds up.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../log_file.rs"]
mod log_file;

fuzz_target!(|bytes: &[u8]| log_file::check("xes", bytes));
