//! OCEL as JSON, XML and SQLite, by the first byte: no input panics or hangs, and what was counted adds up.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../log_file.rs"]
mod log_file;

fuzz_target!(|bytes: &[u8]| {
    let ending = match bytes.first() {
        Some(b'{') => "jsonocel",
        Some(b'<') => "xmlocel",
        _ => "sqlite",
    };
    log_file::check(ending, bytes);
});
